/** mathjs, raw (`simplify: false`) and as it comes. */
import { derivative, type MathNode, parse, simplify } from "mathjs";
import type { Differentiate, Gradient } from "../cases.js";
import type { Program } from "../terms.js";
import { refuseLong, writeTerm } from "../write.js";
import { type Engine, work } from "./engine.js";

/**
 * The program's expression. Parts stand there once for each use: of nodes that are one object in two places its
 * derivatives are wrong (15.2).
 */
export function nodeOf(program: Program): MathNode {
  refuseLong(program);
  const known = new Map<string, MathNode>();
  const used = new Set<string>();
  const partNamed = (name: string): MathNode | undefined => {
    if (used.has(name)) return known.get(name)?.cloneDeep();
    used.add(name);
    return known.get(name);
  };
  const read = (text: string): MathNode =>
    parse(text).transform((node) => ("name" in node && partNamed(node.name as string)) || node);
  for (const [name, value] of program.lets) known.set(name, read(writeTerm(value)));
  return read(writeTerm(program.body));
}

const derivatives = ({ program, wrt }: Gradient | Differentiate, short: boolean): (() => MathNode[]) => {
  const node = nodeOf(program);
  const names = typeof wrt === "string" ? [wrt] : wrt;
  return () => names.map((name) => derivative(node, name, { simplify: short }));
};

const valueAt: Engine["valueAt"] = (answer, point) => (answer as MathNode[])[0]?.evaluate({ ...point });

export const mathjsRaw: Engine = {
  work: (of) => {
    switch (of.ask) {
      case "differentiate":
        return of.simplify ? undefined : work(derivatives(of, false));
      case "gradient":
        return work(derivatives(of, false));
      case "parse": {
        const text = writeTerm(of.term);
        return work(() => parse(text));
      }
      default:
        return undefined;
    }
  },
  valueAt,
};

export const mathjsDefault: Engine = {
  work: (of) => {
    switch (of.ask) {
      case "differentiate":
      case "gradient":
        return work(derivatives(of, true));
      case "zero test": {
        const difference = parse(`${writeTerm(of.left)} - (${writeTerm(of.right)})`);
        const isZero = (): boolean => simplify(difference).toString() === "0";
        return work(isZero, (answer) => (answer === of.equal ? undefined : "does not see it"));
      }
      default:
        return undefined;
    }
  },
  valueAt,
};
