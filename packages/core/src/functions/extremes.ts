/** What max and min share: which argument is the extreme one decides the value and the derivative. */
import { type Expr, logic, num, piecewise, rel } from "../expr/index.js";

/** 1 where the argument at `position` is strictly beyond all others, 0 elsewhere. */
export function indicatorOfExtreme(args: readonly Expr[], position: number, operator: ">" | "<"): Expr {
  const own = args[position] as Expr;
  const conditions = args.filter((_, k) => k !== position).map((other) => rel(operator, own, other));
  if (conditions.length === 0) return num(1);
  const all = conditions.length === 1 ? (conditions[0] as Expr) : logic("and", ...conditions);
  return piecewise(all, num(1), num(0));
}

/** The arguments must differ for a derivative to exist. */
export function distinct(args: readonly Expr[]): Expr[] {
  return args.flatMap((a, p) =>
    args.slice(p + 1).map((b) => (a.kind === "num" ? rel("!=", b, a) : rel("!=", a, b))),
  );
}

export const slopeOfExtreme = (args: readonly number[], extreme: number): number[] =>
  args.filter((a) => a === extreme).length > 1
    ? args.map(() => Number.NaN)
    : args.map((a) => (a === extreme ? 1 : 0));
