/**
 * Products in an order that is cheap: sums over several factors become products of two arrays each, vectors before
 * matrices, and what a sum does not concern stands outside of it. An inverse that is only multiplied by something
 * is not made: the system of equations is solved.
 */
import { type Expr, num, type Rational } from "../expr/index.js";
import { type Node, neededFor, type Operand } from "./graph.js";
import type { View, Views } from "./views.js";

const positions = (count: number): string[] => Array.from({ length: count }, (_, k) => `${k}`);

export class Grouping {
  readonly #views: Views;
  readonly #isSymmetric: (node: Node) => boolean;
  readonly #uses = new Map<Node, number>();
  /** Inverses that are needed as such. */
  readonly #bare = new Set<Node>();
  /** What stands in a node's place: its axis k is axis `axes[k]` of the node. */
  readonly #done = new Map<Node, Operand>();

  constructor(views: Views, isSymmetric: (node: Node) => boolean) {
    this.#views = views;
    this.#isSymmetric = isSymmetric;
  }

  /** The root with all products in order; its axes are as they were. */
  grouped(root: Node): Node {
    const needed = neededFor(root);
    for (const node of needed)
      for (const { of } of node.operands) {
        this.#uses.set(of, (this.#uses.get(of) ?? 0) + 1);
        if (node.op.kind !== "product") this.#bare.add(of);
      }
    this.#bare.add(root);
    for (const node of needed) if (!this.#done.has(node)) this.#settle(node);
    const { of, axes } = this.#done.get(root) as Operand;
    if (axes.every((axis, k) => axis === k)) return of;
    return this.#views.graph.make({ kind: "expand" }, [{ of, axes }], root.dims);
  }

  #settle(node: Node): void {
    const made = node.op.kind === "product" ? this.#product(node) : this.#rebuilt(node);
    this.#done.set(node, made);
    const name = this.#views.names.get(node);
    if (name !== undefined && !this.#views.names.has(made.of)) this.#views.names.set(made.of, name);
  }

  #settled({ of, axes }: Operand): Operand {
    const made = this.#done.get(of) as Operand;
    return { of: made.of, axes: made.axes.map((k) => axes[k] as number) };
  }

  #rebuilt(node: Node): Operand {
    const operands = node.operands.map((operand) => this.#settled(operand));
    const wholes =
      node.op.kind === "whole"
        ? operands.map((operand, k) => this.#straight(operand, node.operands[k] as Operand))
        : operands;
    const of = this.#views.graph.make(node.op, wholes, node.dims, node.summed);
    return { of, axes: node.dims.map((_, k) => k) };
  }

  /** An operand taken as a whole has its axes in order. */
  #straight(operand: Operand, original: Operand): Operand {
    if (operand.axes.every((axis, k) => axis === original.axes[k])) return operand;
    const axes = operand.axes.map((axis) => original.axes.indexOf(axis));
    const of = this.#views.graph.make({ kind: "expand" }, [{ of: operand.of, axes }], original.of.dims);
    return { of, axes: original.axes };
  }

  #product(node: Node): Operand {
    const own = positions(node.dims.length);
    const parts = new Parts(this.#views, (view, asFactor) => this.#isMerged(view, asFactor));
    parts.open({ node, axes: own });
    const settle = ({ node: of, axes }: View): View => {
      const made = this.#done.get(of) as Operand;
      return { node: made.of, axes: made.axes.map((k) => axes[k] as string) };
    };
    const over = parts.over.map(settle);
    const under = parts.under.map(settle);
    const made = this.#inOrder(parts.coefficient, over, under, parts.summed, own);
    return { of: made.node, axes: made.axes.map((axis) => own.indexOf(axis)) };
  }

