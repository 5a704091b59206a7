/** An answer about convexity as data. Version 1: fields may be added, none is renamed or removed. */
import type { ConvexityReport, ConvexityVerdict, NamedValue } from "../convexity/index.js";
import type { Expr } from "../expr/index.js";
import { hessianOf } from "./convexity-telling.js";
import type { FormulaJson } from "./derivation-json.js";
import { toLatex } from "./latex.js";
import { toText } from "./text.js";

export interface ConvexityStepJson extends FormulaJson {
  /** What is found of the formula. */
  readonly says: string;
  readonly degree: "" | "strictly" | "strongly";
  readonly rule: string;
  readonly label: string;
  readonly source: string;
  /** Relations the step rests on, in the input language. */
  readonly needs: readonly string[];
}

export interface ConvexityJson {
  readonly version: 1;
  readonly input: string;
  readonly wrt: string;
  readonly verdict: ConvexityVerdict;
  readonly degree: "" | "strictly" | "strongly";
  /** "Hessian", "composition", "numbers"; null where nothing decided. */
  readonly by: string | null;
  /** The second derivative, where it decided. */
  readonly hessian: FormulaJson | null;
  readonly steps: readonly ConvexityStepJson[];
  readonly domain: readonly string[];
  readonly assumptions: readonly string[];
  /** Numbers that refute; null unless refuted. */
  readonly refutation: {
    readonly values: readonly NamedValue[];
    readonly direction: readonly NamedValue[];
    readonly curvature: string | null;
    readonly step: string;
    readonly before: string;
    readonly middle: string;
    readonly behind: string;
  } | null;
  /** What was tried in vain. */
  readonly tried: readonly string[];
  /** Signs of constants that could decide, in the input language. */
  readonly wanted: readonly string[];
}

export function convexityToJson(report: ConvexityReport): ConvexityJson {
  const formula = (e: Expr): FormulaJson => ({ text: toText(e), latex: toLatex(e) });
  const { problem, verdict, degree, by, steps, domain, assumptions, refutation, tried, wanted } = report;
  const hessian = hessianOf(report);
  return {
    version: 1,
    input: problem.source,
    wrt: problem.variables.map((x) => toText(x)).join(", "),
    verdict,
    degree,
    by: by ?? null,
    hessian: hessian === undefined ? null : formula(hessian[1]),
    steps: steps.map(({ expression, needs, ...told }) => ({
      ...formula(expression),
      ...told,
      needs: needs.map(toText),
    })),
    domain: domain.map(toText),
    assumptions: assumptions.map(toText),
    refutation: refutation === undefined ? null : { ...refutation, curvature: refutation.curvature ?? null },
    tried,
    wanted: wanted.map(toText),
  };
}
