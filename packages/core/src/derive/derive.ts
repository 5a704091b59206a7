/** A problem in, a derivation out. */
import { isScalar } from "../arrays/index.js";
import { diff, type Expr, isNegative, isZero, num, rel, some, sub, substitute } from "../expr/index.js";
import { domainConditions, holds, stated } from "../facts/index.js";
import { DeriveError } from "../parse/errors.js";
import { toText } from "../print/text.js";
import type { Problem } from "../problem/problem.js";
import { cost } from "../simplify/cost.js";
import { Record } from "../simplify/steps.js";
import { tidy } from "../simplify/tidy.js";
import { compare } from "../verify/compare.js";
import type { Verdict } from "../verify/verdict.js";
import type { Check, Derivation, Line } from "./derivation.js";
import { type Found, withoutGuarded } from "./guarded.js";
import { implicitDrafts } from "./implicit.js";
import { type Chapter, leibnizChapters } from "./leibniz.js";
import { granting, linesOf } from "./lines.js";
import { matrixChapters, transposedChapter } from "./matrices/gradient.js";
import { inOneNotation } from "./notations.js";
import { withQuantities } from "./quantities.js";
import { type Layout, matrixStyles, type Style } from "./styles.js";
import { textbookDrafts } from "./textbook.js";
import { refuseUndefined } from "./undefined.js";
import { vanishingChapter } from "./vanishing.js";

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
export function deriveProblem(given: Problem, expected?: Expr, telling: Telling = {}): Derivation {
  const { problem, lines, result, needed } = tellProblem(given, telling);
  const required = requiredOf(given, problem, needed);
  const found = (other: Problem): Found | undefined => {
    try {
      const own = tellProblem(other, {});
      return { result: own.result, required: requiredOf(other, own.problem, own.needed) };
    } catch (error) {
      if (error instanceof DeriveError) return undefined;
      throw error;
    }
  };
  const open = withoutImplied(withoutGuarded({ result, required }, given, found), given);
  return {
    problem,
    lines,
    result,
    style: telling.style ?? "textbook",
    assumptions: [...new Set([...given.assumptions, ...open])],
    check: expected === undefined ? undefined : checkOf(result, expected, granting(onCurve(problem), needed)),
  };
}

interface ToldProblem extends Pick<Derivation, "problem" | "lines" | "result"> {
  /** What the rules needed. */
  readonly needed: readonly Expr[];
}

/** The lines alone, and what they needed. */
function tellProblem(
  given: Problem,
  { style = "textbook", layout = "numerator", lemmas = false }: Telling,
): ToldProblem {
  const lines: Line[] = [];
  const needed: Expr[] = [];
  const tell = (problem: Problem, { of, start, drafts, opening }: Chapter): Expr => {
    for (const { record } of drafts) needed.push(...record.assumptions);
    lines.push(...linesOf(of, start, drafts, problem, lemmas, opening));
    return drafts[drafts.length - 1]?.after ?? start;
  };
  refuseUndefined(given);
  let problem = given;
  let of: Expr = given.expression;
  let result: Expr = given.expression;
  for (const [k, variable] of given.variables.entries()) {
    if (k > 0 && k < given.variables.length - 1 && isZeroNumber(result)) {
      const rest = given.variables.slice(k);
      // In matrix notation each derivative is told of what the one before has found.
      if (rest.every(isScalar)) {
        tell(problem, vanishingChapter(problem.shapes.size > 0 ? result : of, rest, problem));
        break;
      }
    }
    if (k === 0 && given.dependent.size > 0) {
      const drafts = implicitDrafts(result, variable, problem);
      const start = diff(of, variable);
      const equation = tell(problem, { of: start, start, drafts });
      of = equation.args[0] ?? start;
      result = equation.args[1] ?? equation;
      // Higher derivatives may use the slope that was found.
      problem = granting(problem, [equation]);
    } else if (problem.shapes.size > 0) {
      const telling = matrixStyles.find((own) => own === style);
      // The other variables of a mixed derivative stand still while one moves.
      problem = { ...problem, moving: new Set([variable.name]) };
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
  return { problem, lines, result, needed };
}

/** What an equation ties together is compared where the equation holds; as left - right = 0, which is not read as
 *  what one side is to be replaced by. */
export function onCurve(problem: Problem): Problem {
  const { expression, dependent } = problem;
  if (dependent.size === 0 || expression.kind !== "rel") return problem;
  const [left, right] = expression.args as readonly [Expr, Expr];
  return granting(problem, [rel("==", sub(left, right), num(0))]);
}

const isJacobian = ({ expression, variables: [first] }: Problem): boolean =>
  !isScalar(expression) && first !== undefined && !isScalar(first);

const isZeroNumber = (e: Expr | undefined): boolean => e?.kind === "num" && isZero(e.value);

const dividesByZero = (e: Expr): boolean =>
  (e.kind === "div" && isZeroNumber(e.args[1])) ||
  (e.kind === "pow" && isZeroNumber(e.args[0]) && e.args[1].kind === "num" && isNegative(e.args[1].value));

/** What the problem needs in order to be defined, and what the rules needed, but for what holds. */
function requiredOf(given: Problem, told: Problem, needed: readonly Expr[]): Expr[] {
  const written = needed.map((relation) => inNamesOf(given, told, relation));
  const tidied = written.map((relation) => tidy(relation, new Record(given)));
  const required = [...domainConditions(given.expression, given), ...tidied.flatMap((r) => stated(r, given))];
  return [...new Set(required.filter((relation) => !holds(relation, given)))];
}

/** Names that the telling gave to parts of the cost stand for these parts. */
function inNamesOf(given: Problem, told: Problem, relation: Expr): Expr {
  const added = [...told.definitions.values()].filter(({ name }) => !given.definitions.has(name));
  return added.reduceRight((e, { name, body }) => substitute(e, new Map([[name, body]])), relation);
}

/** More relations than this are listed as they are. */
const mostCompared = 24;

/** Without those that follow from the others: x ≠ 0 beside x > 0, x + √x > 0 beside it. The longest go first. */
function withoutImplied(relations: readonly Expr[], problem: Problem): Expr[] {
  if (relations.length > mostCompared) return [...relations];
  let left = [...relations];
  for (const relation of [...relations].sort((a, b) => cost(b) - cost(a))) {
    const others = left.filter((other) => other !== relation);
    if (holds(relation, granting(problem, others))) left = others;
  }
  return left;
}

function checkOf(result: Expr, expected: Expr, problem: Problem): Check {
  const pairs = inOneNotation(result, expected, problem);
  const verdicts = (pairs.length === 0 ? [[result, expected] as const] : pairs).map(([a, b]) =>
    compare(a, b, problem),
  );
  const verdict = verdicts.find(({ kind }) => kind === "proved") ?? (verdicts[0] as Verdict);
  return { expected, verdict, opinions: [] };
}
