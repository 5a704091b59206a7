/** Nodes with names for their axes, and how such views are put together. */
import { type Expr, isOne, num, type Rational } from "../expr/index.js";
import { Graph, type Node, type Op, type Operand } from "./graph.js";

/** A node whose axis k is called `axes[k]`. A name that stands twice means the diagonal. */
export interface View {
  readonly node: Node;
  readonly axes: readonly string[];
}

/** A product that is not yet a node. */
export interface Factors {
  readonly coefficient: Rational;
  readonly over: readonly View[];
  readonly under: readonly View[];
}

const one = (): Rational => num(1).value;

export class Views {
  readonly graph = new Graph();
  /** Names that the problem gives to values. */
  readonly names = new Map<Node, string>();
  #fresh = 0;

  freshAxis(letter: string): string {
    this.#fresh += 1;
    return `${letter}.${this.#fresh}`;
  }

  scalar(op: Op): View {
    return { node: this.graph.make(op, [], []), axes: [] };
  }

  number(value: Rational | number): View {
    return this.scalar({ kind: "number", value: typeof value === "number" ? num(value).value : value });
  }

  leaf(op: Op, axes: readonly string[], dims: readonly Expr[]): View {
    return this.#unique({ node: this.graph.make(op, [], dims), axes });
  }

  /**
   * A node over operands that share axes by name. The axes of the widest operand come first.
   * @param summed axes that the result no longer has
   */
  combine(op: Op, parts: readonly View[], summed: readonly string[] = []): View {
    const dims = new Map<string, Expr>();
    for (const { node, axes } of [...parts].sort((a, b) => b.axes.length - a.axes.length))
      axes.forEach((axis, k) => {
        if (!dims.has(axis)) dims.set(axis, node.dims[k] as Expr);
      });
    return this.arranged(
      op,
      parts,
      [...dims.keys()].filter((axis) => !summed.includes(axis)),
      summed,
      dims,
    );
  }

  /** The same with the order of the axes given. */
  arranged(
    op: Op,
    parts: readonly View[],
    axes: readonly string[],
    summed: readonly string[],
    dims: ReadonlyMap<string, Expr>,
  ): View {
    const order = [...axes, ...summed];
    const operands: Operand[] = parts.map(({ node, axes: own }) => ({
      of: node,
      axes: own.map((axis) => order.indexOf(axis)),
    }));
    const of = (names: readonly string[]): Expr[] => names.map((axis) => dims.get(axis) as Expr);
    return { node: this.graph.make(op, operands, of(axes), of(summed)), axes };
  }

  /** The view of an operand with the names its user gives to axes. Summed axes get new names. */
  operands({ node, axes }: View): View[] {
    const summed = node.summed.map(() => this.freshAxis("s"));
    const names = [...axes, ...summed];
    return node.operands.map((operand) => ({
      node: operand.of,
      axes: operand.axes.map((position) => names[position] as string),
    }));
  }

  /** The same array with its axes in another order; what works entry by entry is made in that order. */
  reordered(view: View, order: readonly string[]): View {
    const { node, axes } = view;
    if (order.every((axis, k) => axis === axes[k])) return view;
    const dims = new Map(axes.map((axis, k) => [axis, node.dims[k] as Expr]));
    const { op } = node;
    if (op.kind !== "add" && op.kind !== "product" && op.kind !== "call")
      return this.arranged({ kind: "expand" }, [view], order, [], dims);
    const place = [...axes.map((axis) => order.indexOf(axis)), ...node.summed.map((_, k) => axes.length + k)];
    const operands = node.operands.map(({ of, axes: own }) => ({
      of,
      axes: own.map((k) => place[k] as number),
    }));
    const made = this.graph.make(
      op,
      operands,
      order.map((axis) => dims.get(axis) as Expr),
      node.summed,
    );
    const name = this.names.get(node);
    if (name !== undefined) this.names.set(made, name);
    return { node: made, axes: order };
  }

