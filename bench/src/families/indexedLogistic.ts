/** The cost of logistic regression as the course writes it, by one weight: with every line, which no peer tells. */
import type { Family } from "../cases.js";

export const cost =
  "h(z) = sigmoid(theta' * z); -1/m * sum(y[i]*log(h(x[i])) + (1 - y[i])*log(1 - h(x[i])), i, 1, m)";

const told = { ask: "trace", source: cost, wrt: "theta[j]" } as const;

export const indexedLogistic: Family = {
  name: "indexedLogistic",
  title: "indexed logistic cost",
  rows: () => [
    { label: "trace, every line verified", case: { ...told, part: "lines" }, goal: 5 },
    { label: "its LaTeX", case: { ...told, part: "latex" }, goal: 1 },
  ],
};
