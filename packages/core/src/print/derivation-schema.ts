/** The published schema of a derivation as JSON (JSON Schema, draft 2020-12). */

const text = { type: "string" } as const;
const path = { type: "array", items: { type: "integer", minimum: 0 } } as const;
const paths = { type: "array", items: path } as const;
const formula = { $ref: "#/$defs/formula" } as const;

const object = <P extends Readonly<Record<string, unknown>>>(properties: P, description?: string) => ({
  type: "object" as const,
  ...(description === undefined ? {} : { description }),
  properties,
  required: Object.keys(properties),
});

const verdict = {
  verdict: { enum: ["proved", "refuted", "undecided"] },
  witness: { anyOf: [{ $ref: "#/$defs/witness" }, { type: "null" }] },
  agreed: { anyOf: [{ type: "integer", minimum: 0 }, { type: "null" }] },
  reason: text,
} as const;

export const derivationJsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "A derivation, version 1",
  ...object({
    version: { const: 1 },
    input: { ...text, description: "The problem as it was written." },
    wrt: { ...text, description: "The variables differentiated by, in order, separated by commas." },
    shapes: {
      type: "object",
      additionalProperties: text,
      description: "Vectors and matrices: m x n, n x n symmetric; empty in index notation.",
    },
    definitions: {
      type: "array",
      items: object({ name: text, text, latex: text }),
      description: "Names for parts that stand several times, in order: u1 is short for its text.",
    },
    lines: { type: "array", items: { $ref: "#/$defs/line" } },
    result: formula,
    assumptions: { type: "array", items: text, description: "Relations in the input language." },
    notes: { type: "array", items: text, description: "What the reader should know besides." },
    check: { anyOf: [{ $ref: "#/$defs/check" }, { type: "null" }] },
  }),
  $defs: {
    formula: object(
      { text, latex: text },
      "text is in the input language and parses back, behind the definitions.",
    ),
    witness: object(
      { values: { type: "array", items: object({ name: text, value: text }) }, left: text, right: text },
      "Numbers at which the two sides differ, and the two values.",
    ),
    line: object(
      {
        of: formula,
        rule: text,
        label: text,
        labelLatex: text,
        statement: { ...text, description: "The rule in LaTeX; empty for what is given." },
        text,
        latex: text,
        ...verdict,
        changed: { ...paths, description: "Places in the expression that this line made." },
        substeps: { type: "array", items: { $ref: "#/$defs/substep" } },
      },
      "Lines with one `of` form a chain, each equal to the one before.",
    ),
    substep: object({
      rule: text,
      label: text,
      before: formula,
      after: formula,
      bindings: { type: "object", additionalProperties: text },
      at: { ...paths, description: "Where it stood in the line before." },
    }),
    check: object({
      expected: text,
      ...verdict,
      opinions: {
        type: "array",
        items: object({ engine: text, says: { enum: ["agrees", "differs", "cannot say"] }, detail: text }),
      },
    }),
  },
} as const;
