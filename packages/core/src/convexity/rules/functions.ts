/** Functions of a number over convex and concave parts. */
import { arrayFunctionNamed } from "../../arrays/index.js";
import { div, type Expr, isInteger, num, pow, rel } from "../../expr/index.js";
import { composed } from "../compose.js";
import { type Finding, finding, isAffine, isConcave, isConvex, isOwn } from "../finding.js";
import { pieces, powerPieces } from "../functions.js";
import type { ConvexityRule, Known } from "../rule.js";

const section = "Boyd & Vandenberghe, Convex Optimization, 3.2.4";

export const composition: ConvexityRule = {
  id: "composition",
  label:
    "a convex function of what is affine, a rising one of what is convex, a falling one of what is concave",
  source: section,
  examples: [
    { cost: "exp(x^2)", wrt: "x", finds: "convex" },
    { cost: "softplus(a - b*x)", wrt: "x", finds: "convex" },
    { cost: "log(1 - x^2)", wrt: "x", finds: "concave" },
    { cost: "sigmoid(x)", wrt: "x", assume: "x < 0", finds: "convex" },
    { cost: "sqrt(3 - x)", wrt: "x", finds: "concave" },
  ],
  refuses: [
    { cost: "sigmoid(x)", wrt: "x" },
    { cost: "log(1 + x^2)", wrt: "x" },
    { cost: "exp(-x^2)", wrt: "x" },
    { cost: "cosh(exp(x) - 3)", wrt: "x" },
    { cost: "sin(x)", wrt: "x" },
  ],
  apply: (e, known) => {
    if (e.kind !== "call" || e.args.length !== 1 || arrayFunctionNamed(e.name) !== undefined)
      return undefined;
    const own = pieces[e.name];
    return own && composed(own, e.args[0] as Expr, known);
  },
};

export const powers: ConvexityRule = {
  id: "power",
  label: "u^p is convex for p ≥ 1 and p < 0, concave for 0 < p < 1, where u > 0; for even p > 0 everywhere",
  source: "Boyd & Vandenberghe, Convex Optimization, 3.1.5 and 3.2.4",
  examples: [
    { cost: "(3*x - 1)^4", wrt: "x", finds: "convex" },
    { cost: "x^3", wrt: "x", assume: "x > 0", finds: "convex" },
    { cost: "x^(1/2)", wrt: "x", finds: "concave" },
    { cost: "1/x", wrt: "x", assume: "x > 0", finds: "convex" },
    { cost: "abs(x)^3", wrt: "x", finds: "convex" },
    { cost: "1/(2 - x)^2", wrt: "x", assume: "x < 2", finds: "convex" },
  ],
  refuses: [
    { cost: "x^3", wrt: "x" },
    { cost: "1/x", wrt: "x" },
    { cost: "1/x^2", wrt: "x" },
    { cost: "(x^2 - 1)^2", wrt: "x" },
    { cost: "x^p", wrt: "x", assume: "x > 0" },
  ],
  apply: (e, known) => {
    const [base, exponent] = powerOf(e) ?? [];
    if (base === undefined || exponent?.kind !== "num") return undefined;
    if (known.moves(exponent)) return undefined;
    const p = exponent.value;
    const found = composed(powerPieces(p), base, known);
    // u² is not only strictly but strongly convex.
    const isSquare = p.equals(2) && isOwn(known.of(base)) && found?.curvature === "convex";
    return found && (isSquare ? { ...found, grade: 2 } : found);
  },
};

/** u^p, and 1/u^p as u^(-p). */
function powerOf(e: Expr): readonly [Expr, Expr] | undefined {
  if (e.kind === "pow") return e.args;
  if (e.kind !== "div" || e.args[0] !== num(1)) return undefined;
  const [, below] = e.args;
  if (below.kind !== "pow") return [below, num(-1)];
  const [base, p] = below.args;
  return p.kind === "num" ? [base, num(p.value.neg())] : undefined;
}

/** A constant over what moves: as a multiple of 1/u. */
export const reciprocals: ConvexityRule = {
  id: "constant-over",
  label: "a constant over u is that multiple of 1/u",
  source: "Boyd & Vandenberghe, Convex Optimization, 3.1.5",
  examples: [{ cost: "a/x", wrt: "x", assume: "x > 0; a > 0", finds: "convex" }],
  refuses: [{ cost: "a/x", wrt: "x", assume: "x > 0" }],
  apply: (e, known) => {
    if (e.kind !== "div" || known.moves(e.args[0]) || e.args[0] === num(1)) return undefined;
    const core = div(num(1), e.args[1]);
    const inner = known.of(core);
    if (inner === undefined || isAffine(inner)) return undefined;
    const [above, below] = [rel(">=", e.args[0], num(0)), rel("<=", e.args[0], num(0))];
    if (known.has(above)) return finding(inner.curvature, [core], { needs: [above] });
    if (!known.has(below)) {
      known.wants(above);
      return undefined;
    }
    return finding(inner.curvature === "convex" ? "concave" : "convex", [core], { needs: [below] });
  },
};

