/** The loss of one observation in logistic regression: what a course starts with. */
import type { Family } from "../cases.js";
import { plain, type Term } from "../terms.js";

const h: Term = ["sigmoid", ["mul", "t", "x"]];

/** -(y ln σ(tx) + (1 - y) ln(1 - σ(tx))) */
export const loss: Term = [
  "neg",
  ["add", ["mul", "y", ["log", h]], ["mul", ["add", 1, ["neg", "y"]], ["log", ["add", 1, ["neg", h]]]]],
];

const told = { source: "-(y*log(sigmoid(t*x)) + (1 - y)*log(1 - sigmoid(t*x)))", wrt: "t" };
const asked = { ask: "differentiate", program: plain(loss), wrt: "t" } as const;
const at = { t: 0.3, x: 1.7, y: 0.25 };

export const logisticLoss: Family = {
  name: "logisticLoss",
  title: "scalar logistic loss",
  rows: () => [
    { label: "derive only", case: { ...asked, simplify: false }, at, goal: 0.02 },
    { label: "derive and simplify", case: { ...asked, simplify: true }, at, goal: 0.15 },
    { label: "whole trace", case: { ask: "trace", part: "lines", ...told } },
    { label: "whole trace and LaTeX", case: { ask: "trace", part: "lines and latex", ...told } },
  ],
};
