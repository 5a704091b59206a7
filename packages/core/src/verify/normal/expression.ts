/** Quotients back to expressions. */
import { add, type Expr, mul, num, pow } from "../../expr/index.js";
import type { Kernel, Kernels } from "./kernels.js";
import { type Polynomial, unit } from "./polynomial.js";
import type { Quotient } from "./quotient.js";

/** The quotient as an expression, for substituting an index. */
export function expressionOf(q: Quotient, kernels: Kernels): Expr {
  const poly = (p: Polynomial): Expr =>
    add(
      ...[...p]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { monomial, coefficient }]) =>
          mul(
            ...(coefficient.equals(1) && monomial.length > 0 ? [] : [num(coefficient)]),
            ...monomial.map(([id, exponent]) => powerOf(kernels.get(id), exponent)),
          ),
        ),
    );
  const below = [...q.bottom.values()].map(({ factor, power: k }) => pow(poly(factor), num(-k)));
  return mul(poly(q.top), ...below);
}

/** (y^k)^e as y^(e·k): a root of y^k is that only where y is positive, and a power of the kernel always. */
function powerOf({ expr, power }: Kernel, exponent: number): Expr {
  if (exponent === unit) return expr;
  const by = num(exponent, unit);
  return power !== undefined && expr.kind === "pow"
    ? pow(expr.args[0], mul(by, expr.args[1]))
    : pow(expr, by);
}
