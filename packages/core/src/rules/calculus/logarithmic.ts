import { add, diff, div, type Expr, isNegative, mul, neg, num } from "../../expr/index.js";
import { dependsOn } from "../../problem/dependence.js";
import type { Rule } from "../types.js";

/**
 * The logarithm of a product, quotient or power has the derivatives of its parts' logarithms for a derivative,
 * whatever the signs of the parts: log|u| has u′/u.
 */
export const logarithmicDerivative: Rule = {
  id: "logarithmic-derivative",
  label: "logarithmic derivative",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(log(u*v/w^n), x)", "diff(u, x)/u + diff(v, x)/v - n*diff(w, x)/w"],
  conditions: ["n does not depend on x"],
  source: "Stewart, Calculus, 3.6 (logarithmic differentiation)",
  examples: [
    { before: "diff(log((x + 1)/(x - 1)), x)", after: "diff(x + 1, x)/(x + 1) - diff(x - 1, x)/(x - 1)" },
    { before: "diff(log(x*y), x)", after: "diff(x, x)/x" },
    { before: "diff(log(x^2*sin(x)), x)", after: "2 * diff(x, x)/x + diff(sin(x), x)/sin(x)" },
    { before: "diff(log(sqrt(x/(1 - x))), x)", after: "1/2 * (diff(x, x)/x - diff(1 - x, x)/(1 - x))" },
  ],
  refuses: ["diff(log(x + 1), x)", "diff(log(sin(x)), x)", "diff(x*y, x)", "diff(log(x, 2), x)"],
  apply: (e, setting) => {
    if (e.kind !== "diff" || e.args[0].kind !== "call" || e.args[0].name !== "log") return undefined;
    const [body, x] = e.args;
    const [inner, base] = body.args as readonly [Expr, Expr?];
    if (base !== undefined || setting.definitions.has("log")) return undefined;
    const depends = (part: Expr): boolean => dependsOn(part, x, setting);
    if (!isCompound(inner, depends)) return undefined;
    const parts = (e: Expr): Expr => {
      if (!depends(e)) return num(0);
      switch (e.kind) {
        case "mul":
          return sumOf(e.args.filter(depends).map(parts));
        case "div": {
          const [u, v] = e.args;
          return sumOf([...(depends(u) ? [parts(u)] : []), ...(depends(v) ? [neg(parts(v))] : [])]);
        }
        case "neg":
          return parts(e.args[0]);
        case "pow": {
          const [u, n] = e.args;
          if (depends(n)) return div(diff(e, x), e);
          return times(n, parts(u));
        }
        case "call":
          if (e.name === "sqrt") return mul(num(1, 2), parts(e.args[0] as Expr));
          return e.name === "exp" ? diff(e.args[0] as Expr, x) : div(diff(e, x), e);
        default:
          return div(diff(e, x), e);
      }
    };
    return { after: parts(inner), bindings: { u: inner, x } };
  },
};

const sumOf = (parts: readonly Expr[]): Expr => add(...parts);

/** n·(u′/u) as n·u′/u. */
function times(n: Expr, slope: Expr): Expr {
  if (n.kind === "num" && isNegative(n.value)) return neg(times(num(n.value.neg()), slope));
  return slope.kind === "div" ? div(mul(n, slope.args[0]), slope.args[1]) : mul(n, slope);
}

/** A product, quotient or power of which the rule makes something simpler. */
function isCompound(e: Expr, depends: (part: Expr) => boolean): boolean {
  switch (e.kind) {
    case "mul":
    case "div":
    case "neg":
      return true;
    case "pow":
      return !depends(e.args[1]);
    case "call":
      return e.name === "sqrt" && isCompound(e.args[0] as Expr, depends);
    default:
      return false;
  }
}
