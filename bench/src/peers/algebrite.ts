/** Algebrite 1.4. Parts that are let are its variables, which evaluation puts in as they are. */
import { createRequire } from "node:module";
import type { Program } from "../terms.js";
import { writeTerm } from "../write.js";
import { type Engine, work } from "./engine.js";

/** What is used of it; it comes without types. */
interface Algebrite {
  readonly run: (text: string) => string;
  readonly eval: (text: string | Expression) => Expression;
  readonly derivative: (of: Expression, by: Expression) => Expression;
  readonly simplify: (of: Expression) => Expression;
  readonly subst: (value: Expression, name: Expression, within: Expression) => Expression;
  readonly float: (of: Expression) => Expression;
}
interface Expression {
  readonly toString: () => string;
}
const algebrite: Algebrite = createRequire(import.meta.url)("algebrite");

function expressionOf({ lets, body }: Program): Expression {
  for (const [name, value] of lets) algebrite.run(`${name} = ${writeTerm(value)}`);
  return algebrite.eval(writeTerm(body));
}

export const algebriteEngine: Engine = {
  work: (of) => {
    switch (of.ask) {
      case "differentiate":
      case "gradient": {
        const whole = expressionOf(of.program);
        const names = (typeof of.wrt === "string" ? [of.wrt] : of.wrt).map((name) => algebrite.eval(name));
        const isShort = of.ask === "differentiate" && of.simplify;
        return work(() =>
          names.map((name) => {
            const slope = algebrite.derivative(whole, name);
            return isShort ? algebrite.simplify(slope) : slope;
          }),
        );
      }
      case "parse": {
        const text = writeTerm(of.term);
        return work(() => algebrite.eval(text));
      }
      case "zero test": {
        const difference = algebrite.eval(`${writeTerm(of.left)} - (${writeTerm(of.right)})`);
        const isZero = (): boolean => String(algebrite.simplify(difference)) === "0";
        return work(isZero, (answer) => (answer === of.equal ? undefined : "does not see it"));
      }
      default:
        return undefined;
    }
  },
  valueAt: (answer, point) => {
    let value = (answer as Expression[])[0] as Expression;
    for (const [name, number] of Object.entries(point))
      value = algebrite.subst(algebrite.eval(String(number)), algebrite.eval(name), value);
    return Number(String(algebrite.float(algebrite.eval(value))).replace("...", ""));
  },
};
