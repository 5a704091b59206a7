import { describe, expect, it } from "vitest";
import { Arena, compare, type Expr, parseExpression, rewriteDown, toText } from "../../src/index.js";
import { calculusMistakes } from "./calculusMistakes.js";
import { readExample } from "./reading.js";

describe.each(calculusMistakes.map((mistake) => [mistake.id, mistake] as const))("%s", (_, mistake) => {
  it("has a name, a source, an example and a statement that does not hold", () => {
    expect(mistake.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(mistake.source).not.toBe("");
    expect(mistake.examples.length).toBeGreaterThan(0);
    new Arena().run(() => {
      const [left, right] = mistake.statement.map((side) => readExample(side, mistake.where));
      if (left === undefined || right === undefined) return;
      expect(compare(left.e, right.e, left.problem).kind).toBe("refuted");
    });
  });

  it.each(mistake.examples.map(({ before, wrong }) => [before, wrong] as const))(
    "makes %s %s",
    (before, wrong) => {
      new Arena().run(() => {
        const { e, problem } = readExample(before, mistake.where);
        const slips = mistake.slips(e, problem);
        const written = parseExpression(wrong, problem);
        const slip = slips.find((candidate) => candidate.wrong === written);
        expect(
          slip === undefined ? slips.map((candidate) => toText(candidate.wrong)) : toText(slip.wrong),
        ).toBe(toText(written));
        if (slip === undefined) return;
        expect(compare(e, slip.right, problem).kind).toBe("proved");
        expect(compare(e, slip.wrong, problem).kind).not.toBe("proved");
        expect(slip.says.length).toBeGreaterThan(0);
      });
    },
  );

  it.each(mistake.refuses.map((text) => [text]))("is not made at %s", (text) => {
    new Arena().run(() => {
      const { e, problem } = readExample(text, mistake.where);
      expect(mistake.slips(e, problem).map(({ wrong }) => toText(wrong))).toEqual([]);
    });
  });
});

/** For each mistake an open derivative by x, and what it is taken for. */
const inMatrices = [
  ["sign-of-one-minus", "d(log(1 - sigmoid(A*x)))", "d(sigmoid(A*x)) ./ (1 - sigmoid(A*x))"],
  ["sigmoid-derivative", "d(sigmoid(A*x))", "(1 - sigmoid(A*x)) .* d(A*x)"],
  ["sigmoid-derivative", "c'*d(log(sigmoid(A*x)))", undefined],
  ["log-derivative", "d(log(sigmoid(A*x)))", "sigmoid(A*x) .* d(sigmoid(A*x))"],
  ["power-rule", "d(sum((A*x - c).^2))", "sum((A*x - c) .* d(A*x - c))"],
  ["trig-derivative", "d(tanh(A*x))", "(1 + tanh(A*x).^2) .* d(A*x)"],
  ["constant-or-variable", "d(x' * B * x)", "x' * B * d(x)"],
  ["sigmoid-derivative", "diff(sigmoid(A*x), x)", "diag(1 - sigmoid(A*x)) * diff(A*x, x)"],
  [
    "sign-of-one-minus",
    "diff(log(1 - sigmoid(A*x)), x)",
    "diag(1 ./ (1 - sigmoid(A*x))) * diff(sigmoid(A*x), x)",
  ],
  ["missing-inner-derivative", "diff(sigmoid(A*x), x)", "diag(sigmoid(A*x) .* (1 - sigmoid(A*x)))"],
  ["log-derivative", "diff(c' * log(sigmoid(A*x)), x)", "c' * diag(sigmoid(A*x)) * diff(sigmoid(A*x), x)"],
] as const;

describe("vectors and matrices", () => {
  it.each(inMatrices)("%s: %s", (id, before, wrong) => {
    new Arena().run(() => {
      const { e, problem } = readExample(before, "A: m x n, B: n x n, x: n, c: m");
      const slips = calculusMistakes.find((mistake) => mistake.id === id)?.slips(e, problem) ?? [];
      if (wrong === undefined) {
        expect(slips).toEqual([]);
        return;
      }
      const written = readExample(wrong, "A: m x n, B: n x n, x: n, c: m").e;
      expect(slips.map((slip) => toText(slip.wrong))).toContain(toText(written));
      const slip = slips.find((candidate) => toText(candidate.wrong) === toText(written));
      if (slip === undefined) return;
      expect(compare(e, slip.right, problem).kind).toBe("proved");
      expect(compare(e, slip.wrong, problem).kind).toBe("refuted");
    });
  });
});

describe("a mistake made throughout", () => {
  const cost = "y*log(sigmoid(t*x)) + (1 - y)*log(1 - sigmoid(t*x))";
  it.each([
    ["sigmoid-derivative", `diff(${cost}, t)`, "y*x - (1 - y)*x*sigmoid(t*x)/(1 - sigmoid(t*x))"],
    ["missing-inner-derivative", "diff(sin(x^2) + cos(x^2), x)", "cos(x^2) - sin(x^2)"],
    ["power-rule", "diff(x^3 - 2*x^2, x)", "x^2 - 2*x"],
    [
      "constant-or-variable",
      "diff(sum((theta' * x[i])^2, i, 1, m), theta[j])",
      "sum(2*(theta' * x[i])*theta[j], i, 1, m)",
    ],
  ])("%s in %s", (id, before, wrong) => {
    new Arena().run(() => {
      const { e, problem } = readExample(before);
      const written = parseExpression(wrong, problem);
      const slips = calculusMistakes.find((mistake) => mistake.id === id)?.slips(e, problem) ?? [];
      expect(slips.some((slip) => compare(slip.wrong, written, problem).kind === "proved")).toBe(true);
      for (const { right } of slips) expect(compare(e, right, problem).kind).toBe("proved");
    });
  });
});

describe("two mistakes in one line", () => {
  it("are made one inside of the other, for inner derivatives stay open", () => {
    new Arena().run(() => {
      const { e, problem } = readExample("h(z) = sigmoid(z); diff(log(1 - h(t*x)), t)");
      const made = (id: string, at: Expr, wrong: string): Expr | undefined =>
        calculusMistakes
          .find((mistake) => mistake.id === id)
          ?.slips(at, problem)
          .find((slip) => slip.wrong === parseExpression(wrong, problem))?.wrong;
      const outer = made("sign-of-one-minus", e, "diff(h(t*x), t)/(1 - h(t*x))");
      const open = parseExpression("diff(h(t*x), t)", problem);
      const inner = made("sigmoid-derivative", open, "h(t*x)*diff(t*x, t)");
      expect([outer, inner]).not.toContain(undefined);
      if (outer === undefined || inner === undefined) return;
      const both = rewriteDown(outer, (node) => (node === open ? inner : undefined));
      const written = parseExpression("x*h(t*x)/(1 - h(t*x))", problem);
      expect(compare(both, written, problem).kind).toBe("proved");
    });
  });
});
