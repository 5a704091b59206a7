/** What is false is never proved: each of these pairs was taken for equal once, or comes close to one that was. */
import { describe, expect, it } from "vitest";
import { Arena, compare, parseExpression, parseProblem, type Verdict } from "../../src/index.js";

function verdictOf(a: string, b: string, assume = ""): Verdict {
  return new Arena().run(() => {
    const problem = parseProblem(`(${a}) + 0*(${b})`, { wrt: "q", assume });
    return compare(parseExpression(a, problem), parseExpression(b, problem), problem);
  });
}

describe("between whole numbers the boundary counts", () => {
  it.each([
    ["piecewise(k < l, a[k]*b[l], 0)", "piecewise(k <= l, a[k]*b[l], 0)"],
    ["piecewise(k + 1 < l, (a[k] + b[l])*b[l], 0)", "piecewise(k + 1 <= l, (a[k] + b[l])*b[l], 0)"],
    ["sum(piecewise(k < 2, 1, 0)*x[k], k, 1, n)", "sum(piecewise(k <= 2, 1, 0)*x[k], k, 1, n)"],
    [
      "sum(sum(piecewise(k < l, a[k]*b[l], 0), k, 1, n), l, 1, n)",
      "sum(sum(piecewise(k <= l, a[k]*b[l], 0), k, 1, n), l, 1, n)",
    ],
    ["sign(k - l)^2*a[k]*b[l]", "a[k]*b[l]"],
    ["piecewise(c[i] < 2, w[c[i]], 0)", "piecewise(c[i] <= 2, w[c[i]], 0)"],
    ["piecewise(u*k < u*l, a[k]*b[l], 0)", "piecewise(u*k <= u*l, a[k]*b[l], 0)"],
    ["sum(sign(k^2)*x[k], k, 0, n)", "sum(x[k], k, 0, n)"],
  ])("%s ≠ %s", (a, b) => {
    expect(verdictOf(a, b).kind).toBe("refuted");
  });

  it.each([
    ["piecewise(k < l, a[k]*b[l], 0)", "a[k]*b[l]*(1 - piecewise(k >= l, 1, 0))"],
    ["piecewise(k < l, a[k]*b[l], 0)", "piecewise(k <= l - 1, a[k]*b[l], 0)"],
    ["piecewise(2*k > l, a[k]*b[l], 0)", "piecewise(4*k >= 2*l + 2, a[k]*b[l], 0)"],
    ["piecewise(k < l and k <= l, a[k]*b[l], 0)", "piecewise(k < l, a[k]*b[l], 0)"],
    ["piecewise(k == l, a[k]*b[l], 0)", "delta(k, l)*a[k]*b[k]"],
    ["sum(piecewise(k == j, x[k], 0), k, 1, n)", "x[j]"],
    ["sum(piecewise(k >= 1, x[k], 0), k, 1, n)", "sum(x[k], k, 1, n)"],
    ["abs(k - l)*a[k]*b[l]", "abs(l - k)*a[k]*b[l]"],
    ["max(k, l)*a[k]*b[l]", "piecewise(k >= l, k, l)*a[k]*b[l]"],
  ])("%s = %s", (a, b) => {
    expect(verdictOf(a, b).kind).toBe("proved");
  });
});

describe("a sum over nothing is 0", () => {
  it.each([
    ["sum(sum(1, j, i + 2, n), i, 1, n)", "sum(n - i - 1, i, 1, n)"],
    ["sum(sum(delta(j + 1, i)*x[j], j, 1, n), i, 1, n)", "sum(x[i - 1], i, 1, n)"],
    ["sum(sum(delta(j, i)*x[j], j, 1, n), i, 1, m)", "sum(x[i], i, 1, m)"],
  ])("%s ≠ %s", (a, b) => {
    expect(verdictOf(a, b).kind).toBe("refuted");
  });

  it.each([
    ["sum(sum(x[i], j, i + 1, n), i, 1, n)", "sum((n - i)*x[i], i, 1, n)"],
    ["sum(sum(delta(j, i)*x[j], j, 1, n), i, 1, n)", "sum(x[i], i, 1, n)"],
    ["sum(sum(x[i], j, 1, i), i, 1, n)", "sum(i*x[i], i, 1, n)"],
  ])("%s = %s", (a, b) => {
    expect(verdictOf(a, b).kind).toBe("proved");
  });
});

