import { describe, expect, it } from "vitest";
import { domainConditions } from "../../src/facts/index.js";
import { inSetting, texts } from "./reading.js";

const conditions = (text: string, assume = ""): string[] =>
  inSetting(text, assume, (e, setting) => texts(domainConditions(e, setting)));

describe("an expression needs", () => {
  it.each([
    ["x + sin(x)*exp(x)", []],
    ["1/x", ["x != 0"]],
    ["1/x^2", ["x != 0"]],
    ["1/(2*x^3*y)", ["x != 0", "y != 0"]],
    ["1/(-x)", ["x != 0"]],
    ["1/(x/y)", ["y != 0", "x != 0"]],
    ["1/(x - 1)", ["x != 1"]],
    ["1/(1 - x)", ["x != 1"]],
    ["1/(1 + x)", ["x != -1"]],
    ["1/(x - y)", ["x - y != 0"]],
    ["1/x + log(x)/x", ["x != 0", "x > 0"]],
    ["1/abs(x)", ["x != 0"]],
    ["1/log(x)", ["x > 0", "x != 1"]],
    ["1/sinh(x)", ["x != 0"]],
    ["1/sqrt(x)", ["x >= 0", "x > 0"]],
    ["1/sin(x)", ["sin(x) != 0"]],
    ["tan(x)", ["cos(x) != 0"]],
    ["log(x^2)", ["x != 0"]],
    ["log(-x)", ["x < 0"]],
    ["log(2*x)", ["x > 0"]],
    ["log(1 - x)", ["x < 1"]],
    ["log(x - 1)", ["x > 1"]],
    ["log(abs(x))", ["x != 0"]],
    ["log(x, b)", ["x > 0", "b > 0", "b != 1"]],
    ["log(1 + exp(x)) + sqrt(1 + x^2) + 1/cosh(x)", []],
    ["log(1 - sigmoid(x))", []],
    ["asin(x)", ["-1 <= x", "x <= 1"]],
    ["asin(sin(x)) + acosh(cosh(x))", []],
    ["x^a", ["x > 0"]],
    ["x^(1/2)", ["x >= 0"]],
    ["x^(-1/2)", ["x > 0"]],
    ["x^(-2)", ["x != 0"]],
    ["x^3", []],
    ["nthRoot(x, 3)", []],
    ["nthRoot(x, 4)", ["x >= 0"]],
    ["f(x)", []],
  ])("%s: %s", (text, expected) => {
    expect(conditions(text)).toEqual(expected);
  });

  it("nothing that was granted", () => {
    expect(conditions("log(x)/y", "x > 0; y < 0")).toEqual([]);
    expect(conditions("1/(x - 1)", "x > 1")).toEqual([]);
    expect(conditions("log(x[2])", "x > 0")).toEqual([]);
    expect(conditions("log(y - x)", "x < y")).toEqual([]);
    expect(conditions("1/(x - y)", "x != y")).toEqual([]);
    expect(conditions("h = x^2 + y; log(x^2 + y) + h", "h > 0")).toEqual([]);
  });

  it("nothing of a bound index that runs from 1", () => {
    expect(conditions("sum(x[i]/i + log(i)*sqrt(i), i, 1, m)", "")).toEqual([]);
    expect(conditions("sum(x^k/(k + 1), k, 0, n)")).toEqual([]);
    expect(conditions("sum(x[i]/i, i, 0, m)", "")).toEqual(["i != 0"]);
    expect(conditions("sum(log(x[i]), i, 1, m)", "")).toEqual(["x[i] > 0"]);
  });

  it("no sign of the base for a whole exponent", () => {
    expect(conditions("sum(x^m, i, 1, m)")).toEqual([]);
    expect(conditions("sum(x^(-m), i, 1, m)")).toEqual(["x != 0"]);
    expect(conditions("sum(x^(m/2), i, 1, m)")).toEqual(["x > 0"]);
  });

  it("what the definitions in use need", () => {
    expect(conditions("f(t) = log(t); f(x)^2")).toEqual(["x > 0"]);
    expect(conditions("z = 1/x; g(t) = z*t; g(3)")).toEqual(["x != 0"]);
    expect(conditions("h(t) = sigmoid(t); -log(h(x)) - log(1 - h(x))")).toEqual([]);
    expect(conditions("u = 1/x; x")).toEqual([]);
  });
});
