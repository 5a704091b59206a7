/** Whether parts get names: always, never, or where an expression is too long to be read as a whole. */
export type Share = "auto" | "always" | "never";
export const shares: readonly Share[] = ["auto", "always", "never"];
