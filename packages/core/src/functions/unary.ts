/** A function of one argument, described by what it does to that argument. */
import type { Decimal } from "decimal.js";
import type { Expr } from "../expr/index.js";
import type { FunctionSpec } from "./types.js";

type Shared = Omit<
  FunctionSpec,
  | "arity"
  | "partials"
  | "domain"
  | "smooth"
  | "definition"
  | "evaluate"
  | "slope"
  | "precise"
  | "unicode"
  | "latex"
>;

export interface UnaryFunction extends Shared {
  /** Defaults to the name. */
  readonly unicode?: string;
  /** Defaults to \operatorname{name}. */
  readonly latex?: string;
  readonly derivative: (u: Expr) => Expr;
  readonly domain?: (u: Expr) => readonly Expr[];
  readonly smooth?: (u: Expr) => readonly Expr[];
  readonly definition?: (u: Expr) => Expr;
  readonly value: (u: number) => number;
  readonly rate: (u: number) => number;
  readonly precise: (u: Decimal) => Decimal;
}

/** @example unary({ name: "sin", derivative: (u) => call("cos", u), value: Math.sin, rate: Math.cos, … }) */
export function unary(f: UnaryFunction): FunctionSpec {
  const { derivative, domain, smooth, definition, value, rate, precise, unicode, latex, ...shared } = f;
  const first = (args: readonly Expr[]): Expr => args[0] as Expr;
  return {
    ...shared,
    unicode: unicode ?? f.name,
    latex: latex ?? `\\operatorname{${f.name}}`,
    arity: [1, 1],
    partials: (args) => [derivative(first(args))],
    ...(domain && { domain: (args: readonly Expr[]) => domain(first(args)) }),
    ...(smooth && { smooth: (args: readonly Expr[]) => smooth(first(args)) }),
    ...(definition && { definition: (args: readonly Expr[]) => definition(first(args)) }),
    evaluate: value,
    slope: (u) => [rate(u)],
    precise,
  };
}
