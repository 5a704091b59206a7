/** Numbers as they are written, without loss: 0.1 is 1/10, 25 digits are 25 digits. */
import { type Rational, rational } from "../expr/index.js";

/** Powers of ten beyond this are refused: their digits alone would fill the memory. */
const largestExponent = 400;

/** The value of a literal, or undefined where its power of ten is too large or it is no number. */
export function exactly(text: string): Rational | undefined {
  const parts = /^(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (parts === null || text === "") return undefined;
  const [, whole = "", decimals = "", exponent = "0"] = parts;
  const power = Number(exponent);
  if (Math.abs(power) > largestExponent) return undefined;
  const digits = `${whole || "0"}.${decimals || "0"}`;
  const scale = rational(`1${"0".repeat(Math.abs(power))}`);
  return power < 0 ? rational(digits).div(scale) : rational(digits).mul(scale);
}
