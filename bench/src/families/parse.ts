/** Text to an expression. */
import type { Family } from "../cases.js";
import type { Term } from "../terms.js";
import { loss } from "./logisticLoss.js";

const polynomial: Term = [
  "add",
  ...Array.from({ length: 200 }, (_, k): Term => ["mul", `a${k}`, ["pow", "t", k + 2]]),
];

export const parse: Family = {
  name: "parse",
  title: "parse",
  rows: () => [
    { label: "the scalar loss", case: { ask: "parse", term: loss } },
    { label: "a polynomial of 200 terms", case: { ask: "parse", term: polynomial } },
  ],
};
