/**
 * Walks over the DAG. Every walk keeps its own stack, so no input is deep enough to overflow, and visits a
 * shared node once.
 */
import { withArgs } from "./construct.js";
import type { Call, Expr, Partial, Path } from "./node.js";

/**
 * All distinct nodes below and including `root`, children before parents. `into` says whether the children of a
 * node are visited; it is asked once for each node that has any.
 */
export function postorder(root: Expr, into?: (e: Expr) => boolean): Expr[] {
  if (root.args.length === 0 || into?.(root) === false) return [root];
  const order: Expr[] = [];
  // Reached already: no node is below itself, so one on the path is never met again.
  const seen = new Set<Expr>();
  const path: Expr[] = [root];
  /** How many children of each node on the path have been visited. */
  const visited: number[] = [0];
  while (path.length > 0) {
    const top = path.length - 1;
    const e = path[top] as Expr;
    const position = visited[top] as number;
    if (position === e.args.length) {
      order.push(e);
      path.pop();
      visited.pop();
      continue;
    }
    visited[top] = position + 1;
    const child = e.args[position] as Expr;
    if (seen.has(child)) continue;
    seen.add(child);
    if (child.args.length === 0 || into?.(child) === false) order.push(child);
    else {
      path.push(child);
      visited.push(0);
    }
  }
  return order;
}

/** All distinct nodes below and including the roots, children before parents. */
export function postorderOfAll(roots: readonly Expr[]): readonly Expr[] {
  const seen = new Set<Expr>();
  for (const root of roots) {
    if (seen.has(root)) continue;
    for (const e of postorder(root, (node) => !seen.has(node))) seen.add(e);
  }
  return [...seen];
}

/**
 * Bottom-up: `f` sees each distinct node once, with its children already rewritten, and returns what stands
 * in its place. `into` says whether the children of a node are visited at all.
 */
export function rewriteUp(
  root: Expr,
  f: (rebuilt: Expr, original: Expr) => Expr,
  into?: (e: Expr) => boolean,
): Expr {
  /** What has changed. */
  const changed = new Map<Expr, Expr>();
  for (const e of postorder(root, into)) {
    const rebuilt = e.args.length === 0 || into?.(e) === false ? e : withChanged(e, changed);
    const after = f(rebuilt, e);
    if (after !== e) changed.set(e, after);
  }
  return changed.get(root) ?? root;
}

/** The node with children in the place of those that have changed; itself where none has. */
function withChanged(e: Expr, changed: ReadonlyMap<Expr, Expr>): Expr {
  if (changed.size === 0) return e;
  for (const child of e.args) {
    if (changed.has(child))
      return withArgs(
        e,
        e.args.map((own) => changed.get(own) ?? own),
      );
  }
  return e;
}

/** Top-down: where `f` answers, its answer stands in the node's place and is not entered. */
export function rewriteDown(root: Expr, f: (e: Expr) => Expr | undefined): Expr {
  const answers = new Map<Expr, Expr>();
  return rewriteUp(
    root,
    // Leaves are never asked whether to be entered; they are asked here.
    (rebuilt, original) =>
      answers.get(original) ?? (original.args.length === 0 ? f(original) : undefined) ?? rebuilt,
    (e) => {
      if (answers.has(e)) return false;
      const answer = f(e);
      if (answer !== undefined) answers.set(e, answer);
      return answer === undefined;
    },
  );
}

/** Whether some node below or at `root` has the property. */
export function some(root: Expr, property: (e: Expr) => boolean): boolean {
  const seen = new Set<Expr>([root]);
  const stack: Expr[] = [root];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (property(e)) return true;
    for (const child of e.args) {
      if (!seen.has(child)) {
        seen.add(child);
        stack.push(child);
      }
    }
  }
  return false;
}

/** The subexpression at a path, or undefined where the path leads nowhere. */
export function subexpression(root: Expr, path: Path): Expr | undefined {
  let e: Expr | undefined = root;
  for (const position of path) e = e?.args[position];
  return e;
}

/** The paths at which a node with the property stands, outermost first and not looked into; `limit` at most. */
export function pathsOf(root: Expr, property: (e: Expr) => boolean, limit = 64): Path[] {
  const holds = new Set<Expr>();
  for (const e of postorder(root)) {
    if (property(e) || e.args.some((child) => holds.has(child))) holds.add(e);
  }
  const found: Path[] = [];
  const stack: { e: Expr; path: Path }[] = [{ e: root, path: [] }];
  for (let top = stack.pop(); top !== undefined && found.length < limit; top = stack.pop()) {
    const { e, path } = top;
    if (!holds.has(e)) continue;
    if (property(e)) {
      found.push(path);
      continue;
    }
    for (let i = e.args.length - 1; i >= 0; i--) stack.push({ e: e.args[i] as Expr, path: [...path, i] });
  }
  return found;
}

/** Nodes of the printed tree, shared ones counted each time; Infinity past Number range. */
export function treeSize(root: Expr): number {
  const sizes = new Map<Expr, number>();
  for (const e of postorder(root))
    sizes.set(
      e,
      e.args.reduce((n, child) => n + (sizes.get(child) ?? 0), 1),
    );
  return sizes.get(root) ?? 0;
}

/** The application of an unknown function that is differentiated, once or several times: f(u) of ∂₁f(u). */
export function differentiatedCall(e: Call | Partial): Call {
  let inner = e;
  while (inner.kind === "partial") inner = inner.args[0];
  return inner;
}
