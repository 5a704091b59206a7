import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  at,
  call,
  diff,
  div,
  dot,
  type Expr,
  logic,
  mul,
  neg,
  num,
  type Path,
  partial,
  piecewise,
  pow,
  prod,
  rel,
  sub,
  sum,
  sym,
} from "../../src/expr/index.js";
import { toUnicode } from "../../src/print/unicode.js";
import {
  a,
  anyExpr,
  b,
  c,
  cost,
  deepExpr,
  explodingExpr,
  gradient,
  h,
  i,
  isBalanced,
  j,
  k,
  log,
  m,
  n,
  thetaJ,
  x,
  xi,
  y,
  yi,
} from "./expressions.js";

const theta = sym("theta");
const exp = (e: Expr): Expr => call("exp", e);
const [vx, vy] = [sym("x"), sym("y")];

const table: readonly (readonly [string, Expr, string])[] = [
  ["number", num(12), "12"],
  ["negative", num(-3), "−3"],
  ["fraction", num(1, 2), "1/2"],
  ["Greek", add(theta, sym("Lambda"), sym("pi")), "θ + Λ + π"],
  ["numbered names", add(sym("x1"), sym("sigma2"), sym("x_12")), "x₁ + σ₂ + x₁₂"],
  ["underscores", add(sym("h_theta"), sym("w_max"), sym("_a")), "h_θ + w_max + _a"],
  ["index", at("y", i), "yᵢ"],
  ["two indices", at("x", i, j), "xᵢⱼ"],
  ["letter and digit", at("x", i, num(1)), "xᵢ₁"],
  ["two digits", at("x", num(1), num(2)), "x₁,₂"],
  ["a number of two digits", at("x", num(12)), "x₁₂"],
  ["index expression", at("x", add(k, num(1))), "xₖ₊₁"],
  ["no subscript for c", at("W", k, c), "W[k, c]"],
  ["numbered name with an index", at("theta1", j), "θ₁[j]"],
  ["difference", sub(sub(x, y), add(a, neg(b))), "x − y − (a − b)"],
  ["negative number in a sum", add(x, num(-3)), "x − 3"],
  ["negative coefficient", add(x, mul(num(-3), y)), "x − 3y"],
  ["leading minus", neg(mul(a, b)), "−a·b"],
  ["bracketed minus", mul(neg(a), b), "(−a)·b"],
  ["minus of minus", neg(neg(x)), "−(−x)"],
  ["minus of a negative product", neg(mul(num(-3), x)), "−(−3x)"],
  ["coefficient", mul(num(2), x, y), "2x·y"],
  ["coefficient and bracket", mul(num(2), add(x, num(1))), "2(x + 1)"],
  ["coefficient and call", mul(num(3), call("sin", x)), "3·sin(x)"],
  ["numbers", mul(num(2), num(3)), "2·3"],
  ["factor and bracket", mul(sub(h(xi), yi), at("x", i, j)), "(h(xᵢ) − yᵢ)·xᵢⱼ"],
  ["half", mul(num(1, 2), x), "1/2 · x"],
  ["quotients", div(div(a, b), mul(a, c)), "(a/b)/(a·c)"],
  ["quotient as a factor", mul(a, div(b, c)), "a · b/c"],
  ["loose product over something", div(mul(div(a, b), x), c), "(a/b · x)/c"],
  ["square", pow(x, num(2)), "x²"],
  ["negative exponent", pow(x, num(-1)), "x⁻¹"],
  ["letters above", mul(pow(x, n), pow(x, sub(n, num(1)))), "xⁿ·xⁿ⁻¹"],
  ["long exponent", pow(x, add(a, mul(b, c))), "x^(a + b·c)"],
  ["fractional exponent", pow(x, num(1, 2)), "x^(1/2)"],
  ["tower", pow(x, pow(y, sym("z_1"))), "x^(y^z₁)"],
  ["power of a power", pow(pow(x, num(2)), num(3)), "(x²)³"],
  ["power of a fraction", pow(num(1, 2), n), "(1/2)ⁿ"],
  ["power of a negative", pow(num(-2), n), "(−2)ⁿ"],
  ["sin²", pow(call("sin", x), num(2)), "sin²(x)"],
  ["σ squared", pow(call("sigmoid", x), num(2)), "σ(x)²"],
  ["inverse of sin is no exponent", pow(call("sin", x), num(-1)), "sin(x)⁻¹"],
  ["e", exp(num(1)), "e"],
  ["e to a short exponent", exp(neg(x)), "e⁻ˣ"],
  ["e to a long exponent", exp(neg(pow(x, num(2)))), "exp(−x²)"],
  ["power of e", pow(exp(x), num(2)), "(eˣ)²"],
  ["inner product", call("sigmoid", dot(theta, xi)), "σ(θᵀxᵢ)"],
  ["inner product of a sum", dot(add(x, y), theta), "(x + y)ᵀθ"],
  ["root and bars", add(call("sqrt", x), call("abs", sub(x, num(1)))), "√(x) + |x − 1|"],
  ["logarithms", add(log(x), call("log", x, num(2)), call("log", x, b)), "log(x) + log₂(x) + log(x, b)"],
  ["log Γ", pow(call("lgamma", x), num(2)), "(log Γ(x))²"],
  ["delta", mul(call("delta", j, k), call("delta", j, add(k, num(1)))), "δⱼₖ·δ(j, k + 1)"],
  ["primes", add(partial(1, call("f", x)), partial(1, partial(1, call("f", x)))), "f′(x) + f″(x)"],
  ["partials", partial(2, partial(1, call("f", x, y))), "∂₂∂₁f(x, y)"],
  ["cost", cost, "−1/m · Σᵢ₌₁ᵐ [yᵢ·log(h(xᵢ)) + (1 − yᵢ)·log(1 − h(xᵢ))]"],
  ["gradient", gradient, "1/m · Σᵢ₌₁ᵐ (h(xᵢ) − yᵢ)·xᵢⱼ"],
  ["sum as a first factor", mul(sum(xi, "i", num(1), m), y), "(Σᵢ₌₁ᵐ xᵢ)·y"],
  ["minus a sum", neg(sum(xi, "i", num(1), m)), "−Σᵢ₌₁ᵐ xᵢ"],
  ["sum of sums", sum(sum(at("W", i, k), "k", num(1), sym("K")), "i", num(1), m), "Σᵢ₌₁ᵐ Σₖ₌₁ᴷ Wᵢₖ"],
  ["bounds without subscripts", sum(at("p", c), "c", num(1), sym("K_1")), "Σ[c=1..K₁] p[c]"],
  ["product over an index", prod(pow(sym("p"), yi), "i", num(1), n), "Πᵢ₌₁ⁿ p^yᵢ"],
  ["d", diff(pow(x, num(2)), vx), "d/dx [x²]"],
  ["∂ because of another name", diff(mul(a, x), vx), "∂/∂x [a·x]"],
  ["∂ because of an index", diff(h(xi), thetaJ), "∂/∂θⱼ h(xᵢ)"],
  ["second derivative", diff(diff(call("sin", x), vx), vx), "d²/dx² sin(x)"],
  ["mixed derivative", diff(diff(mul(x, y), vy), vx), "∂²/∂x∂y [x·y]"],
  ["rates", mul(diff(sym("G"), sym("h")), diff(sym("z"), thetaJ)), "dG/dh · ∂z/∂θⱼ"],
  ["derivative as a first factor", mul(diff(h(x), vx), y), "(d/dx h(x)) · y"],
  ["derivative over something", div(diff(sub(num(1), x), vx), y), "(d/dx [1 − x])/y"],
  ["piecewise", piecewise(rel("<", x, num(0)), neg(x), x), "{ −x if x < 0; x otherwise }"],
  ["relations", logic("and", rel("<=", x, num(1)), rel("!=", y, num(0))), "x ≤ 1 and y ≠ 0"],
  ["not", logic("not", rel(">=", x, y)), "not (x ≥ y)"],
  ["element", rel("in", yi, num(0), num(1)), "yᵢ ∈ {0, 1}"],
];