/** a^u for a constant a > 0, and u^p for a constant p that has a name. */
export const exponentials: ConvexityRule = {
  id: "exponential",
  label: "a^u is convex for a > 0, u^p is for p ≥ 1 where u > 0",
  source: "Boyd & Vandenberghe, Convex Optimization, 3.1.5",
  examples: [
    { cost: "2^(3*x)", wrt: "x", finds: "convex" },
    { cost: "x^p", wrt: "x", assume: "x > 0; p > 1", finds: "convex" },
    { cost: "x^p", wrt: "x", assume: "x > 0; 0 < p < 1", finds: "concave" },
  ],
  refuses: [
    { cost: "x^x", wrt: "x" },
    { cost: "2^(-x^2)", wrt: "x" },
  ],
  apply: (e, known) => {
    if (e.kind !== "pow") return undefined;
    const [base, exponent] = e.args;
    if (!known.moves(base)) return withConstantBase(base, exponent, known);
    if (known.moves(exponent) || exponent.kind === "num") return undefined;
    return withNamedExponent(base, exponent, known);
  },
};

function withConstantBase(base: Expr, exponent: Expr, known: Known): Finding | undefined {
  const positive = rel(">", base, num(0));
  if (!known.has(positive)) return undefined;
  const inner = known.of(exponent);
  if (isAffine(inner)) return finding("convex", [exponent], { needs: [positive] });
  const [rises, falls] = [rel(">=", base, num(1)), rel("<=", base, num(1))];
  if (isConvex(inner) && known.has(rises)) return finding("convex", [exponent], { needs: [rises] });
  if (isConcave(inner) && known.has(falls))
    return finding("convex", [exponent], { needs: [positive, falls] });
  return undefined;
}

function withNamedExponent(base: Expr, exponent: Expr, known: Known): Finding | undefined {
  const inner = known.of(base);
  const positive = rel(">", base, num(0));
  if (inner === undefined || !known.has(positive)) return undefined;
  const [zero, one] = [num(0), num(1)];
  const above = rel(">=", exponent, one);
  if (isConvex(inner) && known.has(above)) return finding("convex", [base], { needs: [positive, above] });
  const below = rel("<=", exponent, zero);
  if (isConcave(inner) && known.has(below)) return finding("convex", [base], { needs: [positive, below] });
  const between = [rel(">=", exponent, zero), rel("<=", exponent, one)];
  if (isConcave(inner) && between.every((relation) => known.has(relation)))
    return finding("concave", [base], { needs: [positive, ...between] });
  return undefined;
}

/** sqrt and powers of u² with broken exponents are no powers of u: |u| stands between. */
export const rootOfSquare: ConvexityRule = {
  id: "root-of-square",
  label: "√(u²) = |u|",
  source: "Boyd & Vandenberghe, Convex Optimization, 3.1.5",
  examples: [{ cost: "sqrt((2*x - 1)^2)", wrt: "x", finds: "convex" }],
  refuses: [{ cost: "sqrt(x^2 - 1)", wrt: "x" }],
  apply: (e, known) => {
    const radicand = e.kind === "call" && e.name === "sqrt" ? e.args[0] : undefined;
    if (radicand?.kind !== "pow") return undefined;
    const [base, p] = radicand.args;
    const isEven = p.kind === "num" && isInteger(p.value) && p.value.n % 2n === 0n && p.value.s > 0n;
    if (!isEven || !isAffine(known.of(base))) return undefined;
    return p.value.equals(2) ? finding("convex", [base]) : known.of(pow(base, num(p.value.div(2))));
  },
};

/** The largest of convex functions, the smallest of concave ones. */
export const extremes: ConvexityRule = {
  id: "maximum",
  label: "the largest of convex functions is convex, the smallest of concave ones concave",
  source: "Boyd & Vandenberghe, Convex Optimization, 3.2.3",
  examples: [
    { cost: "max(0, 1 - y*x)", wrt: "x", finds: "convex" },
    { cost: "min(x, log(x))", wrt: "x", finds: "concave" },
  ],
  refuses: [
    { cost: "min(x, 0)^2 - max(x, 1)", wrt: "x" },
    { cost: "max(x, log(x))", wrt: "x" },
  ],
  apply: (e, known) => {
    if (e.kind !== "call" || (e.name !== "max" && e.name !== "min")) return undefined;
    const moving = e.args.filter((part) => known.moves(part));
    const fits = e.name === "max" ? isConvex : isConcave;
    if (!moving.every((part) => fits(known.of(part)))) return undefined;
    return finding(e.name === "max" ? "convex" : "concave", moving);
  },
};

/** Pieces that are told apart by what does not move. */
export const cases: ConvexityRule = {
  id: "cases",
  label: "in each case curved the same way",
  source: "Boyd & Vandenberghe, Convex Optimization, 3.1.1",
  examples: [{ cost: "piecewise(y > 0, exp(x), x^2)", wrt: "x", finds: "convex" }],
  refuses: [{ cost: "piecewise(x > 0, x^2, -x)", wrt: "x" }],
  apply: (e, known) => {
    if (e.kind !== "piecewise") return undefined;
    const isValue = (k: number): boolean => k % 2 === 1 || k === e.args.length - 1;
    if (e.args.some((part, k) => !isValue(k) && known.moves(part))) return undefined;
    const values = e.args.filter((_, k) => isValue(k));
    const moving = values.filter((part) => known.moves(part));
    const findings = values.map((part) => known.of(part));
    if (findings.every(isAffine)) return undefined;
    if (findings.every(isConvex)) return finding("convex", moving);
    return findings.every(isConcave) ? finding("concave", moving) : undefined;
  },
};
