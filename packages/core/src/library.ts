/** The call a program makes: a problem as text in, a derivation out. */

import { type CheckReport, checkWorking, namesOf, readTextWorking, type Working } from "./check/index.js";
import { type ConvexityReport, convexityOf } from "./convexity/index.js";
import type { Derivation } from "./derive/derivation.js";

import { deriveProblem } from "./derive/derive.js";
import type { Layout, Style } from "./derive/styles.js";
import { type Derived, emitCode, NotCode } from "./emit/index.js";
import { Arena, at, type Expr, freeNames, freshName, sym } from "./expr/index.js";
import type { Target } from "./functions/index.js";
import { type Gradient, gradientOf } from "./gradient/index.js";
import { DeriveError, parseClaim, parseProblem, refuseRepeated } from "./parse/index.js";
import { toText } from "./print/text.js";
import type { Problem } from "./problem/problem.js";

export interface DeriveOptions {
  /** What to differentiate by: "x", "theta[j]", "W[k, 1]"; several, "x, y", are taken in turn. */
  readonly wrt: string | readonly string[];
  /** How often, by one variable. Default 1. */
  readonly order?: number | undefined;
  /** The name that an equation ties to the variable: "y" for x^2 + y^2 == 1. */
  readonly implicit?: string | undefined;
  /** Granted relations: "x > 0; y in {0, 1}; sum(Y[i, k], k, 1, K) = 1". */
  readonly assume?: string | undefined;
  /** Shapes in matrix notation: "X: m x n, theta: n, A: n x n symmetric"; what is not said is inferred. */
  readonly where?: string | undefined;
  /** An answer to be checked against: "1/m * sum((h(x[i]) - y[i]) * x[i, j], i, 1, m)". It may name parts of its own:
   *  "u1 = sigmoid(x); u1 * (1 - u1)". */
  readonly expect?: string | undefined;
  /** How the derivation is told; "leibniz" takes each dG/dh, dh/dz, … on its own. In matrix notation
   *  "jacobian" carries rows forward, "differential" reads the gradient off dJ; without either the shorter. */
  readonly style?: Style | undefined;
  /** Of the Jacobian of a vector: "numerator", a row for each entry of the function, or "denominator", its
   *  transpose. A gradient has the shape of the variable in either. Default "numerator". */
  readonly layout?: Layout | undefined;
  /** Whether a derivative with a name (σ′ = σ(1 − σ)) carries the lines that show it. Default false. */
  readonly lemmas?: boolean | undefined;
}

/**
 * Differentiates a problem given in the input language: definitions first, the cost last.
 *
 * @throws DeriveError for input that cannot be read or differentiated; `error.render()` is meant for people
 * @example
 * const d = derive("h(z) = sigmoid(theta' * z); log(h(x))", { wrt: "theta[j]" });
 * toText(d.result); // "(1 - h(x)) * x[j]"
 */
export function derive(problem: string, options: DeriveOptions): Derivation {
  // A program without types may leave the options out; that is told like any other mistake.
  const given = { ...options };
  return new Arena().run(() => {
    const parsed = parseProblem(problem, given);
    const expected: Expr | undefined =
      given.expect === undefined ? undefined : parseClaim(given.expect, parsed);
    return deriveProblem(parsed, expected, given);
  });
}

export interface GradientOptions extends Pick<DeriveOptions, "assume" | "where"> {
  /** What to differentiate by: "a, b", ["x1", "x2"], "theta[j]". */
  readonly wrt: string | readonly string[];
}

/**
 * All partial derivatives of a cost, without lines: in proportion to the length of the cost, however many variables there are.
 *
 * @throws DeriveError for input that cannot be read or differentiated
 * @example gradient("(a*x + b - y)^2", { wrt: "a, b" }).partials.map(toText) // ["2 * (a * x + b - y) * x", "2 * (a * x + b - y)"]
 */
export function gradient(problem: string, options: GradientOptions): Gradient {
  return new Arena().run(() => {
    const parsed = parseProblem(problem, { ...options, answerOnly: true });
    refuseRepeated(parsed.variables, options.wrt);
    return gradientOf(parsed);
  });
}

/**
 * Asks whether a cost is convex in its variables, taken together where there are several.
 *
 * @throws DeriveError for input that cannot be read
 * @example convexity("sum((X*w - y).^2)", { wrt: "w", where: "X: m x n" }).verdict // "convex"
 */
