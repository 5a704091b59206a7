import { describe, expect, it } from "vitest";
import { derive, type Outcome } from "../support/commandLine.js";

const gradient = (...args: string[]): Promise<Outcome> => derive(["gradient", ...args], { stdin: "a*x^2" });

describe("derive gradient", () => {
  it("prints a line for each variable", async () => {
    const { code, out } = await gradient("(a*x + b - y)^2", "--wrt", "a, b");
    expect(code).toBe(0);
    expect(out).toBe("J = (a·x + b − y)²\n\n∂J/∂a = 2(a·x + b − y)·x\n∂J/∂b = 2(a·x + b − y)\n");
  });

  it("differentiates by every name where none is given", async () => {
    const { out } = await gradient("-", "--ascii");
    expect(out).toBe("J = a * x^2\n\ndJ/da = x^2\ndJ/dx = 2 * a * x\n");
  });

  it("writes data for programs and LaTeX for notes", async () => {
    const json = JSON.parse((await gradient("x*y", "--wrt", "x, y", "--format", "json")).out);
    expect(json).toEqual({
      version: 1,
      input: "x*y",
      definitions: [],
      partials: [
        { wrt: "x", text: "y", latex: "y" },
        { wrt: "y", text: "x", latex: "x" },
      ],
    });
    expect((await gradient("x*y", "--wrt", "x, y", "--format", "latex")).out).toContain(
      "\\frac{\\partial J}{\\partial x} &= y",
    );
  });

  it("says what is missing", async () => {
    const { code, err } = await gradient("2 + 3");
    expect(code).toBe(2);
    expect(err).toContain('add --wrt "a, b"');
  });
});
