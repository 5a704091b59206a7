/** Arrays of numbers as code has them: a shape, and the entries row by row. */

export interface Numbers {
  /** No dimension: one number. */
  readonly shape: readonly number[];
  readonly entries: readonly number[];
}

/** Every place of an array of this shape, counted from 1, row by row. */
export function placesOf(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (places, size) => places.flatMap((place) => Array.from({ length: size }, (_, k) => [...place, k + 1])),
    [[]],
  );
}

export const filled = (shape: readonly number[], at: (place: readonly number[]) => number): Numbers => ({
  shape,
  entries: placesOf(shape).map(at),
});

/** The matrix turned; anything else as it is. */
export function turned(a: Numbers): Numbers {
  const [rows, columns] = a.shape;
  if (a.shape.length !== 2 || rows === undefined || columns === undefined) return a;
  return filled([columns, rows], ([i = 1, j = 1]) => a.entries[(j - 1) * columns + i - 1] as number);
}

/** The entry that is largest in size; 0 of none. */
export const sizeOf = ({ entries }: Numbers): number =>
  entries.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);

/** Below this a gradient counts as 0, and differences are not divided by its size. */
const smallest = 1e-8;

/** How far two arrays of one shape are apart, relative to the larger; infinite where one is no number. */
export function relativeError(a: Numbers, b: Numbers): number {
  const gap = a.entries.reduce(
    (most, entry, k) => worse(most, Math.abs(entry - (b.entries[k] as number))),
    0,
  );
  return Number.isNaN(gap) ? Number.POSITIVE_INFINITY : gap / Math.max(sizeOf(a), sizeOf(b), smallest);
}

/** The larger, or not a number if one is none. */
const worse = (a: number, b: number): number => (a > b || Number.isNaN(a) ? a : b);

/** As nested lists: what JSON and people read. */
export type Nested = number | readonly Nested[];

export function nested({ shape, entries }: Numbers): Nested {
  const [length, ...inner] = shape;
  if (length === undefined) return entries[0] as number;
  const size = entries.length / length;
  return Array.from({ length }, (_, k) =>
    nested({ shape: inner, entries: entries.slice(k * size, (k + 1) * size) }),
  );
}
