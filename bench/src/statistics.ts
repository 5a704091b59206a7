/** What is kept of many samples. */

export interface Statistics {
  /** Seconds a run. */
  readonly min: number;
  readonly median: number;
  readonly p99: number;
  /** Runs a second, by the median. */
  readonly ops: number;
  readonly samples: number;
  /** Runs in a sample. */
  readonly runs: number;
}

export function statisticsOf(seconds: readonly number[], runs: number): Statistics {
  const sorted = [...seconds].sort((a, b) => a - b);
  const quantile = (q: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] as number;
  const median = quantile(0.5);
  return {
    min: sorted[0] as number,
    median,
    p99: quantile(0.99),
    ops: 1 / median,
    samples: sorted.length,
    runs,
  };
}

/** The p of y ≈ c·x^p, by least squares of the logarithms. */
export function fittedExponent(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (k: 0 | 1): number => logs.reduce((sum, pair) => sum + pair[k], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const across = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return across / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}
