/** The chain rule seen from outside: what is differentiated as f(u), where u is all that moves in it. */
import { arrayFunctionNamed } from "../../../arrays/index.js";
import { call, div, type Expr, mul, neg, num, partial, pow, sub } from "../../../expr/index.js";
import { functionNamed } from "../../../functions/index.js";
import type { Derivative } from "./derivative.js";

export interface Outer {
  readonly inner: Expr;
  /** f′ at v. */
  readonly slopeAt: (v: Expr) => Expr;
}

/** f and u, for functions of one moving argument, powers, exponentials and reciprocals. */
export function outerOf(d: Derivative): Outer | undefined {
  const { body, moves } = d;
  switch (body.kind) {
    case "call":
      return outerOfCall(body.name, body.args, d);
    case "pow": {
      const [u, n] = body.args;
      if (moves(u) && moves(n)) return undefined;
      return moves(u)
        ? { inner: u, slopeAt: (v) => mul(n, power(v, lessOne(n))) }
        : { inner: n, slopeAt: (v) => mul(pow(u, v), call("log", u)) };
    }
    case "div": {
      const [c, u] = body.args;
      return moves(u) && !moves(c) ? { inner: u, slopeAt: (v) => neg(div(c, pow(v, num(2)))) } : undefined;
    }
    default:
      return undefined;
  }
}

function outerOfCall(name: string, args: readonly Expr[], d: Derivative): Outer | undefined {
  const moving = args.filter(d.moves);
  const [inner] = moving;
  if (inner === undefined || moving.length > 1 || arrayFunctionNamed(name) !== undefined) return undefined;
  const position = args.indexOf(inner);
  const at = (v: Expr): Expr[] => args.map((arg, k) => (k === position ? v : arg));
  const spec = functionNamed(name);
  if (spec === undefined) return { inner, slopeAt: (v) => partial(position + 1, call(name, ...at(v))) };
  return withCases.has(name) ? undefined : { inner, slopeAt: (v) => spec.partials(at(v))[position] as Expr };
}

/** Their derivatives are told case by case, not by a chain rule. */
const withCases: ReadonlySet<string> = new Set(["max", "min", "abs", "sign", "step", "delta"]);

export const lessOne = (n: Expr): Expr => (n.kind === "num" ? num(n.value.sub(1)) : sub(n, num(1)));

/** uⁿ as it is written: u for n = 1, 1 for n = 0. */
export function power(u: Expr, n: Expr): Expr {
  if (n === num(0)) return num(1);
  return n === num(1) ? u : pow(u, n);
}
