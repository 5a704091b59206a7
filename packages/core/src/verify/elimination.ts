/** The inverse and the determinant of a small matrix of numbers that carry their errors: Gauss and Jordan. */
import type { Arithmetic } from "./arithmetic.js";

export interface Eliminated<V> {
  readonly inverse: readonly (readonly V[])[];
  readonly determinant: V;
}

/** Rows are taken in the order of the size of their pivots (Higham, Accuracy and Stability, 9.1). */
export function eliminate<V>(matrix: readonly (readonly V[])[], n: Arithmetic<V>): Eliminated<V> {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [
    ...row,
    ...Array.from({ length: size }, (_, j) => n.exactly(i === j ? 1 : 0)),
  ]);
  let determinant = n.exactly(1);
  for (let c = 0; c < size; c++) {
    const pivot = largest(rows, c, n);
    if (pivot !== c) {
      [rows[c], rows[pivot]] = [rows[pivot] as V[], rows[c] as V[]];
      determinant = n.negate(determinant);
    }
    const head = rows[c]?.[c] as V;
    determinant = n.multiply(determinant, head);
    const scaled = (rows[c] as V[]).map((x) => n.divide(x, head));
    rows[c] = scaled;
    rows.forEach((row, r) => {
      const factor = row[c] as V;
      if (r !== c) rows[r] = row.map((x, k) => n.add(x, n.negate(n.multiply(factor, scaled[k] as V))));
    });
  }
  return { inverse: rows.map((row) => row.slice(size)), determinant };
}

function largest<V>(rows: readonly (readonly V[])[], c: number, n: Arithmetic<V>): number {
  const sizeOf = (r: number): number => Math.abs(n.toNumber(rows[r]?.[c] as V));
  let best = c;
  for (let r = c + 1; r < rows.length; r++) if (sizeOf(r) > sizeOf(best)) best = r;
  return best;
}
