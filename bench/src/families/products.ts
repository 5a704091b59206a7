/** (t + 1)(t + 2)…(t + n): the product rule with many factors. */
import type { Family } from "../cases.js";
import { type Program, plain, type Term } from "../terms.js";

const product = (factors: number): Program =>
  plain(["mul", ...Array.from({ length: factors }, (_, k): Term => ["add", "t", k + 1])]);

const sizes = [10, 50, 200, 500, 1_000];

export const products: Family = {
  name: "products",
  title: "products",
  rows: (quick) =>
    (quick ? sizes.slice(0, 3) : sizes).map((size) => ({
      label: `${size.toLocaleString("en")} factors`,
      size,
      case: { ask: "differentiate", program: product(size), wrt: "t", simplify: false },
      ...(size === sizes[0] && { at: { t: 0.3 } }),
      ...(size === 200 && { goal: 0.3 }),
    })),
};
