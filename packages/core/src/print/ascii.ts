/** Words with signs in them (labels) in ASCII. */
import { greekLetters } from "../expr/greek.js";
import { loweredOf, raisedOf } from "./glyphs.js";

const plain = new Map([
  ...Object.entries(greekLetters).map(([name, letter]) => [letter, name] as const),
  ["′", "'"],
  ["″", "''"],
  ["−", "-"],
  ["·", "*"],
  ["×", "*"],
  ["⊙", ".*"],
  ["⊘", "./"],
  ["∘", "o"],
  ["∇", "grad"],
  ["‖", "||"],
  ["∂", "d"],
  ["Σ", "sum"],
  ["Π", "prod"],
  ["√", "sqrt"],
  ["≤", "<="],
  ["≥", ">="],
  ["≠", "!="],
  ["≈", "~"],
  ["∈", "in"],
  ["→", "->"],
  ["…", "..."],
  ["∞", "infinity"],
  ["ᵀ", "' "],
]);

/** @example asciiText("σ′ = σ(1 − σ)") is "sigma' = sigma(1 - sigma)"; asciiText("xᵢ²") is "x_i^2" */
export function asciiText(text: string): string {
  let out = "";
  let script = "";
  for (const char of text) {
    const sign = plain.get(char);
    const low = loweredOf.get(char);
    const high = sign === undefined ? raisedOf.get(char) : undefined;
    const kind = low !== undefined ? "_" : high !== undefined ? "^" : "";
    if (kind !== script) out += kind;
    script = kind;
    out += low ?? high ?? sign ?? (char <= "~" ? char : "?");
  }
  return out;
}
