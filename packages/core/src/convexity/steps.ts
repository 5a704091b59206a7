/** The findings that a verdict rests on as a list of steps, each after those it rests on. */
import { type Expr, freeNames } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import type { Definite } from "./finding.js";
import type { Judge } from "./judge.js";
import type { ConvexityStep } from "./report.js";
import type { WrittenOut } from "./written.js";

export const degrees = ["", "strictly", "strongly"] as const;

/** What is asked of a part: how it is curved, or which sign it has as a matrix. */
interface Item {
  readonly e: Expr;
  readonly asked: "curvature" | "sign";
}

interface Told {
  readonly step: ConvexityStep;
  readonly restsOn: readonly Item[];
}

/** The steps that lead to the curvature of a cost. */
export const curvatureSteps = (cost: Expr, judge: Judge, written: WrittenOut): ConvexityStep[] =>
  stepsTo({ e: cost, asked: "curvature" }, judge, written);

/** The steps that lead to the definiteness of a matrix. */
export const definiteSteps = (matrix: Expr, judge: Judge, written: WrittenOut): ConvexityStep[] =>
  stepsTo({ e: matrix, asked: "sign" }, judge, written);

function stepsTo(root: Item, judge: Judge, written: WrittenOut): ConvexityStep[] {
  const steps: ConvexityStep[] = [];
  const seen = new Set<string>();
  const stack: { readonly item: Item; readonly told: Told | undefined }[] = [{ item: root, told: undefined }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { item, told } = top;
    if (told !== undefined) {
      steps.push(told.step);
      continue;
    }
    const key = `${item.asked} ${item.e.id}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const own = item.asked === "curvature" ? curved(item.e, judge, written) : signed(item.e, judge, written);
    if (own === undefined || (item !== root && isPlain(item.e, own.step))) continue;
    stack.push({ item, told: own });
    for (const part of [...own.restsOn].reverse()) stack.push({ item: part, told: undefined });
  }
  return steps;
}

/** The variable by itself, and the identity, need no step. */
const isPlain = (e: Expr, step: ConvexityStep): boolean =>
  step.rule === "the-variable" || (e.kind === "call" && e.name === "eye");

function curved(e: Expr, judge: Judge, written: WrittenOut): Told | undefined {
  const found = judge.curved(e);
  if (found?.rule === undefined) return undefined;
  const { finding, rule } = found;
  const isAffine = finding.curvature === "affine";
  const step: ConvexityStep = {
    expression: written.named(e),
    says: finding.curvature as "affine" | "convex" | "concave",
    degree: isAffine || finding.open.size > 0 ? "" : degrees[finding.grade],
    rule: rule.id,
    label: rule.label,
    source: rule.source,
    needs: visible(finding.needs, judge.setting, written),
  };
  // Why an affine part is affine is plain to see: it is told once, as a whole.
  const parts = isAffine ? [] : finding.from.map((part): Item => ({ e: part, asked: "curvature" }));
  const matrices = finding.matrices.map((part): Item => ({ e: part, asked: "sign" }));
  return { step, restsOn: [...parts, ...matrices] };
}

function signed(e: Expr, judge: Judge, written: WrittenOut): Told | undefined {
  const found = judge.signed(e);
  if (found?.rule === undefined) return undefined;
  const { finding, rule } = found;
  const step: ConvexityStep = {
    expression: written.named(e),
    says: definiteWords(finding),
    degree: "",
    rule: rule.id,
    label: rule.label,
    source: rule.source,
    needs: visible(finding.needs, judge.setting, written),
  };
  return { step, restsOn: finding.from.map((part): Item => ({ e: part, asked: "sign" })) };
}

export const definiteWords = ({ sign, grade }: Pick<Definite, "sign" | "grade">): ConvexityStep["says"] =>
  `${sign > 0 ? "positive" : "negative"} ${grade > 0 ? "definite" : "semidefinite"}`;

/** Relations that do not go without saying, as those between numbers and counts do; with the user's names. */
export const visible = (relations: readonly Expr[], { counts }: Setting, written: WrittenOut): Expr[] => [
  ...new Set(
    relations
      .filter((relation) => [...freeNames(relation)].some((name) => !counts.has(name)))
      .map((relation) => written.named(relation)),
  ),
];
