/** compute-engine 0.140, by MathJSON. Parts that are let are boxed once. */
import { carryOut, type Operation, type Program, type Term } from "../terms.js";
import { type Engine, work } from "./engine.js";

/** What is used of it: its own types need it to be installed, which it is not on an older Node. */
interface Boxed {
  readonly evaluate: () => Boxed;
  readonly simplify: () => Boxed;
  readonly subs: (at: Readonly<Record<string, number>>) => Boxed;
  readonly N: () => Boxed;
  readonly re: number;
  readonly is: (value: number) => boolean;
}
interface ComputeEngine {
  readonly box: (json: unknown) => Boxed;
  readonly parse: (latex: string) => Boxed;
}

const operators: Readonly<Record<Operation, string>> = {
  add: "Add",
  mul: "Multiply",
  neg: "Negate",
  div: "Divide",
  pow: "Power",
  exp: "Exp",
  log: "Ln",
  sin: "Sin",
  cos: "Cos",
  sigmoid: "",
};

/** @throws where it is not installed */
export async function computeEngine(): Promise<Engine> {
  const name = "@cortex-js/compute-engine";
  const { ComputeEngine } = (await import(name)) as { ComputeEngine: new () => ComputeEngine };
  const engine = new ComputeEngine();
  const boxed = (program: Program): Boxed =>
    carryOut(
      program,
      (leaf) => engine.box(leaf),
      (operation, args) => engine.box(mathJson(operation, args)),
    );
  const boxedTerm = (body: Term): Boxed => boxed({ lets: [], body });
  return {
    work: (of) => {
      switch (of.ask) {
        case "differentiate":
        case "gradient": {
          const whole = boxed(of.program);
          const names = typeof of.wrt === "string" ? [of.wrt] : of.wrt;
          const isShort = of.ask === "differentiate" && of.simplify;
          return work(() =>
            names.map((by) => {
              const slope = engine.box(["D", whole, by]).evaluate();
              return isShort ? slope.simplify() : slope;
            }),
          );
        }
        case "zero test": {
          const difference = engine.box(["Subtract", boxedTerm(of.left), boxedTerm(of.right)]);
          const isZero = (): boolean => difference.simplify().is(0);
          return work(isZero, (answer) => (answer === of.equal ? undefined : "does not see it"));
        }
        default:
          return undefined;
      }
    },
    valueAt: (answer, point) => (answer as Boxed[])[0]?.subs(point).N().re ?? Number.NaN,
  };
}

const mathJson = (operation: Operation, args: readonly unknown[]): unknown =>
  operation === "sigmoid"
    ? ["Divide", 1, ["Add", 1, ["Exp", ["Negate", args[0]]]]]
    : [operators[operation], ...args];
