import { call, type Expr, neg } from "../../expr/index.js";
import { functionNamed } from "../../functions/index.js";
import type { Rule } from "../types.js";

/** cos(-u) = cos u, sin(-u) = -sin u: as the function's file says. */
export const parity: Rule = {
  id: "parity",
  label: "even and odd functions",
  family: "identity",
  heads: ["call"],
  statement: ["cos(-u)", "cos(u)"],
  conditions: [],
  source: "Abramowitz & Stegun 4.3.13 and 4.3.14",
  examples: [
    { before: "cos(-x)", after: "cos(x)" },
    { before: "sin(-x*y)", after: "-sin(x * y)" },
  ],
  refuses: ["exp(-x)", "cos(x)", "sigmoid(-x)"],
  apply: (e, setting) => {
    if (e.kind !== "call" || e.args.length !== 1 || setting.definitions.has(e.name)) return undefined;
    const [argument] = e.args as readonly [Expr];
    const symmetry = functionNamed(e.name)?.parity;
    if (argument.kind !== "neg" || symmetry === undefined) return undefined;
    const plain = call(e.name, argument.args[0]);
    return { after: symmetry === "even" ? plain : neg(plain), bindings: { u: argument.args[0] } };
  },
};
