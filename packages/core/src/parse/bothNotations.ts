/** What is read alike of numbers and of matrices, whatever the operator makes of its operands. */
import { call, type Expr, neg, num } from "../expr/index.js";
import type { Context } from "./context.js";
import type { Located } from "./mathjs.js";
import { refuseAmbiguousPower, refuseAmbiguousQuotient } from "./twoReadings.js";

/** A minus in front of a product or quotient stands outside of it, unless it was bracketed. */
export function withoutSign(located: Located, context: Context): { negative: boolean; plain: Expr } {
  const value = context.expr(located);
  if (located.bracketed || located.node.type === "ParenthesisNode") return { negative: false, plain: value };
  if (value.kind === "neg") return { negative: true, plain: value.args[0] };
  const negative = value.kind === "num" && value.value.s < 0n;
  return { negative, plain: negative ? neg(value) : value };
}

/** A number where literals are divided.
 *  @param div what the quotient is of any other operands */
export function readQuotient(
  left: Located,
  right: Located,
  context: Context,
  div: (u: Expr, v: Expr) => Expr,
): Expr {
  refuseAmbiguousQuotient(left, right, context);
  const [u, v] = [context.expr(left), context.expr(right)];
  if (v.kind === "num" && v.value.n === 0n)
    throw context.error("division-by-zero", "this divides by 0", right, "nothing can be divided by 0");
  const brackets = [left, right].some(({ node }) => node.type === "ParenthesisNode");
  if (u.kind === "num" && v.kind === "num" && !brackets) return num(u.value.div(v.value));
  const { negative, plain } = withoutSign(left, context);
  return negative ? neg(div(plain, v)) : div(plain, v);
}

/** The exponential function where e alone is raised.
 *  @param pow what the power is of any other base */
export function readPower(
  left: Located,
  right: Located,
  context: Context,
  pow: (base: Expr, exponent: Expr) => Expr,
): Expr {
  refuseAmbiguousPower(left, right, context);
  const [base, exponent] = [context.expr(left), context.expr(right)];
  return base === call("exp", num(1)) && left.node.type === "SymbolNode"
    ? call("exp", exponent)
    : pow(base, exponent);
}
