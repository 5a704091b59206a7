/** Greek letters and their English names, as formulas use them: capitals only where they differ from Latin ones. */
const names =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi " +
  "psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega";

/** All letters side by side, for patterns. */
export const greekAlphabet = "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ";

export const greekNames: readonly string[] = names.split(" ");

/** The letters by their names: theta → θ. */
export const greekLetters: Readonly<Record<string, string>> = Object.fromEntries(
  greekNames.map((name, k) => [name, greekAlphabet[k] as string]),
);

/** A letter's name in small letters, for patterns. */
export const smallGreekName = greekNames.filter((name) => name === name.toLowerCase()).join("|");
