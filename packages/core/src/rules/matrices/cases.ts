import { add, div, type Expr, mul, neg, num, piecewise } from "../../expr/index.js";
import type { Rule } from "../types.js";

/** Terms that are switched on by the cases of one condition are the values of those cases. */
export const casesJoined: Rule = {
  id: "cases-joined",
  label: "one case each",
  family: "matrix",
  heads: ["add"],
  where: "u: m, v: m, c:",
  statement: ["u .* piecewise(c > 0, 1, 0) + v .* piecewise(c > 0, 0, 1)", "piecewise(c > 0, u, v)"],
  conditions: [],
  source: "case by case",
  examples: [
    {
      before: "u .* piecewise(u > 0, 1, 0) - c*v .* piecewise(u > 0, 0, 1)",
      after: "piecewise(u > 0, u, -c * v)",
    },
  ],
  refuses: ["u .* piecewise(u > 0, 1, 0) + v .* piecewise(v > 0, 0, 1)", "u .* piecewise(u > 0, 1, 0) + v"],
  apply: (e) => {
    if (e.kind !== "add") return undefined;
    const terms = e.args.map((term) => ({ term, own: switched(term) }));
    for (const { own } of terms) {
      if (own === undefined) continue;
      const alike = terms.filter(
        (other) => other.own !== undefined && sameConditions(other.own.mask, own.mask),
      );
      if (alike.length < 2) continue;
      const values = own.mask.args.map((arg, k) => {
        if (!isValue(own.mask, k)) return arg;
        const here = alike.flatMap((other) => (other.own?.position === k ? [other.own.value] : []));
        return add(...here);
      });
      const rest = terms.filter((other) => !alike.includes(other)).map(({ term }) => term);
      return { after: add(piecewise(...values), ...rest), bindings: {} };
    }
    return undefined;
  },
};

type Piecewise = Expr & { readonly kind: "piecewise" };

interface Switched {
  readonly mask: Piecewise;
  /** Where in the mask the 1 stands. */
  readonly position: number;
  /** The term without the mask. */
  readonly value: Expr;
}

function switched(e: Expr): Switched | undefined {
  if (e.kind === "piecewise") {
    const values = e.args.flatMap((arg, k) => (isValue(e, k) ? [{ arg, k }] : []));
    const chosen = values.filter(({ arg }) => arg === num(1));
    const [only] = chosen;
    const others = values.filter(({ arg }) => arg !== num(1));
    if (only === undefined || chosen.length > 1 || others.some(({ arg }) => arg !== num(0))) return undefined;
    return { mask: e, position: only.k, value: num(1) };
  }
  if (e.kind === "neg") return wrapped(switched(e.args[0]), neg);
  if (e.kind === "div") return wrapped(switched(e.args[0]), (above) => div(above, e.args[1]));
  if (e.kind !== "mul") return undefined;
  const position = e.args.findIndex(
    (factor) => factor.kind === "piecewise" && switched(factor) !== undefined,
  );
  const own = position < 0 ? undefined : switched(e.args[position] as Expr);
  return wrapped(own, () => mul(...e.args.filter((_, k) => k !== position)));
}

const wrapped = (own: Switched | undefined, wrap: (value: Expr) => Expr): Switched | undefined =>
  own && { ...own, value: wrap(own.value) };

const isValue = (e: Piecewise, k: number): boolean => k % 2 === 1 || k === e.args.length - 1;

const sameConditions = (a: Piecewise, b: Piecewise): boolean =>
  a.args.length === b.args.length && a.args.every((arg, k) => isValue(a, k) || arg === b.args[k]);
