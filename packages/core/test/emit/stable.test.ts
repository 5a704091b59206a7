import { describe, expect, it } from "vitest";
import { bodyOf } from "./body.js";

/** [cost in x, the NumPy that is returned] */
const forms: readonly (readonly [string, string])[] = [
  ["log(sigmoid(x))", "-xp.logaddexp(0, -x)"],
  ["log(1 - sigmoid(x))", "-xp.logaddexp(0, x)"],
  ["log(1 + exp(x))", "xp.logaddexp(0, x)"],
  ["log(exp(-x) + 1)", "xp.logaddexp(0, -x)"],
  ["softplus(x)", "xp.logaddexp(0, x)"],
  ["log(exp(x) + exp(2*x))", "x + xp.logaddexp(0, 2 * x - x)"],
  ["1/(1 + exp(-x))", "_sigmoid(xp, x)"],
  ["1/(1 + exp(x))", "_sigmoid(xp, -x)"],
  ["exp(x)/(1 + exp(x))", "_sigmoid(xp, x)"],
  ["exp(-x)/(1 + exp(-x))^2", "_sigmoid(xp, -x) * _sigmoid(xp, x)"],
  ["exp(x)/(exp(x) + exp(3*x))", "_sigmoid(xp, x - 3 * x)"],
  ["log(exp(x)/(1 + exp(x)))", "-xp.logaddexp(0, -x)"],
  ["log(sigmoid(x)*(1 - sigmoid(x)))", "-(xp.logaddexp(0, -x) + xp.logaddexp(0, x))"],
  ["log(1 + x^2)", "xp.log1p(x**2)"],
  ["exp(x) - 1", "xp.expm1(x)"],
  ["log(exp(x^2))", "x**2"],
  ["exp(x)/exp(x^2)", "xp.exp(x - x**2)"],
  ["log(cosh(x))", "t1 + xp.logaddexp(0, -2 * t1) - math.log(2)"],
  ["log(sum(exp(a[i]*x), i, 1, m))", "_logsumexp(xp, a * x)"],
  ["sum(y[i]*exp(a[i]*x)/sum(exp(a[k]*x), k, 1, m), i, 1, m)", "y @ _softmax(xp, a * x)"],
  ["log(prod(p[i]*x, i, 1, m))", "xp.sum(xp.log(p * x))"],
];

describe("what is returned for", () => {
  it.each(forms)("%s", (cost, returned) => {
    const lines = bodyOf("cost", cost, { wrt: "x" });
    expect(lines[lines.length - 1]).toBe(`return ${returned}`);
  });
});

it("uses one slogdet for log det, of an inverse too", () => {
  expect(bodyOf("cost", "log(det(X))", { wrt: "X" })).toEqual(["return xp.linalg.slogdet(X)[1]"]);
  expect(bodyOf("cost", "log(det(inv(X)))", { wrt: "X" })).toEqual(["return -xp.linalg.slogdet(X)[1]"]);
});
