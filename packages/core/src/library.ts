/** The call a program makes: a problem as text in, a derivation out. */

import type { Derivation } from "./derive/derivation.js";
import { deriveProblem, type Layout, type Style } from "./derive/derive.js";
import { Arena, type Expr } from "./expr/index.js";
import { parseExpression, parseProblem } from "./parse/index.js";

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
  /** An answer to be checked against: "1/m * sum((h(x[i]) - y[i]) * x[i, j], i, 1, m)". */
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
  const given: Partial<DeriveOptions> = options ?? {};
  return new Arena().run(() => {
    const parsed = parseProblem(problem, given as DeriveOptions);
    const expected: Expr | undefined =
      given.expect === undefined ? undefined : parseExpression(given.expect, parsed);
    return deriveProblem(parsed, expected, given);
  });
}
