/** What to write for a derivative: the option says by what the cost is differentiated, not the cost. */

/** @param variable what the text differentiates by, and what it differentiates; empty where that is not said */
export function derivativeHint(variable: string, of = ""): string {
  const [x, f, whole] = [variable || "x", of || "f", of || "the function"];
  return `write ${whole} alone and --wrt ${x}; only inside of a cost a derivative is written diff(${f}, ${x})`;
}
