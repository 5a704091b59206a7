/** The rules that nobody gets wrong here: sums, constant factors and signs in front of what is differentiated. */
import { add, call, diff, div, type Expr, matmul, mul, neg, sum, transpose } from "../../../expr/index.js";
import { sumOverIndex } from "../../../rules/calculus/linearity.js";
import type { Derivative } from "./derivative.js";

/** A part u of what is differentiated, and the whole derivative once that of u is known. */
export interface Part {
  readonly of: Expr;
  readonly whole: (derivative: Expr) => Expr;
}

/** The parts by which the derivative of the body is a linear combination; none where it is no such thing. */
export function linearParts(d: Derivative): readonly Part[] {
  const { body } = d;
  switch (body.kind) {
    case "add": {
      const moving = body.args.filter(d.moves);
      return moving.map((term, k) => ({
        of: unsigned(term),
        whole: (derivative) =>
          add(...moving.map((other, l) => signed(other, l === k ? derivative : d.of(unsigned(other))))),
      }));
    }
    case "neg":
      return [{ of: body.args[0], whole: neg }];
    case "div":
      return d.moves(body.args[1])
        ? []
        : [{ of: body.args[0], whole: (derivative) => div(derivative, body.args[1]) }];
    case "mul":
      return oneFactor(body.args, d, (factors) => mul(...factors));
    case "sum":
      return overIndex(d);
    case "matmul":
      return oneFactor(body.args, d, (factors) => matmul(...(factors as [Expr, ...Expr[]])));
    case "transpose":
      return [{ of: body.args[0], whole: transpose }];
    case "call": {
      const [inner] = body.args;
      const isLinear = d.x === undefined && linearFunctions.has(body.name);
      return isLinear && inner !== undefined
        ? [{ of: inner, whole: (derivative) => call(body.name, derivative) }]
        : [];
    }
    default:
      return [];
  }
}

/** Functions of whole arrays that are linear. */
const linearFunctions: ReadonlySet<string> = new Set(["sum", "tr", "diag"]);

export const unsigned = (term: Expr): Expr => (term.kind === "neg" ? term.args[0] : term);
export const signed = (term: Expr, derivative: Expr): Expr =>
  term.kind === "neg" ? neg(derivative) : derivative;

function oneFactor(
  factors: readonly Expr[],
  d: Derivative,
  product: (factors: readonly Expr[]) => Expr,
): Part[] {
  const moving = factors.filter(d.moves);
  const [u] = moving;
  if (u === undefined || moving.length > 1) return [];
  const whole = (derivative: Expr): Expr =>
    product(factors.map((factor) => (factor === u ? derivative : factor)));
  return [{ of: u, whole }];
}

/** The bound index is renamed where it has the letter of an index of x. */
function overIndex(d: Derivative): Part[] {
  const after = d.x && sumOverIndex.apply(diff(d.body, d.x), d.problem)?.after;
  if (after?.kind !== "sum" || after.args[0].kind !== "diff") return [];
  const [open, lower, upper] = after.args;
  return [{ of: open.args[0], whole: (derivative) => sum(derivative, after.name, lower, upper) }];
}
