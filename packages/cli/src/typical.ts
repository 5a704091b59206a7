/**
 * Problems as users have them, each with its options. Where a bundle has no cache they are run once, so that the cache
 * holds what most starts need, whatever the first start was.
 */
interface Typical {
  readonly source: string;
  readonly wrt: string;
  readonly where?: string;
}

export const typicalProblems: readonly [indexed: Typical, matrix: Typical, scalar: Typical] = [
  {
    source:
      "h(z) = sigmoid(theta' * z); -1/m * sum(y[i]*log(h(x[i])) + (1 - y[i])*log(1 - h(x[i])), i, 1, m)",
    wrt: "theta[j]",
  },
  { source: "norm2(X*w - y)^2 + lambda*w'*w", wrt: "w", where: "X: m x n" },
  { source: "x^2*sin(x) + log(1 + exp(-y*x))/2", wrt: "x" },
];

/** A working of the last one, with a mistake in it. */
export const typicalWorking = `diff(x^2*sin(x) + log(1 + exp(-y*x))/2, x)
= 2*x*sin(x) + x^2*cos(x) - y*exp(-y*x)/(1 + exp(-y*x))/2
= 2*x*sin(x) + x^2*cos(x) + y/(1 + exp(y*x))/2`;
