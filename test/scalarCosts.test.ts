/**
 * Costs of scalars and of indexed sums as students and teachers write them: the last line to the letter, every
 * line proved, the answer as finite differences say, short text that reads back, and a form that stays.
 */
import {
  Arena,
  type DeriveOptions,
  derive,
  type Expr,
  parseExpression,
  toText,
  type Variable,
} from "@derive/core";
import { describe, expect, it } from "vitest";
import type { Derivation } from "../packages/core/src/derive/derivation.js";
import { simplify } from "../packages/core/src/simplify/simplify.js";
import { evaluate } from "../packages/core/src/verify/evaluate.js";
import { Point, rolesIn } from "../packages/core/src/verify/point.js";

type Row = readonly [problem: string, wrt: string, answer: string, options?: Omit<DeriveOptions, "wrt">];

function checked(rows: readonly Row[]): void {
  for (const [problem, wrt, answer, options = {}] of rows) {
    it(`${problem} by ${wrt} is ${answer}`, () => {
      const d = derive(problem, { wrt, ...options });
      expect(toText(d.result)).toBe(answer);
      const open = d.lines.filter(({ verdict }) => verdict.kind !== "proved");
      expect(open.map(({ label, expression }) => `${label}: ${toText(expression)}`)).toEqual([]);
      new Arena().run(() => {
        expect(toText(simplify(parseExpression(answer, d.problem), d.problem))).toBe(answer);
        for (const { expression } of d.lines) {
          const text = toText(expression);
          expect(toText(parseExpression(text, d.problem))).toBe(text);
        }
      });
      if (options.implicit === undefined && options.style === undefined) expectSlopes(d);
    });
  }
}

/** The value of the answer beside the difference quotient of what was differentiated last. */
function expectSlopes(d: Derivation): void {
  const of = d.lines[d.lines.length - 1]?.of;
  if (of?.kind !== "diff") throw new Error("no derivative");
  const [body, x] = of.args;
  const setting = { ...d.problem, assumptions: d.assumptions };
  const roles = rolesIn([d.result, body, of], setting);
  for (let seed = 0; seed < 8; seed++) {
    const point = new Point(seed, roles, setting);
    const found = orUndefined(() => slopesAt(d.result, body, x, point));
    if (found === undefined) continue;
    const [own, numeric] = found;
    expect(Math.abs(own - numeric) / Math.max(1, Math.abs(own), Math.abs(numeric))).toBeLessThan(1e-4);
  }
}

/** Undefined outside of the domain, and where the difference quotient has not settled. */
function slopesAt(answer: Expr, body: Expr, x: Variable, point: Point): [number, number] | undefined {
  const granted = point.setting.assumptions.every(
    (a) => a.kind !== "rel" || a.name === "in" || evaluate(a, point).value === 1,
  );
  if (!granted) return undefined;
  evaluate(body, point);
  const own = evaluate(answer, point).value;
  const indices = x.args.map((index) => evaluate(index, point).value);
  const key = indices.length === 0 ? x.name : `${x.name}[${indices.join(", ")}]`;
  point.value(x.name, indices);
  const at = (step: number) => evaluate(body, point.shifted(key, step)).value;
  const slope = (step: number) => (at(step) - at(-step)) / (2 * step);
  const [coarse, fine] = [slope(1e-4), slope(5e-5)];
  const numeric = (4 * fine - coarse) / 3;
  const size = Math.max(1, Math.abs(numeric), Math.abs(own));
  return Number.isFinite(size) && Math.abs(numeric - coarse) < 1e-6 * size ? [own, numeric] : undefined;
}

