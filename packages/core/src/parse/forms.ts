/** Calls that are notation rather than functions: sum, prod, diff, partial, piecewise, norm, dot. */
import {
  type Call,
  call,
  diff,
  dot,
  type Expr,
  type Partial,
  partial,
  piecewise,
  prod,
  sum,
} from "../expr/index.js";
import type { DeriveError, ErrorKind } from "./errors.js";

type Fail = (kind: ErrorKind, message: string, hint?: string) => DeriveError;
type Form = (args: readonly (() => Expr)[], fail: Fail) => Expr;

const big =
  (name: "sum" | "prod", make: typeof sum): Form =>
  (args, fail) => {
    const usage = `write ${name}(body, i, 1, m)`;
    if (args.length !== 4) {
      throw fail(
        "wrong-arity",
        `${name} takes a body, an index and two bounds, not ${args.length} arguments`,
        usage,
      );
    }
    const [body, index, lower, upper] = args.map((arg) => arg()) as [Expr, Expr, Expr, Expr];
    if (index.kind !== "sym") throw fail("syntax", `the index of a ${name} must be a name`, usage);
    return make(body, index.name, lower, upper);
  };

const derivative: Form = (args, fail) => {
  const usage = "write diff(f, x), diff(f, theta[j]) or diff(f, x, y)";
  if (args.length < 2) throw fail("wrong-arity", `diff takes an expression and a variable`, usage);
  const [body, ...variables] = args.map((arg) => arg()) as [Expr, ...Expr[]];
  return variables.reduce((inner, variable) => {
    if (variable.kind === "sym" || variable.kind === "at") return diff(inner, variable);
    throw fail("not-a-variable", "one can differentiate by a name or an indexed name only", usage);
  }, body);
};

const partialOf: Form = (args, fail) => {
  const usage = "write partial(1, f(x, y)) for the derivative of f by its first argument";
  const [position, of] = args.map((arg) => arg());
  if (args.length !== 2 || position?.kind !== "num" || (of?.kind !== "call" && of?.kind !== "partial")) {
    throw fail("syntax", "partial takes a position and an unknown function", usage);
  }
  return partial(Number(position.value.n), of as Call | Partial);
};

const cases: Form = (args, fail) => {
  if (args.length < 3 || args.length % 2 === 0) {
    throw fail(
      "wrong-arity",
      "piecewise takes pairs of a condition and a value, then the value otherwise",
      "write piecewise(x < 0, -x, x)",
    );
  }
  return piecewise(...args.map((arg) => arg()));
};

const norm: Form = (args, fail) => {
  const [vector] = args.map((arg) => arg());
  if (vector === undefined || args.length !== 1) throw fail("wrong-arity", "norm takes one vector");
  return call("sqrt", dot(vector, vector));
};

const inner: Form = (args, fail) => {
  const [u, v] = args.map((arg) => arg());
  if (u === undefined || v === undefined || args.length !== 2)
    throw fail("wrong-arity", "dot takes two vectors");
  return dot(u, v);
};

export const forms: Readonly<Record<string, Form>> = {
  sum: big("sum", sum),
  prod: big("prod", prod),
  product: big("prod", prod),
  diff: derivative,
  partial: partialOf,
  piecewise: cases,
  norm,
  dot: inner,
};
