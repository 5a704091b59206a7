/** Dimensions that are not known yet, and what is found out of them: union-find with a trail for taking back. */
import type { Dimensions } from "../../arrays/index.js";
import { isOne, type Shape } from "../../arrays/index.js";
import { type Expr, type Sym, sym } from "../../expr/index.js";

/** Two dimensions that had to be one and are not. */
export class Clash extends Error {}

export class Unknowns implements Dimensions {
  readonly #known = new Map<string, Expr>();
  /** Unknown dimensions that are not 1. */
  readonly #wide = new Set<string>();
  readonly #trail: { readonly name: string; readonly of: "known" | "wide" }[] = [];
  #made = 0;

  /** A dimension of which nothing is known. */
  fresh(): Expr {
    this.#made += 1;
    return sym(`?${this.#made}`);
  }

  freshShape(): Shape {
    return { rows: this.fresh(), columns: this.fresh() };
  }

  resolve(dimension: Expr): Expr {
    let d = dimension;
    while (d.kind === "sym") {
      const known = this.#known.get(d.name);
      if (known === undefined) return d;
      d = known;
    }
    return d;
  }

  shape({ rows, columns }: Shape): Shape {
    return { rows: this.resolve(rows), columns: this.resolve(columns) };
  }

  same(a: Expr, b: Expr): void {
    const [p, q] = [this.resolve(a), this.resolve(b)];
    if (p === q) return;
    if (isUnknown(p)) this.#learn(p, q);
    else if (isUnknown(q)) this.#learn(q, p);
    else throw new Clash();
  }

  /** Demands that a dimension is not 1: vectors and matrices of length 1 are scalars. */
  wide(dimension: Expr): void {
    const d = this.resolve(dimension);
    if (isUnknown(d) && !this.#wide.has(d.name)) {
      this.#wide.add(d.name);
      this.#trail.push({ name: d.name, of: "wide" });
    } else if (isOne(d)) throw new Clash();
  }

  sameShape(a: Shape, b: Shape): void {
    this.same(a.rows, b.rows);
    this.same(a.columns, b.columns);
  }

  isOne(dimension: Expr): boolean | undefined {
    const d = this.resolve(dimension);
    if (isUnknown(d)) return this.#wide.has(d.name) ? false : undefined;
    return isOne(d);
  }

  /** true: a scalar for certain; false: none for certain; undefined: open. */
  isScalar({ rows, columns }: Shape): boolean | undefined {
    const [r, c] = [this.isOne(rows), this.isOne(columns)];
    if (r === false || c === false) return false;
    return r === true && c === true ? true : undefined;
  }

  /** How much is known; grows with every finding. */
  get size(): number {
    return this.#trail.length;
  }

  /** Forgets what was found since the size was `size`. */
  takeBack(size: number): void {
    while (this.#trail.length > size) {
      const last = this.#trail.pop();
      if (last?.of === "known") this.#known.delete(last.name);
      else if (last !== undefined) this.#wide.delete(last.name);
    }
  }

  #learn({ name }: Sym, value: Expr): void {
    if (this.#wide.has(name)) this.wide(value);
    this.#known.set(name, value);
    this.#trail.push({ name, of: "known" });
  }
}

/** A dimension by the name of what has it, where nothing else is known of it. */
export const openDimension = (name: string): Sym => sym(`?${name}`);

export const isUnknown = (d: Expr): d is Sym => d.kind === "sym" && d.name.startsWith("?");