  /** Whether a factor that is a product can be taken apart: nobody else uses it and it has no name. */
  #isMerged({ node }: View, asFactor: boolean): boolean {
    return (
      asFactor && node.op.kind === "product" && this.#uses.get(node) === 1 && !this.#views.names.has(node)
    );
  }

  #inOrder(
    coefficient: Rational,
    over: readonly View[],
    under: readonly View[],
    summed: ReadonlySet<string>,
    wanted: readonly string[],
  ): View {
    const concerns = ({ axes }: View): boolean => axes.some((axis) => summed.has(axis));
    const inside = over.filter(concerns);
    for (const divisor of under.filter(concerns)) {
      const place = inside.findIndex(({ axes }) => divisor.axes.every((axis) => axes.includes(axis)));
      const dividend = inside[place];
      const quotient = this.#times([...(dividend === undefined ? [] : [dividend])], [divisor]);
      if (dividend === undefined) inside.push(quotient);
      else inside[place] = quotient;
    }
    const sums = connected(inside, summed).map((factors) => this.#contracted(factors, summed, wanted));
    // A sum stands where its first factor stood.
    const outside: View[] = [];
    const left = [...sums];
    let isPlaced = false;
    for (const view of over) {
      if (!concerns(view)) outside.push(view);
      else if (!isPlaced) {
        outside.push(...left);
        isPlaced = true;
      }
    }
    if (!isPlaced) outside.push(...left);
    const rest = under.filter((view) => !concerns(view));
    const made = this.#views.product({ coefficient, over: outside, under: rest });
    return made.node.op.kind === "product" ? this.#views.reordered(made, wanted) : made;
  }

  #times(over: readonly View[], under: readonly View[]): View {
    return this.#views.product({ coefficient: num(1).value, over, under });
  }

  /** One array for factors that share summed axes: pair by pair, the cheapest first, of equals the last. */
  #contracted(factors: readonly View[], summed: ReadonlySet<string>, wanted: readonly string[]): View {
    let open: View[] = [...factors];
    for (;;) {
      open = open.map((view, k) =>
        this.#folded(
          view,
          open.filter((_, other) => other !== k),
          summed,
        ),
      );
      if (open.length === 1) return open[0] as View;
      let best: Pair | undefined;
      for (let p = 0; p < open.length; p++)
        for (let q = p + 1; q < open.length; q++) {
          const pair = pairOf(open, p, q, summed, wanted);
          if (best === undefined || !isCheaper(best, pair)) best = pair;
        }
      const { p, q, gone } = best as Pair;
      const made = this.#joined(open[p] as View, open[q] as View, gone, wanted);
      open = [...open.slice(0, p), made, ...open.slice(p + 1).filter((_, k) => k !== q - p - 1)];
    }
  }

  /** Sums over the axes that no other factor has. */
  #folded(view: View, others: readonly View[], summed: ReadonlySet<string>): View {
    const own = view.axes.filter(
      (axis) => summed.has(axis) && !others.some(({ axes }) => axes.includes(axis)),
    );
    return own.length === 0 ? view : this.#views.combine({ kind: "fold", name: "sum" }, [view], own);
  }

  #joined(a: View, b: View, gone: readonly string[], wanted: readonly string[]): View {
    const shared = a.axes.filter((axis) => b.axes.includes(axis) && !gone.includes(axis));
    if (gone.length === 0) return this.#times([a, b], []);
    const solved = this.#solved(a, b, gone) ?? this.#solved(b, a, gone);
    if (solved !== undefined) return solved;
    if (shared.length > 0 || gone.length > 1)
      return this.#views.combine({ kind: "fold", name: "sum" }, [this.#times([a, b], [])], gone);
    const rest = ({ axes }: View): string[] => axes.filter((axis) => !gone.includes(axis));
    const place = (view: View): number => wanted.indexOf(rest(view)[0] ?? "");
    // X·r rather than r·X, and otherwise the order in which the axes are wanted.
    const isTurned = rest(b).length > 0 && (rest(a).length === 0 || place(b) < place(a));
    const [left, right] = isTurned ? [b, a] : [a, b];
    const [first, second] = [this.#forward(left, gone[0], 1), this.#forward(right, gone[0], 0)];
    const dims = new Map(
      [first, second].flatMap(({ node, axes }) => axes.map((axis, k) => [axis, node.dims[k] as Expr])),
    );
    const order = [...rest(first), ...rest(second)];
    return this.#views.arranged({ kind: "contract" }, [first, second], order, gone, dims);
  }

  /** A symmetric matrix with the summed axis where a product of matrices wants it. */
  #forward(view: View, gone: string | undefined, place: 0 | 1): View {
    const { node, axes } = view;
    if (axes.length !== 2 || gone === undefined || axes[1 - place] !== gone) return view;
    return this.#isSymmetric(node) ? { node, axes: [...axes].reverse() } : view;
  }

  /** inv(A)·B as the solution of A·X = B; the trace of it as the sum of its diagonal. */
  #solved(inverse: View, b: View, gone: readonly string[]): View | undefined {
    const { op, operands } = inverse.node;
    if (op.kind !== "whole" || op.name !== "inv" || this.#bare.has(inverse.node)) return undefined;
    const [row, column] = inverse.axes as [string, string];
    const [A] = operands as [Operand];
    if (b.axes.length > 2) return undefined;
    if (gone.length === 2) {
      if (b.axes.length !== 2 || row === column) return undefined;
      const other = this.#views.freshAxis("t");
      const apart = { ...b, axes: b.axes.map((axis) => (axis === row ? other : axis)) };
      const X = this.#solved(inverse, apart, [column]);
      if (X === undefined) return undefined;
      return this.#views.combine({ kind: "fold", name: "sum" }, [this.#views.renamed(X, other, row)], [row]);
    }
    if (b.axes.some((axis) => axis !== gone[0] && inverse.axes.includes(axis))) return undefined;
    const isRight = gone[0] === column;
    const matrix = isRight || this.#isSymmetric(A.of) ? A.of : this.#turned(A.of);
    const order = [gone[0] as string, ...b.axes.filter((axis) => axis !== gone[0])];
    const right = order.every((axis, k) => axis === b.axes[k]) ? b.node : this.#turned(b.node);
    const dims = right.dims;
    let place = dims.length;
    const whole = (of: Node): Operand => ({ of, axes: of.dims.map(() => place++) });
    const made = this.#views.graph.make(
      { kind: "whole", name: "solve" },
      [whole(matrix), whole(right)],
      dims,
      [...matrix.dims, ...right.dims],
    );
    return { node: made, axes: [isRight ? row : column, ...order.slice(1)] };
  }

  #turned(of: Node): Node {
    const [rows, columns] = of.dims as [Expr, Expr];
    return this.#views.graph.make({ kind: "expand" }, [{ of, axes: [1, 0] }], [columns, rows]);
  }
}

