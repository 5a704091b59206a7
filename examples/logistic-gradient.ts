// The gradient of the logistic cost, rightly. Check it:
//
//   derive check examples/matrix-logistic-regression.derive --code examples/logistic-gradient.ts

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

const dot = (u: readonly number[], v: readonly number[]): number =>
  u.reduce((total, x, k) => total + x * (v[k] ?? 0), 0);

/** 1/m · Xᵀ(σ(Xθ) − y), a row of X at a time. */
export function gradient(
  X: readonly (readonly number[])[],
  y: readonly number[],
  theta: readonly number[],
): number[] {
  const total = theta.map(() => 0);
  for (const [i, row] of X.entries()) {
    const error = sigmoid(dot(row, theta)) - (y[i] ?? 0);
    for (const [j, x] of row.entries()) total[j] = (total[j] ?? 0) + (error * x) / X.length;
  }
  return total;
}
