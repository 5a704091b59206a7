import { type Expr, isInteger, mul, some } from "../../expr/index.js";
import type { Setting } from "../../problem/problem.js";
import type { Rule } from "../types.js";

/** Powers of the variable stand before functions and brackets: 2x·cos(x²) rather than 2·cos(x²)·x. */
export const variableFirst: Rule = {
  id: "variable-first",
  label: "order of factors",
  family: "arithmetic",
  heads: ["mul"],
  statement: ["sin(t)*t", "t*sin(t)"],
  conditions: ["t is what is differentiated by"],
  source: "field axioms; the custom of calculus books",
  examples: [{ before: "2*cos(t^2)*t", after: "2 * t * cos(t^2)" }],
  refuses: ["2*t*cos(t^2)", "a*t", "sin(t)*y", "diff(sin(t), t)*t"],
  apply: (e, setting) => {
    if (e.kind !== "mul") return undefined;
    const first = e.args.findIndex(isHeavy);
    const moves = e.args.filter((arg, k) => k > first && isPowerOfVariable(arg, setting));
    if (first < 0 || moves.length === 0 || some(e, (node) => node.kind === "diff")) return undefined;
    const before = e.args.slice(0, first);
    const behind = e.args.slice(first).filter((arg) => !moves.includes(arg));
    return { after: mul(...before, ...moves, ...behind), bindings: { t: moves[0] as Expr } };
  },
};

/** A function, a bracket, a power of one, or a power with an exponent that is no number. */
function isHeavy(e: Expr): boolean {
  if (e.kind === "pow") return e.args[1].kind !== "num" || isHeavy(e.args[0]);
  return e.kind === "call" || e.kind === "add" || e.kind === "piecewise";
}

function isPowerOfVariable(e: Expr, { moving }: Setting): boolean {
  const base = e.kind === "pow" && e.args[1].kind === "num" && isInteger(e.args[1].value) ? e.args[0] : e;
  return base.kind === "sym" && moving.has(base.name);
}
