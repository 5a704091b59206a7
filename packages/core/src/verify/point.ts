/**
 * Points at which expressions are evaluated: every name gets a short number inside its known interval, counts
 * get small whole numbers, indices places in range. Deterministic in the seed.
 */
import { at, type Expr, isBinder, type Num, postorder, type Rel, sym } from "../expr/index.js";
import { bounds } from "../facts/index.js";
import type { Interval } from "../facts/interval.js";
import type { Setting } from "../problem/problem.js";

/** A number fixed by a text: FNV-1a. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let k = 0; k < text.length; k++) h = Math.imul(h ^ text.charCodeAt(k), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

/** How the names of some expressions are used. */
export interface Roles {
  readonly counts: ReadonlyMap<string, number>;
  /** Names whose values are places: free indices, and data used as an index. */
  readonly places: ReadonlySet<string>;
}

export function rolesIn(expressions: readonly Expr[], setting: Setting): Roles {
  const bounding = new Set(setting.counts);
  const places = new Set<string>();
  const note = (e: Expr, into: Set<string>) => {
    for (const node of postorder(e)) if (node.kind === "sym" || node.kind === "at") into.add(node.name);
  };
  const bodies = [...setting.definitions.values()].map(({ body }) => body);
  for (const root of [...expressions, ...bodies, ...setting.assumptions]) {
    for (const e of postorder(root)) {
      if (isBinder(e)) {
        note(e.args[1], places);
        note(e.args[2], bounding);
      }
      if (e.kind === "at" || (e.kind === "call" && e.name === "delta"))
        for (const index of e.args) note(index, places);
    }
  }
  for (const extent of [...setting.extents.values()].flat()) note(extent, bounding);
  for (const name of bounding) places.delete(name);
  const counts = new Map([...bounding].map((name, k) => [name, k % 2 === 0 ? 3 : 2]));
  return { counts, places };
}

/** The point of that number: of two counts now the one is the greater, now the other. */
export function pointOf(seed: number, roles: Roles, setting: Setting): Point {
  if (seed % 2 === 0) return new Point(seed, roles, setting);
  const counts = new Map([...roles.counts].map(([name, count]) => [name, count === 3 ? 2 : 3]));
  return new Point(seed, { ...roles, counts }, setting);
}

export class Point {
  readonly #values = new Map<string, number>();

  constructor(
    readonly seed: number,
    readonly roles: Roles,
    readonly setting: Setting,
    /** Whether its numbers are a little longer, so that no two of them happen to be equal. */
    readonly isNudged = false,
  ) {}

  /** The value of a name at these indices (none: a scalar). */
  value(name: string, indices: readonly number[]): number {
    const [row, column] = indices;
    const properties = this.setting.properties.get(name);
    if (properties === undefined || row === undefined || column === undefined)
      return this.#plain(name, indices);
    if (properties.has("symmetric") && row > column) return this.value(name, [column, row]);
    if (properties.has("diagonal") && row !== column) return 0;
    if (properties.has("orthogonal")) return this.#turned(name, row, column);
    return this.#plain(name, indices, properties.has("posdef") || properties.has("psd"));
  }

