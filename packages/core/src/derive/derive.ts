/** A problem in, a derivation out. */
import { isScalar } from "../arrays/index.js";
import { diff, type Expr, isNegative, isZero, rel, some } from "../expr/index.js";
import { domainConditions, holds, stated } from "../facts/index.js";
import { DeriveError } from "../parse/errors.js";
import { toText } from "../print/text.js";
import type { Problem, Setting } from "../problem/problem.js";
import { Record } from "../simplify/steps.js";
import { tidy } from "../simplify/tidy.js";
import { compare } from "../verify/compare.js";
import type { Check, Derivation, Line } from "./derivation.js";
import { implicitDrafts } from "./implicit.js";
import { type Chapter, leibnizChapters } from "./leibniz.js";
import { granting, linesOf } from "./lines.js";
import { matrixChapters, matrixStyles, transposedChapter } from "./matrices/gradient.js";
import { withQuantities } from "./quantities.js";
import { textbookDrafts } from "./textbook.js";

export const styles = ["textbook", "leibniz", ...matrixStyles] as const;
export type Style = (typeof styles)[number];

export const layouts = ["numerator", "denominator"] as const;
export type Layout = (typeof layouts)[number];

/** How a derivation is told. */
export interface Telling {
  readonly style?: Style | undefined;
  readonly layout?: Layout | undefined;
  readonly lemmas?: boolean | undefined;
}

/**
 * The derivation of a problem, each line checked. Runs in the arena in force.
 * @throws DeriveError where no rule applies
 */
export function deriveProblem(
  given: Problem,
  expected?: Expr,
  { style = "textbook", layout = "numerator", lemmas = false }: Telling = {},
): Derivation {
  const lines: Line[] = [];
  const needed: Expr[] = [];
  const tell = (problem: Problem, { of, start, drafts, opening }: Chapter): Expr => {
    for (const { record } of drafts) needed.push(...record.assumptions);
    lines.push(...linesOf(of, start, drafts, problem, lemmas, opening));
    return drafts[drafts.length - 1]?.after ?? start;
  };
  let problem = given;
  let of: Expr = given.expression;
  let result: Expr = given.expression;
  for (const [k, variable] of given.variables.entries()) {
    if (k === 0 && given.dependent.size > 0) {
      const drafts = implicitDrafts(result, variable, problem);
      of = diff(of, variable);
      const equation = tell(problem, { of, start: of, drafts });
      result = equation.args[1] ?? equation;
      // Higher derivatives may use the slope that was found.
      problem = granting(problem, [equation]);
    } else if (problem.shapes.size > 0) {
      const telling = matrixStyles.find((own) => own === style);
      for (const chapter of matrixChapters(result, variable, problem, telling))
        result = tell(problem, chapter);
      if (layout === "denominator" && k === given.variables.length - 1 && isJacobian(given))
        result = tell(problem, transposedChapter(lines[lines.length - 1]?.of ?? of, result, problem));
    } else if (k === 0 && style === "leibniz") {
      problem = withQuantities(given, variable);
      of = diff(problem.expression, variable);
      for (const chapter of leibnizChapters(problem, variable, given)) result = tell(problem, chapter);
    } else {
      of = diff(of, variable);
      const start = diff(result, variable);
      result = tell(problem, { of, start, drafts: textbookDrafts(start, problem) });
    }
  }
  const faulty = lines.find(({ expression }) => some(expression, dividesByZero));
  if (faulty !== undefined) {
    const message = `this divides by 0 everywhere: ${toText(faulty.expression)}`;
    throw new DeriveError("not-supported", message, given.source);
  }
  return {
    problem,
    lines,
    result,
    style,
    assumptions: assumptionsOf(given, needed),
    check: expected === undefined ? undefined : checkOf(result, expected, granting(problem, needed)),
  };
}

const isJacobian = ({ expression, variables: [first] }: Problem): boolean =>
  !isScalar(expression) && first !== undefined && !isScalar(first);

const isZeroNumber = (e: Expr | undefined): boolean => e?.kind === "num" && isZero(e.value);

const dividesByZero = (e: Expr): boolean =>
  (e.kind === "div" && isZeroNumber(e.args[1])) ||
  (e.kind === "pow" && isZeroNumber(e.args[0]) && e.args[1].kind === "num" && isNegative(e.args[1].value));

/** What was granted, what the problem needs in order to be defined, and what the rules needed. */
function assumptionsOf(problem: Problem, needed: readonly Expr[]): Expr[] {
  const tidied = needed.map((relation) => tidy(relation, new Record(problem)));
  const required = [
    ...domainConditions(problem.expression, problem),
    ...tidied.flatMap((r) => stated(r, problem)),
  ];
  const open = required.filter((relation) => !holds(relation, problem));
  return [...new Set([...problem.assumptions, ...open.filter((relation) => !isWeaker(relation, open))])];
}

/** x ≥ 0 beside x > 0. */
function isWeaker(relation: Expr, others: readonly Expr[]): boolean {
  if (relation.kind !== "rel" || (relation.name !== "<=" && relation.name !== ">=")) return false;
  const [left, right] = relation.args as readonly [Expr, Expr];
  const less = relation.name === "<=";
  const stricter = [rel(less ? "<" : ">", left, right), rel(less ? ">" : "<", right, left)];
  return others.some((other) => stricter.includes(other));
}

const checkOf = (result: Expr, expected: Expr, setting: Setting): Check => ({
  expected,
  verdict: compare(result, expected, setting),
  opinions: [],
});
