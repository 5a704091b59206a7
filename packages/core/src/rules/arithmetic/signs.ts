import { div, type Expr, isNegative, mul, neg, num, sum } from "../../expr/index.js";
import type { Rule } from "../types.js";

/** The sign of a product or quotient stands in front of it, once. */
export const signs: Rule = {
  id: "signs",
  label: "sign carried",
  family: "arithmetic",
  heads: ["neg", "sum", "mul", "div"],
  statement: ["u*(-v)", "-u*v"],
  conditions: [],
  source: "field axioms",
  examples: [
    { before: "a*(-b)*c", after: "-a * b * c" },
    { before: "-(-a)", after: "a" },
    { before: "a/(-b)", after: "-a/b" },
    { before: "(-2)*x", after: "-2 * x" },
    { before: "(-a)*(-b)", after: "a * b" },
    { before: "sum(-a[i], i, 1, m)", after: "-sum(a[i], i, 1, m)" },
  ],
  refuses: ["a - b", "-a*b", "(-a)^2"],
  apply: (e) => {
    const after = signInFront(e);
    return after === undefined ? undefined : { after, bindings: { u: e } };
  },
};

const isMinus = (e: Expr): boolean => e.kind === "neg" || (e.kind === "num" && isNegative(e.value));
const opposite = (e: Expr): Expr => (e.kind === "neg" ? e.args[0] : neg(e));

function signInFront(e: Expr): Expr | undefined {
  if (e.kind === "neg") return isMinus(e.args[0]) ? opposite(e.args[0]) : undefined;
  if (e.kind === "sum") {
    const [body, lower, upper] = e.args;
    return body.kind === "neg" ? neg(sum(body.args[0], e.name, lower, upper)) : undefined;
  }
  if (e.kind !== "mul" && e.kind !== "div") return undefined;
  const minuses = e.args.filter(isMinus).length;
  if (minuses === 0) return undefined;
  const plain = e.args.map((a) => (isMinus(a) ? opposite(a) : a));
  const after = e.kind === "mul" ? mul(...plain) : div(plain[0] ?? num(1), plain[1] ?? num(1));
  return minuses % 2 === 0 ? after : neg(after);
}