describe("roots of odd order keep the sign", () => {
  it.each([
    ["abs(cbrt(u))", "cbrt(u)"],
    ["abs(cbrt(u - 1))", "cbrt(u - 1)"],
    ["sqrt(cbrt(u)^2)", "cbrt(u)"],
    ["sqrt(cbrt(u - 1)^2)", "cbrt(u - 1)"],
    ["abs(nthRoot(u - 1, 3))", "nthRoot(u - 1, 3)"],
  ])("%s ≠ %s", (a, b) => {
    expect(verdictOf(a, b).kind).toBe("refuted");
  });

  it.each([
    ["abs(cbrt(u))", "sign(u)*cbrt(u)"],
    ["abs(cbrt(u - 1)^2)", "cbrt(u - 1)^2"],
    ["sqrt(cbrt(u)^6)", "abs(u)"],
  ])("%s = %s", (a, b) => {
    expect(verdictOf(a, b).kind).toBe("proved");
  });
});

describe("names that are bound are not taken for others", () => {
  it.each([
    [
      "sum(prod(x[i]*y[j], j, 1, n), i, 1, n) + prod(x[j]*y[j], j, 1, n) + sum(prod(x[j]*y[j], j, 1, n), i, 1, n)",
      "2*sum(prod(x[i]*y[j], j, 1, n), i, 1, n) + prod(x[j]*y[j], j, 1, n)",
    ],
    [
      "sum(f(x[i]*sum(y[j], j, 1, m)), i, 1, m) + f(sum(x[j]*y[j], j, 1, m)) + sum(f(sum(x[j]*y[j], j, 1, m)), i, 1, m)",
      "2*sum(f(x[i]*sum(y[j], j, 1, m)), i, 1, m) + f(sum(x[j]*y[j], j, 1, m))",
    ],
  ])("%s ≠ %s", (a, b) => {
    expect(verdictOf(a, b).kind).toBe("refuted");
  });
});

describe("what stands in a sum keeps its form", () => {
  it("(-1)^i is no product", () => {
    expect(verdictOf("sum((-1)^i*x[i], i, 1, m)", "-sum(i*x[i], i, 1, m)").kind).toBe("refuted");
  });

  it("weights that sum to 1 do so without a divisor only", () => {
    const weighted = (w: string) => `sum(${w}[k]/(1 + a[k]^2), k, 1, K)`;
    const granted = "sum(w[k], k, 1, K) = 1; sum(v[k], k, 1, K) = 1";
    expect(verdictOf(weighted("w"), weighted("v"), granted).kind).not.toBe("proved");
  });
});

it("a sign that stands in a sign is found again", () => {
  const pieces = "x*piecewise(2 < x^(-2), 1, x)";
  const verdict = verdictOf(`max(${pieces}, max(x^2, 2^x))`, `max(max(2^x, x^2), ${pieces})`);
  expect(verdict.kind).toBe("proved");
});

it.each([
  ["sum(x[i]*delta(i + 1, k), i, 1, n - 1)", "x[k - 1]"],
  ["sum(x[i]*delta(k, i + p - 1), i, 1, n)", "x[k - p + 1]"],
])("%s picks %s", (sum, picked) => {
  expect(verdictOf(sum, picked).kind).toBe("proved");
});

/** Of two expressions under definitions. */
function verdictUnder(definitions: string, a: string, b: string): Verdict {
  return new Arena().run(() => {
    const problem = (text: string) => parseProblem(`${definitions}; ${text} + q`, { wrt: "q" });
    return compare(problem(a).expression, problem(b).expression, problem(a));
  });
}

describe("what definitions bind is no other name that is spelled the same", () => {
  it.each([
    ["h(t) = w[t]*x; y = h(1)", "piecewise(t < 2, x, 0)", "piecewise(t <= 1, x, 0)"],
    ["s = sum(x*y[k], k, 1, n)", "s*piecewise(k < 2, x, 0)", "s*piecewise(k <= 1, x, 0)"],
  ])("under %s: %s ≠ %s", (definitions, a, b) => {
    expect(verdictUnder(definitions, a, b).kind).not.toBe("proved");
  });
});

describe("under many definitions, which are compared as they are written", () => {
  const five = "a = x; b = x^2; c = exp(x); d = 2*x; f(t) = t^2";
  it.each([
    ["f(x + 1)", "f(x) + 1"],
    ["a*diff(b, x)", "diff(a, x)*b"],
    ["sum(f(z[i])*z[i], i, 1, n)", "sum(f(z[i]), i, 1, n)*z[1]"],
    ["diff(sum(f(z[i]*x), i, 1, n), x)", "sum(z[i]*f(x), i, 1, n)"],
  ])("%s ≠ %s", (a, b) => {
    expect(verdictUnder(five, a, b).kind).toBe("refuted");
  });

  it.each([
    ["b", "a*a"],
    ["diff(c*a, x)", "c*diff(a, x) + diff(c, x)*a"],
    ["diff(sum(f(z[i]*x), i, 1, n), x)", "sum(2*f(z[i])*x, i, 1, n)"],
  ])("%s = %s", (a, b) => {
    expect(verdictUnder(five, a, b).kind).toBe("proved");
  });
});
