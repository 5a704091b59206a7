import { describe, expect, it } from "vitest";
import { type Expr, some } from "../../src/expr/index.js";
import { flattened, lengthsOf } from "../../src/gradient/flat.js";
import {
  convexity,
  derive,
  gradient,
  gradientToJson,
  gradientToLatex,
  gradientToText,
  toText,
} from "../../src/index.js";

const ring = (n: number): string =>
  Array.from({ length: n }, (_, k) => `sin(x${k}*x${(k + 1) % n})*exp(x${k})`).join(" + ");
const names = (n: number): string[] => Array.from({ length: n }, (_, k) => `x${k}`);

describe("a gradient", () => {
  it.each([
    ["(a*x + b - y)^2", "a, b", {}, ["2 * (a * x + b - y) * x", "2 * (a * x + b - y)"]],
    ["1/m*sum((a*x[i] - y[i])^2, i, 1, m)", "a", {}, ["2/m * sum((a * x[i] - y[i]) * x[i], i, 1, m)"]],
    // A parameter hides the variable, and the definition speaks of it all the same.
    ["q = x + 1; g(x) = x*q; g(3)", "x", {}, ["3"]],
    ["norm2(X*w - y)^2", "w", { where: "X: m x n" }, ["2 * X' * (X * w - y)"]],
    ["theta[1]*theta[2]^2", ["theta[1]", "theta[2]"], {}, ["theta[2]^2", "2 * theta[1] * theta[2]"]],
  ])("of %s by %s", (problem, wrt, options, expected) => {
    expect(gradient(problem, { wrt, ...options }).partials.map(toText)).toEqual(expected);
  });

  it("of a cost with many variables has a short form for each", () => {
    const all = gradient(ring(120), { wrt: names(120) });
    expect(all.partials.length).toBe(120);
    expect(toText(all.partials[1] as never)).toBe(
      "sin(x1 * x2) * exp(x1) + x2 * exp(x1) * cos(x1 * x2) + x0 * exp(x0) * cos(x0 * x1)",
    );
  });

  it.each([
    ["distinct variables", (k: number) => `x${k}`, names(300).slice(1), 100 * 300],
    ["sines of them", (k: number) => `sin(x${k})`, names(300).slice(1), 150 * 300],
    ["sines of one", (k: number) => `sin(${k}*x)`, ["x"], 130 * 300],
  ])("of a product of 300 %s keeps what its partial derivatives share", (_, factor, wrt, most) => {
    const product = Array.from({ length: 299 }, (_, k) => factor(k + 1)).join(" * ");
    const found = gradient(product, { wrt });
    expect(lengthsOf(found.partials).shared).toBeLessThan(20 * 300);
    expect(gradientToText(found).length).toBeLessThan(most);
  });

  it("writes products that are long but not shared by others as one", () => {
    const product = Array.from({ length: 300 }, (_, k) => `sin(${k + 1}*x)`).join(" * ");
    const [slope] = gradient(product, { wrt: "x" }).partials as [Expr];
    expect([slope.kind, slope.args.length]).toEqual(["add", 300]);
  });

  it("puts definitions back where it keeps what is shared", () => {
    const definitions = names(120).map((x) => `h${x} = sigmoid(a*${x})`);
    const product = names(120)
      .map((x) => `h${x}`)
      .join(" * ");
    const { partials } = gradient([...definitions, product].join("; "), { wrt: names(120) });
    const isSigmoid = (e: Expr): boolean => e.kind === "call" && e.name === "sigmoid";
    expect(partials.some((e) => some(e, isSigmoid))).toBe(false);
    expect(some(partials[7] as Expr, (e) => e.kind === "sym" && e.name === "hx7")).toBe(true);
  });

  it("keeps what is shared and every factor", () => {
    const factors = names(120).map((x) => `sin(${x})`);
    const { partials } = gradient(factors.join(" * "), { wrt: names(120) });
    const written = flattened(partials[7] as Expr).args.map((e) => toText(e));
    expect(written.sort()).toEqual([...factors.with(7, "cos(x7)")].sort());
  });

  it.each([
    ["x^2*y", "y, x,  x", 7],
    ["theta[1]^2*x", ["theta[1]", "x", "theta[1]"], 11],
  ] as const)("of %s is refused by %j, which names a variable twice", (problem, wrt, offset) => {
    for (const asked of [gradient, convexity]) {
      const call = (): unknown => asked(problem, { wrt });
      expect(call).toThrow("is named twice among the variables");
      expect(call).toThrow(
        expect.objectContaining({ kind: "bad-option", place: expect.objectContaining({ offset }) }),
      );
    }
    // One after the other they are a second derivative.
    expect(() => derive(problem, { wrt })).not.toThrow();
  });

  it("is refused where the cost has a value nowhere", () => {
    expect(() => gradient("log(-1 - x^2)", { wrt: "x" })).toThrow("nowhere");
    expect(() => gradient(`${ring(120)} + log(-1 - x0^2)`, { wrt: names(120) })).toThrow("nowhere");
  });

  it("is printed with the cost, as text that a checker reads, and in LaTeX", () => {
    const found = gradient("x*y", { wrt: "x, y" });
    expect(gradientToText(found)).toBe("J = x·y\n\n∂J/∂x = y\n∂J/∂y = x");
    expect(gradientToText(found, { ascii: true })).toBe("J = x * y\n\ndJ/dx = y\ndJ/dy = x");
    expect(gradientToLatex(found)).toBe(
      "\\begin{align*}\n  J &= x y \\\\\n  \\frac{\\partial J}{\\partial x} &= y \\\\\n  \\frac{\\partial J}{\\partial y} &= x\n\\end{align*}\n",
    );
    expect(gradientToText(gradient("J*x", { wrt: "x" }))).toBe("L = J·x\n\ndL/dx = J");
  });

  it("names the parts that its partial derivatives share", () => {
    const json = gradientToJson(gradient("sigmoid(a*x + b)^2", { wrt: "a, b" }), "always");
    expect(json.definitions.map(({ name }) => name)).toContain("u1");
    expect(json.partials.map(({ wrt }) => wrt)).toEqual(["a", "b"]);
  });
});
