/**
 * Parts that both sides have in common may be anything: an identity that holds with a fresh name in their place
 * holds for them. A part in which an index runs is a name with that index: Σᵢ c[i] is not m·c. What is differentiated on one side only keeps its form, as its differential depends on it.
 */
import { isOne, isScalar, shapeOf } from "../arrays/index.js";
import {
  type At,
  at,
  type Expr,
  freeNames,
  isBinder,
  type Matrix,
  matrix,
  num,
  postorder,
  rewriteDown,
  type Sym,
  sym,
} from "../expr/index.js";

/** The two expressions with their largest common parts replaced by names; undefined where there is none. */
export function generalised(a: Expr, b: Expr): readonly [Expr, Expr] | undefined {
  const inB = new Set(postorder(b));
  const common = new Set(postorder(a).filter((e) => inB.has(e)));
  for (const e of [...differentiated(a), ...differentiated(b)]) {
    if (!common.has(e)) for (const part of postorder(e)) common.delete(part);
  }
  for (const e of [a, b].flatMap((root) => postorder(root)).filter(hasEdge))
    for (const part of e.args.flatMap((arg) => postorder(arg))) common.delete(part);
  const bound = new Set(
    [a, b].flatMap((root) =>
      postorder(root)
        .filter(isBinder)
        .map(({ name }) => name),
    ),
  );
  for (;;) {
    const names = new Map<Expr, Named>();
    const named = (e: Expr): Expr | undefined => {
      if (!common.has(e) || !isWorthNaming(e)) return undefined;
      const running = [...freeNames(e)].filter((name) => bound.has(name));
      if (running.length > 0 && !isScalar(e)) return undefined;
      const known = names.get(e) ?? nameFor(e, names.size, running);
      names.set(e, known);
      return known;
    };
    const pair = [rewriteDown(a, named), rewriteDown(b, named)] as const;
    if (names.size === 0) return undefined;
    // A part that stands by itself on one side only must not hide what it is made of.
    const [left, right] = pair.map(freeNames) as [ReadonlySet<string>, ReadonlySet<string>];
    const lonely = [...names].filter(([, { name }]) => !left.has(name) || !right.has(name));
    if (lonely.length === 0) return pair;
    for (const [e] of lonely) common.delete(e);
  }
}

/** Differentials and derivatives: both sides must speak of the same one to leave it closed. */
const differentiated = (root: Expr): Expr[] =>
  postorder(root).filter((e) => e.kind === "differential" || e.kind === "diff");

/** What changes its form where something is 0: whether it is must be seen. */
const hasEdge = (e: Expr): boolean =>
  e.kind === "rel" ||
  (e.kind === "call" && ["sign", "step", "abs", "relu", "max", "min", "norm1"].includes(e.name));

/** Names are as short as they get; numbers and dimensions mean what they are. */
const isWorthNaming = (e: Expr): boolean =>
  e.args.length > 0 && e.kind !== "matrix" && e.kind !== "at" && e.kind !== "rel" && e.kind !== "logic";

type Named = Sym | At | Matrix;

function nameFor(e: Expr, count: number, running: readonly string[]): Named {
  const { rows, columns } = shapeOf(e);
  const name = `common ${count + 1}`;
  if (running.length > 0) return at(name, ...running.map(sym));
  if (isScalar(e)) return sym(name);
  return isOne(columns) ? matrix(name, rows, num(1)) : matrix(name, rows, columns);
}
