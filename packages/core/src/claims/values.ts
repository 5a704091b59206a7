/** All entries of an expression at data: those of its free indices, then its rows and columns. */
import { isOne, shapeOf } from "../arrays/index.js";
import type { Index } from "../emit/index.js";
import type { Expr } from "../expr/index.js";
import { type DataSet, noIndices } from "./dataset.js";
import { type Numbers, placesOf } from "./numbers.js";

/** Numbers, and within which distance the true ones lie. */
export interface Measured extends Numbers {
  readonly errors: readonly number[];
}

/** @throws RangeError where the expression has no value of this kind */
export function valuesOf(e: Expr, indices: readonly Index[], data: DataSet): Measured {
  const { rows, columns } = shapeOf(e);
  const plain = data.at(noIndices);
  const lengths = indices.map(([, extent]) => plain.value(extent).value);
  const { row: height, column: width } = plain.size(e);
  const [entries, errors]: [number[], number[]] = [[], []];
  for (const place of placesOf(lengths)) {
    const here =
      indices.length === 0 ? plain : data.at(new Map(indices.map(([name], k) => [name, place[k] as number])));
    for (const [row = 1, column = 1] of placesOf([height, width])) {
      const { value, error } = here.value(e, { row, column });
      entries.push(value);
      errors.push(error);
    }
  }
  const own = [isOne(rows) ? [] : [height], isOne(columns) ? [] : [width]].flat();
  return { shape: [...lengths, ...own], entries, errors };
}

/** The first of these values. @throws RangeError where the expression has no value of this kind */
export function firstValueOf(e: Expr, indices: readonly Index[], data: DataSet): number {
  return data.at(new Map(indices.map(([name]) => [name, 1]))).value(e).value;
}

export const allFinite = ({ entries }: Numbers): boolean => entries.every(Number.isFinite);