/** The factors of a product and of the products among them. */
class Parts {
  readonly over: View[] = [];
  readonly under: View[] = [];
  readonly summed = new Set<string>();
  #coefficient: Rational | undefined;
  readonly #views: Views;
  readonly #isMerged: (view: View, asFactor: boolean) => boolean;

  constructor(views: Views, isMerged: (view: View, asFactor: boolean) => boolean) {
    this.#views = views;
    this.#isMerged = isMerged;
  }

  get coefficient(): Rational {
    return this.#coefficient as Rational;
  }

  open(root: View): void {
    const stack: View[] = [root];
    for (let view = stack.pop(); view !== undefined; view = stack.pop()) {
      const { op, dims } = view.node;
      if (op.kind !== "product") continue;
      this.#coefficient = this.#coefficient?.mul(op.coefficient) ?? op.coefficient;
      const parts = this.#views.operands(view);
      const known = new Set(view.axes.slice(0, dims.length));
      for (const axis of parts.flatMap(({ axes }) => axes)) if (!known.has(axis)) this.summed.add(axis);
      const nested: View[] = [];
      parts.forEach((part, k) => {
        const isOver = k < op.over;
        if (this.#isMerged(part, isOver)) nested.push(part);
        else (isOver ? this.over : this.under).push(part);
      });
      stack.push(...nested.reverse());
    }
  }
}

interface Pair {
  readonly p: number;
  readonly q: number;
  /** Axes that no longer occur when the two are multiplied. */
  readonly gone: readonly string[];
  /** Axes of symbolic length that a product of the two runs over, and that the result has. */
  readonly work: number;
  readonly size: number;
  /** The last of the wanted axes that the result has: weights belong to the second factor of X'·(w .* X). */
  readonly last: number;
}

function pairOf(
  open: readonly View[],
  p: number,
  q: number,
  summed: ReadonlySet<string>,
  wanted: readonly string[],
): Pair {
  const [a, b] = [open[p] as View, open[q] as View];
  const lengths = new Map(
    [a, b].flatMap(({ node, axes }) => axes.map((axis, k) => [axis, node.dims[k] as Expr])),
  );
  const elsewhere = (axis: string): boolean =>
    open.some(({ axes }, k) => k !== p && k !== q && axes.includes(axis));
  const gone = [...lengths.keys()].filter((axis) => summed.has(axis) && !elsewhere(axis));
  const long = [...lengths].filter(([, length]) => length.kind !== "num").map(([axis]) => axis);
  const rest = long.filter((axis) => !gone.includes(axis));
  const last = Math.max(-1, ...rest.map((axis) => wanted.indexOf(axis)));
  return { p, q, gone, work: long.length, size: rest.length, last };
}

/** Whether a comes strictly before b. */
function isCheaper(a: Pair, b: Pair): boolean {
  if (a.work !== b.work) return a.work < b.work;
  return a.size === b.size ? a.last > b.last : a.size < b.size;
}

/** The factors in groups that share no summed axis with one another. */
function connected(factors: readonly View[], summed: ReadonlySet<string>): View[][] {
  const groups: View[][] = [];
  for (const factor of factors) {
    const touches = (group: readonly View[]): boolean =>
      group.some(({ axes }) => axes.some((axis) => summed.has(axis) && factor.axes.includes(axis)));
    const met = groups.filter(touches);
    const others = groups.filter((group) => !touches(group));
    groups.splice(0, groups.length, ...others, [...met.flat(), factor]);
  }
  return groups;
}
