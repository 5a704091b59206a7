/** Linear algebra for languages that bring none: Gaussian elimination, as helpers of emitted code. */
import type { Helper } from "../functions/code.js";

const eliminated: Helper = {
  name: "eliminated",
  source: `/** Gaussian elimination with pivots: A's rows, each followed by B's, made triangular; and the sign of the exchanges. */
function eliminated(A: Matrix, B: Matrix): { rows: number[][]; sign: number } {
  const rows = A.map((row, i) => [...row, ...B[i]]);
  let sign = 1;
  for (let c = 0; c < rows.length; c++) {
    let pivot = c;
    for (let r = c + 1; r < rows.length; r++) {
      if (Math.abs(rows[r][c]) > Math.abs(rows[pivot][c])) pivot = r;
    }
    if (pivot !== c) {
      [rows[c], rows[pivot]] = [rows[pivot], rows[c]];
      sign = -sign;
    }
    for (let r = c + 1; r < rows.length; r++) {
      const factor = rows[r][c] / rows[c][c];
      rows[r] = rows[r].map((x, k) => (k < c ? x : x - factor * rows[c][k]));
    }
  }
  return { rows, sign };
}`,
};

export const solve: Helper = {
  name: "solve",
  needs: [eliminated],
  source: `/** The matrix X with A X = B. */
function solve(A: Matrix, B: Matrix): number[][] {
  const { rows } = eliminated(A, B);
  const n = rows.length;
  const X = rows.map((row) => row.slice(n));
  for (let c = n - 1; c >= 0; c--) {
    X[c] = X[c].map((x) => x / rows[c][c]);
    for (let r = 0; r < c; r++) X[r] = X[r].map((x, k) => x - rows[r][c] * X[c][k]);
  }
  return X;
}`,
};

export const inverse: Helper = {
  name: "inverse",
  needs: [solve],
  source: `/** The inverse of A. */
function inverse(A: Matrix): number[][] {
  return solve(A, A.map((_, i) => A.map((_, j) => (i === j ? 1 : 0))));
}`,
};

export const determinant: Helper = {
  name: "determinant",
  needs: [eliminated],
  source: `/** The determinant of A. */
function determinant(A: Matrix): number {
  const { rows, sign } = eliminated(A, A.map(() => []));
  return rows.reduce((product, row, i) => product * row[i], sign);
}`,
};

export const logDeterminant: Helper = {
  name: "logDeterminant",
  needs: [eliminated],
  source: `/** log |det A|. */
function logDeterminant(A: Matrix): number {
  const { rows } = eliminated(A, A.map(() => []));
  return rows.reduce((total, row, i) => total + Math.log(Math.abs(row[i])), 0);
}`,
};