  renamed({ node, axes }: View, from: string, to: string): View {
    return this.#unique({ node, axes: axes.map((axis) => (axis === from ? to : axis)) });
  }

  /** A[i, i]: the diagonal has its axis once. */
  #unique(view: View): View {
    const { node, axes } = view;
    const twice = axes.find((axis, k) => axes.indexOf(axis) < k);
    if (twice === undefined) return view;
    const [first, second] = [axes.indexOf(twice), axes.lastIndexOf(twice)];
    const others = axes.filter((_, k) => k !== first && k !== second);
    const order = [...others, twice];
    const operand = {
      of: node,
      axes: axes.map((axis, k) => (k === second ? order.length : order.indexOf(axis))),
    };
    const dims = order.map((axis) => node.dims[axes.indexOf(axis)] as Expr);
    const made = this.graph.make({ kind: "diagonal" }, [operand], dims, [node.dims[second] as Expr]);
    return this.#unique({ node: made, axes: order });
  }

  /** Pulls quotients, signs and numbers out of factors: f·(−a/b) is −(f·a)/b. Names stay whole. */
  factors({ coefficient, over, under }: Factors): Factors {
    let c = coefficient;
    const above: View[] = [];
    const below: View[] = [];
    const put = (view: View, into: View[], other: View[], invert: boolean): void => {
      const { op } = view.node;
      if (op.kind === "number" && (!invert || !op.value.equals(0))) {
        c = invert ? c.div(op.value) : c.mul(op.value);
      } else if (op.kind === "product" && view.node.summed.length === 0 && this.#opens(view, op)) {
        c = invert ? c.div(op.coefficient) : c.mul(op.coefficient);
        for (const [k, part] of this.operands(view).entries()) (k < op.over ? into : other).push(part);
      } else if (op.kind === "product" && !isOneRational(op.coefficient) && !this.names.has(view.node)) {
        c = invert ? c.div(op.coefficient) : c.mul(op.coefficient);
        into.push(this.withCoefficient(view, one()));
      } else into.push(view);
    };
    for (const view of over) put(view, above, below, false);
    for (const view of under) put(view, below, above, true);
    return { coefficient: c, over: above, under: below };
  }

  #opens({ node }: View, op: Op & { readonly kind: "product" }): boolean {
    return !this.names.has(node) && (node.operands.length > op.over || !isOneRational(op.coefficient));
  }

  withCoefficient(view: View, coefficient: Rational): View {
    const { node, axes } = view;
    if (node.op.kind !== "product") return view;
    const bare = isOneRational(coefficient) && node.operands.length === 1 && node.op.over === 1;
    const [only] = node.operands;
    if (bare && only !== undefined && node.summed.length === 0)
      return { node: only.of, axes: only.axes.map((k) => axes[k] as string) };
    const op: Op = { ...node.op, coefficient };
    return { node: this.graph.make(op, node.operands, node.dims, node.summed), axes };
  }

  /** A product as a node, with axes summed over. One factor without a number is itself. */
  product({ coefficient, over, under }: Factors, summed: readonly string[] = []): View {
    const [only] = over;
    if (over.length + under.length === 0) return this.number(coefficient);
    if (only !== undefined && over.length === 1 && under.length === 0 && isOneRational(coefficient)) {
      if (summed.length === 0) return only;
    }
    if (coefficient.equals(0)) return this.number(coefficient);
    return this.combine({ kind: "product", coefficient, over: over.length }, [...over, ...under], summed);
  }
}

export const isOneRational = (q: Rational): boolean => isOne(q);

/** Whether two views are the same array by the same indices. */
export const sameView = (a: View, b: View): boolean =>
  a.node === b.node && a.axes.every((axis, k) => axis === b.axes[k]);

export const sameAxes = (a: View, b: View): boolean =>
  a.axes.length === b.axes.length && a.axes.every((axis) => b.axes.includes(axis));
