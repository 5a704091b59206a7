/** nerdamer 1.1, with all its parts. It is asked by text, and what is shared is written out. */
import { createRequire } from "node:module";
import { writeOut, writeTerm } from "../write.js";
import { type Engine, work } from "./engine.js";

/** What is used of it; its own types do not know `all`. */
interface Expression {
  readonly evaluate: (at: Readonly<Record<string, number>>) => Expression;
  readonly text: () => string;
}
type Nerdamer = (text: string) => Expression;
const nerdamer: Nerdamer = createRequire(import.meta.url)("nerdamer/all");

export const nerdamerEngine: Engine = {
  work: (of) => {
    switch (of.ask) {
      case "differentiate":
      case "gradient": {
        const whole = writeOut(of.program);
        const names = typeof of.wrt === "string" ? [of.wrt] : of.wrt;
        const isShort = of.ask === "differentiate" && of.simplify;
        const texts = names.map((name) =>
          isShort ? `simplify(diff(${whole}, ${name}))` : `diff(${whole}, ${name})`,
        );
        return work(() => texts.map((text) => nerdamer(text)));
      }
      case "parse": {
        const text = writeTerm(of.term);
        return work(() => nerdamer(text));
      }
      case "zero test": {
        const text = `simplify(${writeTerm(of.left)} - (${writeTerm(of.right)}))`;
        const isZero = (): boolean => nerdamer(text).text() === "0";
        return work(isZero, (answer) => (answer === of.equal ? undefined : "does not see it"));
      }
      default:
        return undefined;
    }
  },
  valueAt: (answer, point) => Number((answer as Expression[])[0]?.evaluate(point).text()),
};
