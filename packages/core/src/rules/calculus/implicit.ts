/** Implicit differentiation: both sides of an equation, then the equation solved for the derivative. */
import { content, expand } from "../../algebra/expand.js";
import { termsToExpr, toTerms } from "../../algebra/term.js";
import {
  add,
  type Diff,
  diff,
  div,
  type Expr,
  isOne,
  isZero,
  neg,
  num,
  postorder,
  rel,
  rewriteUp,
  some,
} from "../../expr/index.js";
import type { Rule, RuleDocs } from "../types.js";

export const bothSides: Rule = {
  id: "implicit",
  label: "differentiate both sides",
  family: "calculus",
  statement: ["diff(u == v, x)", "diff(u, x) == diff(v, x)"],
  apply: (e) => {
    if (e.kind !== "diff" || e.args[0].kind !== "rel" || e.args[0].name !== "==") return undefined;
    const [equation, x] = e.args;
    const [u, v] = equation.args as readonly [Expr, Expr];
    return { after: rel("==", diff(u, x), diff(v, x)), bindings: { u, v, x } };
  },
};

export const bothSidesDocs: RuleDocs = {
  rule: bothSides,
  conditions: ["u = v holds along the curve, where y depends on x differentiably"],
  source: "Stewart, Calculus, 3.5",
  examples: [{ before: "diff(x^2 + y^2 == 1, x)", after: "diff(x^2 + y^2, x) == diff(1, x)" }],
  refuses: ["diff(x^2 + y^2, x)"],
};

/** The one derivative of a name in an equation, which stands in it linearly after differentiating. */
export const solveForDerivative: Rule = {
  id: "solve",
  label: "solved for the derivative",
  family: "algebra",
  statement: ["a*u + b == 0", "u == -b/a"],
  apply: (e) => {
    if (e.kind !== "rel" || e.name !== "==") return undefined;
    const slope = postorder(e).find(
      (node): node is Diff => node.kind === "diff" && node.args[0].kind === "sym",
    );
    const [left, right] = e.args as readonly [Expr, Expr];
    if (slope === undefined || (left === slope && !has(right, slope))) return undefined;
    const whole = add(left, neg(right));
    const terms = expand(whole);
    const flat = terms === undefined ? whole : termsToExpr(terms);
    const each = flat.kind === "add" ? flat.args : [flat];
    const a = add(...each.filter((term) => has(term, slope)).map((term) => put(term, slope, num(1))));
    const b = add(...each.filter((term) => !has(term, slope)));
    return {
      after: rel("==", slope, div(opposite(b), a)),
      bindings: { a, b, u: slope },
      assumes: [rel("!=", withoutNumber(a), num(0))],
    };
  },
};

export const solveForDerivativeDocs: RuleDocs = {
  rule: solveForDerivative,
  conditions: ["a ≠ 0"],
  source: "Stewart, Calculus, 3.5",
  examples: [
    { before: "2*x + 2*y*diff(y, x) == 0", after: "diff(y, x) == (-(2 * x + 0))/(2 * y * 1)" },
    { before: "2*y*diff(y, x) == 3*x^2 + a", after: "diff(y, x) == (3 * x^2 + a)/(2 * y * 1)" },
    { before: "diff(y, x) == x*exp(y)*diff(y, x)", after: "diff(y, x) == 0/(1 - x * exp(y) * 1)" },
  ],
  refuses: ["2*x == 1", "diff(y, x) == 2*x", "x^2"],
};

/** -b, with the signs inside where most of them are minus already. */
function opposite(b: Expr): Expr {
  if (b.kind !== "add" || b.args.filter(({ kind }) => kind === "neg").length * 2 < b.args.length)
    return neg(b);
  return add(...b.args.map((term) => (term.kind === "neg" ? term.args[0] : neg(term))));
}

/** 3y² - 6x is 0 where y² - 2x is. */
function withoutNumber(a: Expr): Expr {
  const terms = toTerms(a);
  const shared = content(terms);
  if (isOne(shared) || isZero(shared)) return a;
  return termsToExpr(
    terms.map(({ coefficient, factors, written }) => ({
      coefficient: coefficient.div(shared),
      factors,
      written,
    })),
  );
}

const has = (e: Expr, slope: Expr): boolean => some(e, (node) => node === slope);

const put = (root: Expr, target: Expr, by: Expr): Expr =>
  rewriteUp(root, (e, original) => (original === target ? by : e));
