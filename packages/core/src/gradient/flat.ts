/** Sums in sums and products in products written out flat, and how long they would become. */
import { type Expr, postorder, postorderOfAll, withGroupedArgs } from "../expr/index.js";

/** (a·b)·c as a·b·c, everywhere: each product in one go, where it stands in something else. */
export function flattened(root: Expr): Expr {
  const nodes = postorder(root);
  return flatAt(nodes, standingApart([root], nodes), new Set())(root);
}

/** The same, but what stands in several places, or is a root and stands in another, stays a part of its own: nothing gets longer. */
export function flattenedUnlessShared(roots: readonly Expr[]): readonly Expr[] {
  const nodes = postorderOfAll(roots);
  const met = new Set<Expr>(roots);
  const kept = new Set<Expr>();
  for (const e of nodes) for (const child of e.args) (met.has(child) ? kept : met).add(child);
  return roots.map(flatAt(nodes, standingApart(roots, nodes), kept));
}

export interface Lengths {
  /** Operands in the nodes as they are, each node once. */
  readonly shared: number;
  /** Operands once all is flat. */
  readonly flat: number;
}

/**
 * In one pass over the DAG. The slopes of x₁·x₂·…·xₙ share the products of the first and of the last few factors: they
 * have about 6n operands as they are, and n² flat.
 */
export function lengthsOf(roots: readonly Expr[]): Lengths {
  const nodes = postorderOfAll(roots);
  const lengths = new Map<Expr, number>();
  let shared = 0;
  for (const e of nodes) {
    let length = 0;
    for (const child of e.args) length += continues(e, child) ? (lengths.get(child) as number) : 1;
    lengths.set(e, length);
    shared += e.args.length;
  }
  let flat = 0;
  for (const e of standingApart(roots, nodes)) flat += lengths.get(e) as number;
  return { shared, flat };
}

/** Whether a child is a sum in a sum or a product in a product. */
const continues = (e: Expr, child: Expr): boolean =>
  child.kind === e.kind && (e.kind === "add" || e.kind === "mul");

/** The roots, and the nodes that stand somewhere else than in a sum or product that they continue. */
function standingApart(roots: readonly Expr[], nodes: readonly Expr[]): ReadonlySet<Expr> {
  const apart = new Set(roots);
  for (const e of nodes) for (const child of e.args) if (!continues(e, child)) apart.add(child);
  return apart;
}

/** What nodes are with the sums and products that continue others written out, but for those that are kept. */
function flatAt(
  nodes: readonly Expr[],
  apart: ReadonlySet<Expr>,
  kept: ReadonlySet<Expr>,
): (e: Expr) => Expr {
  const flat = new Map<Expr, Expr>();
  for (const e of nodes) {
    if (!apart.has(e) && !kept.has(e)) continue;
    const parts = operandsOf(e, kept).map((part) => flat.get(part) as Expr);
    flat.set(e, withGroupedArgs(e, parts));
  }
  return (e) => flat.get(e) as Expr;
}

function operandsOf(e: Expr, kept: ReadonlySet<Expr>): readonly Expr[] {
  const isWrittenOut = (part: Expr): boolean => continues(e, part) && !kept.has(part);
  if (!e.args.some(isWrittenOut)) return e.args;
  const operands: Expr[] = [];
  const open = [...e.args].reverse();
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (isWrittenOut(part)) for (let k = part.args.length - 1; k >= 0; k--) open.push(part.args[k] as Expr);
    else operands.push(part);
  }
  return operands;
}
