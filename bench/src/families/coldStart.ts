/** Whole processes of the command, against `node -e 0`. */
import type { Family } from "../cases.js";
import { cost } from "./indexedLogistic.js";

const showcase = [cost, "--wrt", "theta[j]"];
const commands: readonly (readonly [label: string, args: readonly string[], goal?: number])[] = [
  ["derive, the showcase", showcase, 2],
  ["derive --format latex", [...showcase, "--format", "latex"]],
  ["derive, of x^2*sin(x)", ["x^2*sin(x)", "--wrt", "x"]],
  ["check", ["check", "examples/log-of-one-minus-sigmoid.working"]],
  ["code --to numpy", ["code", ...showcase, "--to", "numpy"]],
  ["convexity", ["convexity", "log(1 + exp(-y*w*x))", "--wrt", "w"]],
  ["rules", ["rules"]],
  ["functions", ["functions"]],
  ["--help", ["--help"]],
];

export const coldStart: Family = {
  name: "coldStart",
  title: "cold start",
  rows: (quick) =>
    (quick ? commands.slice(0, 1) : commands).map(([label, args, goal]) => ({
      label,
      case: { ask: "command", args },
      ...(goal !== undefined && { goal }),
    })),
};
