import fc from "fast-check";
import katex from "katex";
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
import { functions } from "../../src/functions/index.js";
import { toLatex } from "../../src/print/latex.js";
import { latexFunctionName, latexName, latexText } from "../../src/print/latexNames.js";
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
const [vx, vy] = [sym("x"), sym("y")];
const render = (latex: string): string =>
  katex.renderToString(latex, { throwOnError: true, displayMode: true, strict: "error" });

const table: readonly (readonly [string, Expr, string])[] = [
  ["number", num(12), "12"],
  ["negative fraction", num(-1, 2), "-\\frac{1}{2}"],
  ["Greek", add(theta, sym("Lambda")), "\\theta + \\Lambda"],
  ["subscripted names", add(sym("x_1"), sym("sigma2"), sym("h_theta")), "x_{1} + \\sigma_{2} + h_{\\theta}"],
  ["words", mul(sym("loss"), sym("w_max")), "\\mathrm{loss} \\, w_{\\mathrm{max}}"],
  ["indices", add(yi, at("x", i, j), at("x", i, num(1))), "y_{i} + x_{ij} + x_{i1}"],
  ["two digits", at("x", num(1), num(2)), "x_{1, 2}"],
  ["index expression", at("x", i, add(k, num(1))), "x_{i, k + 1}"],
  ["numbered name with an index", at("theta1", j), "{\\theta_{1}}_{j}"],
  ["Greek index", at("x", sym("alpha"), j), "x_{\\alpha j}"],
  ["differences", sub(sub(x, y), add(a, neg(b))), "x - y - (a - b)"],
  ["negative coefficient", add(x, mul(num(-3), y)), "x - 3 y"],
  ["minus of minus", neg(neg(x)), "-(-x)"],
  ["bracketed minus", mul(neg(a), b), "(-a) b"],
  ["numbers", mul(num(2), num(3), x), "2 \\cdot 3 x"],
  ["number and power of a number", mul(num(2), pow(num(3), x)), "2 \\cdot 3^{x}"],
  ["name and bracket", mul(x, add(y, num(1))), "x \\, (y + 1)"],
  ["tall bracket", mul(x, add(div(a, b), num(1))), "x \\, \\left( \\frac{a}{b} + 1 \\right)"],
  ["quotient", div(add(a, b), mul(num(2), c)), "\\frac{a + b}{2 c}"],
  ["powers", mul(pow(x, num(2)), pow(yi, add(a, b))), "x^{2} y_{i}^{a + b}"],
  ["fraction above", pow(x, num(-3, 2)), "x^{-3/2}"],
  ["power of a power", pow(pow(x, num(2)), num(3)), "(x^{2})^{3}"],
  ["power of a quotient", pow(div(a, b), num(2)), "\\left( \\frac{a}{b} \\right)^{2}"],
  ["sin²", pow(call("sin", x), num(2)), "\\sin^{2}(x)"],
  ["σ squared", pow(call("sigmoid", x), num(2)), "\\sigma(x)^{2}"],
  ["e", mul(call("exp", num(1)), call("exp", neg(x))), "e e^{-x}"],
  ["power of e", pow(call("exp", x), num(2)), "(e^{x})^{2}"],
  [
    "roots",
    add(call("sqrt", x), call("cbrt", x), call("nthRoot", x, n)),
    "\\sqrt{x} + \\sqrt[{3}]{x} + \\sqrt[{n}]{x}",
  ],
  ["power of a root", pow(call("sqrt", x), num(3)), "(\\sqrt{x})^{3}"],
  ["bars", call("abs", sub(x, num(1))), "\\lvert x - 1 \\rvert"],
  ["tall bars", call("abs", div(x, y)), "\\left\\lvert \\frac{x}{y} \\right\\rvert"],
  ["logarithms", add(log(x), call("log", x, b), call("log2", x)), "\\log(x) + \\log_{b}(x) + \\log_{2}(x)"],
  ["log Γ", pow(call("lgamma", x), num(2)), "(\\log\\Gamma(x))^{2}"],
  ["polygamma", call("polygamma", num(1), x), "\\psi^{(1)}(x)"],
  ["delta", add(call("delta", j, k), call("delta", j, add(k, num(1)))), "\\delta_{jk} + \\delta_{j, k + 1}"],
  [
    "user's functions",
    add(h(x), call("cost_of", x), call("loss", x)),
    "h(x) + \\operatorname{cost}_{\\mathrm{of}}(x) + \\operatorname{loss}(x)",
  ],
  ["primes", add(partial(1, call("f", x)), partial(1, partial(1, call("f", x)))), "f'(x) + f''(x)"],
  ["partials", partial(2, partial(1, call("f", x, y))), "\\partial_{2} \\partial_{1} f(x, y)"],
  ["inner product", call("sigmoid", dot(theta, xi)), "\\sigma(\\theta^{\\top} x_{i})"],
  ["cost", cost, "-\\frac{1}{m} \\sum_{i=1}^{m} [y_{i} \\log(h(x_{i})) + (1 - y_{i}) \\log(1 - h(x_{i}))]"],
  ["gradient", gradient, "\\frac{1}{m} \\sum_{i=1}^{m} (h(x_{i}) - y_{i}) x_{ij}"],
  ["sum as a first factor", mul(sum(xi, "i", num(1), m), y), "\\left( \\sum_{i=1}^{m} x_{i} \\right) y"],
  ["product over an index", prod(pow(sym("p"), yi), "i", num(1), n), "\\prod_{i=1}^{n} p^{y_{i}}"],
  ["d", diff(pow(x, num(2)), vx), "\\frac{d}{dx} [x^{2}]"],
  ["∂", diff(h(xi), thetaJ), "\\frac{\\partial}{\\partial \\theta_{j}} h(x_{i})"],
  ["second derivative", diff(diff(call("sin", x), vx), vx), "\\frac{d^{2}}{dx^{2}} \\sin(x)"],
  ["mixed derivative", diff(diff(mul(x, y), vy), vx), "\\frac{\\partial^{2}}{\\partial x \\partial y} [x y]"],
  [
    "rates",
    mul(diff(sym("G"), sym("h")), diff(sym("z"), thetaJ)),
    "\\frac{dG}{dh} \\cdot \\frac{\\partial z}{\\partial \\theta_{j}}",
  ],
  [
    "derivative as a first factor",
    mul(diff(pow(x, num(2)), vx), call("sin", x)),
    "\\frac{d}{dx} [x^{2}] \\cdot \\sin(x)",
  ],
  [
    "piecewise",
    piecewise(rel("<", x, num(0)), neg(x), x),
    "\\begin{cases} -x & \\text{if } x < 0 \\\\ x & \\text{otherwise} \\end{cases}",
  ],
  [
    "logic",
    logic("and", rel("<=", x, num(1)), logic("not", rel("!=", y, num(0)))),
    "x \\le 1 \\text{ and } (\\text{not } (y \\ne 0))",
  ],
  ["element", rel("in", yi, num(0), num(1)), "y_{i} \\in \\{0, 1\\}"],
];

