/** What every printed answer about convexity is made of, whatever it is printed in. */

import { isScalar } from "../arrays/index.js";
import type { ConvexityReport, ConvexityStep, NamedValue } from "../convexity/index.js";
import type { Expr, Variable } from "../expr/index.js";

/** The second derivative: its left side, none for a matrix, which is called the Hessian, and what it is. */
export function hessianOf({ derivation }: ConvexityReport): readonly [Expr | undefined, Expr] | undefined {
  if (derivation === undefined) return undefined;
  const { lines, result } = derivation;
  return [isScalar(result) ? lines[lines.length - 1]?.of : undefined, result];
}

/** What a step says behind its formula: "is strictly convex". */
export function findingWords({ says, degree }: ConvexityStep): string {
  if (says === "holds") return "";
  return says === "zero" ? "is 0 everywhere" : `is ${degree === "" ? "" : `${degree} `}${says}`;
}

/** The verdict with what showed it. */
export function verdictWords({ verdict, degree, by, domain }: ConvexityReport, variables: string): string {
  const where = domain.length === 0 ? "" : " on its domain";
  switch (verdict) {
    case "convex":
    case "concave": {
      const how = by === "Hessian" ? "the second derivative" : "the rules of composition";
      return `${degree === "" ? "" : `${degree} `}${verdict} in ${variables}${where}: proved by ${how}`;
    }
    case "affine":
      return `affine in ${variables}${where}, so convex and concave: proved`;
    case "not convex":
      return `not convex in ${variables}: refuted by the numbers above`;
    case "undecided":
      return `undecided: neither proved nor refuted in ${variables}`;
  }
}

/** theta[1] = 0.5, theta[2] = -1 */
export const valuesWords = (values: readonly NamedValue[]): string =>
  values.map(({ name, value }) => `${name} = ${value}`).join(", ");

/** The three values on a chord. */
export function chordWords({ refutation }: ConvexityReport): string {
  if (refutation === undefined) return "";
  const { step, before, middle, behind } = refutation;
  const far = step === "1" ? "v" : `${step}·v`;
  return `the cost is ${before} at −${far} from there, ${middle} there and ${behind} at +${far}: twice the middle is more than the sum of the ends`;
}

/** What to ask again with. */
export const wantedWords = (relations: readonly string[]): string =>
  relations.length === 0 ? "" : `the answer may differ with --assume "${relations.join("; ")}"`;

/** The variables as they are named in the answer. */
export const variablesOf = ({ problem }: ConvexityReport, print: (x: Variable) => string): string =>
  problem.variables.map(print).join(", ");

/** Every expression that the answer shows. */
export function shownIn(report: ConvexityReport): Expr[] {
  const { problem, steps, domain, assumptions } = report;
  const bodies = [...problem.definitions.values()].map(({ body }) => body);
  const stepped = steps.flatMap(({ expression, needs }) => [expression, ...needs]);
  const own = [problem.expression, ...problem.variables, ...bodies, ...stepped, ...domain, ...assumptions];
  return [...own, ...(hessianOf(report) ?? []).flatMap((e) => (e === undefined ? [] : [e]))];
}
