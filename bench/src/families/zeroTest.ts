/** Are two expressions equal? Asked of every line of a trace. */
import type { Family } from "../cases.js";
import type { Term } from "../terms.js";

const h: Term = ["sigmoid", ["mul", "t", "x"]];
const rest: Term = ["add", 1, ["neg", h]];
/** The derivative of the loss as the rules leave it: -(y h(1 - h)x/h - (1 - y) h(1 - h)x/(1 - h)). */
const raw: Term = [
  "neg",
  [
    "add",
    ["div", ["mul", "y", h, rest, "x"], h],
    ["neg", ["div", ["mul", ["add", 1, ["neg", "y"]], h, rest, "x"], rest]],
  ],
];
const square = (of: Term): Term => ["pow", of, 2];
const sumOfSquares = (a: Term, b: Term): Term => ["add", square(a), square(b)];

export const zeroTest: Family = {
  name: "zeroTest",
  title: "zero test",
  rows: () => [
    {
      label: "the loss's derivative and its short form",
      case: {
        ask: "zero test",
        left: raw,
        right: ["mul", ["add", h, ["neg", "y"]], "x"],
        equal: true,
      },
    },
    {
      label: "the same with the other sign (not equal)",
      case: {
        ask: "zero test",
        left: raw,
        right: ["mul", ["add", "y", ["neg", h]], "x"],
        equal: false,
      },
    },
    {
      label: "Diophantus: (a² + b²)(c² + d²)",
      case: {
        ask: "zero test",
        left: ["mul", sumOfSquares("a", "b"), sumOfSquares("c", "d")],
        right: sumOfSquares(
          ["add", ["mul", "a", "c"], ["neg", ["mul", "b", "d"]]],
          ["add", ["mul", "a", "d"], ["mul", "b", "c"]],
        ),
        equal: true,
      },
    },
  ],
};
