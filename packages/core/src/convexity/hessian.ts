/**
 * Convexity by the second derivative: a function that has one on a convex domain is convex there exactly where
 * it is positive semidefinite (Boyd & Vandenberghe, Convex Optimization, 3.1.4).
 */
import { isColumnShape, isScalar, shapeOf } from "../arrays/index.js";
import type { Derivation } from "../derive/derivation.js";
import { deriveProblem } from "../derive/derive.js";
import { at, type Expr, freeNames, freshName, num, sym, treeSize, type Variable } from "../expr/index.js";
import { DeriveError } from "../parse/errors.js";
import type { Problem } from "../problem/problem.js";
import { kernelSign, type Places } from "./definite/kernels.js";
import type { Definite } from "./finding.js";
import type { Judge } from "./judge.js";
import type { WrittenOut } from "./written.js";

export interface HessianProof {
  /** The derivation of the second derivative, each line checked. */
  readonly derivation: Derivation;
  /** The second derivative with definitions written out. */
  readonly hessian: Expr;
  readonly form: "zero" | "number" | "matrix" | "kernel";
  readonly sign: 1 | -1 | 0;
  readonly grade: Definite["grade"];
  readonly needs: readonly Expr[];
}

/** Nodes of a cost beyond which the form of its Hessian shows nobody anything, and takes long to find. */
const largestCost = 70;

/** Why it shows nothing, in words. */
export type NoProof = string;

export function byHessian(problem: Problem, judge: Judge, written: WrittenOut): HessianProof | NoProof {
  const [x, ...more] = problem.variables as readonly [Variable, ...Variable[]];
  if (more.length > 0) return "the Hessian in several variables together";
  const places = placesOf(x, problem);
  const variables = twice(x, places);
  if (variables === undefined) return "the Hessian by a matrix, which has four indices";
  if (treeSize(problem.expression) > largestCost) return "the Hessian: the cost is too long for it";
  const derivation = derived({ ...problem, variables });
  if (typeof derivation === "string") return derivation;
  const doubtful = derivation.lines.find(({ verdict }) => verdict.kind !== "proved");
  if (doubtful !== undefined) return "the Hessian, with a line that is not proved";
  const hessian = written.of(derivation.result);
  const extra = derivation.assumptions.filter((r) => judge.moves(r) && r.kind === "rel" && r.name !== "!=");
  if (!extra.every((relation) => judge.has(relation)))
    return "the Hessian, which was found under more conditions than the cost needs";
  const found = signed(hessian, places, judge);
  if (found === undefined) return "the Hessian, whose form does not show its sign";
  return { derivation, hessian, ...found };
}

/** The indices by which a whole vector of index notation is differentiated. */
function placesOf(x: Variable, problem: Problem): Places | undefined {
  const rank = x.kind === "sym" ? (problem.extents.get(x.name)?.length ?? 0) : 0;
  if (rank === 0 || problem.shapes.size > 0) return undefined;
  const bodies = [...problem.definitions.values()].map(({ body }) => body);
  const taken = new Set([problem.expression, ...bodies].flatMap((e) => [...freeNames(e)]));
  const fresh = (letter: string): string => {
    const name = freshName(letter, taken);
    taken.add(name);
    return name;
  };
  const letters = ["j", "k", "p", "q"];
  const row = Array.from({ length: rank }, (_, k) => fresh(letters[rank === 1 ? 0 : k] ?? "t"));
  const column = Array.from({ length: rank }, (_, k) => fresh(letters[rank === 1 ? 1 : k + 2] ?? "t"));
  return { row, column };
}

function twice(x: Variable, places: Places | undefined): readonly [Variable, Variable] | undefined {
  if (places !== undefined) {
    const entry = (names: readonly string[]): Variable => at(x.name, ...names.map((name) => sym(name)));
    return [entry(places.row), entry(places.column)];
  }
  return x.kind !== "matrix" || isColumnShape(shapeOf(x)) ? [x, x] : undefined;
}

function derived(problem: Problem): Derivation | NoProof {
  try {
    return deriveProblem(problem);
  } catch (error) {
    if (error instanceof DeriveError) return "the Hessian, which cannot be derived";
    throw error;
  }
}

type Signed = Pick<HessianProof, "form" | "sign" | "grade" | "needs">;

function signed(hessian: Expr, places: Places | undefined, judge: Judge): Signed | undefined {
  const isZero = hessian === num(0) || (hessian.kind === "call" && hessian.name === "zeros");
  if (isZero) return { form: "zero", sign: 0, grade: 0, needs: [] };
  if (places !== undefined) {
    const found = kernelSign(hessian, places, judge);
    return found && { form: "kernel", sign: found.sign, grade: found.grade, needs: found.needs };
  }
  if (!isScalar(hessian)) {
    const found = judge.definite(hessian);
    return found && { form: "matrix", sign: found.sign, grade: found.grade, needs: found.needs };
  }
  const found = judge.signOf(hessian);
  if (found === undefined) return undefined;
  const grade = !found.strict ? 0 : judge.moves(hessian) ? 1 : 2;
  return { form: "number", sign: found.sign, grade, needs: [] };
}
