import { call, type Expr, num, type Rational, rational } from "../../expr/index.js";
import type { Rule } from "../types.js";

const values: Readonly<Record<string, readonly (readonly [number, Rational])[]>> = {
  exp: [[0, rational(1)]],
  log: [[1, rational(0)]],
  sin: [[0, rational(0)]],
  tan: [[0, rational(0)]],
  cos: [[0, rational(1)]],
  sqrt: [
    [0, rational(0)],
    [1, rational(1)],
    [4, rational(2)],
    [9, rational(3)],
    [16, rational(4)],
    [25, rational(5)],
  ],
  sinh: [[0, rational(0)]],
  cosh: [[0, rational(1)]],
  tanh: [[0, rational(0)]],
  atan: [[0, rational(0)]],
  asin: [[0, rational(0)]],
  sigmoid: [[0, rational(1, 2)]],
};

/** log(1) = 0, cos(0) = 1, δ_kk = 1 and the like. */
export const specialValues: Rule = {
  id: "special-value",
  label: "special value",
  family: "arithmetic",
  heads: ["call"],
  statement: ["log(1)", "0"],
  conditions: [],
  source: "definitions of the functions",
  examples: [
    { before: "exp(0)", after: "1" },
    { before: "log(exp(1))", after: "1" },
    { before: "delta(k, k)", after: "1" },
    { before: "delta(1, 2)", after: "0" },
    { before: "abs(-3)", after: "3" },
  ],
  refuses: ["exp(1)", "log(2)", "delta(j, k)", "sin(pi)"],
  apply: (e) => {
    if (e.kind !== "call") return undefined;
    const value = specialValue(e.name, e.args);
    return value === undefined ? undefined : { after: num(value), bindings: {} };
  },
};

function specialValue(name: string, args: readonly Expr[]): Rational | undefined {
  const [a, b] = args;
  if (name === "delta" && a !== undefined && b !== undefined) {
    if (a === b) return rational(1);
    return a.kind === "num" && b.kind === "num" ? rational(0) : undefined;
  }
  if (name === "log" && b === undefined && a === call("exp", num(1))) return rational(1);
  if (args.length !== 1 || a?.kind !== "num") return undefined;
  const { value } = a;
  if (name === "abs") return value.abs();
  if (name === "sign") return rational(value.n === 0n ? 0n : value.s);
  return values[name]?.find(([at]) => value.equals(at))?.[1];
}
