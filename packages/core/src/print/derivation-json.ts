/** A derivation as data. Version 1; its schema is derivation-schema.ts. Fields may be added to a version,
 *  none is renamed or removed. */
import type { Check, Derivation, Line, Substep } from "../derive/derivation.js";
import type { Expr } from "../expr/index.js";
import type { Share } from "../sharing/index.js";
import type { Verdict } from "../verify/verdict.js";
import { toLatex } from "./latex.js";
import { notesOf } from "./notes.js";
import { told } from "./shared.js";
import { definitionSides, dependentNames, shapesTold } from "./telling.js";
import { toText } from "./text.js";

export interface FormulaJson {
  /** In the input language: it parses back to the same expression, behind the definitions if there are any. */
  readonly text: string;
  readonly latex: string;
}

export interface WitnessJson {
  readonly values: readonly { readonly name: string; readonly value: string }[];
  readonly left: string;
  readonly right: string;
}

export interface VerdictJson {
  readonly verdict: "proved" | "refuted" | "undecided";
  /** Numbers at which the two sides differ; null unless refuted. */
  readonly witness: WitnessJson | null;
  /** At how many points the two sides agree; null unless undecided. */
  readonly agreed: number | null;
  /** Why it is undecided; empty otherwise. */
  readonly reason: string;
}

export interface SubstepJson {
  readonly rule: string;
  readonly label: string;
  readonly before: FormulaJson;
  readonly after: FormulaJson;
  /** The rule's variables and what they stood for, in the input language. */
  readonly bindings: Readonly<Record<string, string>>;
  readonly at: readonly (readonly number[])[];
  /** The lines that show why, where they were asked for. */
  readonly lemma?: readonly LineJson[];
}

export interface LineJson extends VerdictJson, FormulaJson {
  readonly of: FormulaJson;
  readonly rule: string;
  readonly label: string;
  readonly labelLatex: string;
  readonly statement: string;
  readonly changed: readonly (readonly number[])[];
  readonly substeps: readonly SubstepJson[];
}

export interface CheckJson extends VerdictJson {
  readonly expected: string;
  readonly opinions: readonly {
    readonly engine: string;
    readonly says: "agrees" | "differs" | "cannot say";
    readonly detail: string;
  }[];
}

/** u1 = sigmoid(x), u2[i] = log(u1 * x[i]). */
export interface DefinitionJson extends FormulaJson {
  /** The left side, in the input language. */
  readonly name: string;
}

export interface DerivationJsonOptions {
  /** Whether parts that stand several times get names. Default: where a formula is too long to be read. */
  readonly share?: Share | undefined;
}

export interface DerivationJson {
  readonly version: 1;
  readonly input: string;
  /** The variables in the order in which they were differentiated by, separated by commas. */
  readonly wrt: string;
  /** Vectors and matrices: "m x n", "n x n symmetric"; empty in index notation. */
  readonly shapes: Readonly<Record<string, string>>;
  /** Names that the formulas have for parts that stand several times, parts before what they stand in; mostly
   *  none. With the user's own definitions, these and a formula's text are a problem in the input language. */
  readonly definitions: readonly DefinitionJson[];
  readonly lines: readonly LineJson[];
  readonly result: FormulaJson;
  /** Relations in the input language. */
  readonly assumptions: readonly string[];
  /** What the reader should know besides: a variable that does not occur, a function that is not known. */
  readonly notes: readonly string[];
  readonly check: CheckJson | null;
}

/** @example JSON.stringify(derivationToJson(derivation), null, 2) */
export function derivationToJson(given: Derivation, { share }: DerivationJsonOptions = {}): DerivationJson {
  const { derivation: d, made } = told(given, share);
  const dependent = dependentNames(d);
  const formula = (e: Expr): FormulaJson => ({ text: toText(e), latex: toLatex(e, { dependent }) });
  return {
    version: 1,
    input: d.problem.source,
    wrt: d.problem.variables.map((x) => toText(x)).join(", "),
    shapes: Object.fromEntries(
      shapesTold(d).map(({ name, dimensions, properties }) => [
        name,
        [dimensions.map((e) => toText(e)).join(" x "), ...properties].join(" "),
      ]),
    ),
    definitions: made
      .map(definitionSides)
      .map(([left, right]) => ({ name: toText(left), ...formula(right) })),
    lines: d.lines.map((line) => lineJson(line, formula)),
    result: formula(d.result),
    assumptions: d.assumptions.map(toText),
    notes: notesOf(given),
    check: d.check === undefined ? null : checkJson(d.check),
  };
}

type Formula = (e: Expr) => FormulaJson;

const lineJson = (line: Line, formula: Formula): LineJson => ({
  of: formula(line.of),
  rule: line.rule,
  label: line.label,
  labelLatex: line.labelLatex,
  statement: line.statement,
  ...formula(line.expression),
  ...verdictJson(line.verdict),
  changed: line.changed,
  substeps: line.substeps.map((substep) => substepJson(substep, formula)),
});

const substepJson = (
  { rule, label, before, after, bindings, at, lemma }: Substep,
  formula: Formula,
): SubstepJson => ({
  rule,
  label,
  before: formula(before),
  after: formula(after),
  bindings: Object.fromEntries(Object.entries(bindings).map(([name, e]) => [name, toText(e)])),
  at,
  ...(lemma && { lemma: lemma.map((line) => lineJson(line, formula)) }),
});

const checkJson = ({ expected, verdict, opinions }: Check): CheckJson => ({
  expected: toText(expected),
  ...verdictJson(verdict),
  opinions,
});

const verdictJson = (verdict: Verdict): VerdictJson => ({
  verdict: verdict.kind,
  witness: verdict.kind === "refuted" ? verdict.witness : null,
  agreed: verdict.kind === "undecided" ? verdict.agreed : null,
  reason: verdict.kind === "undecided" ? verdict.reason : "",
});
