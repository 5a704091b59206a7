/** What a problem may be written in. */

export interface ReadingFlags {
  /** What the problem is written in; it is recognised without. */
  readonly from?: "text" | "latex";
  readonly explainReading?: boolean;
}

export const notations = ["text", "latex"] as const;
