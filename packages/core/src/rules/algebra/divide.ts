import { divideExactly } from "../../algebra/division.js";
import { toTerm } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { type Add, isInteger, isNegative, mul, pow } from "../../expr/index.js";
import type { Rule } from "../types.js";

/** A sum above the bar that a sum below divides without remainder: (x² - 1)/(x - 1) = x + 1. */
export const divide: Rule = {
  id: "divide",
  label: "cancel",
  family: "algebra",
  heads: ["div", "mul"],
  statement: ["(u*v + u*w)/u", "v + w"],
  conditions: ["u ≠ 0, as the left side requires already"],
  source: "polynomial division",
  examples: [
    { before: "(x^2 - 1)/(x - 1)", after: "x + 1" },
    { before: "(x^2 - y^2)/(x + y)^2", after: "(-y + x)/(x + y)" },
  ],
  refuses: ["(x^2 + 1)/(x - 1)"],
  apply: (e, setting) => {
    if (e.kind !== "div" && e.kind !== "mul") return undefined;
    const term = toTerm(e);
    const whole = term.factors.filter(
      ({ base, exponent }) => base.kind === "add" && exponent.kind === "num" && isInteger(exponent.value),
    );
    for (const below of whole) {
      if (!(below.exponent.kind === "num" && isNegative(below.exponent.value))) continue;
      for (const above of whole) {
        if (above.exponent.kind !== "num" || isNegative(above.exponent.value)) continue;
        const quotient = divideExactly(above.base, below.base as Add);
        if (quotient === undefined) continue;
        const others = term.factors.filter((factor) => factor !== above && factor !== below);
        const rest = termToExpr({ ...term, factors: others });
        const replaced = mul(
          rest,
          pow(quotient, above.exponent),
          pow(below.base, above.exponent),
          pow(below.base, below.exponent),
        );
        return {
          after: termToExpr(toTerm(replaced), setting.counts),
          bindings: { u: below.base, "v + w": quotient },
        };
      }
    }
    return undefined;
  },
};
