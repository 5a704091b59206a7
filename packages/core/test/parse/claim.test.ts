import { describe, expect, it } from "vitest";
import { check, derive } from "../../src/library.js";
import { DeriveError, parseClaim, parseProblem } from "../../src/parse/index.js";
import { toSharedText } from "../../src/print/shared.js";
import { toText } from "../../src/print/text.js";

interface Case {
  readonly problem: string;
  readonly wrt: string;
  readonly where?: string;
  readonly claim: string;
  readonly means: string;
}

const logistic = "h(z) = sigmoid(theta'*z); sum((h(x[i]) - y[i])^2, i, 1, m)";
const residual = "b = X*w - y; sum(exp(b).^2)";

const cases: readonly Case[] = [
  { problem: "x^2*y", wrt: "x", claim: "u = 2*x; v = u*y; v", means: "2 * x * y" },
  { problem: "h(z) = sin(z); h(x)", wrt: "x", claim: "g(t) = cos(t); g(x)", means: "cos(x)" },
  { problem: "h(z) = sin(z); h(x)", wrt: "x", claim: "h(q) = sin(q); u = h(x); u*u", means: "h(x) * h(x)" },
  // The letter of an index that a sum binds does not matter.
  {
    problem: "h(z) = sum(z*y[i], i, 1, m); h(q)^2",
    wrt: "q",
    claim: "h(q) = sum(q*y[k], k, 1, m); 2*h(q)",
    means: "2 * h(q)",
  },
  // A letter of a parameter is no name of the problem.
  { problem: "h(z) = sin(z); h(x)", wrt: "x", claim: "z = h(x); z*z", means: "h(x) * h(x)" },
  {
    problem: logistic,
    wrt: "theta[j]",
    claim: "p[i] = h(x[i]); 2*sum(p[i]*x[i, j], i, 1, m)",
    means: "2 * sum(h(x[i]) * x[i, j], i, 1, m)",
  },
  {
    problem: logistic,
    wrt: "theta[j]",
    claim: "p = sigmoid(X*theta); X'*(p.*p)",
    means: "X' * (sigmoid(X * theta) .* sigmoid(X * theta))",
  },
  {
    problem: residual,
    wrt: "w",
    where: "X: m x n",
    claim: "b = X*w - y; g(z) = z*exp(z); u1 = exp(b); X'*(u1 + g(b))",
    means: "X' * (exp(b) + b .* exp(b))",
  },
];

describe("a claim with definitions of its own", () => {
  it.each(cases)("is read with what they stand for: $claim", ({ problem, wrt, where, claim, means }) => {
    expect(toText(parseClaim(claim, parseProblem(problem, { wrt, where })))).toBe(means);
  });

  it.each([
    ["a*x^2", "a = 2; a*x", "a", "a is a name of the problem, which an answer cannot define"],
    ["a*x^2", "u = 2; x = u; x", "x", "x is a name of the problem, which an answer cannot define"],
    ["f(x) + 1", "f(z) = 2*z; f(x)", "f", "f is a name of the problem, which an answer cannot define"],
    ["k = 2*x; k^2", "k = 3*x; k", "k", "k is defined otherwise in the problem"],
    ["h(z) = sin(z); h(x)", "h(z) = cos(z); h(x)", "h", "h is defined otherwise in the problem"],
    ["h(z) = sin(z); h(x)", "h = cos(x); h", "h", "h is defined otherwise in the problem"],
    ["a*x^2", "u = u1; u1 = u; u", "u1", "a circle of definitions: u → u1 → u"],
    ["a*x^2", "u = 2; u; 3", "3", "one expression is expected here"],
    ["a*x^2", "u = 2; v = 3", undefined, "one expression is expected here"],
  ])(
    "of %s is refused where its names clash, or it is no one expression: %s",
    (problem, claim, at, message) => {
      let error: unknown;
      try {
        parseClaim(claim, parseProblem(problem, { wrt: "x" }));
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toBeInstanceOf(DeriveError);
      const { message: said, place, hint } = error as DeriveError;
      expect([said, place && claim.slice(place.offset, place.offset + place.length)]).toEqual([message, at]);
      expect(hint).toBeDefined();
    },
  );

  const nested = `${"sigmoid(".repeat(5)}x${")".repeat(5)}`;
  const answer = toSharedText(derive(nested, { wrt: "x" }).result, "always");

  it("is compared with the answer", () => {
    expect(answer).toContain("u5 = sigmoid(u4); ");
    const verdict = (expected: string) => derive(nested, { wrt: "x", expect: expected }).check?.verdict.kind;
    expect(verdict(answer)).toBe("proved");
    expect(verdict(`${answer} + 1`)).toBe("refuted");
  });

  it("is a row of a working, with its definitions as lines", () => {
    const right = check(nested, answer, { wrt: "x" });
    expect(right.lines.length).toBe(answer.split(";").length);
    expect(right.lines.every(({ verdict }) => verdict === "right")).toBe(true);
    expect(right.untold).toBeUndefined();
    const wrong = check(nested, `${answer} + 1`, { wrt: "x" });
    expect(wrong.firstWrong).toBe(right.lines.length - 1);
    const own = "h(z) = sin(z); u = h(x); v = u*x";
    expect(check(`${own}; v`, `${own}; u + x*cos(x)`, { wrt: "x" }).firstWrong).toBeUndefined();
  });
});
