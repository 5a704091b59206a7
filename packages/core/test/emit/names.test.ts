import { code, targets } from "@derive/core";
import { describe, expect, it } from "vitest";
import { bodyOf } from "./body.js";

describe("names of definitions in code", () => {
  it.each(targets)("stand for one value each, in %s", (to) => {
    const lines = bodyOf("derivative", "h(u) = u^2*a; h(x)*h(y)", { wrt: "a", to });
    const made = lines.flatMap((line) => /^(?:const )?(\w+) = /.exec(line)?.[1] ?? []);
    expect(made).toContain("h2");
    expect(new Set(made).size).toBe(made.length);
  });

  it("get a number where they have other arguments", () => {
    expect(bodyOf("derivative", "h(u) = u^2*a; h(x)*h(y)", { wrt: "a" })).toEqual([
      "t1 = x**2",
      "h = t1 * a",
      "t2 = y**2",
      "h2 = t2 * a",
      "return t1 * h2 + h * t2",
    ]);
    const shifted = "z[i] = sum(x[i,j]*theta[j], j, 1, n); sum(z[i]*z[i+1], i, 1, m)";
    expect(bodyOf("cost", shifted, { wrt: "theta[j]" }).at(-1)).toBe("return z @ z2");
  });

  it("do not hide an index that is free in what they stand for", () => {
    const options = { wrt: "theta[j]" };
    expect(bodyOf("gradient", "z = theta[j]*2; z^2", options)).toEqual(["return 8 * theta"]);
    expect(bodyOf("gradient", "z = theta[j]*2; w = z + 1; w^2", options)).toEqual([
      "return 4 * (2 * theta + 1)",
    ]);
    // In whatever order they are written.
    expect(bodyOf("gradient", "w = z*3; z = theta[j]*2; w^2", options)).toEqual(["return 72 * theta"]);
    expect(code("h(u) = u*theta[j]; h(x)*h(y)", { ...options, to: "numpy" })).not.toContain("j:");
  });

  it("are looked through once for each index they are read at", () => {
    const levels = Array.from({ length: 22 }, (_, k) => `p${k + 1}[i] = p${k}[i]*p${k}[i+1]`);
    const tower = ["p0[i] = x[i]*a", ...levels, "sum(p22[i], i, 1, m)"].join("; ");
    expect(code(tower, { wrt: "a", to: "numpy" })).toContain("x: array of shape (m + 22,)");
  });

  it("say at which entries they are read", () => {
    const problem = "p[i] = sigmoid(a*x[i] + b); sum(p[i]*p[i+1], i, 1, m)";
    expect(bodyOf("cost", problem, { wrt: "a" })).toEqual([
      "p = _sigmoid(xp, a * x[:m] + b)",
      "p2 = _sigmoid(xp, a * x[1:m + 1] + b)",
      "return p @ p2",
    ]);
  });
});
