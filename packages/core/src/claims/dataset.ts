/** Data for a problem: numbers for every name, of sizes that all differ, so that a transpose shows. */
import type { Problem, Setting } from "../problem/problem.js";
import { evaluate, evaluationAt, type Value } from "../verify/evaluate.js";
import type { Evaluation } from "../verify/evaluation.js";
import { orSkipped } from "../verify/orSkipped.js";
import { Point, type Roles } from "../verify/point.js";
import { isGranted } from "../verify/sample.js";
import type { Input } from "./inputs.js";
import { filled, type Numbers, turned } from "./numbers.js";

/** A point whose names have the values of a table. */
class TablePoint extends Point {
  constructor(
    origin: Point,
    readonly table: ReadonlyMap<string, Numbers>,
  ) {
    super(origin.seed, origin.roles, origin.setting);
  }

  override value(name: string, indices: readonly number[]): number {
    const known = this.table.get(name);
    if (known === undefined || known.shape.length !== indices.length) return super.value(name, indices);
    let position = 0;
    for (const [axis, size] of known.shape.entries()) {
      const index = indices[axis] as number;
      if (!(index >= 1 && index <= size)) throw new RangeError(`${name} has no entry ${index}`);
      position = position * size + index - 1;
    }
    return known.entries[position] as number;
  }
}

export class DataSet {
  readonly #origin: Point;

  constructor(
    origin: Point,
    readonly table: ReadonlyMap<string, Numbers>,
  ) {
    this.#origin = origin;
  }

  /** The names of counts and what they are here: m = 5. */
  get sizes(): ReadonlyMap<string, number> {
    return this.#origin.roles.counts;
  }

  /** Values here with free indices put in: j = 2. */
  at(indices: ReadonlyMap<string, number>): Evaluation<Value> {
    const point = new TablePoint(this.#origin, this.table);
    for (const [name, index] of indices) point.move(name, index);
    return evaluationAt(point);
  }

  /** These data with other numbers for a name. */
  with(name: string, numbers: Numbers): DataSet {
    return new DataSet(this.#origin, new Map(this.table).set(name, numbers));
  }

  /** These data with one entry of a name moved. */
  moved(name: string, entry: number, by: number): DataSet {
    const known = this.table.get(name) as Numbers;
    const entries = known.entries.map((value, k) => (k === entry ? value + by : value));
    return this.with(name, { ...known, entries });
  }
}

/** Sizes in turn: no two alike in one set, and of any two each is the larger somewhere. */
const sizes: readonly (readonly number[])[] = [
  [5, 3, 4, 2, 6, 7],
  [3, 4, 2, 6, 5, 7],
  [4, 2, 6, 5, 3, 7],
  [2, 5, 3, 4, 7, 6],
  [6, 4, 5, 3, 2, 7],
  [3, 6, 2, 5, 4, 7],
];

/** Points of a third kind range wide, where exponentials saturate. */
const seedOf = (k: number): number => Math.floor(k / 2) * 3 + (k % 2);

/** Data number k; undefined where no such data fit what is granted. */
export function dataSet(
  problem: Problem,
  setting: Setting,
  roles: Roles,
  inputs: readonly Input[],
  k: number,
): DataSet | undefined {
  const own = sizes[k % sizes.length] as readonly number[];
  const counts = new Map([...problem.counts].map((name, p) => [name, own[p % own.length] as number]));
  return madeAt(new Point(seedOf(k), { ...roles, counts }, setting), inputs, (numbers) => numbers);
}

/** Data at which no transpose shows: all sizes are one, and matrices are symmetric. */
export function symmetricData(
  problem: Problem,
  setting: Setting,
  roles: Roles,
  inputs: readonly Input[],
): DataSet | undefined {
  const counts = new Map([...problem.counts].map((name) => [name, 3]));
  return madeAt(new Point(1, { ...roles, counts }, setting), inputs, (own) => {
    const [rows, columns, more] = own.shape;
    if (rows === undefined || rows !== columns || more !== undefined) return own;
    const other = turned(own);
    return { ...own, entries: own.entries.map((entry, k) => (entry + (other.entries[k] as number)) / 2) };
  });
}

function madeAt(
  point: Point,
  inputs: readonly Input[],
  formed: (numbers: Numbers) => Numbers,
): DataSet | undefined {
  return orSkipped(() => {
    const table = new Map<string, Numbers>();
    for (const { name, dims, role } of inputs) {
      if (role === "count") continue;
      const shape = dims.map((dim) => evaluate(dim, point).value);
      table.set(name, formed(filled(shape, (place) => point.value(name, place))));
    }
    return isGranted(point) ? new DataSet(point, table) : undefined;
  });
}

export const noIndices: ReadonlyMap<string, number> = new Map();
