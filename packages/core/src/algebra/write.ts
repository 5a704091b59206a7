/** Terms written as people write them: sign first, number first, a big sum never on a fraction bar. */
import {
  call,
  div,
  type Expr,
  isInteger,
  isNegative,
  isOne,
  isZero,
  mul,
  neg,
  num,
  pow,
  rational,
} from "../expr/index.js";
import type { Factor, Term } from "./term.js";

const none: ReadonlySet<string> = new Set();

/**
 * @param counts names of counts: with only these below the bar, the fraction goes in front, as in
 *   1/m Σ … and λ/m θ_j.
 */
export function termToExpr(term: Term, counts: ReadonlySet<string> = none): Expr {
  const positive = isNegative(term.coefficient) ? term.coefficient.neg() : term.coefficient;
  const above: Expr[] = [];
  const below: Expr[] = [];
  for (const factor of term.factors) place(factor, above, below);
  const written = write(positive, above, below, counts);
  return positive === term.coefficient ? written : neg(written);
}

function place({ base, exponent }: Factor, above: Expr[], below: Expr[]): void {
  if (base.kind === "call" && base.name === "exp") {
    above.push(call("exp", times(exponent, base.args[0] as Expr)));
  } else if (exponent.kind === "num" && isNegative(exponent.value)) {
    below.push(power(base, num(exponent.value.neg())));
  } else {
    above.push(power(base, exponent));
  }
}

function power(base: Expr, exponent: Expr): Expr {
  if (exponent.kind === "num") {
    if (isOne(exponent.value)) return base;
    if (exponent.value.equals(rational(1, 2))) return call("sqrt", base);
  }
  return pow(base, exponent);
}

function times(c: Expr, u: Expr): Expr {
  if (c.kind !== "num") return mul(c, u);
  const size = isNegative(c.value) ? c.value.neg() : c.value;
  const written = write(size, [u], [], none);
  return size === c.value ? written : neg(written);
}

function write(
  coefficient: Term["coefficient"],
  above: readonly Expr[],
  below: readonly Expr[],
  counts: ReadonlySet<string>,
): Expr {
  const top = num(coefficient.n);
  const bottom = coefficient.d === 1n ? below : [num(coefficient.d), ...below];
  const numbered = (factors: readonly Expr[]) =>
    top === num(1) && factors.length > 0 ? factors : [top, ...factors];
  if (bottom.length === 0) return mul(...numbered(above));
  if (above.length === 0 && below.length === 0) return num(coefficient);

  const big = above.filter(isBig);
  const overCounts = below.length > 0 && below.every((d) => d.kind === "sym" && counts.has(d.name));
  if (big.length > 0 || (overCounts && above.some((factor) => factor.kind !== "sym"))) {
    const front = above.filter((factor) => (big.length > 0 ? !isBig(factor) : factor.kind === "sym"));
    const rest = above.filter((factor) => !front.includes(factor));
    return mul(fraction(numbered(front), bottom), ...rest);
  }
  return fraction(numbered(above), bottom);
}

/** A quotient; of two whole numbers it is a number. */
function fraction(top: readonly Expr[], bottom: readonly Expr[]): Expr {
  const [n, d] = [mul(...top), mul(...bottom)];
  return n.kind === "num" && d.kind === "num" && isInteger(d.value) && !isZero(d.value)
    ? num(n.value.div(d.value))
    : div(n, d);
}

const isBig = (e: Expr): boolean => e.kind === "sum" || e.kind === "prod" || e.kind === "piecewise";