  /** Each axis goes to the next one, some with the other sign: an orthogonal matrix of whole numbers. */
  #turned(name: string, row: number, column: number): number {
    const [size] = this.setting.extents.get(name) ?? [];
    const count =
      size?.kind === "num" ? size.value.valueOf() : this.value(size?.kind === "sym" ? size.name : "", []);
    const random = hash(`${this.seed} ${name}`);
    // Where each axis stays, the matrix is its own inverse: not at the first points.
    const shift = count > 1 && this.seed % 3 < 2 ? 1 + (random % (count - 1)) : random % count;
    const isThere = (row + shift) % count === column % count;
    const made = isThere ? (hash(`${this.seed} ${name} ${row}`) % 2 === 0 ? 1 : -1) : 0;
    this.#values.set(`${name}[${row}, ${column}]`, made);
    return made;
  }

  /** A strong diagonal makes a symmetric matrix positive definite (Horn & Johnson, 6.1.10). */
  #plain(name: string, indices: readonly number[], isDefinite = false): number {
    const key = indices.length === 0 ? name : `${name}[${indices.join(", ")}]`;
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const own = this.#constrained(name, indices) ?? this.#free(name, indices, key);
    const made = isDefinite ? own / 16 + (indices[0] === indices[1] ? 2 : 0) : own;
    this.#values.set(key, made);
    return made;
  }

  /** Gives a scalar another value. */
  move(name: string, value: number): void {
    this.#values.set(name, value);
  }

  /** This point with one value moved: "theta[1]" by a small step. */
  shifted(key: string, by: number): Point {
    const moved = new Point(this.seed, this.roles, this.setting, this.isNudged);
    for (const [name, value] of this.#values) moved.#values.set(name, name === key ? value + by : value);
    return moved;
  }

  /** Every value used so far, in the order in which it was asked for. */
  get used(): readonly (readonly [string, number])[] {
    return [...this.#values];
  }

  #free(name: string, indices: readonly number[], key: string): number {
    const count = indices.length === 0 ? this.roles.counts.get(name) : undefined;
    if (count !== undefined) return count;
    const random = hash(`${this.seed} ${key}`);
    if (this.roles.places.has(name)) return 1 + (random % 2);
    const member = this.#member(name, random);
    if (member !== undefined) return member;
    const e = indices.length === 0 ? sym(name) : at(name, ...indices.map((i) => sym(`#${i}`)));
    const range = bounds(e, this.setting);
    const value = inside(range, random, this.seed);
    return this.isNudged ? nudged(value, range, random) : value;
  }

  /** The point next to it that lies on no edge. */
  nudged(): Point {
    return new Point(this.seed, this.roles, this.setting, true);
  }

  /** y in {0, 1}. */
  #member(name: string, random: number): number | undefined {
    for (const a of this.setting.assumptions) {
      if (a.kind !== "rel" || a.name !== "in") continue;
      const [subject, ...members] = a.args as readonly [Expr, ...Expr[]];
      if (!("name" in subject) || subject.name !== name) continue;
      const numbers = members.filter((m): m is Num => m.kind === "num");
      return numbers[random % numbers.length]?.value.valueOf();
    }
    return undefined;
  }

  /** Σ_k Y[i, k] = c: the last entry makes up for the others; for members of {0, 1}, one entry is c. */
  #constrained(name: string, indices: readonly number[]): number | undefined {
    for (const a of this.setting.assumptions) {
      const constraint = a.kind === "rel" ? sumConstraint(a, name) : undefined;
      if (constraint === undefined) continue;
      const { position, total, upper } = constraint;
      const last =
        upper.kind === "num" ? upper.value.valueOf() : this.value("name" in upper ? upper.name : "", []);
      const own = indices[position];
      const others = indices.filter((_, k) => k !== position);
      if (this.#member(name, 0) !== undefined) {
        return own === 1 + (hash(`${this.seed} ${name} ${others.join()}`) % last) ? total : 0;
      }
      if (own !== last) return undefined;
      let rest = total;
      for (let k = 1; k < last; k++)
        rest -= this.value(
          name,
          indices.map((i, p) => (p === position ? k : i)),
        );
      return rest;
    }
    return undefined;
  }
}

function sumConstraint(a: Rel, name: string): { position: number; total: number; upper: Expr } | undefined {
  const [left, right] = a.args as readonly [Expr, Expr];
  if (a.name !== "==" || left.kind !== "sum" || right.kind !== "num") return undefined;
  const [body, , upper] = left.args;
  if (body.kind !== "at" || body.name !== name) return undefined;
  const position = body.args.findIndex((index) => index.kind === "sym" && index.name === left.name);
  return position < 0 ? undefined : { position, total: right.value.valueOf(), upper };
}

/** A multiple of 1/8 in the interval, or of a small power of 1/2; later points range wider. */
function inside({ lower, upper }: Interval, random: number, seed: number): number {
  const width = seed % 3 === 2 ? 5 : 2;
  const from = lower?.value.valueOf() ?? (upper === undefined ? -width : upper.value.valueOf() - width);
  const to = upper?.value.valueOf() ?? from + (lower === undefined ? 2 * width : width);
  const steps = 16 * width + 1;
  const step = 1 + (random % (steps - 1));
  const value = from + ((to - from) * step) / steps;
  // Short numbers are easier to put in by hand, and their sums are exact.
  for (const parts of [8, 2 ** 10, 2 ** 20]) {
    const short = Math.round(value * parts) / parts;
    if (short > from && short < to && short !== 0) return short;
  }
  return value;
}

/** Moved by less than a thousandth. */
function nudged(value: number, { lower, upper }: Interval, random: number): number {
  const moved = value * (1 + (1 + (hash(`nudged ${random}`) % 1000)) / 2 ** 20);
  const isInside =
    (lower === undefined || moved > lower.value.valueOf()) &&
    (upper === undefined || moved < upper.value.valueOf());
  return isInside ? moved : value;
}