export function convexity(
  problem: string,
  options: Pick<DeriveOptions, "wrt" | "where" | "assume">,
): ConvexityReport {
  return new Arena().run(() => {
    const parsed = parseProblem(problem, { ...options, whole: true });
    refuseRepeated(parsed.variables, options.wrt);
    return convexityOf(parsed);
  });
}

export type CheckOptions = Pick<DeriveOptions, "wrt" | "order" | "implicit" | "assume" | "where">;

/**
 * Checks somebody's own derivation, line by line, and explains the first wrong line.
 *
 * @param working a line per step in the input language, or a working that was read from LaTeX
 * @throws DeriveError for input that cannot be read or differentiated
 * @example check("x^2*sin(x)", "diff(x^2*sin(x), x)\n= 2*x*cos(x)", { wrt: "x" }).firstWrong // 1
 */
export function check(problem: string, working: string | Working, options: CheckOptions): CheckReport {
  return new Checker(problem, options).check(working);
}

/** One problem for many workings: it is read and differentiated once. */
export class Checker {
  readonly #arena = new Arena();
  readonly #problem: Problem;
  #derivation: Derivation | undefined;

  /** @throws DeriveError for a problem that cannot be read */
  constructor(problem: string, options: CheckOptions) {
    this.#problem = this.#arena.run(() => parseProblem(problem, { ...options }));
  }

  /** Nodes that are kept, of the problem and of every working so far. */
  get size(): number {
    return this.#arena.size;
  }

  /** @throws DeriveError as `check` does */
  check(working: string | Working): CheckReport {
    return this.#arena.run(() => {
      const read = typeof working === "string" ? readTextWorking(working, namesOf(this.#problem)) : working;
      this.#derivation ??= deriveProblem(this.#problem);
      return checkWorking(this.#problem, read, this.#derivation);
    });
  }
}

export interface CodeOptions {
  /** What to differentiate by: "x", "theta", "theta[j]" for all entries of theta. */
  readonly wrt: string;
  /** Granted relations, as for derive. */
  readonly assume?: string | undefined;
  /** Shapes in matrix notation, as for derive. */
  readonly where?: string | undefined;
  /** Whether the second derivative is written too. Default false. */
  readonly hessian?: boolean | undefined;
  /** The language. */
  readonly to: Target;
}

/**
 * Code for a problem: a documented function for the cost, one for its derivative, and on request the Hessian.
 *
 * @throws DeriveError for input that cannot be read or differentiated, or not be written in that language
 * @example code("norm2(X*w - y)^2", { wrt: "w", where: "X: m x n", to: "numpy" })
 */
export function code(problem: string, options: CodeOptions): string {
  return new Arena().run(() => {
    const { wrt, assume, where, hessian, to } = { ...options };
    const derived = (by: string | readonly string[], order: number): Derived => {
      const parsed = parseProblem(problem, { wrt: by, order, assume, where });
      const { result, assumptions, lines } = deriveProblem(parsed);
      return { problem: parsed, result, assumptions, of: lines[lines.length - 1]?.of ?? result };
    };
    const first = derived(wrt, 1);
    const [x, other] = first.problem.variables;
    if (other !== undefined) {
      const hint = "write one variable: --wrt x";
      throw new DeriveError("bad-option", "code is written for one variable", "", undefined, hint);
    }
    const again = secondVariable(x as Problem["variables"][number], first.problem);
    const second =
      hessian !== true ? undefined : again === undefined ? derived(wrt, 2) : derived([wrt, again], 1);
    try {
      return emitCode(first, second, to);
    } catch (error) {
      if (!(error instanceof NotCode)) throw error;
      throw new DeriveError(
        "not-supported",
        `this cannot be written as code: ${error.message}`,
        "",
        undefined,
        error.hint,
      );
    }
  });
}

/** theta[k] beside theta[j], for the derivative by every pair of entries; undefined for a variable without indices. */
function secondVariable(x: Problem["variables"][number], problem: Problem): string | undefined {
  if (x.kind !== "at" || x.args.every(({ kind }) => kind !== "sym")) return undefined;
  const taken = new Set([...(problem.source.match(/\w+/g) ?? []), ...freeNames(x)]);
  const indices = x.args.map((index) => {
    if (index.kind !== "sym") return index;
    const name = freshName(index.name, taken);
    taken.add(name);
    return sym(name);
  });
  return toText(at(x.name, ...indices));
}
