/** sin(x1 x2) exp(x1) + sin(x2 x3) exp(x2) + … + sin(xn x1) exp(xn): all n partial derivatives at once. */
import type { Family } from "../cases.js";
import { type Program, plain, type Term } from "../terms.js";

const x = (k: number, n: number): string => `x${(k % n) + 1}`;

const ring = (n: number): Program =>
  plain([
    "add",
    ...Array.from(
      { length: n },
      (_, k): Term => ["mul", ["sin", ["mul", x(k, n), x(k + 1, n)]], ["exp", x(k, n)]],
    ),
  ]);

const names = (n: number): string[] => Array.from({ length: n }, (_, k) => x(k, n));
const sizes = [10, 100, 1_000, 10_000, 100_000];

export const partials: Family = {
  name: "partials",
  title: "all partials of a sum",
  growth: { goal: 1.1, from: 100 },
  rows: (quick) =>
    (quick ? sizes.slice(0, 3) : sizes).map((size) => ({
      label: `n = ${size.toLocaleString("en")}`,
      size,
      case: { ask: "gradient", program: ring(size), wrt: names(size) },
      ...(size === sizes[0] && {
        at: Object.fromEntries(names(size).map((name, k) => [name, 0.1 * k + 0.2])),
      }),
      ...(size === 1_000 && { goal: 5 }),
    })),
};
