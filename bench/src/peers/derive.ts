/** Derive itself. Every run has an arena of its own: nothing is found that an earlier run has made. */
import {
  Arena,
  call,
  check,
  compare,
  type Derivation,
  derivationToLatex,
  derivative,
  derive,
  div,
  type Expr,
  grouped,
  neg,
  num,
  parseExpression,
  parseProblem,
  partialDerivatives,
  pow,
  type Setting,
  sym,
  type Variable,
} from "@derive/core";
import type { Case, Check, Differentiate, Gradient, Parse, Trace, ZeroTest } from "../cases.js";
import type { Work } from "../measure.js";
import { carryOut, type Operation, type Program } from "../terms.js";
import { writeTerm } from "../write.js";
import type { Engine } from "./engine.js";
import { work } from "./engine.js";

const syntax = { power: "^", functions: { sigmoid: "sigmoid" } } as const;

export const deriveEngine: Engine = {
  work: workOf,
};

function workOf(of: Case): Work | undefined {
  switch (of.ask) {
    case "differentiate":
      return differentiate(of);
    case "gradient":
      return gradient(of);
    case "parse":
      return parse(of);
    case "zero test":
      return zeroTest(of);
    case "trace":
      return trace(of);
    case "check":
      return checkWorking(of);
    case "command":
      return undefined;
  }
}

/** The program's expression, with its shared parts shared. */
export function exprOf(program: Program): Expr {
  return carryOut(program, (leaf) => (typeof leaf === "number" ? num(leaf) : sym(leaf)), applied);
}

function applied(operation: Operation, args: readonly Expr[]): Expr {
  const [u, v] = args as readonly [Expr, Expr, ...Expr[]];
  switch (operation) {
    case "add":
    case "mul":
      return grouped(operation, ...(args as readonly [Expr, Expr, ...Expr[]]));
    case "neg":
      return neg(u);
    case "div":
      return div(u, v);
    case "pow":
      return pow(u, v);
    default:
      return call(operation, u);
  }
}

interface InArena<T> {
  readonly arena: Arena;
  readonly given: T;
}

function inArena<T>(make: () => T): InArena<T> {
  const arena = new Arena();
  return { arena, given: arena.run(make) };
}

interface Problem {
  readonly root: Expr;
  readonly variables: readonly Variable[];
}

const problem = (program: Program, wrt: readonly string[]): InArena<Problem> =>
  inArena(() => ({ root: exprOf(program), variables: wrt.map(sym) }));

const unanswered = (answer: unknown): string | undefined => (answer === undefined ? "no answer" : undefined);

const differentiate = ({ program, wrt, simplify }: Differentiate): Work<InArena<Problem>> => ({
  prepare: () => problem(program, [wrt]),
  run: ({ arena, given: { root, variables } }) =>
    arena.run(() =>
      simplify ? derivative(root, variables[0] as Variable) : partialDerivatives(root, variables),
    ),
  fault: unanswered,
});

const gradient = ({ program, wrt }: Gradient): Work<InArena<Problem>> => ({
  prepare: () => problem(program, wrt),
  run: ({ arena, given: { root, variables } }) => arena.run(() => partialDerivatives(root, variables)),
  fault: unanswered,
});

function parse({ term }: Parse): Work<Arena> {
  const text = writeTerm(term, syntax);
  return {
    prepare: () => new Arena(),
    run: (arena) => arena.run(() => parseProblem(text, { wrt: "t" })),
  };
}

function zeroTest({ left, right, equal }: ZeroTest): Work<InArena<Comparison>> {
  const [a, b] = [left, right].map((term) => writeTerm(term, syntax)) as [string, string];
  const expected = equal ? "proved" : "refuted";
  const wrt = /\b[a-z]\b/.exec(a)?.[0] as string;
  return {
    prepare: () =>
      inArena(() => {
        const setting = parseProblem(a, { wrt });
        return [setting.expression, parseExpression(b, setting), setting];
      }),
    run: ({ arena, given: [p, q, setting] }) => arena.run(() => compare(p, q, setting).kind),
    fault: (kind) => (kind === expected ? undefined : String(kind)),
  };
}

type Comparison = readonly [left: Expr, right: Expr, setting: Setting];

const unproved = (answer: unknown): string | undefined => {
  const { lines } = answer as Derivation;
  return lines.every(({ verdict }) => verdict.kind === "proved") ? undefined : "a line is not proved";
};

function trace({ source, wrt, where, part }: Trace): Work {
  const lines = (): Derivation => derive(source, { wrt, where });
  switch (part) {
    case "lines":
      return work(lines, unproved);
    case "lines and latex":
      return work(() => derivationToLatex(lines()));
    case "latex":
      return { prepare: lines, run: (derivation) => derivationToLatex(derivation as Derivation) };
  }
}

const checkWorking = ({ source, wrt, where, working, firstWrong }: Check): Work =>
  work(
    () => check(source, working, { wrt, where }).firstWrong,
    (answer) => (answer === firstWrong ? undefined : `the first wrong line is said to be ${answer}`),
  );
