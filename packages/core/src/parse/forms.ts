/** Calls that are notation rather than functions: sum, prod, diff, partial, piecewise, norm, dot. */
import {
  type Call,
  call,
  diff,
  differentiatedCall,
  dot,
  type Expr,
  type Partial,
  partial,
  piecewise,
  prod,
  sum,
} from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { isUnknownName } from "../functions/unknownNames.js";
import { type Context, nameOf } from "./context.js";
import { functionOf, type Located } from "./mathjs.js";

type Form = (located: Located, context: Context) => Expr;

/** How each form is written. */
export const usages: Readonly<Record<string, string>> = {
  sum: "sum(body, i, 1, m)",
  prod: "prod(body, i, 1, m)",
  product: "product(body, i, 1, m)",
  diff: "diff(f, x), diff(f, theta[j]) or diff(f, x, y)",
  partial: "partial(1, f(x, y)) for the derivative of f by its first argument",
  piecewise: "piecewise(x < 0, -x, x)",
  norm: "norm(v)",
  dot: "dot(u, v)",
};

const usage = (located: Located): string => `write ${usages[functionOf(located)]}`;

const big =
  (make: typeof sum): Form =>
  (located, context) => {
    const name = functionOf(located);
    const [body, index, lower, upper, ...more] = located.children;
    if (
      body === undefined ||
      index === undefined ||
      lower === undefined ||
      upper === undefined ||
      more.length > 0
    ) {
      const given = located.children.length === 1 ? "1 argument" : `${located.children.length} arguments`;
      const message = `${name} takes a body, an index and two bounds, not ${given}`;
      throw context.error("wrong-arity", message, nameOf(located), usage(located));
    }
    const letter = index.node.type === "SymbolNode" ? index.node.name : undefined;
    if (letter === undefined || letter === "pi") {
      throw context.error("syntax", `the index of a ${name} must be a name`, index, usage(located));
    }
    return make(context.expr(body), letter, context.expr(lower), context.expr(upper));
  };

const derivative: Form = (located, context) => {
  const [body, ...variables] = located.children;
  if (body === undefined || variables.length === 0) {
    const message = "diff takes an expression and a variable";
    throw context.error("wrong-arity", message, nameOf(located), usage(located));
  }
  return variables.reduce((inner, place) => {
    const variable = context.expr(place);
    if (variable.kind === "at" || (variable.kind === "sym" && variable.name !== "pi"))
      return diff(inner, variable);
    const message = "one can differentiate by a name or an indexed name only";
    throw context.error("not-a-variable", message, place, usage(located));
  }, context.exprOrRelation(body));
};

const partialOf: Form = (located, context) => {
  const [first, second, ...more] = located.children;
  if (first === undefined || second === undefined || more.length > 0) {
    const message = "partial takes a position and an unknown function";
    throw context.error("wrong-arity", message, nameOf(located), usage(located));
  }
  const [position, of] = [context.expr(first), context.expr(second)];
  const inner = of.kind === "partial" ? differentiatedCall(of) : of;
  if (inner.kind !== "call" || isKnown(inner.name, context)) {
    const message = "partial takes the derivative of an unknown function";
    throw context.error("syntax", message, second, usage(located));
  }
  const at = position.kind === "num" && position.value.d === 1n ? Number(position.value.valueOf()) : 0;
  if (at < 1 || at > inner.args.length) {
    const count = inner.args.length === 1 ? "1 argument" : `${inner.args.length} arguments`;
    const message = `the position must be a whole number from 1: ${inner.name} has ${count}`;
    throw context.error("syntax", message, first, usage(located));
  }
  return partial(at, of as Call | Partial);
};

const isKnown = (name: string, context: Context): boolean =>
  functionNamed(name) !== undefined && !isUnknownName(name) && !context.functions.has(name);

const cases: Form = (located, context) => {
  const { children } = located;
  if (children.length < 3 || children.length % 2 === 0) {
    const message = "piecewise takes pairs of a condition and a value, then the value otherwise";
    throw context.error("wrong-arity", message, nameOf(located), usage(located));
  }
  const isCondition = (k: number) => k % 2 === 0 && k < children.length - 1;
  return piecewise(
    ...children.map((child, k) => (isCondition(k) ? context.condition(child) : context.expr(child))),
  );
};

const norm: Form = (located, context) => {
  const [vector, ...more] = located.children;
  if (vector === undefined || more.length > 0)
    throw context.error("wrong-arity", "norm takes one vector", nameOf(located), usage(located));
  const value = context.expr(vector);
  return call("sqrt", dot(value, value));
};

const inner: Form = (located, context) => {
  const [left, right, ...more] = located.children;
  if (left === undefined || right === undefined || more.length > 0)
    throw context.error("wrong-arity", "dot takes two vectors", nameOf(located), usage(located));
  return dot(context.expr(left), context.expr(right));
};

export const forms: Readonly<Record<string, Form>> = {
  sum: big(sum),
  prod: big(prod),
  product: big(prod),
  diff: derivative,
  partial: partialOf,
  piecewise: cases,
  norm,
  dot: inner,
};
