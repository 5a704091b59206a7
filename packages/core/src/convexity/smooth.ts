/**
 * Whether a cost has a continuous second derivative on its domain, or at least inside of it: where it has a
 * kink, the Hessian beside the kink says nothing.
 */
import { arrayFunctionNamed } from "../arrays/index.js";
import {
  type Expr,
  isInteger,
  isNegative,
  num,
  postorder,
  type Rational,
  type Rel,
  rel,
} from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { gapOf } from "./domain.js";
import { isConcave } from "./finding.js";
import type { Judge } from "./judge.js";

/** Functions of a number that are analytic wherever their domain and smoothness conditions hold strictly. */
const analytic: ReadonlySet<string> = new Set([
  "exp",
  "expm1",
  "log",
  "log2",
  "log10",
  "log1p",
  "sqrt",
  "cbrt",
  "sin",
  "cos",
  "sinh",
  "cosh",
  "tanh",
  "sigmoid",
  "softplus",
  "logit",
  "asinh",
  "acosh",
  "atan",
  "atanh",
  "asin",
  "acos",
  "erf",
  "erfc",
  "gamma",
  "lgamma",
  "digamma",
]);

const wholeAnalytic: ReadonlySet<string> = new Set([
  "sum",
  "tr",
  "diag",
  "kron",
  "logsumexp",
  "softmax",
  "inv",
  "logdet",
  "det",
]);

const plain: ReadonlySet<Expr["kind"]> = new Set([
  "num",
  "sym",
  "at",
  "matrix",
  "add",
  "neg",
  "mul",
  "div",
  "matmul",
  "transpose",
  "sum",
  "dot",
]);

/** The first part at which smoothness is not shown; undefined: the cost is smooth. */
export function kinkIn(cost: Expr, judge: Judge): Expr | undefined {
  const nodes = postorder(cost).filter((e) => judge.moves(e));
  // ‖u‖² is smooth though ‖u‖ is not.
  const squared = new Set(nodes.filter(isEvenPower).map((e): Expr | undefined => e.args[0]));
  return nodes.find((e) => {
    if (e.kind === "pow") return !isSmoothPower(e.args[0], e.args[1], judge);
    if (e.kind !== "call") return !plain.has(e.kind);
    if (e.name === "norm2") return !squared.has(e) || usedElsewhere(e, nodes);
    if (arrayFunctionNamed(e.name) !== undefined) return !wholeAnalytic.has(e.name);
    return !analytic.has(e.name) || !conditionsOf(e.name, e.args).every((r) => isStrictInside(r, judge));
  });
}

const isEvenPower = (e: Expr): boolean =>
  e.kind === "pow" && e.args[1].kind === "num" && isEvenNumber(e.args[1].value);

const isEvenNumber = (q: Rational): boolean => isInteger(q) && !isNegative(q) && q.n % 2n === 0n;

const usedElsewhere = (e: Expr, nodes: readonly Expr[]): boolean =>
  nodes.some((parent) => (parent.args as readonly Expr[]).includes(e) && !isEvenPower(parent));

function isSmoothPower(base: Expr, exponent: Expr, judge: Judge): boolean {
  if (!judge.moves(exponent) && exponent.kind === "num" && isInteger(exponent.value)) return true;
  return isStrictInside(rel(">", base, num(0)), judge);
}

const conditionsOf = (name: string, args: readonly Expr[]): Expr[] => {
  const spec = functionNamed(name);
  return [...(spec?.domain?.(args) ?? []), ...(spec?.smooth?.(args) ?? [])];
};

const strict = { ">": ">", ">=": ">", "<": "<", "<=": "<" } as const;

/** The strict relation holds, or its gap is concave: then it is 0 at the edge of the domain at most. */
function isStrictInside(relation: Expr, judge: Judge): boolean {
  if (relation.kind !== "rel") return false;
  if (relation.name === "!=") return judge.has(relation);
  if (!(relation.name in strict)) return false;
  const own = rel(strict[relation.name as keyof typeof strict], ...relation.args) as Rel;
  return judge.has(own) || isConcave(judge.of(gapOf(own)));
}
