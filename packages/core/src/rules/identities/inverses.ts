/** A function of its inverse: sin(arcsin u) = u, σ(logit u) = u. */
import type { Expr } from "../../expr/index.js";
import type { Rule } from "../types.js";

/** [f, g] with f(g(u)) = u wherever g(u) is defined. The other way round arcsin(sin u) is another branch. */
const pairs: ReadonlySet<string> = new Set(
  [
    ["sigmoid", "logit"],
    ["logit", "sigmoid"],
    ["sin", "asin"],
    ["cos", "acos"],
    ["tan", "atan"],
    ["sec", "asec"],
    ["csc", "acsc"],
    ["cot", "acot"],
    ["sinh", "asinh"],
    ["asinh", "sinh"],
    ["cosh", "acosh"],
    ["tanh", "atanh"],
    ["atanh", "tanh"],
    ["sech", "asech"],
    ["csch", "acsch"],
    ["acsch", "csch"],
    ["coth", "acoth"],
    ["acoth", "coth"],
    ["expm1", "log1p"],
    ["log1p", "expm1"],
  ].map(([outer, inner]) => `${outer} ${inner}`),
);

export const inverseFunctions: Rule = {
  id: "inverse-functions",
  label: "inverse functions",
  family: "identity",
  heads: ["call"],
  statement: ["sin(asin(u))", "u"],
  conditions: ["the inner function is defined at u, as the left side requires already"],
  source: "definition of the inverse functions",
  examples: [
    { before: "sigmoid(logit(p))", after: "p" },
    { before: "logit(sigmoid(x))", after: "x" },
    { before: "tanh(atanh(x))", after: "x" },
  ],
  refuses: ["asin(sin(x))", "acosh(cosh(x))", "sin(acos(x))"],
  apply: (e, setting) => {
    if (e.kind !== "call" || e.args.length !== 1 || setting.definitions.has(e.name)) return undefined;
    const [inner] = e.args as readonly [Expr];
    if (inner.kind !== "call" || inner.args.length !== 1 || !pairs.has(`${e.name} ${inner.name}`))
      return undefined;
    const u = inner.args[0] as Expr;
    return { after: u, bindings: { u } };
  },
};
