/**
 * The ways that lead on from a right line: the lines Derive itself would write. A slip is looked for at every place
 * of them, since nobody writes down every line between two that are written.
 */
import { isScalar, sameShape, shapeOf, transposed } from "../arrays/index.js";
import type { Derivation, Line } from "../derive/derivation.js";
import { linesOf } from "../derive/lines.js";
import { type Draft, textbookDrafts } from "../derive/textbook.js";
import { call, type Expr, type Matrix, mul, type Sym, some } from "../expr/index.js";
import { DeriveError } from "../parse/index.js";
import type { Problem } from "../problem/problem.js";
import { simplifyingMoves } from "../simplify/simplify.js";
import { directionOf } from "../verify/direction.js";

export interface Way {
  /** Each equal to the one before. */
  readonly expressions: readonly Expr[];
  /** Whether the first of them stands in the working. */
  readonly isWritten: boolean;
  /** What is written, as it has to be compared with these: a differential says dJ = ⟨G, dx⟩. */
  readonly seen: (written: Expr) => Expr | undefined;
  /** The same with labels, for a reader. */
  readonly lines: () => readonly Line[];
}

/** The lines by which Derive itself goes on from an expression. */
export function ownWay(from: Expr, problem: Problem, isWritten = false): Way {
  const drafts = draftsFrom(from, problem);
  return {
    expressions: [from, ...drafts.map(({ after }) => after)],
    isWritten,
    seen: (written) => written,
    lines: () => linesOf(from, from, drafts, problem),
  };
}

function draftsFrom(from: Expr, problem: Problem): Draft[] {
  try {
    return isScalar(from) && some(from, (e) => e.kind === "diff")
      ? textbookDrafts(from, problem)
      : [...simplifyingMoves(from, problem)];
  } catch (error) {
    // What no rule differentiates stays as it is.
    if (error instanceof DeriveError) return [];
    throw error;
  }
}

/** The lines of a derivation by their left sides. */
export function chaptersOf({ lines }: Derivation): ReadonlyMap<Expr, readonly Line[]> {
  const chapters = new Map<Expr, Line[]>();
  for (const line of lines) chapters.set(line.of, [...(chapters.get(line.of) ?? []), line]);
  return chapters;
}

/** The chapters of a derivation, each seen from its answer. */
export function derivationWays(derivation: Derivation): Way[] {
  const { result, problem } = derivation;
  return [...chaptersOf(derivation)].map(([of, own]) => ({
    expressions: own.map(({ expression }) => expression),
    isWritten: false,
    seen: seenBy(of, result, problem),
    lines: () => own,
  }));
}

/** The gradient as the chapter speaks of it: as a differential, or turned. */
function seenBy(of: Expr, result: Expr, problem: Problem): Way["seen"] {
  const [x] = problem.variables;
  if (of.kind === "differential" && x !== undefined && x.kind !== "at") {
    const dx = directionOf(x as Matrix | Sym);
    return (written) =>
      sameShape(shapeOf(written), shapeOf(dx)) ? call("sum", mul(written, dx)) : undefined;
  }
  if (isScalar(of) && isScalar(result)) return (written) => written;
  const shape = shapeOf(of);
  return (written) =>
    [written, transposed(written)].find((candidate) => sameShape(shapeOf(candidate), shape));
}
