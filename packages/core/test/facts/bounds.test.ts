import { describe, expect, it } from "vitest";
import { bounds, isNonnegative, isNonzero, isPositive } from "../../src/facts/index.js";
import type { End, Interval } from "../../src/facts/interval.js";
import { Arena, add, call, div, type Expr, mul, neg, num, pow, sum, sym } from "../../src/index.js";
import { bareSetting } from "../../src/problem/problem.js";
import { inSetting } from "./reading.js";

/** "[0, 1)": an interval as it is written on paper. */
function written({ lower, upper }: Interval): string {
  const value = (end: End | undefined, infinite: string) => end?.value.toFraction() ?? infinite;
  const open = lower?.closed === true ? "[" : "(";
  const close = upper?.closed === true ? "]" : ")";
  return `${open}${value(lower, "-∞")}, ${value(upper, "∞")}${close}`;
}

const boundsOf = (text: string, assume = ""): string =>
  inSetting(text, assume, (e, setting) => written(bounds(e, setting)));

describe("bounds from the form of an expression", () => {
  it.each([
    ["x", "(-∞, ∞)"],
    ["1/3", "[1/3, 1/3]"],
    ["pi", "(3, 4)"],
    ["x^2", "[0, ∞)"],
    ["x*x", "[0, ∞)"],
    ["x*y*x*y", "[0, ∞)"],
    ["1 + x^2", "[1, ∞)"],
    ["1/(1 + x^2)", "(0, 1]"],
    ["x^3", "(-∞, ∞)"],
    ["1/x^2", "(0, ∞)"],
    ["-x^2*exp(x)", "(-∞, 0]"],
    ["(-exp(x))^3", "(-∞, 0)"],
    ["exp(x)^(-2)", "(0, ∞)"],
    ["2^x", "(0, ∞)"],
    ["x^(1/2)", "[0, ∞)"],
    ["x^(-1/2)", "(0, ∞)"],
    ["(1 + x^2)^(1/2)", "[1, ∞)"],
    ["sin(x)^2", "[0, 1]"],
    ["2 + sin(x)*cos(x)", "[1, 3]"],
    ["3*sin(x) - 1/2", "[-7/2, 5/2]"],
    ["piecewise(x > 0, exp(x), 0)", "[0, ∞)"],
    ["piecewise(x > 0, 2, x < -1, 5, 3)", "[2, 5]"],
  ])("%s lies in %s", (text, expected) => {
    expect(boundsOf(text)).toBe(expected);
  });
});

describe("bounds of functions", () => {
  it.each([
    ["exp(x)", "(0, ∞)"],
    ["exp(-x^2)", "(0, 1]"],
    ["1 - exp(-x^2)", "[0, 1)"],
    ["1 + exp(x)", "(1, ∞)"],
    ["log(1 + exp(x))", "(0, ∞)"],
    ["log(1 + x^2)", "[0, ∞)"],
    ["log(sigmoid(x))", "(-∞, 0)"],
    ["sigmoid(x)", "(0, 1)"],
    ["1 - sigmoid(x)", "(0, 1)"],
    ["sigmoid(x)*(1 - sigmoid(x))", "(0, 1)"],
    ["sigmoid(x^2)", "[1/2, 1)"],
    ["sqrt(x)", "[0, ∞)"],
    ["sqrt(1 + x^2)", "[1, ∞)"],
    ["softplus(x)", "(0, ∞)"],
    ["cosh(x)", "[1, ∞)"],
    ["abs(x)", "[0, ∞)"],
    ["abs(exp(x))", "(0, ∞)"],
    ["abs(sin(x) - 1/2)", "[0, 3/2]"],
    ["tanh(exp(x))", "(0, 1)"],
    ["acos(sigmoid(x))", "(0, ∞)"],
    ["erfc(x^2)", "(0, 1]"],
    ["max(x, 1)", "[1, ∞)"],
    ["min(exp(x), 2)", "(0, 2]"],
    ["relu(x) + 1", "[1, ∞)"],
    ["logit(1/2)", "[0, 0]"],
    ["log(x, 2)", "(-∞, ∞)"],
    ["f(x)", "(-∞, ∞)"],
  ])("%s lies in %s", (text, expected) => {
    expect(boundsOf(text)).toBe(expected);
  });
});

describe("bounds of sums and products over an index", () => {
  it.each([
    ["sum(exp(x[i]), i, 1, m)", "(0, ∞)"],
    ["sum(x[i]^2, i, 1, m)", "[0, ∞)"],
    ["sum(-exp(x[i]), i, 1, m)", "(-∞, 0)"],
    // No term at all is possible here, and an empty sum is 0.
    ["sum(exp(x[i]), i, 1, m - 1)", "[0, ∞)"],
    ["sum(exp(x[i]), i, 2, m)", "[0, ∞)"],
    ["sum(exp(x[i]), i, 0, m)", "(0, ∞)"],
    ["sum(exp(x[i]), i, 1, 5)", "(0, ∞)"],
    ["sum(exp(x[i]), i, 5, 1)", "[0, ∞)"],
    ["prod(exp(x[i]), i, 1, m)", "(0, ∞)"],
    ["prod(x[i]^2, i, 1, m)", "[0, ∞)"],
    ["x[1]' * x[1]", "[0, ∞)"],
  ])("%s lies in %s", (text, expected) => {
    const asked = inSetting(text, "", (e, setting) => written(bounds(e, setting)));
    expect(asked).toBe(expected);
  });

  it("takes a count for a whole number from 1", () => {
    expect(inSetting("m*sum(x[i], i, 1, m)", "", (e, s) => isPositive(e.args[0] as Expr, s))).toBe(true);
  });
});

