import { call, type Expr, mul } from "../../expr/index.js";
import type { Rule } from "../types.js";

/** relu(u)·step(u) = relu(u): where the step is 0, so is the rectifier. */
export const reluStep: Rule = {
  id: "relu-step",
  label: "relu(u)·step(u) = relu(u)",
  family: "identity",
  statement: ["relu(u)*step(u)", "relu(u)"],
  conditions: [],
  source: "Goodfellow, Bengio, Courville, Deep Learning, 6.3.1; case by case",
  examples: [{ before: "2*step(x)*y*relu(x)", after: "2 * y * relu(x)" }],
  refuses: ["relu(x)*step(y)", "relu(x)*step(-x)"],
  apply: (e) => {
    if (e.kind !== "mul") return undefined;
    for (const factor of e.args) {
      if (!isCall(factor, "relu")) continue;
      const u = factor.args[0] as Expr;
      const step = e.args.indexOf(call("step", u));
      if (step >= 0) return { after: mul(...e.args.filter((_, k) => k !== step)), bindings: { u } };
    }
    return undefined;
  },
};

const isCall = (e: Expr, name: string): boolean => e.kind === "call" && e.name === name;