describe("toLatex", () => {
  it.each(table)("prints %s", (_, e, expected) => {
    expect(toLatex(e)).toBe(expected);
    expect(render(expected)).toContain("katex");
  });

  it("sets every function the engine knows", () => {
    for (const { name, arity } of functions) {
      const args = [x, y, a].slice(0, Math.max(arity[0], 1));
      expect(render(toLatex(call(name, ...args)))).toContain("katex");
    }
  });

  it("never throws, is ASCII, balanced, and always renders in KaTeX", () => {
    fc.assert(
      fc.property(anyExpr, (e) => {
        const latex = toLatex(e);
        expect(latex).toMatch(/^[\x20-\x7e]*$/);
        expect(isBalanced(latex)).toBe(true);
        expect(latex.split("\\left").length).toBe(latex.split("\\right").length);
        render(latex);
      }),
      { numRuns: 400 },
    );
  });

  it("colours places only where colour is allowed", () => {
    const e = add(mul(x, y), pow(at("x", i), num(2)));
    expect(toLatex(e, { highlight: [[0]] })).toBe("x y + x_{i}^{2}");
    expect(toLatex(e, { highlight: [[0], [1, 1]], color: true })).toBe(
      "\\textcolor{blue}{x y} + x_{i}^{\\textcolor{blue}{2}}",
    );
    const place = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 4 });
    fc.assert(
      fc.property(anyExpr, fc.array(place, { maxLength: 3 }), (any, highlight: Path[]) => {
        render(toLatex(any, { highlight, color: true }));
      }),
    );
  });

  it("survives 100,000 levels, saying what is beyond TeX's depth", () => {
    expect(toLatex(deepExpr())).toMatch(/^\\text\{\\dots\{\} \(\d+ nodes\)\}$/);
    let calls: Expr = x;
    for (let level = 0; level < 50_000; level++) calls = call("sin", calls);
    expect(toLatex(calls).length).toBe(50_000 * "\\sin()".length + 1);
  });

  it("cuts what would take gigabytes", () => {
    const latex = toLatex(explodingExpr());
    expect(latex).toContain("over 1e15 nodes");
    expect(render(latex)).toContain("nodes");
  });
});

it.each([
  ["f", "f"],
  ["loss", "\\operatorname{loss}"],
  ["fhat", "\\operatorname{fhat}"],
  ["thetabar_1", "\\operatorname{thetabar}_{1}"],
])("the function %s keeps a name that reads back in front of brackets", (name, expected) => {
  expect(latexFunctionName(name)).toBe(expected);
});

describe("names in LaTeX", () => {
  it.each([
    ["x", "x"],
    ["theta", "\\theta"],
    ["θ", "\\theta"],
    ["x12", "x_{12}"],
    ["alpha_max", "\\alpha_{\\mathrm{max}}"],
    ["_a", "\\mathrm{\\_a}"],
    ["yhat", "\\hat{y}"],
    ["mutilde_1", "\\tilde{\\mu}_{1}"],
    ["hat", "\\mathrm{hat}"],
    ["cost$", "\\mathrm{cost\\$}"],
    ["naïve", "\\mathrm{naU00EFve}"],
  ])("%s", (name, expected) => {
    expect(latexName(name)).toBe(expected);
    expect(render(expected)).toContain("katex");
  });
});

describe("latexText", () => {
  it.each([
    ["definition of h_1", "definition of h\\_1"],
    ["σ′ = σ(1 − σ)", "$\\sigma'$ = $\\sigma$(1 $-$ σ)".replace("σ", "$\\sigma$")],
    ["∂(θᵀxᵢⱼ)", "$\\partial$($\\theta^{T}$x$_{ij}$)"],
    [
      "50% & #1 {x} ~ ^ \\",
      "50\\% \\& \\#1 \\{x\\} \\textasciitilde{} \\textasciicircum{} \\textbackslash{}",
    ],
    ["at -1.5, x-1", "at $-$1.5, x-1"],
    ["日", "?"],
  ])("%s", (text, expected) => {
    expect(latexText(text)).toBe(expected);
  });

  it("is ASCII with paired dollars, whatever it is given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const latex = latexText(text);
        expect(latex).toMatch(/^[\x20-\x7e]*$/);
        expect(latex.replace(/\\\$/g, "").split("$").length % 2).toBe(1);
      }),
    );
  });
});