describe("toUnicode", () => {
  it.each(table)("prints %s", (_, e, expected) => {
    expect(toUnicode(e)).toBe(expected);
  });

  it("takes names that depend on the variable for no parameters", () => {
    const circle = add(pow(x, num(2)), pow(y, num(2)));
    expect(toUnicode(diff(circle, vx), { dependent: new Set(["y"]) })).toBe("d/dx [x² + y²]");
    expect(toUnicode(diff(circle, vx))).toBe("∂/∂x [x² + y²]");
  });

  it("marks one of two equal places and no other", () => {
    const e = add(mul(x, y), mul(x, y));
    const mark = (text: string): string => `<${text}>`;
    expect(toUnicode(e, { highlight: [[1]], mark })).toBe("x·y + <x·y>");
    expect(
      toUnicode(e, {
        highlight: [
          [0, 1],
          [1, 0],
        ],
        mark,
      }),
    ).toBe("x·<y> + <x>·y");
    expect(toUnicode(e, { highlight: [[1], [1, 0]], mark })).toBe("x·y + <x·y>");
    expect(toUnicode(e, { highlight: [[7], [1, 5]], mark })).toBe("x·y + x·y");
  });

  it("marks a term without the sign that joins it", () => {
    const mark = (text: string): string => `<${text}>`;
    expect(toUnicode(sub(x, y), { highlight: [[1]], mark })).toBe("x − <y>");
    expect(toUnicode(pow(x, num(2)), { highlight: [[1]], mark })).toBe("x<²>");
    expect(toUnicode(at("x", i, j), { highlight: [[1]], mark })).toBe("xᵢ<ⱼ>");
    expect(toUnicode(pow(call("sin", x), num(2)), { highlight: [[0]], mark })).toBe("<sin²(x)>");
  });

  it("never throws, and its brackets close", () => {
    fc.assert(
      fc.property(anyExpr, (e) => {
        const text = toUnicode(e);
        expect(isBalanced(text)).toBe(true);
        expect(text).not.toMatch(/undefined|\[object|NaN|\n/);
      }),
      { numRuns: 400 },
    );
  });

  it("prints the same line with marks as without", () => {
    const place = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 4 });
    fc.assert(
      fc.property(anyExpr, fc.array(place, { maxLength: 3 }), (e, highlight: Path[]) => {
        expect(toUnicode(e, { highlight, mark: (text) => text })).toBe(toUnicode(e));
      }),
      { numRuns: 400 },
    );
  });

  it("leaves the expression as it was", () => {
    const before = JSON.stringify(cost, (key, value) => (key === "value" ? String(value) : value));
    toUnicode(cost, { highlight: [[0, 1]], mark: (text) => text });
    expect(JSON.stringify(cost, (key, value) => (key === "value" ? String(value) : value))).toBe(before);
  });

  it("prints 100,000 levels without overflowing", () => {
    const text = toUnicode(deepExpr());
    expect(text.length).toBeGreaterThan(300_000);
    expect(isBalanced(text)).toBe(true);
  });

  it("cuts what would take gigabytes, and says so", () => {
    expect(toUnicode(explodingExpr(17))).toBe("… (262143 nodes)");
    expect(toUnicode(explodingExpr(60))).toBe("… (over 1e15 nodes)");
  });
});
