/** The same cost in matrix notation, by the whole vector of weights. */
import type { Family } from "../cases.js";

const source = "-1/m * (y'*log(sigmoid(X*theta)) + (ones(m) - y)'*log(ones(m) - sigmoid(X*theta)))";
const told = { ask: "trace", source, wrt: "theta", where: "X: m x n" } as const;

export const matrixLogistic: Family = {
  name: "matrixLogistic",
  title: "matrix logistic cost",
  rows: () => [
    { label: "trace, every line verified", case: { ...told, part: "lines" } },
    { label: "its LaTeX", case: { ...told, part: "latex" } },
  ],
};