function orUndefined<T>(f: () => T): T | undefined {
  try {
    return f();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

describe("polynomials and rational functions", () =>
  checked([
    ["x^3 - 3*x^2 + 2*x - 7", "x", "3 * x^2 - 6 * x + 2"],
    ["(x^2+1)^5", "x", "10 * x * (x^2 + 1)^4"],
    ["x*(x-1)*(x-2)", "x", "3 * x^2 - 6 * x + 2"],
    ["(x+1)/(x-1)", "x", "-2/(x - 1)^2"],
    ["(x^2+1)/(x^2-1)", "x", "-4 * x/(x^2 - 1)^2"],
    ["x/(1+x^2)", "x", "(1 - x^2)/(1 + x^2)^2"],
    ["1/(a*x+b)", "x", "-a/(a * x + b)^2"],
    ["(a*x+b)/(c*x+d)", "x", "(a * d - b * c)/(c * x + d)^2"],
    ["1/x + 1/x^2 + 1/x^3", "x", "-(x^2 + 2 * x + 3)/x^4"],
    ["(x^2-1)/(x-1)", "x", "1"],
    ["x^2/(x+1)^3", "x", "x * (2 - x)/(x + 1)^4"],
    ["1/(1+1/x)", "x", "1/(x + 1)^2"],
    ["((x-1)/(x+1))^3", "x", "6 * (x - 1)^2/(x + 1)^4"],
    ["x^n", "x", "n * x^(n - 1)"],
    ["a*x^2+b*x+c", "x", "2 * a", { order: 2 }],
    ["(x-a)^2*(x-b)^2", "x", "2 * (x - a) * (x - b) * (2 * x - b - a)"],
    ["x^5/5 - x^4/4 + 0.5*x^2", "x", "x^4 - x^3 + x"],
    ["(x+1)*(x+2)*(x+3)*(x+4)", "x", "4 * x^3 + 30 * x^2 + 70 * x + 50"],
    ["x^-3", "x", "-3 * x^(-4)"],
    ["(1-x)^n", "x", "-n * (1 - x)^(n - 1)"],
    ["x^a*(1-x)^b", "x", "a * x^(a - 1) * (1 - x)^b - x^a * b * (1 - x)^(b - 1)"],
    ["x^2*y^3", "x, y", "6 * x * y^2"],
    ["x^3*y + x*y^3", "x", "6 * x * y", { order: 2 }],
    ["(x^2+y^2)^2", "y", "4 * y * (x^2 + y^2)"],
    ["x/(y+z)", "y", "-x/(y + z)^2"],
  ]));

describe("roots", () =>
  checked([
    ["sqrt(x)", "x", "1/(2 * sqrt(x))"],
    ["sqrt(x^2+1)", "x", "x/sqrt(x^2 + 1)"],
    ["1/sqrt(x)", "x", "-1/(2 * x^(3/2))"],
    ["x*sqrt(1-x^2)", "x", "(1 - 2 * x^2)/sqrt(1 - x^2)"],
    ["sqrt(x+sqrt(x))", "x", "(1 + 1/(2 * sqrt(x)))/(2 * sqrt(x + sqrt(x)))"],
    ["cbrt(x)", "x", "1/(3 * cbrt(x)^2)"],
    ["x^(2/3)", "x", "2/3 * x^(-1/3)"],
    ["(x^2+1)^(3/2)", "x", "3 * x * (x^2 + 1)^(1/2)"],
    ["x/sqrt(x^2+1)", "x", "1/(x^2 + 1)^(3/2)"],
    ["sqrt((1-x)/(1+x))", "x", "-1/((1 + x)^2 * sqrt((1 - x)/(1 + x)))"],
    ["sqrt(a^2-x^2)", "x", "-x/sqrt(a^2 - x^2)"],
    ["1/sqrt(1-v^2/c^2)", "v", "v/(c^2 * (1 - v^2/c^2)^(3/2))"],
    ["sqrt(x)*(x+1)", "x", "(3 * x + 1)/(2 * sqrt(x))"],
    ["nthRoot(x,4)", "x", "1/(4 * nthRoot(x, 4)^3)"],
    ["sqrt(x^2+y^2)", "x", "x/sqrt(x^2 + y^2)"],
    ["sqrt(x)/(1+sqrt(x))", "x", "1/(2 * sqrt(x) * (1 + sqrt(x))^2)"],
    ["(x+1)/sqrt(x)", "x", "(x - 1)/(2 * x^(3/2))"],
    ["sqrt(2*x)", "x", "1/sqrt(2 * x)"],
    ["sqrt(sum(x[i]^2, i, 1, n))", "x[j]", "x[j]/sqrt(sum(x[i]^2, i, 1, n))"],
    ["sqrt(x)*sqrt(x+1)", "x", "(2 * x + 1)/(2 * sqrt(x) * sqrt(x + 1))"],
    ["x^(1/3)*(x-4)", "x", "4 * (x - 1)/(3 * x^(2/3))"],
    ["sqrt(1+sin(x))", "x", "cos(x)/(2 * sqrt(1 + sin(x)))"],
  ]));

describe("powers", () =>
  checked([
    ["x^x", "x", "x^x * (log(x) + 1)"],
    ["x^(x^2)", "x", "x^(1 + x^2) * (2 * log(x) + 1)"],
    ["x^sin(x)", "x", "x^sin(x) * (cos(x) * log(x) + sin(x)/x)"],
    ["(sin(x))^x", "x", "sin(x)^x * (log(sin(x)) + x * cot(x))"],
    ["2^x", "x", "2^x * log(2)"],
    ["a^x", "x", "a^x * log(a)"],
    ["x^(1/x)", "x", "x^(1/x - 2) * (1 - log(x))"],
    ["(1+1/x)^x", "x", "(1 + 1/x)^x * (log(1 + 1/x) - 1/(x + 1))"],
    ["e^x", "x", "exp(x)"],
    ["10^(2*x)", "x", "2 * 10^(2 * x) * log(10)"],
    ["x^log(x)", "x", "2 * x^(log(x) - 1) * log(x)"],
    ["(log(x))^x", "x", "log(x)^x * (log(log(x)) + 1/log(x))"],
    ["2^(x^2)", "x", "2 * x * 2^(x^2) * log(2)"],
    ["a^(b*x)", "x", "a^(b * x) * log(a) * b"],
    ["x^2*2^x", "x", "x * 2^x * (2 + x * log(2))"],
    ["sqrt(x)^x", "x", "sqrt(x)^x * (log(sqrt(x)) + 1/2)"],
  ]));

describe("trigonometric functions", () =>
  checked([
    ["sin(x)*cos(x)", "x", "cos(2 * x)"],
    ["sin(x)^2", "x", "sin(2 * x)"],
    ["sin(x)^2+cos(x)^2", "x", "0"],
    ["tan(x)", "x", "sec(x)^2"],
    ["sec(x)", "x", "sec(x) * tan(x)"],
    ["csc(x)", "x", "-csc(x) * cot(x)"],
    ["cot(x)", "x", "-csc(x)^2"],
    ["sec(x)*tan(x)", "x", "sec(x) * (tan(x)^2 + sec(x)^2)"],
    ["sin(x)/x", "x", "(x * cos(x) - sin(x))/x^2"],
    ["sin(x)/(1+cos(x))", "x", "1/(cos(x) + 1)"],
    ["(1-cos(x))/sin(x)", "x", "(1 - cos(x))/sin(x)^2"],
    ["x*sin(x)+cos(x)", "x", "x * cos(x)"],
    ["sin(2*x)/2", "x", "cos(2 * x)"],
    ["sin(a*x)*cos(b*x)", "x", "cos(a * x) * a * cos(b * x) - sin(a * x) * sin(b * x) * b"],
    ["tan(x)^2", "x", "2 * tan(x) * sec(x)^2"],
    ["tan(x)-x", "x", "tan(x)^2"],
    ["log(sin(x))", "x", "cot(x)"],
    ["log(cos(x))", "x", "-tan(x)"],
    ["log(sec(x)+tan(x))", "x", "sec(x)"],
    ["exp(x)*sin(x)", "x", "exp(x) * (sin(x) + cos(x))"],
    ["exp(-x)*(sin(x)+cos(x))", "x", "-2 * exp(-x) * sin(x)"],
    ["exp(-a*t)*cos(w*t)", "t", "-exp(-a * t) * (a * cos(w * t) + sin(w * t) * w)"],
    ["sin(cos(tan(x)))", "x", "-cos(cos(tan(x))) * sin(tan(x)) * sec(x)^2"],
    ["x^2*sin(1/x)", "x", "2 * x * sin(1/x) - cos(1/x)"],
    ["cos(x)^3", "x", "-3 * cos(x)^2 * sin(x)"],
    ["sin(x)^3*cos(x)^2", "x", "sin(x)^2 * cos(x) * (3 * cos(x)^2 - 2 * sin(x)^2)"],
    ["cos(x)^4 - sin(x)^4", "x", "-2 * sin(2 * x)"],
    ["sin(x)/cos(x)", "x", "1/cos(x)^2"],
    ["1/(1+tan(x))", "x", "-sec(x)^2/(1 + tan(x))^2"],
    ["sec(x)^2 - tan(x)^2", "x", "0"],
    ["csc(x)-cot(x)", "x", "csc(x) * (csc(x) - cot(x))"],
    ["sin(x)*cos(x)*tan(x)", "x", "tan(x) * cos(2 * x) + sin(x) * cos(x) * sec(x)^2"],
    ["sin(x)", "x", "-cos(x)", { order: 3 }],
    ["x*cos(x)", "x", "-(2 * sin(x) + x * cos(x))", { order: 2 }],
    ["exp(x)*cos(x)", "x", "-2 * exp(x) * sin(x)", { order: 2 }],
    ["sin(x^2)", "x", "2 * (cos(x^2) - 2 * x^2 * sin(x^2))", { order: 2 }],
    ["tan(x)", "x", "2 * sec(x)^2 * tan(x)", { order: 2 }],
  ]));

describe("inverse trigonometric functions", () =>
  checked([
    ["asin(x)", "x", "1/sqrt(1 - x^2)"],
    ["acos(x)", "x", "-1/sqrt(1 - x^2)"],
    ["atan(x)", "x", "1/(1 + x^2)"],
    ["acot(x)", "x", "-1/(1 + x^2)"],
    ["asec(x)", "x", "1/(abs(x) * sqrt(x^2 - 1))"],
    ["acsc(x)", "x", "-1/(abs(x) * sqrt(x^2 - 1))"],
    ["atan(1/x)", "x", "-1/(x^2 + 1)"],
    ["atan(x)+atan(1/x)", "x", "0"],
    ["asin(x)+acos(x)", "x", "0"],
    ["x*atan(x)-log(1+x^2)/2", "x", "atan(x)"],
    ["x*asin(x)+sqrt(1-x^2)", "x", "asin(x)"],
    ["atan(sqrt(x))", "x", "1/(2 * sqrt(x) * (1 + x))"],
    ["asin(sqrt(x))", "x", "1/(2 * sqrt(x) * sqrt(1 - x))"],
    ["atan(x/a)/a", "x", "1/(a^2 + x^2)"],
    ["atan2(y,x)", "x", "-y/(x^2 + y^2)"],
    ["atan2(y,x)", "y", "x/(x^2 + y^2)"],
    ["asin(x/a)", "x", "1/(a * sqrt(1 - (x/a)^2))"],
    ["atan((x+1)/(x-1))", "x", "-1/(x^2 + 1)"],
    ["asin(2*x*sqrt(1-x^2))", "x", "2 * sign(1 - 2 * x^2)/sqrt(1 - x^2)"],
    ["acos((1-x^2)/(1+x^2))", "x", "2 * sign(x)/(1 + x^2)"],
    ["atan(exp(x))", "x", "exp(x)/(1 + exp(2 * x))"],
    ["atan(tanh(x/2))", "x", "(1 - tanh(x/2)^2)/(2 * (1 + tanh(x/2)^2))"],
  ]));

describe("hyperbolic functions", () =>
  checked([
    ["sinh(x)", "x", "cosh(x)"],
    ["cosh(x)", "x", "sinh(x)"],
    ["tanh(x)", "x", "1 - tanh(x)^2"],
    ["sech(x)", "x", "-sech(x) * tanh(x)"],
    ["csch(x)", "x", "-csch(x) * coth(x)"],
    ["coth(x)", "x", "-csch(x)^2"],
    ["asinh(x)", "x", "1/sqrt(x^2 + 1)"],
    ["acosh(x)", "x", "1/sqrt(x^2 - 1)"],
    ["atanh(x)", "x", "1/(1 - x^2)"],
    ["asech(x)", "x", "-1/(x * sqrt(1 - x^2))"],
    ["acsch(x)", "x", "-1/(abs(x) * sqrt(1 + x^2))"],
    ["acoth(x)", "x", "1/(1 - x^2)"],
    ["log(cosh(x))", "x", "tanh(x)"],
    ["tanh(x)^2", "x", "2 * tanh(x) * (1 - tanh(x)^2)"],
    ["sinh(x)*cosh(x)", "x", "cosh(2 * x)"],
    ["cosh(x)^2-sinh(x)^2", "x", "0"],
    ["(exp(x)-exp(-x))/(exp(x)+exp(-x))", "x", "4/(exp(x) + exp(-x))^2"],
    ["(exp(x)+exp(-x))/2", "x", "(exp(x) - exp(-x))/2"],
    ["2/(exp(x)+exp(-x))", "x", "2 * (exp(-x) - exp(x))/(exp(x) + exp(-x))^2"],
    ["x*tanh(x)", "x", "tanh(x) + x * (1 - tanh(x)^2)"],
    ["tanh(a*x+b)", "x", "(1 - tanh(a * x + b)^2) * a"],
    ["log(x+sqrt(x^2+1))", "x", "1/sqrt(x^2 + 1)"],
    ["log(x+sqrt(x^2-1))", "x", "1/sqrt(x^2 - 1)"],
    ["1/2*log((1+x)/(1-x))", "x", "1/(1 - x^2)"],
    ["asinh(x/a)", "x", "1/(a * sqrt((x/a)^2 + 1))"],
    ["tanh(x)", "x", "-2 * tanh(x) * (1 - tanh(x)^2)", { order: 2 }],
    ["x*asinh(x)-sqrt(x^2+1)", "x", "asinh(x)"],
  ]));

describe("logarithms", () =>
  checked([
    ["log(x)/x", "x", "(1 - log(x))/x^2"],
    ["x*log(x)-x", "x", "log(x)"],
    ["log(x,2)", "x", "1/(x * log(2))"],
    ["log(x,a)", "x", "1/(x * log(a))"],
    ["log10(x)", "x", "1/(x * log(10))"],
    ["log2(x^2+1)", "x", "2 * x/((x^2 + 1) * log(2))"],
    ["log(log(x))", "x", "1/(x * log(x))"],
    ["log(log(log(x)))", "x", "1/(x * log(x) * log(log(x)))"],
    ["log(a*x/b)", "x", "1/x"],
    ["log(x^2)", "x", "2/x"],
    ["log((x+1)/(x-1))", "x", "-2/(x^2 - 1)"],
    ["log(sqrt((1+x)/(1-x)))", "x", "1/(1 - x^2)"],
    ["log(x*y*z)", "x", "1/x"],
    ["log(x^3*sqrt(x+1)/(x^2+1)^2)", "x", "3/x + 1/(2 * (x + 1)) - 4 * x/(x^2 + 1)"],
    ["log(abs(x))", "x", "1/x"],
    ["x^2*log(x)", "x", "2 * log(x) + 3", { order: 2 }],
    ["log(1+1/x)", "x", "-1/(x * (x + 1))"],
    ["1/log(x)", "x", "-1/(x * log(x)^2)"],
    ["log1p(x)", "x", "1/(1 + x)"],
    ["expm1(x)", "x", "exp(x)"],
    ["log1p(exp(x))", "x", "sigmoid(x)"],
    ["log(exp(x)+exp(y))", "x", "exp(x)/(exp(x) + exp(y))"],
    ["log(a*exp(b*x))", "x", "b"],
    ["log(x)^2", "x", "2 * log(x)/x"],
    ["log(x^2+y^2)", "x", "2 * x/(x^2 + y^2)"],
    ["x", "x", "1"],
    ["log(x,10)", "x", "1/(x * log(10))"],
    ["log(2,x)", "x", "-log(2)/(x * log(x)^2)"],
  ]));

describe("absolute values, extremes and cases", () =>
  checked([
    ["abs(x)", "x", "sign(x)"],
    ["x*abs(x)", "x", "2 * abs(x)"],
    ["abs(x)^3", "x", "3 * x * abs(x)"],
    ["sqrt(x^2)", "x", "sign(x)"],
    ["abs(x-y)", "x", "sign(x - y)"],
    ["abs(x^2-1)", "x", "2 * x * sign(x^2 - 1)"],
    ["abs(sin(x))", "x", "sign(sin(x)) * cos(x)"],
    ["sign(x)*x^2", "x", "2 * abs(x)"],
    ["max(x,y)", "x", "piecewise(x > y, 1, 0)"],
    ["max(x,y,z)", "x", "piecewise(x > y and x > z, 1, 0)"],
    ["min(x,y,z)", "x", "piecewise(x < y and x < z, 1, 0)"],
    ["max(x^2, x, 1)", "x", "piecewise(x^2 > x and x^2 > 1, 2 * x, x > x^2 and x > 1, 1, 0)"],
    ["max(0,x)", "x", "piecewise(x > 0, 1, 0)"],
    ["max(x,0)^2", "x", "2 * max(x, 0)"],
    ["min(x,1)", "x", "piecewise(x < 1, 1, 0)"],
    ["min(max(x,0),1)", "x", "piecewise(max(x, 0) < 1 and x > 0, 1, 0)"],
    ["relu(x)", "x", "step(x)"],
    ["relu(w*x+b)", "w", "step(w * x + b) * x"],
    ["relu(x)^2", "x", "2 * relu(x)"],
    ["max(a*x, x)", "x", "piecewise(a * x > x, a, 1)", { assume: "0<a<1" }],
    ["piecewise(x<0, a*x, x)", "x", "piecewise(x < 0, a, 1)"],
    ["piecewise(x>0, x, a*(exp(x)-1))", "x", "piecewise(x > 0, 1, a * exp(x))"],
    ["piecewise(x < 0, 0, x < 1, x^2, 2*x-1)", "x", "piecewise(x < 0, 0, x < 1, 2 * x, 2)"],
    ["piecewise(x<0,-x,x)", "x", "piecewise(x < 0, -1, 1)"],
    ["abs(x)/x", "x", "0"],
    ["log(max(x,1))", "x", "piecewise(x > 1, 1, 0)/max(x, 1)"],
    ["max(sin(x), cos(x))", "x", "piecewise(sin(x) > cos(x), cos(x), -sin(x))"],
    ["abs(abs(x)-1)", "x", "sign(abs(x) - 1) * sign(x)"],
    ["max(x,y)+min(x,y)", "x", "piecewise(x > y, 1, 0) + piecewise(x < y, 1, 0)"],
    ["max(x,-x)", "x", "piecewise(x > -x, 1, -1)"],
  ]));

describe("the error and gamma functions", () =>
  checked([
    ["erf(x)", "x", "2/sqrt(pi) * exp(-x^2)"],
    ["erf(x/sqrt(2))", "x", "sqrt(2/pi) * exp(-x^2/2)"],
    ["1/2*(1+erf((x-mu)/(s*sqrt(2))))", "x", "exp(-(x - mu)^2/(2 * s^2))/(sqrt(2 * pi) * s)"],
    ["1/2*(1+erf(x/sqrt(2)))", "x", "exp(-x^2/2)/sqrt(2 * pi)"],
    ["x*1/2*(1+erf(x/sqrt(2)))", "x", "1/2 * (1 + erf(x/sqrt(2))) + x * exp(-x^2/2)/sqrt(2 * pi)"],
    ["erfc(x)", "x", "-2/sqrt(pi) * exp(-x^2)"],
    ["gamma(x)", "x", "gamma(x) * digamma(x)"],
    ["lgamma(x)", "x", "digamma(x)"],
    ["log(gamma(x))", "x", "digamma(x)"],
    ["gamma(x+1)/gamma(x)", "x", "1"],
    ["lgamma(a+b)-lgamma(a)-lgamma(b)", "a", "digamma(a + b) - digamma(a)"],
    ["x*gamma(x)", "x", "gamma(x) * (1 + x * digamma(x))"],
    ["gamma(x)^2", "x", "2 * gamma(x)^2 * digamma(x)"],
    ["lgamma(x)", "x", "polygamma(1, x)", { order: 2 }],
    ["lgamma(x)", "x", "polygamma(2, x)", { order: 3 }],
    ["digamma(x)", "x", "polygamma(1, x)"],
    ["gamma(x)*gamma(1-x)", "x", "gamma(x) * gamma(1 - x) * (digamma(x) - digamma(1 - x))"],
    ["exp(-x^2/2)/sqrt(2*pi)", "x", "-x * exp(-x^2/2)/sqrt(2 * pi)"],
    [
      "exp(-(x-mu)^2/(2*s^2))/(s*sqrt(2*pi))",
      "x",
      "exp(-(x - mu)^2/(2 * s^2)) * (mu - x)/(s^3 * sqrt(2 * pi))",
    ],
    [
      "exp(-(x-mu)^2/(2*s^2))/(s*sqrt(2*pi))",
      "mu",
      "exp(-(x - mu)^2/(2 * s^2)) * (x - mu)/(s^3 * sqrt(2 * pi))",
    ],
    [
      "exp(-(x-mu)^2/(2*s^2))/(s*sqrt(2*pi))",
      "s",
      "exp(-(x - mu)^2/(2 * s^2)) * ((x - mu)^2 - s^2)/(s^4 * sqrt(2 * pi))",
    ],
    ["exp(-x^2)", "x", "2 * exp(-x^2) * (2 * x^2 - 1)", { order: 2 }],
  ]));

describe("the sigmoid in every disguise", () =>
  checked([
    ["sigmoid(x)", "x", "sigmoid(x) * (1 - sigmoid(x))"],
    ["1/(1+exp(-x))", "x", "sigmoid(x) * (1 - sigmoid(x))"],
    ["exp(x)/(1+exp(x))", "x", "sigmoid(x) * (1 - sigmoid(x))"],
    ["exp(x)/(exp(x)+1)", "x", "sigmoid(x) * (1 - sigmoid(x))"],
    ["1/(exp(-x)+1)", "x", "sigmoid(x) * (1 - sigmoid(x))"],
    ["1/(1+exp(x))", "x", "-sigmoid(x) * (1 - sigmoid(x))"],
    ["exp(-x)/(1+exp(-x))", "x", "-sigmoid(x) * (1 - sigmoid(x))"],
    ["1 - 1/(1+exp(-x))", "x", "-sigmoid(x) * (1 - sigmoid(x))"],
    ["(1+exp(-x))^(-1)", "x", "sigmoid(x) * (1 - sigmoid(x))"],
    ["(1+tanh(x/2))/2", "x", "(1 - tanh(x/2)^2)/4"],
    ["1/2*tanh(x/2)+1/2", "x", "1/4 * (1 - tanh(x/2)^2)"],
    ["2*sigmoid(2*x)-1", "x", "4 * sigmoid(2 * x) * (1 - sigmoid(2 * x))"],
    ["log(1+exp(-x))", "x", "sigmoid(x) - 1"],
    ["log(exp(-x)+1)", "x", "sigmoid(x) - 1"],
    ["log(sigmoid(x))", "x", "1 - sigmoid(x)"],
    ["-log(sigmoid(x))", "x", "sigmoid(x) - 1"],
    ["log(1-sigmoid(x))", "x", "-sigmoid(x)"],
    ["log(1/(1+exp(-x)))", "x", "1 - sigmoid(x)"],
    ["-log(1/(1+exp(-x)))", "x", "sigmoid(x) - 1"],
    ["log(1+exp(x))", "x", "sigmoid(x)"],
    ["softplus(x)", "x", "sigmoid(x)"],
    ["softplus(-x)", "x", "-sigmoid(-x)"],
    ["x-softplus(x)", "x", "1 - sigmoid(x)"],
    ["softplus(x)-x", "x", "sigmoid(x) - 1"],
    ["softplus(x)-y*x", "x", "sigmoid(x) - y"],
    ["sigmoid(-x)", "x", "-sigmoid(-x) * sigmoid(x)"],
    ["1-sigmoid(-x)", "x", "sigmoid(-x) * sigmoid(x)"],
    ["1-sigmoid(x)", "x", "-sigmoid(x) * (1 - sigmoid(x))"],
    ["log(sigmoid(-x))", "x", "-sigmoid(x)"],
    ["sigmoid(x)*(1-sigmoid(x))", "x", "sigmoid(x) * (1 - sigmoid(x)) * (1 - 2 * sigmoid(x))"],
    ["sigmoid(x)^2", "x", "2 * sigmoid(x)^2 * (1 - sigmoid(x))"],
    ["x*sigmoid(x)", "x", "sigmoid(x) * (1 + x * (1 - sigmoid(x)))"],
    ["x*sigmoid(b*x)", "x", "sigmoid(b * x) * (1 + x * (1 - sigmoid(b * x)) * b)"],
    ["logit(p)", "p", "1/(p * (1 - p))"],
    ["log(p/(1-p))", "p", "1/(p * (1 - p))"],
    ["log(p)-log(1-p)", "p", "1/(p * (1 - p))"],
    ["logit(sigmoid(x))", "x", "1"],
    ["sigmoid(logit(p))", "p", "1"],
    ["sigmoid(x)/sigmoid(-x)", "x", "sigmoid(x)/sigmoid(-x)"],
    ["sigmoid(a*x+b)", "x", "sigmoid(a * x + b) * (1 - sigmoid(a * x + b)) * a"],
    ["1/(1+exp(-(a*x+b)))", "x", "a * sigmoid(a * x + b) * (1 - sigmoid(a * x + b))"],
    ["1/(1+exp(-k*(x-x0)))", "x", "k * sigmoid(k * (x - x0)) * (1 - sigmoid(k * (x - x0)))"],
    ["L/(1+exp(-k*(t-t0)))", "t", "L * k * sigmoid(k * (t - t0)) * (1 - sigmoid(k * (t - t0)))"],
    ["K/(1+A*exp(-r*t))", "t", "K * A * exp(-r * t) * r/(1 + A * exp(-r * t))^2"],
    ["1/(1+exp((E-mu)/T))", "mu", "sigmoid((E - mu)/T) * (1 - sigmoid((E - mu)/T))/T"],
    ["1/(1+exp((E-mu)/T))", "T", "(E - mu) * sigmoid((E - mu)/T) * (1 - sigmoid((E - mu)/T))/T^2"],
    ["1/(exp(x)-1)", "x", "-exp(x)/(exp(x) - 1)^2"],
    ["x*tanh(softplus(x))", "x", "tanh(softplus(x)) + x * (1 - tanh(softplus(x))^2) * sigmoid(x)"],
    ["x*tanh(log(1+exp(x)))", "x", "tanh(log(1 + exp(x))) + x * (1 - tanh(log(1 + exp(x)))^2) * sigmoid(x)"],
    ["log(1+exp(x))", "x", "sigmoid(x) * (1 - sigmoid(x))", { order: 2 }],
    ["sigmoid(x)", "x", "sigmoid(x) * (1 - sigmoid(x)) * (1 - 2 * sigmoid(x))", { order: 2 }],
    ["1/(1+exp(-x))", "x", "sigmoid(x) * (1 - sigmoid(x)) * (1 - 2 * sigmoid(x))", { order: 2 }],
    ["log(1+exp(a*x))/a", "x", "sigmoid(a * x)"],
    ["log(exp(x)+1)-log(exp(x))", "x", "sigmoid(x) - 1"],
    ["log(2*cosh(x))", "x", "tanh(x)"],
    ["log(1+exp(-2*x))", "x", "2 * (sigmoid(2 * x) - 1)"],
    ["exp(a)/(exp(a)+exp(b))", "a", "exp(a) * exp(b)/(exp(a) + exp(b))^2"],
    ["exp(a)/(exp(a)+exp(b))", "b", "-exp(a) * exp(b)/(exp(a) + exp(b))^2"],
    ["1/(1+exp(b-a))", "a", "sigmoid(b - a) * (1 - sigmoid(b - a))"],
    ["tanh(log(x))", "x", "(1 - tanh(log(x))^2)/x"],
    ["1-exp(-exp(x))", "x", "exp(-exp(x)) * exp(x)"],
    ["exp(-exp(-x))", "x", "exp(-exp(-x)) * exp(-x)"],
    ["sigmoid(x)+sigmoid(-x)", "x", "0"],
    ["log(1+x^2)", "x", "2 * x/(1 + x^2)"],
    ["x/(1+abs(x))", "x", "1/(1 + abs(x))^2"],
    ["sqrt(1+x^2)-1", "x", "x/sqrt(1 + x^2)"],
    ["2/(1+exp(-2*x))-1", "x", "4 * sigmoid(2 * x) * (1 - sigmoid(2 * x))"],
  ]));

describe("losses and densities", () =>
  checked([
    ["-(y*log(sigmoid(t*x)) + (1-y)*log(1-sigmoid(t*x)))", "t", "(sigmoid(t * x) - y) * x"],
    ["-(y*log(1/(1+exp(-t*x))) + (1-y)*log(1-1/(1+exp(-t*x))))", "t", "(sigmoid(t * x) - y) * x"],
    ["-y*log(p)-(1-y)*log(1-p)", "p", "(p - y)/(p * (1 - p))"],
    ["-y*log(p)-(1-y)*log(1-p)", "p", "(p^2 + y - 2 * y * p)/(p * (1 - p))^2", { order: 2 }],
    ["-(y*log(sigmoid(w*x+b)) + (1-y)*log(1-sigmoid(w*x+b)))", "b", "sigmoid(w * x + b) - y"],
    ["log(1+exp(-y*w*x))", "w", "-y * x * (1 - sigmoid(y * w * x))"],
    ["log(1+exp(-y*(w*x+b)))", "w", "-y * x * (1 - sigmoid(y * (w * x + b)))"],
    ["log(1+exp(-y*z))", "z", "y^2 * sigmoid(y * z) * (1 - sigmoid(y * z))", { order: 2 }],
    ["max(0,1-y*w*x)", "w", "piecewise(y * w * x < 1, -y * x, 0)"],
    ["max(0,1-y*w*x)^2", "w", "-2 * max(0, 1 - y * w * x) * y * x"],
    ["1/2*max(0,1-y*z)^2", "z", "-max(0, 1 - y * z) * y"],
    ["exp(-y*f)", "f", "-exp(-y * f) * y"],
    ["exp(-y*w*x)", "w", "-exp(-y * w * x) * y * x"],
    ["(y-w*x)^2", "w", "2 * (w * x - y) * x"],
    ["1/2*(y-w*x-b)^2", "w", "(w * x - y + b) * x"],
    ["1/2*(w*x+b-y)^2", "b", "w * x + b - y"],
    ["abs(y-w*x)", "w", "-sign(y - w * x) * x"],
    ["log(cosh(w*x-y))", "w", "tanh(w * x - y) * x"],
    ["piecewise(abs(r)<=d, r^2/2, d*(abs(r)-d/2))", "r", "piecewise(abs(r) <= d, r, d * sign(r))"],
    ["d^2*(sqrt(1+(r/d)^2)-1)", "r", "r/sqrt(1 + (r/d)^2)"],
    ["exp(w*x)-y*w*x", "w", "(exp(w * x) - y) * x"],
    ["lambda - k*log(lambda)", "lambda", "1 - k/lambda"],
    ["k*log(lambda)-lambda-lgamma(k+1)", "lambda", "k/lambda - 1"],
    ["log(s)+ (x-mu)^2/(2*s^2)", "s", "1/s - (x - mu)^2/s^3"],
    ["log(s)+ (x-mu)^2/(2*s^2)", "mu", "(mu - x)/s^2"],
    ["-1/2*log(tau)+tau/2*(x-mu)^2", "tau", "1/2 * ((x - mu)^2 - 1/tau)"],
    ["1/2*log(v)+(x-mu)^2/(2*v)", "v", "(v - (x - mu)^2)/(2 * v^2)"],
    ["1/2*log(2*pi*v)+(x-mu)^2/(2*v)", "v", "(v - (x - mu)^2)/(2 * v^2)"],
    ["-log(exp(-(x-mu)^2/(2*s^2))/sqrt(2*pi*s^2))", "s", "1/s - (x - mu)^2/s^3"],
    ["-log(exp(-(x-mu)^2/(2*s^2))/sqrt(2*pi*s^2))", "mu", "(mu - x)/s^2"],
    ["(nu+1)/2*log(1+(x-mu)^2/(nu*s^2))", "mu", "(nu + 1) * (mu - x)/(nu * s^2 + (x - mu)^2)"],
    ["(nu+1)/2*log(1+x^2/nu)", "x", "x * (nu + 1)/(nu + x^2)"],
    ["abs(x-mu)/b+log(2*b)", "b", "(b - abs(x - mu))/b^2"],
    ["abs(x-mu)/b+log(2*b)", "mu", "-sign(x - mu)/b"],
    ["-(1-p)^g*log(p)", "p", "g * (1 - p)^(g - 1) * log(p) - (1 - p)^g/p"],
    [
      "-a*(1-sigmoid(z))^g*log(sigmoid(z))",
      "z",
      "a * (g * (1 - sigmoid(z))^g * sigmoid(z) * log(sigmoid(z)) - (1 - sigmoid(z))^(g + 1))",
    ],
    ["p*log(p/q)+(1-p)*log((1-p)/(1-q))", "q", "(q - p)/(q * (1 - q))"],
    ["p*log(p/q)+(1-p)*log((1-p)/(1-q))", "p", "log(p/q) - log((1 - p)/(1 - q))"],
    ["-p*log(p)-(1-p)*log(1-p)", "p", "log(1 - p) - log(p)"],
    ["max(0, d1-d2+m0)", "d1", "piecewise(d1 - d2 + m0 > 0, 1, 0)"],
    ["y*d^2+(1-y)*max(0,c-d)^2", "d", "2 * (y * d + (y - 1) * max(0, c - d))"],
    ["-log(sigmoid(s1-s2))", "s1", "sigmoid(s1 - s2) - 1"],
    ["-log(sigmoid(a*(s1-s2)))", "s2", "(1 - sigmoid(a * (s1 - s2))) * a"],
    ["log(1+exp(b-a))", "a", "-sigmoid(b - a)"],
    ["max(q*(y-f),(q-1)*(y-f))", "f", "piecewise(q * (y - f) > (q - 1) * (y - f), -q, 1 - q)"],
    ["-y*mu^(1-p)/(1-p)+mu^(2-p)/(2-p)", "mu", "mu^(1 - p) - y * mu^(-p)"],
    ["1/2*(mu^2+s^2-log(s^2)-1)", "mu", "mu"],
    ["1/2*(mu^2+s^2-log(s^2)-1)", "s", "s - 1/s"],
    ["-1/2*(1+v-mu^2-exp(v))", "v", "1/2 * (exp(v) - 1)"],
    ["log(s2/s1)+(s1^2+(m1-m2)^2)/(2*s2^2)-1/2", "s1", "s1/s2^2 - 1/s1"],
    ["log(s2/s1)+(s1^2+(m1-m2)^2)/(2*s2^2)-1/2", "s2", "1/s2 - (s1^2 + (m1 - m2)^2)/s2^3"],
    ["y/mu+log(mu)", "mu", "(mu - y)/mu^2"],
    ["y*exp(-eta)+eta", "eta", "1 - y * exp(-eta)"],
    ["(a-1)*log(x)+(b-1)*log(1-x)", "x", "(a - 1)/x + (1 - b)/(1 - x)"],
    ["(a-1)*log(x)-b*x", "x", "(a - 1)/x - b"],
    ["a*log(b)-lgamma(a)+(a-1)*log(x)-b*x", "a", "log(b) - digamma(a) + log(x)"],
    [
      "x^(a-1)*(1-x)^(b-1)",
      "x",
      "(a - 1) * x^(a - 2) * (1 - x)^(b - 1) + x^(a - 1) * (1 - b) * (1 - x)^(b - 2)",
    ],
    [
      "k/l*(x/l)^(k-1)*exp(-(x/l)^k)",
      "x",
      "k * exp(-(x/l)^k) * ((k - 1) * (x/l)^(k - 2) - (x/l)^(2 * (k - 1)) * k)/l^2",
    ],
    ["l*exp(-l*x)", "l", "exp(-l * x) * (1 - l * x)"],
    ["log(l)-l*x", "l", "1/l - x"],
    ["1-2*p*t/(p+t)", "p", "-2 * t^2/(p + t)^2"],
    ["2*p*r/(p+r)", "p", "2 * r^2/(p + r)^2"],
    ["-log(1-p)", "p", "1/(1 - p)"],
    ["1-exp(-r^2/(2*c^2))", "r", "exp(-r^2/(2 * c^2)) * (r/c^2)"],
    ["r^2/(1+r^2)", "r", "2 * r/(1 + r^2)^2"],
    ["log(1+r^2/2)", "r", "r/(1 + r^2/2)"],
    ["c^2/2*log(1+(r/c)^2)", "r", "r/(1 + (r/c)^2)"],
    ["1/(1+exp(-z))-y", "z", "sigmoid(z) * (1 - sigmoid(z))"],
    ["(sigmoid(z)-y)^2", "z", "2 * (sigmoid(z) - y) * sigmoid(z) * (1 - sigmoid(z))"],
    [
      "1/2*(sigmoid(w*x+b)-y)^2",
      "w",
      "(sigmoid(w * x + b) - y) * sigmoid(w * x + b) * (1 - sigmoid(w * x + b)) * x",
    ],
    ["(tanh(w*x)-y)^2/2", "w", "(tanh(w * x) - y) * (1 - tanh(w * x)^2) * x"],
    ["y*log(y/p)-y+p", "p", "1 - y/p"],
  ]));

describe("sums and products over indices", () =>
  checked([
    // An inner bound that runs with the outer index says for which of its terms the delta picks.
    [
      "sum(sum(x[i]*x[j],j,i,m),i,1,m)",
      "x[k]",
      "sum(x[j], j, k, m) + sum(piecewise(i <= k, x[i], 0), i, 1, m)",
    ],
    [
      "sum(sum(x[i]*x[j],j,1,i),i,1,m)",
      "x[k]",
      "sum(x[j], j, 1, k) + sum(piecewise(k <= i, x[i], 0), i, 1, m)",
    ],
    ["sum(sum(x[j],j,1,i),i,1,m)", "x[k]", "sum(piecewise(k <= i, 1, 0), i, 1, m)"],
    ["sum(x[i]^2,i,k,m)", "x[j]", "2 * x[j]"],
    ["1/m*sum((theta*x[i]-y[i])^2,i,1,m)", "theta", "2/m * sum((theta * x[i] - y[i]) * x[i], i, 1, m)"],
    ["1/(2*m)*sum((theta*x[i]-y[i])^2,i,1,m)", "theta", "1/m * sum((theta * x[i] - y[i]) * x[i], i, 1, m)"],
    ["sum((y[i]-a-b*x[i])^2,i,1,n)", "a", "2 * sum(a - y[i] + b * x[i], i, 1, n)"],
    ["sum((y[i]-a-b*x[i])^2,i,1,n)", "b", "2 * sum((a - y[i] + b * x[i]) * x[i], i, 1, n)"],
    ["1/n*sum((y[i]-(w*x[i]+b))^2,i,1,n)", "w", "2/n * sum((w * x[i] - y[i] + b) * x[i], i, 1, n)"],
    ["1/n*sum((y[i]-(w*x[i]+b))^2,i,1,n)", "b", "2/n * sum(w * x[i] - y[i] + b, i, 1, n)"],
    [
      "1/(2*m)*sum((theta'*x[i]-y[i])^2,i,1,m)+lambda/2*sum(theta[k]^2,k,1,n)",
      "theta[j]",
      "1/m * sum((theta' * x[i] - y[i]) * x[i, j], i, 1, m) + lambda * theta[j]",
    ],
    [
      "1/(2*m)*sum((theta'*x[i]-y[i])^2,i,1,m)+lambda*sum(abs(theta[k]),k,1,n)",
      "theta[j]",
      "1/m * sum((theta' * x[i] - y[i]) * x[i, j], i, 1, m) + lambda * sign(theta[j])",
    ],
    [
      "1/(2*m)*sum((theta'*x[i]-y[i])^2,i,1,m)+lambda*(a*sum(abs(theta[k]),k,1,n)+(1-a)/2*sum(theta[k]^2,k,1,n))",
      "theta[j]",
      "1/m * sum((theta' * x[i] - y[i]) * x[i, j], i, 1, m) + lambda * (a * sign(theta[j]) + (1 - a) * theta[j])",
    ],
    [
      "1/(2*m)*sum((sum(theta[k]*x[i,k],k,1,n)-y[i])^2,i,1,m)",
      "theta[j]",
      "1/m * sum((sum(theta[k] * x[i, k], k, 1, n) - y[i]) * x[i, j], i, 1, m)",
    ],
    [
      "sum((y[i]-sum(w[k]*x[i,k],k,1,n))^2,i,1,m)",
      "w[j]",
      "2 * sum((sum(w[k] * x[i, k], k, 1, n) - y[i]) * x[i, j], i, 1, m)",
    ],
    [
      "sum((y[i]-sum(w[k]*x[i,k],k,1,n))^2,i,1,m)",
      "w[1]",
      "2 * sum((sum(w[k] * x[i, k], k, 1, n) - y[i]) * x[i, 1], i, 1, m)",
    ],
    [
      "-1/m*sum(y[i]*log(sigmoid(theta'*x[i]))+(1-y[i])*log(1-sigmoid(theta'*x[i])),i,1,m)",
      "theta[j]",
      "1/m * sum((sigmoid(theta' * x[i]) - y[i]) * x[i, j], i, 1, m)",
    ],
    [
      "-1/m*sum(y[i]*log(sigmoid(theta'*x[i]))+(1-y[i])*log(1-sigmoid(theta'*x[i])),i,1,m)",
      "theta[1]",
      "1/m * sum((sigmoid(theta' * x[i]) - y[i]) * x[i, 1], i, 1, m)",
    ],
    [
      "-sum(y[i]*log(sigmoid(w*x[i]+b))+(1-y[i])*log(1-sigmoid(w*x[i]+b)),i,1,m)",
      "b",
      "sum(sigmoid(w * x[i] + b) - y[i], i, 1, m)",
    ],
    [
      "-1/m*sum(y[i]*log(1/(1+exp(-theta'*x[i])))+(1-y[i])*log(1-1/(1+exp(-theta'*x[i]))),i,1,m)",
      "theta[j]",
      "1/m * sum((sigmoid(theta' * x[i]) - y[i]) * x[i, j], i, 1, m)",
    ],
    [
      "1/m*sum(log(1+exp(-y[i]*(theta'*x[i]))),i,1,m)",
      "theta[j]",
      "-1/m * sum(y[i] * x[i, j] * (1 - sigmoid(y[i] * (theta' * x[i]))), i, 1, m)",
    ],
    [
      "1/m*sum(log(1+exp(theta'*x[i]))-y[i]*(theta'*x[i]),i,1,m)",
      "theta[j]",
      "1/m * sum((sigmoid(theta' * x[i]) - y[i]) * x[i, j], i, 1, m)",
    ],
    [
      "1/m*sum(max(0,1-y[i]*(w'*x[i])),i,1,m)+lambda*sum(w[k]^2,k,1,n)",
      "w[j]",
      "1/m * sum(piecewise(y[i] * (w' * x[i]) < 1, -y[i] * x[i, j], 0), i, 1, m) + 2 * lambda * w[j]",
    ],
    [
      "1/2*sum(w[k]^2,k,1,n)+C*sum(max(0,1-y[i]*(w'*x[i]+b)),i,1,m)",
      "w[j]",
      "w[j] + C * sum(piecewise(y[i] * (w' * x[i] + b) < 1, -y[i] * x[i, j], 0), i, 1, m)",
    ],
    [
      "1/2*sum(w[k]^2,k,1,n)+C*sum(max(0,1-y[i]*(w'*x[i]+b)),i,1,m)",
      "b",
      "C * sum(piecewise(y[i] * (w' * x[i] + b) < 1, -y[i], 0), i, 1, m)",
    ],
    [
      "sum(exp(theta'*x[i])-y[i]*(theta'*x[i]),i,1,m)",
      "theta[j]",
      "sum((exp(theta' * x[i]) - y[i]) * x[i, j], i, 1, m)",
    ],
    ["sum((x[i]-mu)^2,i,1,m)", "mu", "2 * sum(mu - x[i], i, 1, m)"],
    ["-m/2*log(2*pi*s^2)-1/(2*s^2)*sum((x[i]-mu)^2,i,1,m)", "mu", "1/s^2 * sum(x[i] - mu, i, 1, m)"],
    ["-m/2*log(2*pi*s^2)-1/(2*s^2)*sum((x[i]-mu)^2,i,1,m)", "s", "1/s^3 * sum((x[i] - mu)^2, i, 1, m) - m/s"],
    [
      "-m/2*log(2*pi*v)-1/(2*v)*sum((x[i]-mu)^2,i,1,m)",
      "v",
      "(sum((x[i] - mu)^2, i, 1, m) - m * v)/(2 * v^2)",
    ],
    ["m/2*log(tau)-tau/2*sum((x[i]-mu)^2,i,1,m)", "tau", "1/2 * (m/tau - sum((x[i] - mu)^2, i, 1, m))"],
    ["sum(x[i]*log(lambda)-lambda-lgamma(x[i]+1),i,1,m)", "lambda", "sum(x[i]/lambda - 1, i, 1, m)"],
    ["m*log(lambda)-lambda*sum(x[i],i,1,m)", "lambda", "m/lambda - sum(x[i], i, 1, m)"],
    [
      "prod(lambda*exp(-lambda*x[i]),i,1,m)",
      "lambda",
      "prod(lambda * exp(-lambda * x[i]), i, 1, m) * sum(1/lambda - x[i], i, 1, m)",
    ],
    ["log(prod(lambda*exp(-lambda*x[i]),i,1,m))", "lambda", "sum(1/lambda - x[i], i, 1, m)"],
    [
      "prod(p^x[i]*(1-p)^(1-x[i]),i,1,m)",
      "p",
      "1/(p * (1 - p)) * prod(p^x[i] * (1 - p)^(1 - x[i]), i, 1, m) * sum(x[i] - p, i, 1, m)",
      { assume: "0<p<1" },
    ],
    ["sum(x[i]*log(p)+(1-x[i])*log(1-p),i,1,m)", "p", "1/(p * (1 - p)) * sum(x[i] - p, i, 1, m)"],
    ["prod(x[i],i,1,n)", "x[j]", "1/x[j] * prod(x[i], i, 1, n)"],
    ["prod(a+x[i],i,1,n)", "a", "prod(a + x[i], i, 1, n) * sum(1/(a + x[i]), i, 1, n)"],
    ["log(sum(exp(x[i]),i,1,n))", "x[j]", "exp(x[j])/sum(exp(x[i]), i, 1, n)"],
    ["log(sum(exp(z[k]),k,1,K))-z[c]", "z[j]", "exp(z[j])/sum(exp(z[k]), k, 1, K) - delta(c, j)"],
    [
      "exp(z[c])/sum(exp(z[k]),k,1,K)",
      "z[j]",
      "exp(z[c]) * (delta(c, j) * sum(exp(z[k]), k, 1, K) - exp(z[j]))/sum(exp(z[k]), k, 1, K)^2",
    ],
    [
      "exp(z[c])/sum(exp(z[k]),k,1,K)",
      "z[c]",
      "exp(z[c]) * (sum(exp(z[k]), k, 1, K) - exp(z[c]))/sum(exp(z[k]), k, 1, K)^2",
    ],
    ["-log(exp(z[c])/sum(exp(z[k]),k,1,K))", "z[j]", "exp(z[j])/sum(exp(z[k]), k, 1, K) - delta(c, j)"],
    ["p[k] = exp(z[k])/sum(exp(z[l]),l,1,K); p[i]", "z[j]", "p[i] * (delta(i, j) - p[j])"],
    [
      "p[k] = exp(z[k])/sum(exp(z[l]),l,1,K); -sum(y[k]*log(p[k]),k,1,K)",
      "z[j]",
      "p[j] - y[j]",
      { assume: "sum(y[k],k,1,K)=1" },
    ],
    [
      "p[k] = exp(z[k])/sum(exp(z[l]),l,1,K); -sum(y[k]*log(p[k]),k,1,K)",
      "z[j]",
      "p[j] * sum(y[k], k, 1, K) - y[j]",
    ],
    ["p[k] = exp(z[k])/sum(exp(z[l]),l,1,K); -log(p[y])", "z[j]", "p[j] - delta(y, j)"],
    [
      "p[i,k] = exp(W[k]'*x[i])/sum(exp(W[l]'*x[i]),l,1,K); -1/m*sum(sum(y[i,k]*log(p[i,k]),k,1,K),i,1,m)",
      "W[q,r]",
      "1/m * sum((p[i, q] - y[i, q]) * x[i, r], i, 1, m)",
      { assume: "sum(y[i,k],k,1,K)=1" },
    ],
    [
      "p[i,k] = exp(z[i,k])/sum(exp(z[i,l]),l,1,K); -1/m*sum(sum(y[i,k]*log(p[i,k]),k,1,K),i,1,m)",
      "z[a,b]",
      "1/m * (p[a, b] - y[a, b])",
      { assume: "sum(y[i,k],k,1,K)=1" },
    ],
    [
      "sum(sum((R[i,j]-sum(U[i,k]*V[j,k],k,1,r))^2,j,1,n),i,1,m)",
      "U[p,q]",
      "2 * sum((sum(U[p, k] * V[j, k], k, 1, r) - R[p, j]) * V[j, q], j, 1, n)",
    ],
    [
      "1/2*sum(sum((R[i,j]-U[i]'*V[j])^2,j,1,n),i,1,m)+lambda/2*sum(sum(U[i,k]^2,k,1,r),i,1,m)",
      "U[p,q]",
      "sum((U[p]' * V[j] - R[p, j]) * V[j, q], j, 1, n) + lambda * U[p, q]",
    ],
    [
      "sum(sum((R[i,j]-U[i]'*V[j])^2,j,1,n),i,1,m)",
      "V[p,q]",
      "2 * sum((U[i]' * V[p] - R[i, p]) * U[i, q], i, 1, m)",
    ],
    [
      "-sum(a[i]*v[i],i,1,n)-sum(b[j]*h[j],j,1,p)-sum(sum(v[i]*W[i,j]*h[j],j,1,p),i,1,n)",
      "W[k,l]",
      "-v[k] * h[l]",
    ],
    [
      "-sum(a[i]*v[i],i,1,n)-sum(b[j]*h[j],j,1,p)-sum(sum(v[i]*W[i,j]*h[j],j,1,p),i,1,n)",
      "v[k]",
      "-(a[k] + sum(W[k, j] * h[j], j, 1, p))",
    ],
    [
      "-sum(b[k]*v[k],k,1,n)-sum(log(1+exp(c[j]+sum(W[k,j]*v[k],k,1,n))),j,1,p)",
      "W[k,j]",
      "-v[k] * sigmoid(c[j] + sum(W[l, j] * v[l], l, 1, n))",
    ],
    [
      "-sum(b[i]*v[i],i,1,n)-sum(log(1+exp(c[j]+sum(W[i,j]*v[i],i,1,n))),j,1,p)",
      "W[k,l]",
      "-v[k] * sigmoid(c[l] + sum(W[i, l] * v[i], i, 1, n))",
    ],
    [
      "-sum(b[i]*v[i],i,1,n)-sum(softplus(c[j]+sum(W[i,j]*v[i],i,1,n)),j,1,p)",
      "c[l]",
      "-sigmoid(c[l] + sum(W[i, l] * v[i], i, 1, n))",
    ],
    ["sum(sum(x[i]*A[i,j]*x[j],j,1,n),i,1,n)", "x[k]", "sum(x[j] * (A[k, j] + A[j, k]), j, 1, n)"],
    [
      "-1/2*sum(sum(w[i,j]*s[i]*s[j],j,1,n),i,1,n)",
      "s[k]",
      "-1/2 * sum(s[j] * (w[k, j] + w[j, k]), j, 1, n)",
    ],
    ["sum(w[i]*(y[i]-theta*x[i])^2,i,1,m)", "theta", "2 * sum(w[i] * (theta * x[i] - y[i]) * x[i], i, 1, m)"],
    ["sum(w[i]*(y[i]-theta*x[i])^2,i,1,m)", "w[k]", "(y[k] - theta * x[k])^2"],
    ["sum((x[i]-sum(x[k],k,1,n)/n)^2,i,1,n)", "x[j]", "2 * (x[j] - 1/n * sum(x[k], k, 1, n))"],
    ["mu = 1/m*sum(x[i],i,1,m); 1/m*sum((x[i]-mu)^2,i,1,m)", "x[j]", "2/m * (x[j] - mu)"],
    ["sum((x[i+1]-x[i])^2,i,1,n-1)", "x[k]", "2 * (2 * x[k] - x[k + 1] - x[k - 1])"],
    ["sum(x[i]*x[i+1],i,1,n-1)", "x[k]", "x[k + 1] + x[k - 1]"],
    ["sum(a[k]*x^k,k,0,n)", "x", "sum(a[k] * k * x^(k - 1), k, 0, n)"],
    ["sum(a[k]*x^k,k,0,n)", "a[j]", "x^j"],
    [
      "sum(a[k]*cos(k*x)+b[k]*sin(k*x),k,1,n)",
      "x",
      "sum((b[k] * cos(k * x) - a[k] * sin(k * x)) * k, k, 1, n)",
    ],
    ["sum(x^k/k,k,1,n)", "x", "sum(x^(k - 1), k, 1, n)"],
    ["sum(i^2*x,i,1,5)", "x", "sum(i^2, i, 1, 5)"],
    ["sum(f(x[i]),i,1,n)", "x[j]", "f'(x[j])"],
    ["sum(log(x[i]),i,1,n)/n", "x[j]", "1/(x[j] * n)"],
    [
      "sum(x[i]^2,i,1,n)/sum(x[i],i,1,n)",
      "x[j]",
      "(2 * x[j] * sum(x[i], i, 1, n) - sum(x[i]^2, i, 1, n))/sum(x[i], i, 1, n)^2",
    ],
    [
      "sum(x[i]*y[i],i,1,n)/sqrt(sum(x[i]^2,i,1,n)*sum(y[i]^2,i,1,n))",
      "x[j]",
      "(y[j] * sum(x[i]^2, i, 1, n) - x[j] * sum(x[i] * y[i], i, 1, n))/(sqrt(sum(x[i]^2, i, 1, n) * sum(y[i]^2, i, 1, n)) * sum(x[i]^2, i, 1, n))",
    ],
    [
      "sum(x[i]*y[i],i,1,n)/(sqrt(sum(x[i]^2,i,1,n))*sqrt(sum(y[i]^2,i,1,n)))",
      "x[j]",
      "(y[j] * sum(x[i]^2, i, 1, n) - x[j] * sum(x[i] * y[i], i, 1, n))/(sqrt(sum(y[i]^2, i, 1, n)) * sum(x[i]^2, i, 1, n)^(3/2))",
    ],
    [
      "x[j]/sqrt(sum(x[i]^2,i,1,n))",
      "x[k]",
      "(delta(j, k) * sum(x[i]^2, i, 1, n) - x[j] * x[k])/sum(x[i]^2, i, 1, n)^(3/2)",
    ],
    ["sum(p[i]*log(p[i]/q[i]),i,1,n)", "q[j]", "-p[j]/q[j]"],
    ["sum(p[i]*log(p[i]/q[i]),i,1,n)", "p[j]", "log(p[j]/q[j]) + 1"],
    ["-sum(p[i]*log(p[i]),i,1,n)+lambda*(1-sum(p[i],i,1,n))", "p[j]", "-(log(p[j]) + 1 + lambda)"],
    [
      "log(sum(pi_[k]*exp(-(x-mu[k])^2/2),k,1,K))",
      "mu[j]",
      "pi_[j] * exp(-(x - mu[j])^2/2) * (x - mu[j])/sum(pi_[k] * exp(-(x - mu[k])^2/2), k, 1, K)",
    ],
    [
      "sum(log(sum(w[k]*exp(-(x[i]-mu[k])^2/2),k,1,K)),i,1,n)",
      "mu[j]",
      "w[j] * sum(exp(-(x[i] - mu[j])^2/2) * (x[i] - mu[j])/sum(w[k] * exp(-(x[i] - mu[k])^2/2), k, 1, K), i, 1, n)",
    ],
    [
      "sum(log(1+exp(theta*x[i])),i,1,m)-sum(y[i]*theta*x[i],i,1,m)",
      "theta",
      "sum((sigmoid(theta * x[i]) - y[i]) * x[i], i, 1, m)",
    ],
    ["sum(theta[k]*x[k],k,1,n)", "theta[2]", "x[2]"],
    ["max(0,1-sum(w[k]*x[k],k,1,n))", "w[j]", "piecewise(sum(w[k] * x[k], k, 1, n) < 1, -x[j], 0)"],
    ["sum(relu(w[k]*x+b[k])*a[k],k,1,H)", "w[j]", "step(w[j] * x + b[j]) * x * a[j]"],
    ["sum(relu(w[k]*x+b[k])*a[k],k,1,H)", "b[j]", "step(w[j] * x + b[j]) * a[j]"],
    ["sum(a[k]*tanh(w[k]*x+b[k]),k,1,H)", "x", "sum(a[k] * (1 - tanh(w[k] * x + b[k])^2) * w[k], k, 1, H)"],
    [
      "1/2*(sum(a[k]*sigmoid(w[k]*x+b[k]),k,1,H)-y)^2",
      "w[j]",
      "(sum(a[k] * sigmoid(w[k] * x + b[k]), k, 1, H) - y) * a[j] * sigmoid(w[j] * x + b[j]) * (1 - sigmoid(w[j] * x + b[j])) * x",
    ],
    ["sum(sum(W[k,j]*x[j]*y[k],j,1,n),k,1,K)", "W[p,q]", "x[q] * y[p]"],
    ["sum(sum(W[k,j]*x[j]*y[k],j,1,n),k,1,K)", "W[1,2]", "x[2] * y[1]"],
    ["sum(softplus(x[i]),i,1,n)", "x[j]", "sigmoid(x[j])"],
    ["sum((h(x[i])-y[i])^2,i,1,m)", "x[j]", "2 * (h(x[j]) - y[j]) * h'(x[j])"],
    [
      "sum((g(theta,x[i])-y[i])^2,i,1,m)",
      "theta",
      "2 * sum((g(theta, x[i]) - y[i]) * partial(1, g(theta, x[i])), i, 1, m)",
    ],
    [
      "sum(exp(-(x-c[k])^2/(2*s^2))*w[k],k,1,K)",
      "c[j]",
      "exp(-(x - c[j])^2/(2 * s^2)) * (x - c[j]) * w[j]/s^2",
    ],
    [
      "sum(exp(-(x-c[k])^2/(2*s^2))*w[k],k,1,K)",
      "s",
      "1/s^3 * sum(exp(-(x - c[k])^2/(2 * s^2)) * (x - c[k])^2 * w[k], k, 1, K)",
    ],
    [
      "sum(exp(-(x-c[k])^2/(2*s^2))*w[k],k,1,K)",
      "x",
      "1/s^2 * sum(exp(-(x - c[k])^2/(2 * s^2)) * (c[k] - x) * w[k], k, 1, K)",
    ],
    ["1/n*sum(abs(y[i]-theta*x[i]),i,1,n)", "theta", "-1/n * sum(sign(y[i] - theta * x[i]) * x[i], i, 1, n)"],
    [
      "1/n*sum(log(cosh(theta*x[i]-y[i])),i,1,n)",
      "theta",
      "1/n * sum(tanh(theta * x[i] - y[i]) * x[i], i, 1, n)",
    ],
    [
      "1/n*sum(sqrt(1+(theta*x[i]-y[i])^2),i,1,n)",
      "theta",
      "1/n * sum((theta * x[i] - y[i]) * x[i]/sqrt(1 + (theta * x[i] - y[i])^2), i, 1, n)",
    ],
    [
      "sqrt(1/n*sum((theta*x[i]-y[i])^2,i,1,n))",
      "theta",
      "1/(n * sqrt(1/n * sum((theta * x[i] - y[i])^2, i, 1, n))) * sum((theta * x[i] - y[i]) * x[i], i, 1, n)",
    ],
    [
      "1-sum((y[i]-theta*x[i])^2,i,1,n)/sum((y[i]-ybar)^2,i,1,n)",
      "theta",
      "2/sum((y[i] - ybar)^2, i, 1, n) * sum((y[i] - theta * x[i]) * x[i], i, 1, n)",
    ],
    ["lambda*sqrt(sum(theta[k]^2,k,1,n))", "theta[j]", "lambda * (theta[j]/sqrt(sum(theta[k]^2, k, 1, n)))"],
    [
      "h(z)=sigmoid(theta'*z); -1/m*sum(y[i]*log(h(x[i]))+(1-y[i])*log(1-h(x[i])),i,1,m)+lambda/m*sum(abs(theta[k]),k,1,n)",
      "theta[j]",
      "1/m * sum((h(x[i]) - y[i]) * x[i, j], i, 1, m) + lambda/m * sign(theta[j])",
    ],
  ]));

describe("chains of quantities", () =>
  checked([
    ["z=w*x+b; a=sigmoid(z); L=1/2*(a-y)^2; L", "w", "(a - y) * a * (1 - a) * x"],
    ["z=w*x+b; a=sigmoid(z); L=1/2*(a-y)^2; L", "w", "(a - y) * a * (1 - a) * x", { style: "leibniz" }],
    ["z=w*x+b; a=sigmoid(z); L=-(y*log(a)+(1-y)*log(1-a)); L", "w", "(a - y) * x"],
    ["z=w*x+b; a=sigmoid(z); L=-(y*log(a)+(1-y)*log(1-a)); L", "b", "a - y", { style: "leibniz" }],
    ["z=w*x+b; a=tanh(z); L=(a-y)^2; L", "w", "2 * (a - y) * (1 - a^2) * x"],
    ["z=w*x+b; a=relu(z); L=(a-y)^2; L", "w", "2 * (a - y) * step(z) * x"],
    ["z1=w1*x+b1; a1=relu(z1); z2=w2*a1+b2; L=1/2*(z2-y)^2; L", "w1", "(z2 - y) * w2 * step(z1) * x"],
    [
      "z1=w1*x+b1; a1=tanh(z1); z2=w2*a1+b2; L=1/2*(z2-y)^2; L",
      "w1",
      "(z2 - y) * w2 * (1 - a1^2) * x",
      { style: "leibniz" },
    ],
    [
      "z1=w1*x+b1; a1=sigmoid(z1); z2=w2*a1+b2; a2=sigmoid(z2); L=-(y*log(a2)+(1-y)*log(1-a2)); L",
      "w1",
      "(1 - a1) * (a2 - y) * w2 * a1 * x",
    ],
    [
      "z1=w1*x+b1; a1=sigmoid(z1); z2=w2*a1+b2; a2=sigmoid(z2); L=-(y*log(a2)+(1-y)*log(1-a2)); L",
      "w1",
      "(a2 - y) * w2 * a1 * (1 - a1) * x",
      { style: "leibniz" },
    ],
    [
      "z=theta'*x; h=sigmoid(z); -(y*log(h)+(1-y)*log(1-h))",
      "theta[j]",
      "(h - y) * x[j]",
      { style: "leibniz" },
    ],
    ["u=x^2+1; y=sqrt(u); log(y)", "x", "x/y^2", { style: "leibniz" }],
    ["xhat=(x-mu)/sqrt(v+eps); y=g*xhat+b; (y-t)^2", "x", "2 * (y - t) * g/sqrt(v + eps)"],
    ["xhat=(x-mu)/sqrt(v+eps); y=g*xhat+b; (y-t)^2", "g", "2 * (y - t) * xhat"],
    ["xhat=(x-mu)/sqrt(v+eps); y=g*xhat+b; (y-t)^2", "v", "(t - y) * g * (x - mu)/(v + eps)^(3/2)"],
    ["f=sigmoid(wf*x); i=sigmoid(wi*x); g=tanh(wg*x); c=f*c0+i*g; c", "wf", "f * (1 - f) * x * c0"],
    ["h = tanh(w*x+u*h0); 1/2*(v*h-y)^2", "u", "(v * h - y) * v * (1 - h^2) * h0"],
    ["q=w*x; sigmoid(q)*q", "w", "sigmoid(q) * ((1 - sigmoid(q)) * q + 1) * x"],
    ["sin(x^2)", "x", "2 * x * cos(x^2)", { style: "leibniz" }],
    ["exp(sin(x))", "x", "exp(sin(x)) * cos(x)", { style: "leibniz" }],
    ["log(1+exp(-y*w*x))", "w", "-y * x * (1 - sigmoid(y * w * x))", { style: "leibniz" }],
    ["(3*x+1)^5", "x", "15 * (3 * x + 1)^4", { style: "leibniz" }],
  ]));

describe("unknown functions", () =>
  checked([
    ["f(x)*g(x)", "x", "f'(x) * g(x) + f(x) * g'(x)"],
    ["f(x)/g(x)", "x", "(f'(x) * g(x) - f(x) * g'(x))/g(x)^2"],
    ["f(g(x))", "x", "f'(g(x)) * g'(x)"],
    ["f(x)^2", "x", "2 * f(x) * f'(x)"],
    ["log(f(x))", "x", "f'(x)/f(x)"],
    ["exp(f(x))", "x", "exp(f(x)) * f'(x)"],
    ["f(x)^g(x)", "x", "f(x)^g(x) * (g'(x) * log(f(x)) + g(x) * f'(x)/f(x))"],
    ["f(x)*g(x)", "x", "f''(x) * g(x) + 2 * f'(x) * g'(x) + f(x) * g''(x)", { order: 2 }],
    ["f(g(x))", "x", "f''(g(x)) * (g'(x))^2 + f'(g(x)) * g''(x)", { order: 2 }],
    ["f(x,y)", "x", "partial(1, f(x, y))"],
    ["g(x, x^2)", "x", "partial(1, g(x, x^2)) + 2 * partial(2, g(x, x^2)) * x"],
    ["f(a*x+b)", "x", "f'(a * x + b) * a"],
    ["x*f(x)", "x", "2 * f'(x) + x * f''(x)", { order: 2 }],
    ["sigmoid(f(x))", "x", "sigmoid(f(x)) * (1 - sigmoid(f(x))) * f'(x)"],
    ["f(x,y)", "x, y", "partial(2, partial(1, f(x, y)))"],
  ]));

describe("implicit derivatives", () =>
  checked([
    ["x^3+y^3==6*x*y", "x", "(2 * y - x^2)/(y^2 - 2 * x)", { implicit: "y" }],
    ["x^2/a^2+y^2/b^2==1", "x", "-x * b^2/(a^2 * y)", { implicit: "y" }],
    ["x*y+sin(y)==1", "x", "-y/(x + cos(y))", { implicit: "y" }],
    ["x^2+y^2==25", "x", "-x/y", { implicit: "y" }],
    ["x*y==1", "x", "-y/x", { implicit: "y" }],
    ["exp(y)==x", "x", "1/exp(y)", { implicit: "y" }],
    ["sin(y)==x", "x", "1/cos(y)", { implicit: "y" }],
    [
      "sin(x+y)==y^2*cos(x)",
      "x",
      "-(cos(x + y) + y^2 * sin(x))/(cos(x + y) - 2 * cos(x) * y)",
      { implicit: "y" },
    ],
    ["exp(x*y)==x+y", "x", "(1 - exp(x * y) * y)/(x * exp(x * y) - 1)", { implicit: "y" }],
    ["x^y==y^x", "x", "(y^x * log(y) - x^(y - 1) * y)/(x^y * log(x) - x * y^(x - 1))", { implicit: "y" }],
    ["sqrt(x)+sqrt(y)==1", "x", "-sqrt(y)/sqrt(x)", { implicit: "y" }],
    [
      "(x^2+y^2)^2==a^2*(x^2-y^2)",
      "x",
      "-x * (2 * x^2 + 2 * y^2 - a^2)/(y * (2 * x^2 + 2 * y^2 + a^2))",
      { implicit: "y" },
    ],
    ["y^2==x^3+a*x+b", "x", "(3 * x^2 + a)/(2 * y)", { implicit: "y" }],
    ["x^2+x*y+y^2==3", "x", "-(2 * x + y)/(x + 2 * y)", { implicit: "y" }],
    ["log(x*y)==x", "x", "y - y/x", { implicit: "y" }],
    ["tan(x/y)==x+y", "x", "(sec(x/y)^2 - y)/(x * sec(x/y)^2/y + y)", { implicit: "y" }],
    ["y == x*exp(y)", "x", "exp(y)/(1 - x * exp(y))", { implicit: "y" }],
    ["x^(2/3)+y^(2/3)==4", "x", "-y^(1/3)/x^(1/3)", { implicit: "y" }],
    ["x^2+y^2==1", "x", "-(1/y + x^2/y^3)", { implicit: "y", order: 2 }],
    ["x^3+y^3==1", "x", "-2 * x * (y^3 + x^3)/y^5", { implicit: "y", order: 2 }],
    [
      "y == tanh(x*y + h)",
      "x",
      "(1 - tanh(x * y + h)^2) * y/(1 - x + x * tanh(x * y + h)^2)",
      { implicit: "y" },
    ],
  ]));

describe("higher and mixed orders", () =>
  checked([
    ["x^2*y", "x, y", "2 * x"],
    ["exp(x*y)", "x, y", "exp(x * y) * (1 + y * x)"],
    ["log(x^2+y^2)", "x, y", "-4 * x * y/(x^2 + y^2)^2"],
    ["sin(x*y)", "x", "-sin(x * y) * y^2", { order: 2 }],
    ["x^4", "x", "24 * x", { order: 3 }],
    ["exp(2*x)", "x", "8 * exp(2 * x)", { order: 3 }],
    ["log(x)", "x", "2/x^3", { order: 3 }],
    ["1/x", "x", "-6/x^4", { order: 3 }],
    ["x*exp(x)", "x", "exp(x) * (3 + x)", { order: 3 }],
    ["sqrt(x)", "x", "-1/(4 * x^(3/2))", { order: 2 }],
    [
      "-(y*log(sigmoid(t*x)) + (1-y)*log(1-sigmoid(t*x)))",
      "t",
      "sigmoid(t * x) * (1 - sigmoid(t * x)) * x^2",
      { order: 2 },
    ],
    ["softplus(x)", "x", "sigmoid(x) * (1 - sigmoid(x)) * (1 - 2 * sigmoid(x))", { order: 3 }],
    [
      "1/(2*m)*sum((theta'*x[i]-y[i])^2,i,1,m)",
      "theta[j], theta[k]",
      "1/m * sum(x[i, k] * x[i, j], i, 1, m)",
    ],
    [
      "-1/m*sum(y[i]*log(sigmoid(theta'*x[i]))+(1-y[i])*log(1-sigmoid(theta'*x[i])),i,1,m)",
      "theta[j], theta[k]",
      "1/m * sum(sigmoid(theta' * x[i]) * (1 - sigmoid(theta' * x[i])) * x[i, k] * x[i, j], i, 1, m)",
    ],
    [
      "log(sum(exp(x[i]),i,1,n))",
      "x[j], x[k]",
      "exp(x[j]) * (delta(j, k) * sum(exp(x[i]), i, 1, n) - exp(x[k]))/sum(exp(x[i]), i, 1, n)^2",
    ],
    [
      "sum(exp(theta'*x[i])-y[i]*(theta'*x[i]),i,1,m)",
      "theta[j], theta[k]",
      "sum(exp(theta' * x[i]) * x[i, k] * x[i, j], i, 1, m)",
    ],
    ["sqrt(x^2+y^2)", "x, y", "-x * y/(x^2 + y^2)^(3/2)"],
    ["x^2*exp(-x)", "x", "exp(-x) * (2 - 4 * x + x^2)", { order: 2 }],
    ["atan(x)", "x", "-2 * x/(1 + x^2)^2", { order: 2 }],
    ["log(cosh(x))", "x", "1 - tanh(x)^2", { order: 2 }],
    ["x/(1+x^2)", "x", "2 * x * (x^2 - 3)/(1 + x^2)^3", { order: 2 }],
    ["exp(-x^2/2)", "x", "x * exp(-x^2/2) * (3 - x^2)", { order: 3 }],
  ]));

describe("what is granted", () =>
  checked([
    ["log(x^2)", "x", "2/x", { assume: "x>0" }],
    ["abs(x)", "x", "1", { assume: "x>0" }],
    ["sqrt(x^2)", "x", "-1", { assume: "x<0" }],
    ["log(x^n*y)", "x", "n/x", { assume: "x>0;y>0" }],
    ["max(x,y)", "x", "1", { assume: "x>y" }],
    ["(x^a)^b", "x", "b * (x^a)^(b - 1) * a * x^(a - 1)", { assume: "x>0" }],
    ["sum(y[k]*log(p[k]),k,1,K)", "p[j]", "y[j]/p[j]", { assume: "p>0" }],
    ["sqrt(a*b*x)", "x", "a * b/(2 * sqrt(a * b * x))", { assume: "a>0;b>0;x>0" }],
    ["relu(x)", "x", "1", { assume: "x>0" }],
    ["abs(x*y)", "x", "sign(x) * y", { assume: "y>0" }],
    ["log(x/y)", "y", "-1/y", { assume: "x>0;y>0" }],
  ]));
