/** Powers with exponents that are no numbers: y^k of a y that may be less than 0 is taken for positive only where that is said. */
import { describe, expect, it } from "vitest";
import { Arena, compare, parseExpression, parseProblem, toText } from "../../src/index.js";

/** "proved", "proved if y > 0", "refuted" or "undecided". */
function verdictOf(a: string, b: string, assume = ""): string {
  return new Arena().run(() => {
    const problem = parseProblem(`(${a}) + 0*(${b})`, { wrt: "q", assume });
    const verdict = compare(parseExpression(a, problem), parseExpression(b, problem), problem);
    if (verdict.kind !== "proved" || verdict.assumptions.length === 0) return verdict.kind;
    return `proved if ${verdict.assumptions.map(toText).join(", ")}`;
  });
}

describe("under a free exponent", () => {
  it.each([
    ["sqrt(y^(2*k))", "y^k"],
    ["sqrt(y^(2*k))", "abs(y^k)"],
    ["(y^(2*k))^(1/2)", "y^k"],
    ["(y^a)^(1/2)", "y^(a/2)"],
    ["(y^(8*k))^(1/4)", "y^(2*k)"],
    ["(y^a)^b", "y^(a*b)"],
    ["abs(y^k)", "y^k"],
    // For k = 1/2 it is y.
    ["abs(y^(2*k))", "y^(2*k)"],
    ["sign(y^k)", "1"],
    ["max(y^k, 0)", "y^k"],
    ["abs(1 + y^k)", "1 + y^k"],
    ["exp(log(y^(2*k))/2)", "y^k"],
    ["sqrt(y^(2/(k + 1)))", "y^(1/(k + 1))"],
    // The logarithm is written for the other cases only.
    ["abs(y^k) + piecewise(z > 0, k*log(y), 0)", "y^k + piecewise(z > 0, log(y)*k, 0)"],
  ])("%s = %s wherever y > 0 is granted or said", (a, b) => {
    expect(verdictOf(a, b)).toBe("proved if y > 0");
    expect(verdictOf(a, b, "y > 0")).toBe("proved");
  });

  it.each([
    ["sqrt((y - 1)^(2*k))", "(y - 1)^k", "y > 1"],
    ["sum(sqrt(x[i]^(2*a)), i, 1, n)", "sum(x[i]^a, i, 1, n)", "x[i] > 0"],
    // Said once, though the sums have indices of their own.
    [
      "sum(f(sqrt(y[i]^(2*a)))/(1 + x[i]^2), i, 1, n) + sum(f(y[i]^a)*x[i]^2/(1 + x[i]^2), i, 1, n)",
      "sum(f(y[i]^a), i, 1, n)",
      "y[i] > 0",
    ],
    ["abs(1 + y^a*z^b)", "1 + y^a*z^b", "y > 0, z > 0"],
  ])("%s = %s if %s", (a, b, condition) => {
    expect(verdictOf(a, b)).toBe(`proved if ${condition}`);
  });

  it.each([
    ["y^k*y", "y^(k + 1)"],
    ["y^(-k)*y^k", "1"],
    ["(y^a)^2", "y^(2*a)"],
    ["(y^a)^(1/3)", "y^(a/3)"],
    ["cbrt(y^(3*k))", "y^k"],
    ["sqrt(exp(2*x))", "exp(x)"],
    ["abs(2^k)", "2^k"],
    ["sqrt((1 + y^2)^(2*k))", "(1 + y^2)^k"],
    [
      "sum(y[i]^(a/2)/(1 + x[i]^2), i, 1, n) + sum(y[i]^(a/2)*x[i]^2/(1 + x[i]^2), i, 1, n)",
      "sum(y[i]^(a/2), i, 1, n)",
    ],
    // Where the logarithm has a value y is positive.
    ["log(y^k)", "k*log(y)"],
    ["sqrt(exp(2*k*log(y)))", "exp(k*log(y))"],
    ["sqrt(y^(2*k))", "exp(k*log(y))"],
  ])("%s = %s with nothing granted", (a, b) => {
    expect(verdictOf(a, b)).toBe("proved");
  });

  it("a product is taken apart where its factors are positive", () => {
    expect(verdictOf("(x*y)^k", "x^k*y^k")).toBe("undecided");
    expect(verdictOf("(x*y)^k", "x^k*y^k", "x > 0; y > 0")).toBe("proved");
  });

  it("nothing is said that contradicts what was granted", () => {
    expect(verdictOf("sqrt(y^(2*k))", "y^k", "y < 0")).toBe("refuted");
    expect(verdictOf("(y^(8*k))^(1/4)", "y^(2*k)", "y < 0")).not.toMatch("proved");
    expect(verdictOf("log(1 + y^k) + log(y^(2*k))", "log(y^(2*k) + y^(3*k))", "y < 0")).not.toMatch("proved");
  });
});

describe("under a whole exponent", () => {
  const sums = (a: string, b: string) => [`sum(${a}, k, 1, n)`, `sum(${b}, k, 1, n)`] as const;

  it.each([
    ["sqrt(y^(2*k))", "y^k"],
    ["(y^(2*k))^(1/2)", "y^k"],
    ["abs(y^k)", "y^k"],
    ["sign(y^k)", "1"],
    ["exp(log(y^(2*k))/2)", "y^k"],
    ["(-y)^k", "y^k"],
  ])("%s ≠ %s, for y may be less than 0", (a, b) => {
    expect(verdictOf(...sums(a, b))).toBe("refuted");
  });

  it.each([
    ["sqrt(y^(2*k))", "y^k"],
    ["abs(y^k)", "y^k"],
  ])("%s = %s where y > 0 is granted", (a, b) => {
    expect(verdictOf(...sums(a, b), "y > 0")).toBe("proved");
  });

  it.each([
    ["sqrt(y^(4*k))", "y^(2*k)"],
    ["abs(y^(2*k))", "y^(2*k)"],
    ["(y^k)^2", "y^(2*k)"],
    ["(y^a)^k", "y^(a*k)"],
    ["(y^k)^k", "y^(k^2)"],
    ["log(y^k)", "k*log(y)"],
    ["sqrt(y^(2*k))", "exp(k*log(y))"],
  ])("%s = %s with nothing granted", (a, b) => {
    expect(verdictOf(...sums(a, b))).toBe("proved");
  });

  it("a power of -1 is not worked with", () => {
    expect(verdictOf(...sums("(-1)^(2*k)*x[k]", "x[k]"))).not.toBe("refuted");
    expect(verdictOf("(-1)^(2*k)", "1")).toBe("refuted");
  });
});

it("what other lines have in them says nothing of this one", () => {
  new Arena().run(() => {
    const problem = parseProblem("f(log(y)) + f(sqrt(y^(2*k)))", { wrt: "q" });
    const read = (text: string) => parseExpression(text, problem);
    compare(read("f(log(y))"), read("f(2*log(y)/2)"), problem);
    const verdict = compare(read("f(sqrt(y^(2*k)))"), read("f(y^k)"), problem);
    expect(verdict.kind === "proved" && verdict.assumptions.map(toText)).toEqual(["y > 0"]);
  });
});
