import { isScalar, product } from "../../arrays/index.js";
import { div, type Expr, isOne, mul, num } from "../../expr/index.js";
import type { Rule } from "../types.js";

/** Quotients entry by entry with one bar and their numbers in front: v ⊙ (1 ⊘ u) = v ⊘ u. */
export const wideFraction: Rule = {
  id: "entrywise-fraction",
  label: "one fraction",
  family: "matrix",
  heads: ["div", "mul"],
  where: "u: m, v: m, A: m x n, B: m x n, c:",
  statement: ["v .* (1 ./ u)", "v ./ u"],
  conditions: ["no entry of u is 0, as the left side requires already"],
  source: "field axioms, entry by entry",
  examples: [
    { before: "v .* (1 ./ u)", after: "v ./ u" },
    { before: "(v ./ u) .* (1 ./ v)", after: "v ./ (u .* v)" },
    { before: "v ./ (2*u)", after: "1/2 * (v ./ u)" },
    { before: "c*A'*(1 ./ u)", after: "A' * (c ./ u)" },
  ],
  refuses: ["v ./ u", "2*(v ./ u)", "2*A'*(1 ./ u)", "c*A'*(v ./ u)"],
  apply: (e) => {
    if (isScalar(e)) return undefined;
    const after = e.kind === "div" ? withoutNumber(e.args) : e.kind === "mul" ? joined(e.args) : undefined;
    return after === undefined ? undefined : { after, bindings: {} };
  },
};

/** v ⊘ (2u) is 1/2 · v ⊘ u. */
function withoutNumber([above, below]: readonly [Expr, Expr]): Expr | undefined {
  if (isScalar(below) || below.kind !== "mul") return undefined;
  const number = below.args.find((factor) => factor.kind === "num");
  if (number?.kind !== "num") return undefined;
  const rest = mul(...below.args.filter((factor) => factor !== number));
  return mul(num(number.value.pow(-1) ?? number.value), div(above, rest));
}

function joined(factors: readonly Expr[]): Expr | undefined {
  const wide = factors.filter((factor) => !isScalar(factor));
  const [only] = wide;
  if (only === undefined) return undefined;
  if (wide.length === 1) return scalarAbove(factors, only);
  const bars = wide.filter((factor) => factor.kind === "div" && !isScalar(factor.args[1]));
  if (bars.length === 0) return undefined;
  const above = wide.flatMap((factor) =>
    factor.kind === "div" && bars.includes(factor) ? [factor.args[0]] : [factor],
  );
  const numerators = above.filter((factor) => factor !== num(1));
  const below = bars.flatMap((bar) => (bar.kind === "div" ? [bar.args[1]] : []));
  return mul(...factors.filter(isScalar), div(mul(...numerators), mul(...below)));
}

/** c · A(1 ⊘ u) is A(c ⊘ u): the place above the bar is free. */
function scalarAbove(factors: readonly Expr[], wide: Expr): Expr | undefined {
  const names = factors.filter((factor) => isScalar(factor) && factor.kind === "sym");
  if (names.length === 0) return undefined;
  const chain = wide.kind === "matmul" ? wide.args : [wide];
  const position = chain.findIndex(
    (factor) =>
      factor.kind === "div" &&
      factor.args[0].kind === "num" &&
      isOne(factor.args[0].value) &&
      !isScalar(factor.args[1]),
  );
  const bar = chain[position];
  if (bar?.kind !== "div") return undefined;
  const filled = div(mul(...names), bar.args[1]);
  const others = factors.filter((factor) => isScalar(factor) && !names.includes(factor));
  return mul(...others, product(...chain.slice(0, position), filled, ...chain.slice(position + 1)));
}
