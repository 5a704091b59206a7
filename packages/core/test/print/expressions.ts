/** Expressions for the printers' tests: every kind of node, written with the constructors. */
import fc from "fast-check";
import {
  add,
  at,
  call,
  diff,
  div,
  dot,
  type Expr,
  logic,
  mul,
  neg,
  num,
  partial,
  piecewise,
  pow,
  prod,
  rel,
  sub,
  sum,
  sym,
  type Variable,
} from "../../src/expr/index.js";

export const [x, y, z, a, b, c] = ["x", "y", "z", "a", "b", "c"].map(sym) as [
  Expr,
  Expr,
  Expr,
  Expr,
  Expr,
  Expr,
];
export const [i, j, k, m, n] = ["i", "j", "k", "m", "n"].map(sym) as [Expr, Expr, Expr, Expr, Expr];
export const thetaJ = at("theta", j);
export const xi = at("x", i);
export const yi = at("y", i);
export const h = (e: Expr): Expr => call("h", e);
export const log = (e: Expr): Expr => call("log", e);

/** The cost of logistic regression, and its gradient. */
export const cost = neg(
  mul(
    div(num(1), m),
    sum(add(mul(yi, log(h(xi))), mul(sub(num(1), yi), log(sub(num(1), h(xi))))), "i", num(1), m),
  ),
);
export const gradient = mul(div(num(1), m), sum(mul(sub(h(xi), yi), at("x", i, j)), "i", num(1), m));

const names = [
  "x",
  "y",
  "theta",
  "sigma2",
  "h_theta",
  "w_max",
  "loss",
  "x_1",
  "Lambda",
  "lambda",
  "pi",
  "_odd",
  "a__b",
];
const functions: readonly [string, number][] = [
  ...[
    "exp",
    "log",
    "sqrt",
    "cbrt",
    "abs",
    "sin",
    "tanh",
    "sigmoid",
    "lgamma",
    "gamma",
    "h",
    "cost_of",
    "log2",
  ].map((name): [string, number] => [name, 1]),
  ...["log", "nthRoot", "max", "delta", "polygamma", "f", "atan2"].map((name): [string, number] => [name, 2]),
];

/** Any expression, of every kind, sensible or not. */
export const anyExpr: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr; leaf: Expr }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(...names).map(sym),
    fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 1, max: 7 })).map(([p, q]) => num(p, q)),
    fc.integer({ min: -9, max: 99 }).map((value) => num(value)),
  ),
  expr: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("leaf"),
    fc.array(tie("expr"), { minLength: 2, maxLength: 4 }).map((terms) => add(...terms)),
    fc.array(tie("expr"), { minLength: 2, maxLength: 4 }).map((factors) => mul(...factors)),
    tie("expr").map(neg),
    fc.tuple(tie("expr"), tie("expr")).map(([p, q]) => div(p, q)),
    fc.tuple(tie("expr"), tie("expr")).map(([p, q]) => pow(p, q)),
    fc.tuple(tie("expr"), tie("expr")).map(([p, q]) => dot(p, q)),
    fc
      .tuple(fc.constantFrom(...names), fc.array(tie("expr"), { minLength: 1, maxLength: 3 }))
      .map(([name, indices]) => at(name, ...indices)),
    fc
      .tuple(fc.constantFrom(...functions), tie("expr"), tie("expr"))
      .map(([[name, arity], p, q]) => (arity === 1 ? call(name, p) : call(name, p, q))),
    fc.tuple(tie("expr"), tie("expr"), fc.boolean()).map(([p, q, both]) => {
      const one = partial(1, call("f", p, q));
      return both ? partial(2, one) : partial(1, call("g", p));
    }),
    fc
      .tuple(fc.constantFrom(sum, prod), tie("expr"), tie("expr"), tie("expr"))
      .map(([big, body, lower, upper]) => big(body, "i", lower, upper)),
    fc
      .tuple(
        tie("expr"),
        fc.constantFrom<Variable>(sym("x"), at("theta", sym("j")), at("W", sym("k"), num(1))),
      )
      .map(([body, variable]) => diff(body, variable)),
    fc
      .tuple(tie("expr"), tie("expr"), tie("expr"))
      .map(([p, q, r]) => piecewise(rel("<", p, q), r, logic("not", rel("!=", p, r)), q, p)),
    fc
      .tuple(
        fc.constantFrom("<" as const, ">=" as const, "==" as const, "in" as const),
        tie("expr"),
        tie("expr"),
      )
      .map(([operator, p, q]) => rel(operator, p, q)),
    fc
      .tuple(fc.constantFrom("and" as const, "or" as const), tie("expr"), tie("expr"))
      .map(([word, p, q]) => logic(word, rel("<", p, q), logic("not", rel(">", p, q)))),
  ),
})).expr;

/** 100,000 functions, signs and quotients in one another. */
export function deepExpr(depth = 100_000): Expr {
  let e: Expr = x;
  for (let level = 0; level < depth; level++) {
    const turn = level % 5;
    if (turn === 0) e = call("sin", e);
    else if (turn === 1) e = add(e, y);
    else if (turn === 2) e = mul(y, e);
    else if (turn === 3) e = neg(e);
    else e = div(e, z);
  }
  return e;
}

/** A small DAG whose printed form has about 2^doublings nodes. */
export function explodingExpr(doublings = 60): Expr {
  let e: Expr = x;
  for (let level = 0; level < doublings; level++) e = call("f", e, e);
  return e;
}

/** Whether round, square and curly brackets close in order. */
export function isBalanced(text: string): boolean {
  const open: string[] = [];
  for (const char of text) {
    if ("([{".includes(char)) open.push(char);
    else if (")]}".includes(char) && open.pop() !== "([{"[")]}".indexOf(char)]) return false;
  }
  return open.length === 0;
}
