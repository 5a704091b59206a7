/**
 * A derivative by central differences of the cost, which know nothing of how it was derived. Steps of several sizes,
 * scaled by the entry that moves; of order h⁴ (Abramowitz & Stegun, 25.3.6). What neighbouring steps agree in is the
 * truncation error, what the values are uncertain by the rounding error; the step with the smallest sum is taken.
 */
import { costIndices } from "../emit/index.js";
import type { Variable } from "../expr/index.js";
import type { Problem } from "../problem/problem.js";
import type { DataSet } from "./dataset.js";
import { type Numbers, placesOf } from "./numbers.js";
import { type Measured, valuesOf } from "./values.js";

export interface Differences extends Numbers {
  /** The largest error that the entries are estimated to have; infinite where the steps do not settle. */
  readonly error: number;
}

/** Steps relative to the entry that moves. */
const steps = [-4, -7, -10, -13, -16].map((exponent) => 2 ** exponent);

/** The entries of the variable, with the places of its free indices or its own rows and columns. */
function movedEntries(
  x: Variable,
  data: DataSet,
): { readonly shape: readonly number[]; readonly entries: number[] } {
  const shape = data.table.get(x.name)?.shape ?? [];
  if (x.kind !== "at") return { shape, entries: placesOf(shape).map((_, k) => k) };
  const free = [...new Set(x.args.flatMap((index) => (index.kind === "sym" ? [index.name] : [])))];
  const lengths = free.map((name) => {
    const axis = x.args.findIndex((index) => index.kind === "sym" && index.name === name);
    return shape[axis] as number;
  });
  const entries = placesOf(lengths).map((place) =>
    x.args.reduce((position, index, axis) => {
      const own =
        index.kind === "num"
          ? index.value.valueOf()
          : (place[free.indexOf("name" in index ? index.name : "")] ?? 1);
      return position * (shape[axis] as number) + own - 1;
    }, 0),
  );
  return { shape: lengths, entries };
}

/** @throws RangeError where the cost has no value of this kind */
export function differencesOf(problem: Problem, x: Variable, data: DataSet): Differences {
  const indices = costIndices(problem);
  const cost = (moved: DataSet): Measured => valuesOf(problem.expression, indices, moved);
  const { shape: inner, entries: moving } = movedEntries(x, data);
  const { shape: outer } = cost(data);
  const columns = moving.map((entry) => slopes(x.name, entry, data, cost));
  const count = outer.reduce((product, size) => product * size, 1);
  const entries: number[] = [];
  let error = 0;
  for (let k = 0; k < count; k++)
    for (const column of columns) {
      const best = bestOf(column.map((estimate) => estimate[k] as Estimate));
      entries.push(best.value);
      error = Math.max(error, best.error);
    }
  return { shape: [...outer, ...inner], entries, error };
}

interface Estimate {
  readonly value: number;
  /** By rounding alone. */
  readonly error: number;
}

/** The slope of each entry of the cost along one entry of the variable, for each step. */
function slopes(
  name: string,
  entry: number,
  data: DataSet,
  cost: (moved: DataSet) => Measured,
): Estimate[][] {
  const size = Math.max(1, Math.abs(data.table.get(name)?.entries[entry] ?? 1));
  return steps.map((step) => {
    const h = step * size;
    const [a, b, c, d] = [h, -h, 2 * h, -2 * h].map((by) => cost(data.moved(name, entry, by))) as [
      Measured,
      Measured,
      Measured,
      Measured,
    ];
    return a.entries.map((_, k) => {
      const at = (m: Measured): number => m.entries[k] as number;
      const uncertain = (m: Measured): number => m.errors[k] as number;
      return {
        value: (8 * (at(a) - at(b)) - (at(c) - at(d))) / (12 * h),
        error: (8 * (uncertain(a) + uncertain(b)) + uncertain(c) + uncertain(d)) / (12 * h),
      };
    });
  });
}

function bestOf(estimates: readonly Estimate[]): Estimate {
  let best: Estimate = { value: Number.NaN, error: Number.POSITIVE_INFINITY };
  for (const [k, { value, error }] of estimates.entries()) {
    const before = estimates[k - 1];
    if (before === undefined) continue;
    const own = Math.abs(value - before.value) + error;
    if (own < best.error) best = { value, error: own };
  }
  return best;
}
