/**
 * What the system knows of a function. One file per function; the registry (registry.ts) lists them all, and
 * documented.ts with what derivations do without.
 *
 * `partials` is the derivative rule, `slope` and `precise` serve the checker: they are written apart from it
 * (another formula where there is one) and the tests hold the three against one another.
 */
import type { Decimal } from "decimal.js";
import type { Expr } from "../expr/index.js";
import type { CodeNames } from "./code.js";

/** An interval of real numbers; a missing end is infinite. Ends are open unless said. */
export interface Range {
  readonly lower?: number;
  readonly upper?: number;
  readonly closedBelow?: boolean;
  readonly closedAbove?: boolean;
}

export interface FunctionSpec {
  /** The name in the input language: "sigmoid". */
  readonly name: string;
  /** Other names it is read by: "ln" for log. Printed names are always `name`. */
  readonly aliases?: readonly string[];
  /** Fewest and most arguments; most may be Infinity (`max`). */
  readonly arity: readonly [number, number];
  /** The name in Unicode: "σ", "log", "Γ". */
  readonly unicode: string;
  /** The name in LaTeX: "\\sigma", "\\log", "\\operatorname{softplus}". Special layouts (a root, bars, e^u)
   *  belong to the printers. */
  readonly latex: string;
  /** Relations that must hold for a real value: u > 0 for log(u). None: defined everywhere. */
  readonly domain?: (args: readonly Expr[]) => readonly Expr[];
  /** Relations that must hold besides for the derivative: u != 0 for abs(u). */
  readonly smooth?: (args: readonly Expr[]) => readonly Expr[];
  /** Where its values lie, for arguments in the domain. */
  readonly range?: Range;
  /** Strictly so on the whole domain, as a function of one argument. */
  readonly monotone?: "increasing" | "decreasing";
  /** Points [u, f(u)] of a monotone function that are exact: [1, 0] for log. */
  readonly through?: readonly (readonly [number, number])[];
  readonly parity?: "even" | "odd";
  /** The partial derivatives, one per argument, as an expert writes them: for sigmoid, s(u)*(1 - s(u)). */
  readonly partials: (args: readonly Expr[]) => readonly Expr[];
  /** How a textbook names the derivative where it has a name of its own: "σ′ = σ(1 − σ)". */
  readonly derivativeLabel?: string;
  /** The function by more elementary ones (exp, log, powers, other functions here), where it is so defined:
   *  for sigmoid, 1/(1 + exp(-u)). Read by outside opinions and by the exact test. */
  readonly definition?: (args: readonly Expr[]) => Expr;
  /** The value in double precision, stable for large arguments; NaN outside the domain. */
  readonly evaluate: (...args: number[]) => number;
  /** The partial derivatives in double precision; written apart from `partials`. */
  readonly slope: (...args: number[]) => readonly number[];
  /** The value at the precision of its arguments, right but for the last digits even where it is small; no number
   *  outside the domain. It serves the numbers that refute. */
  readonly precise: (...args: Decimal[]) => Decimal;
}

/** What no derivation needs of a function: what is told of it, and how it is called in code. */
export interface FunctionDocs {
  /** The function that this is said of. */
  readonly spec: FunctionSpec;
  /** One sentence, for `derive functions`. */
  readonly meaning: string;
  /** Book and section or equation of the derivative: "Abramowitz & Stegun 4.4.52". */
  readonly source: string;
  /** How it is called in code. A function that is missing in a language is written out by its definition.
   *  What is put together by calls is a getter, so that bundlers see that nothing is lost without it. */
  readonly code?: CodeNames;
}

/** A function with all that is known of it. */
export interface DocumentedFunction extends FunctionSpec, Omit<FunctionDocs, "spec"> {}