describe("bounds from what was granted", () => {
  it.each([
    ["x", "x > 0", "(0, ∞)"],
    ["x", "0 < x < 1", "(0, 1)"],
    ["x", "x >= -1; x <= 3", "[-1, 3]"],
    ["x", "x = 3", "[3, 3]"],
    ["1/x", "x >= 2", "(0, 1/2]"],
    ["1/x", "x <= 0", "(-∞, 0)"],
    ["log(x)", "x > 1", "(0, ∞)"],
    ["x*log(x)", "0 < x < 1", "(-∞, 0)"],
    ["x[3]", "x > 0", "(0, ∞)"],
    ["x[k]", "x[i] > 0", "(0, ∞)"],
    ["x[k]", "x[1] > 0", "(-∞, ∞)"],
    ["x[1, 2]", "x[i, i] > 0", "(-∞, ∞)"],
    ["x[2, 2]", "x[i, i] > 0", "(0, ∞)"],
    ["x[k] + 0*sum(x[i], i, 1, m)", "x[m] > 0", "(-∞, ∞)"],
    ["x[i]", "x in {0, 1}", "[0, 1]"],
    ["x[i]*(1 - x[i])", "x in {0, 1}", "[0, 1]"],
    ["x - 1", "x > 1", "(0, ∞)"],
    ["x - y", "x > y", "(0, ∞)"],
    ["x - y", "y >= x", "(-∞, 0]"],
    ["1 - x^2", "x^2 < 1", "(0, 1]"],
    ["z", "z > 4", "(4, ∞)"],
    ["z = 1 + x^2; z", "", "[1, ∞)"],
    ["h(t) = sigmoid(t); h(x)*h(-x)", "", "(0, 1)"],
    ["p[i] = exp(x[i]); p[2]", "", "(0, ∞)"],
  ])("%s under %s lies in %s", (text, assume, expected) => {
    expect(boundsOf(text, assume)).toBe(expected);
  });
});

describe("what is nonzero", () => {
  it.each([
    ["x", "x != 0"],
    ["-x^3", "x != 0"],
    ["x*y", "x != 0; y > 0"],
    ["x - 1", "x != 1"],
    ["1 - x", "x != 1"],
    ["x - y", "y != x"],
    ["abs(x)/y", "x < 0"],
    ["prod(x[i], i, 1, m)", "x != 0"],
    ["x", "x in {1, 2}"],
    ["x", "x in {-1, 1}"],
    ["exp(x)*cosh(y)", ""],
  ])("%s where %s", (text, assume) => {
    expect(inSetting(text, assume, isNonzero)).toBe(true);
  });

  it.each([
    ["x", ""],
    ["x*y", "x != 0"],
    ["x + y", "x != 0; y != 0"],
    ["x", "x in {0, 1}"],
    ["x", "x >= 0"],
    ["x - 1", "x != 2"],
    ["sin(x)", "x != 0"],
    ["sum(x[i], i, 1, m)", "x != 0"],
    ["piecewise(x > 0, exp(x), 0)", ""],
  ])("%s is not known to be where %s", (text, assume) => {
    expect(inSetting(text, assume, isNonzero)).toBe(false);
  });
});

describe("hostile sizes", () => {
  it("stays quick where exact ends would have millions of digits", () => {
    new Arena().run(() => {
      let tower: Expr = add(num(2), pow(sym("x"), num(2)));
      for (let k = 0; k < 60; k++) tower = pow(tower, num(8));
      expect(isPositive(tower, bareSetting)).toBe(true);
      expect(written(bounds(tower, bareSetting))).toBe("(1, ∞)");
      expect(written(bounds(div(num(-1), tower), bareSetting))).toBe("(-1, 0)");
      expect(written(bounds(pow(num(3), num("1000000000000")), bareSetting))).toBe("[1, ∞)");
    });
  });

  it("walks deep and shared expressions without recursion or repetition", () => {
    new Arena().run(() => {
      let deep: Expr = call("exp", sym("x"));
      for (let k = 0; k < 100_000; k++) deep = k % 2 === 0 ? neg(deep) : div(deep, sym("y"));
      expect(isNonzero(deep, bareSetting)).toBe(true);
      let shared: Expr = call("exp", sym("x"));
      for (let k = 0; k < 200; k++) shared = mul(div(shared, sym("y")), div(shared, sym("z")));
      expect(isNonzero(shared, bareSetting)).toBe(true);
      const long = add(...Array.from({ length: 20_000 }, (_, k) => num(1, k + 1)), pow(sym("x"), num(2)));
      expect(isPositive(long, bareSetting)).toBe(true);
    });
  });

  it("says nothing of what it does not know", () => {
    new Arena().run(() => {
      expect(isNonnegative(sum(sym("i"), "i", sym("a"), sym("b")), bareSetting)).toBe(false);
    });
  });
});
