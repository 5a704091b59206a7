import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivationToJson } from "../../src/print/derivation-json.js";
import { derivationJsonSchema } from "../../src/print/derivation-schema.js";
import { toText } from "../../src/print/text.js";
import { chainOf, logistic, refuted, second, undecided } from "./derivations.js";
import { anyExpr, gradient } from "./expressions.js";
import { violations } from "./schema.js";

const roundTrip = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("derivationToJson", () => {
  it("says what was asked, each line, and the answer", () => {
    const json = derivationToJson(logistic());
    expect(json.version).toBe(1);
    expect(json.wrt).toBe("theta[j]");
    expect(json.input).toContain("h(z) = sigmoid(theta' * z)");
    expect(json.lines.map(({ label, verdict }) => [label, verdict])).toEqual([
      ["given", "proved"],
      ["linearity", "proved"],
      ["σ′ = σ(1 − σ)", "proved"],
      ["sign absorbed", "proved"],
    ]);
    expect(json.lines[1]?.substeps[0]?.bindings).toEqual({ c: "y[i]", u: "log(h(x[i]))", x: "x" });
    expect(json.result).toEqual({
      text: toText(gradient),
      latex: "\\frac{1}{m} \\sum_{i=1}^{m} (h(x_{i}) - y_{i}) x_{ij}",
    });
    expect(json.assumptions).toEqual(["1 <= j", "j <= n"]);
    expect(json.check).toBeNull();
  });

  it("gives verdicts as words, their particulars apart", () => {
    const [, doubtful, , wrong] = derivationToJson(second()).lines;
    expect(doubtful).toMatchObject({
      verdict: "undecided",
      agreed: 12,
      reason: "no normal form for erf",
      witness: null,
    });
    expect(wrong).toMatchObject({
      verdict: "refuted",
      agreed: null,
      reason: "",
      witness: { left: "1.5", right: "-1.5" },
    });
    expect(derivationToJson(second()).wrt).toBe("x, x");
  });

  it("gives the check with its opinions", () => {
    const opinions = [{ engine: "mathjs", says: "cannot say", detail: "" }] as const;
    const { check } = derivationToJson(logistic({ expected: gradient, verdict: undecided, opinions }));
    expect(check).toMatchObject({ verdict: "undecided", expected: toText(gradient), opinions });
  });

  it("keeps to the published schema, whatever stands in the lines", () => {
    const check = { expected: gradient, verdict: refuted, opinions: [] };
    for (const d of [logistic(), logistic(check), second()])
      expect(violations(derivationJsonSchema, roundTrip(derivationToJson(d)))).toEqual([]);
    fc.assert(
      fc.property(fc.array(anyExpr, { maxLength: 3 }), (expressions) => {
        const json = derivationToJson(chainOf(expressions));
        expect(roundTrip(json)).toEqual(json);
        expect(violations(derivationJsonSchema, roundTrip(json))).toEqual([]);
      }),
    );
  });

  it("has a schema that refuses what is not a derivation", () => {
    const json = roundTrip(derivationToJson(logistic())) as Record<string, unknown>;
    expect(violations(derivationJsonSchema, { ...json, version: 2 })).toEqual(["/version: not 1"]);
    expect(violations(derivationJsonSchema, { ...json, result: { text: "x" } })).toEqual([
      "/result: latex is missing",
    ]);
    expect(violations(derivationJsonSchema, { ...json, assumptions: [1] })).toEqual([
      "/assumptions/0: not a string",
    ]);
    const [first] = json.lines as Record<string, unknown>[];
    expect(violations(derivationJsonSchema, { ...json, lines: [{ ...first, verdict: "maybe" }] })).toEqual([
      "/lines/0/verdict: none of proved, refuted, undecided",
    ]);
  });
});
