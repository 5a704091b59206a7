/** Logarithms to any base. */
import { call, type Expr, num } from "../../../expr/index.js";
import type { Derivative } from "./derivative.js";

export interface Logarithm {
  /** What it is the logarithm of. */
  readonly of: Expr;
  /** The natural logarithm of its base; undefined where the base is e. */
  readonly logOfBase: Expr | undefined;
}

/** The logarithm that is differentiated, its base a constant. */
export function logarithmIn({ body, moves, problem }: Derivative): Logarithm | undefined {
  if (body.kind !== "call" || problem.definitions.has(body.name)) return undefined;
  const [of, base] = body.args as readonly [Expr, Expr?];
  if (!moves(of) || (base !== undefined && moves(base))) return undefined;
  switch (body.name) {
    case "log":
      return { of, logOfBase: base && call("log", base) };
    case "log2":
      return { of, logOfBase: call("log", num(2)) };
    case "log10":
      return { of, logOfBase: call("log", num(10)) };
    default:
      return undefined;
  }
}
