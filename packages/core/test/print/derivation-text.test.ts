import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derive } from "../../src/library.js";
import { parseProblem } from "../../src/parse/index.js";
import { derivationToText, noPaint, type Paint } from "../../src/print/derivation-text.js";
import { toText } from "../../src/print/text.js";
import { withMeanings } from "../../src/problem/definitions.js";
import { chainOf, logistic, proved, refuted, second, undecided } from "./derivations.js";
import { anyExpr, cost, deepExpr, explodingExpr, gradient, x } from "./expressions.js";

const brackets: Paint = {
  label: (text) => `{${text}}`,
  mark: (text) => `<${text}>`,
  good: (text) => `good:${text}`,
  bad: (text) => `bad:${text}`,
  dim: (text) => `dim:${text}`,
};

describe("derivationToText", () => {
  it("prints a line an idea, the label below where there is no room beside", () => {
    expect(derivationToText(logistic(), { width: 90 })).toMatchInlineSnapshot(`
      "h(z) = σ(θᵀz)

      ∂/∂θⱼ [−1/m · Σᵢ₌₁ᵐ [yᵢ·log(h(xᵢ)) + (1 − yᵢ)·log(1 − h(xᵢ))]]
        = −1/m · Σᵢ₌₁ᵐ [yᵢ · ∂/∂θⱼ log(h(xᵢ)) + (1 − yᵢ) · ∂/∂θⱼ log(1 − h(xᵢ))]
          ✓ linearity
        = −1/m · Σᵢ₌₁ᵐ (yᵢ − h(xᵢ))·xᵢⱼ
          ✓ σ′ = σ(1 − σ)
        = 1/m · Σᵢ₌₁ᵐ (h(xᵢ) − yᵢ)·xᵢⱼ
          ✓ sign absorbed

      assuming 1 ≤ j ≤ n
      answer: 1/m * sum((h(x[i]) - y[i]) * x[i, j], i, 1, m)"
    `);
  });

  it("wraps long lines at the outermost sign that helps", () => {
    expect(derivationToText(logistic(), { width: 60 })).toMatchInlineSnapshot(`
      "h(z) = σ(θᵀz)

      ∂/∂θⱼ [−1/m · Σᵢ₌₁ᵐ [yᵢ·log(h(xᵢ))
          + (1 − yᵢ)·log(1 − h(xᵢ))]]
        = −1/m · Σᵢ₌₁ᵐ [yᵢ · ∂/∂θⱼ log(h(xᵢ))
              + (1 − yᵢ) · ∂/∂θⱼ log(1 − h(xᵢ))]
          ✓ linearity
        = −1/m · Σᵢ₌₁ᵐ (yᵢ − h(xᵢ))·xᵢⱼ
          ✓ σ′ = σ(1 − σ)
        = 1/m · Σᵢ₌₁ᵐ (h(xᵢ) − yᵢ)·xᵢⱼ
          ✓ sign absorbed

      assuming 1 ≤ j ≤ n
      answer: 1/m * sum((h(x[i]) - y[i]) * x[i, j], i, 1, m)"
    `);
  });

  it("prints labels beside where all have room, blocks apart, and doubts in words", () => {
    expect(derivationToText(second(), { width: 120 })).toMatchInlineSnapshot(`
      "d/dx [x³]
        = 3x²   ≈ power rule  agrees at 12 points

      d²/dx² [x³]
        = d/dx [3x²]
        = 6x           ✗ power rule  refuted: at x[1, 2] = 0.75, y[1] = 1, the line before is 1.5 and this one -1.5

      assuming x ≠ 0
      answer: 6 * x"
    `);
  });

  it("prints the first and the last line only, if brief", () => {
    expect(derivationToText(logistic(), { detail: "brief" })).toMatchInlineSnapshot(`
      "h(z) = σ(θᵀz)

      ∂/∂θⱼ [−1/m · Σᵢ₌₁ᵐ [yᵢ·log(h(xᵢ)) + (1 − yᵢ)·log(1 − h(xᵢ))]]
        = 1/m · Σᵢ₌₁ᵐ (h(xᵢ) − yᵢ)·xᵢⱼ
          by linearity · σ′ = σ(1 − σ) · sign absorbed

      assuming 1 ≤ j ≤ n
      answer: 1/m * sum((h(x[i]) - y[i]) * x[i, j], i, 1, m)"
    `);
  });

  it("opens every rewrite, if full", () => {
    expect(derivationToText(logistic(), { detail: "full" })).toMatchInlineSnapshot(`
      "h(z) = σ(θᵀz)

      ∂/∂θⱼ [−1/m · Σᵢ₌₁ᵐ [yᵢ·log(h(xᵢ)) + (1 − yᵢ)·log(1 − h(xᵢ))]]
        = −1/m · Σᵢ₌₁ᵐ [yᵢ · ∂/∂θⱼ log(h(xᵢ)) + (1 − yᵢ) · ∂/∂θⱼ log(1 − h(xᵢ))]   ✓ linearity
            · linearity: ∂/∂θⱼ [yᵢ·log(h(xᵢ))] → yᵢ · ∂/∂θⱼ log(h(xᵢ))
                where, in the rule: c = yᵢ, u = log(h(xᵢ))
        = −1/m · Σᵢ₌₁ᵐ (yᵢ − h(xᵢ))·xᵢⱼ                                            ✓ σ′ = σ(1 − σ)
        = 1/m · Σᵢ₌₁ᵐ (h(xᵢ) − yᵢ)·xᵢⱼ                                             ✓ sign absorbed

      assuming 1 ≤ j ≤ n
      answer: 1/m * sum((h(x[i]) - y[i]) * x[i, j], i, 1, m)"
    `);
  });

  it("prints the input language in ASCII", () => {
    const text = derivationToText(logistic(), { ascii: true, detail: "full", width: 80 });
    expect(text).toMatchInlineSnapshot(`
      "h(z) = sigmoid(theta' * z)

      diff(-1/m * sum(y[i] * log(h(x[i]))
          + (1 - y[i]) * log(1 - h(x[i])), i, 1, m), theta[j])
        = -1/m * sum(y[i] * diff(log(h(x[i])), theta[j])
              + (1 - y[i]) * diff(log(1 - h(x[i])), theta[j]), i, 1, m)
          ok linearity
            - linearity:
                diff(y[i] * log(h(x[i])), theta[j])
             -> y[i] * diff(log(h(x[i])), theta[j])
                where, in the rule: c = y[i], u = log(h(x[i]))
        = -1/m * sum((y[i] - h(x[i])) * x[i, j], i, 1, m)
          ok sigma' = sigma(1 - sigma)
        = 1/m * sum((h(x[i]) - y[i]) * x[i, j], i, 1, m)
          ok sign absorbed

      assuming 1 <= j, j <= n
      answer: 1/m * sum((h(x[i]) - y[i]) * x[i, j], i, 1, m)"
    `);
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  });

  it("paints labels, verdicts and what changed", () => {
    const text = derivationToText(logistic(), { paint: brackets, width: 100 });
    expect(text).toContain("yᵢ · <∂/∂θⱼ log(h(xᵢ))> + (1 − yᵢ) · <∂/∂θⱼ log(1 − h(xᵢ))>");
    expect(text).toContain("good:✓ {linearity}");
    expect(text).toContain("= <1/m · Σᵢ₌₁ᵐ (h(xᵢ) − yᵢ)·xᵢⱼ>");
    expect(derivationToText(second(), { paint: brackets })).toContain("bad:✗ {power rule}bad:  refuted");
  });

  it("has no escape or mark of its own without paint", () => {
    const text = derivationToText(logistic(), { paint: noPaint, width: 50 });
    expect([...text].every((char) => char === "\n" || (char >= " " && char < "\uFDD0"))).toBe(true);
  });

  it.each([
    ["proved", proved, "check: proved: the answer equals "],
    [
      "refuted",
      refuted,
      "check: refuted: at x[1, 2] = 0.75, y[1] = 1, the answer is 1.5 and the expectation -1.5",
    ],
    ["undecided", undecided, "check: undecided: agrees at 12 points (no normal form for erf)"],
  ] as const)("says that the expectation is %s", (_, verdict, said) => {
    const opinion = { engine: "nerdamer", says: "differs", detail: "on m = 3, n = 2" } as const;
    const text = derivationToText(logistic({ expected: gradient, verdict, opinions: [opinion] }));
    expect(text).toContain(said);
    expect(text.endsWith("  nerdamer differs from Derive's answer: on m = 3, n = 2")).toBe(true);
  });

  it("gives the answer in the input language, on one line", () => {
    const lines = derivationToText(logistic(), { width: 40 }).split("\n");
    expect(lines).toContain(`answer: ${toText(gradient)}`);
  });

  it("folds labels, remarks, notes, the check and opinions into the width", () => {
    const opinion = {
      engine: "nerdamer",
      says: "differs",
      detail: "on m = 3, n = 2, at twelve points",
    } as const;
    const d = logistic({ expected: gradient, verdict: refuted, opinions: [opinion] });
    const label = "differential of the norm, differential of the inverse, transposes pushed in";
    const lines = d.lines.map((line) => ({ ...line, label, verdict: refuted }));
    for (const detail of ["brief", "steps"] as const) {
      const text = derivationToText({ ...d, lines }, { detail, width: 60 });
      const wide = text.split("\n").filter((line) => line.length > 60);
      expect(wide.filter((line) => !line.startsWith("answer: "))).toEqual([]);
      expect(text.replace(/\s+/g, " ")).toContain(detail === "steps" ? label : "by differential of the norm");
    }
  });

  it("joins the bounds of an index", () => {
    expect(derivationToText(logistic())).toContain("assuming 1 ≤ j ≤ n\n");
    expect(derivationToText(logistic(), { ascii: true })).toContain("assuming 1 <= j, j <= n\n");
  });

  it("never throws, whatever stands in the lines", () => {
    fc.assert(
      fc.property(
        fc.array(anyExpr, { minLength: 1, maxLength: 3 }),
        fc.constantFrom("brief", "steps", "full"),
        fc.integer({ min: 0, max: 140 }),
        fc.boolean(),
        (expressions, detail, width, ascii) => {
          const text = derivationToText(chainOf(expressions), { detail, width, ascii, paint: brackets });
          expect(text).toContain("answer: ");
          expect(text).not.toMatch(/undefined|[\uFDD0\uFDD1]/);
        },
      ),
    );
  });

  it("prints very deep and very large lines in time", () => {
    const d = chainOf([deepExpr(20_000), explodingExpr(), x]);
    expect(derivationToText(d, { share: "never" })).toContain("… (over 1e15 nodes)");
    const text = derivationToText(d);
    expect(text).not.toContain("nodes)");
    expect(text.split("\n").length).toBeGreaterThan(100);
  });

  it("tells all derivatives of a derivative that is 0 in one line, however many they are", () => {
    const tail = (problem: string, wrt: string, order: number, implicit?: string) =>
      derivationToText(derive(problem, { wrt, order, implicit })).split("\n\n").slice(3);
    expect(tail("x^3", "x", 5000)).toEqual([
      "d⁴/dx⁴ [x³]\n  = d/dx [6]\n  = 0          ✓ derivative of a constant",
      "d⁵⁰⁰⁰/dx⁵⁰⁰⁰ [x³]\n  = d⁴⁹⁹⁶/dx⁴⁹⁹⁶ [0]\n  = 0                  ✓ derivative of a constant",
      "answer: 0",
    ]);
    expect(tail("x^3*y", "y, y, x, x, y", 1)).toEqual(["answer: 0"]);
    expect(tail("x^2 + y == 1", "x", 7, "y")).toEqual([
      "d⁷y/dx⁷\n  = d⁴/dx⁴ [0]\n  = 0            ✓ derivative of a constant",
      "answer: 0",
    ]);
    const { lines } = derive("c^2*(v'*v)", { wrt: "c", order: 6, where: "v: n" });
    expect(lines.slice(-2).map(({ of }) => toText(of))).toEqual(
      Array(2).fill("diff(diff(diff(0, c), c), c)"),
    );
  });

  it.each([
    ["h(z) = sigmoid(z); h(h(h(x)))*h(x)", undefined],
    ["q = w^2 + 1; k = 3*q; h(z) = log(z + k); unused = 4; sin(h(x)*h(x + 1))^3", undefined],
    ["b = X*w - y; sum(exp(b).^2) + sum(exp(b).*b)", "X: m x n"],
  ])("prints an answer with names as a whole problem, own definitions first: %s", (source, where) => {
    const wrt = where === undefined ? "x" : "w";
    const text = derivationToText(derive(source, { wrt, where }), { share: "always" });
    const answer = /^answer: (.*)$/m.exec(text)?.[1] as string;
    const names = answer
      .split("; ")
      .slice(0, -1)
      .map((own) => own.replace(/\W.*/, ""));
    const own = [...source.matchAll(/(?:^|; )(\w+)(?:\(z\))? = /g)].map(([, name]) => name);
    const made = names.findIndex((name) => name.startsWith("u"));
    expect(made).toBeGreaterThan(-1);
    expect(names.slice(0, made)).toEqual(own.filter((name) => name !== "unused"));
    const whole = parseProblem(answer, { wrt, where });
    const result = derive(source, { wrt, where }).result;
    const opened = withMeanings(whole.expression, whole, (_, name) => name.startsWith("u"));
    expect(toText(opened)).toBe(toText(result));
  });

  it("numbers the names of parts in the order in which the lines are read", () => {
    const tower = Array.from({ length: 8 }).reduce<string>((e, _, k) => `sin((${e})^2 + ${k + 1})`, "x");
    const text = derivationToText(derive(tower, { wrt: "x" }), { share: "always", ascii: true, width: 5000 });
    const [told = "", ...blocks] = text.split("\n\n");
    const bodies = new Map(
      told.split("\n").map((row) => row.replace(/^(?:let)? +/, "").split(" = ") as [string, string]),
    );
    const met = new Set<string>();
    const meet = (formula: string): void => {
      for (const name of formula.match(/u\d+/g) ?? []) {
        if (!met.has(name)) meet(bodies.get(name) as string);
        met.add(name);
      }
    };
    // In each line what is new has higher numbers than all before.
    let highest = 0;
    for (const row of (blocks[0] as string).split("\n")) {
      const before = new Set(met);
      meet(row);
      const fresh = [...met].filter((name) => !before.has(name)).map((name) => Number(name.slice(1)));
      expect(Math.min(highest + 1, ...fresh)).toBe(highest + 1);
      highest = Math.max(highest, ...fresh);
    }
    expect(highest).toBe(bodies.size);
  });

  it("prints no definitions before an answer without names of its parts", () => {
    const d = derive("h(z) = sigmoid(z); h(x)", { wrt: "x" });
    expect(derivationToText(d, { share: "always" })).toMatch(/\nanswer: h\(x\) \* \(1 - h\(x\)\)$/);
  });

  it("prints a derivation without lines", () => {
    expect(derivationToText({ ...chainOf([cost]), lines: [], check: undefined })).toBe(
      `\nanswer: ${toText(cost)}`,
    );
  });
});
