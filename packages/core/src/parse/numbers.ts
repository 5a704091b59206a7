/** Numbers as they are written, without loss: 0.1 is 1/10, 25 digits are 25 digits. */
import { type Num, num, type Rational, rational } from "../expr/index.js";
import type { Context } from "./context.js";
import type { Located } from "./mathjs.js";

/** Powers of ten beyond this are refused: their digits alone would fill the memory. */
const largestExponent = 400;
/** More digits than anybody means; arithmetic with them would take seconds. */
const mostDigits = 10_000;

export function readNumber(located: Located, context: Context): Num {
  const text = located.token?.text ?? String(located.node.value);
  if (text.length > mostDigits) {
    const message = `this number has ${text.length} digits; at most ${mostDigits} can be read`;
    throw context.error("too-large", message, located);
  }
  const value = exactly(text);
  if (value !== undefined) return num(value);
  const hint = `powers of ten from 1e-${largestExponent} to 1e${largestExponent} can be read`;
  throw context.error("too-large", "this number is too large or too small", located, hint);
}

/** The value of a literal, or undefined where its power of ten is too large. */
function exactly(text: string): Rational | undefined {
  const parts = /^(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (parts === null) return undefined;
  const [, whole = "", decimals = "", exponent = "0"] = parts;
  const power = Number(exponent);
  if (Math.abs(power) > largestExponent) return undefined;
  const digits = `${whole || "0"}.${decimals || "0"}`;
  const scale = rational(`1${"0".repeat(Math.abs(power))}`);
  return power < 0 ? rational(digits).div(scale) : rational(digits).mul(scale);
}
