import { isScalar, transposed } from "../../arrays/index.js";
import {
  add,
  call,
  diff,
  div,
  type Expr,
  type Mul,
  matmul,
  mul,
  neg,
  num,
  pow,
  sub,
} from "../../expr/index.js";
import { innerProduct } from "../../rules/calculus/innerProduct.js";
import type { Mistake } from "../mistake.js";
import { type Derivative, times } from "./derivatives/derivative.js";
import { signed, unsigned } from "./derivatives/linear.js";
import { lessOne, power } from "./derivatives/outer.js";
import { productIn, withoutOnes } from "./derivatives/product.js";
import { atDerivatives, type WrongDerivative } from "./derivatives/slips.js";

export const constantOrVariable: Mistake = {
  id: "constant-or-variable",
  name: "a constant differentiated, or a variable held constant",
  statement: ["diff(u(x)*v(x), x)", "u(x)*v'(x)"],
  source:
    "Muzangwa & Chifamba, Analysis of errors and misconceptions in the learning of calculus by undergraduate " +
    "students, Acta Didactica Napocensia 5 (2012); against Stewart, Calculus, 3.1 and 14.3",
  examples: [
    { before: "diff(a*x^2 + b, x)", wrong: "diff(a*x^2, x) + 1" },
    { before: "diff(x^2 + 5, x)", wrong: "diff(x^2, x) + 5" },
    { before: "diff(y[i]*log(h(t)), t)", wrong: "log(h(t)) + y[i]*diff(log(h(t)), t)" },
    { before: "diff(t*x[i], t)", wrong: "t" },
    { before: "diff(theta' * x[i], theta[j])", wrong: "theta[j]" },
    { before: "diff(x*sin(x), x)", wrong: "x*diff(sin(x), x)" },
    { before: "diff(x*sin(x), x)", wrong: "sin(x)" },
    { before: "diff(sin(x)/x^2, x)", wrong: "diff(sin(x), x)/x^2" },
    { before: "diff(x^x, x)", wrong: "x^x*log(x)" },
    { before: "diff(w*x[i] + b - y[i], b)", wrong: "x[i]" },
  ],
  refuses: ["diff(sin(x), x)", "diff(x^2, x)", "diff(a*b, x)", "a*x + b"],
  slips: atDerivatives((d) => {
    switch (d.body.kind) {
      case "add":
        return [...ofSum(d.body.args, d), ...byAnother(d.body.args, d)];
      case "mul":
        return [...ofConstantFactor(d), ...ofProduct(d)];
      case "matmul":
        return [...ofVectors(d), ...ofProduct(d)];
      case "div":
        return ofQuotient(...d.body.args, d);
      case "pow":
        return ofPower(...d.body.args, d);
      case "dot":
        return ofInnerProduct(d);
      default:
        return [];
    }
  }),
};

/** A constant term, differentiated as if it were the variable, or left as it is. */
function ofSum(terms: readonly Expr[], d: Derivative): WrongDerivative[] {
  const moving = terms.filter(d.moves);
  if (d.x === undefined || moving.length === 0) return [];
  const slopes = moving.map((term) => signed(term, d.of(unsigned(term))));
  const right = add(...slopes);
  return terms
    .filter((term) => !d.moves(term) && term !== num(0))
    .flatMap((term) => {
      const c = unsigned(term);
      const slope = slopeOfName(c);
      const because = [c, " is a constant here, and its derivative is 0."];
      return [...(slope === undefined ? [] : [slope]), c].map((left) => ({
        right,
        wrong: add(...slopes, signed(term, left)),
        because,
      }));
    });
}

/** w·x + b by b, differentiated as if by w: the bias has no factor x. */
function byAnother(terms: readonly Expr[], { x, body, moves }: Derivative): WrongDerivative[] {
  if (x === undefined || terms.filter(moves).some((term) => term !== x)) return [];
  return terms
    .filter((term) => term !== x && !moves(term))
    .flatMap((term) => {
      const product = unsigned(term);
      const names = product.kind === "mul" ? product.args.filter(isName) : [];
      if (names.length < 2) return [];
      return names.map((name) => {
        const slope = withoutOnes((product as Mul).args.filter((factor) => factor !== name));
        const because = [x, " stands in ", body, " by itself; ", slope, " is the factor of ", name, "."];
        return { right: num(1), wrong: signed(term, slope), because };
      });
    });
}

/** What the derivative of a constant is taken for: 1 of c, 2c of c². */
function slopeOfName(c: Expr): Expr | undefined {
  if (c.kind === "num" || isName(c)) return num(1);
  if (c.kind === "pow" && isName(c.args[0]) && c.args[1].kind === "num")
    return mul(c.args[1], power(c.args[0], lessOne(c.args[1])));
  if (c.kind !== "mul" || c.args.length !== 2 || c.args[0]?.kind !== "num") return undefined;
  const inner = slopeOfName(c.args[1] as Expr);
  return inner && times(c.args[0], inner);
}

const isName = (e: Expr): boolean => e.kind === "sym" || e.kind === "at";

/** c·u with c′ = 1, or with c for the variable where u is x. */
function ofConstantFactor(d: Derivative): WrongDerivative[] {
  const factors = d.body.args;
  const [u, ...others] = factors.filter(d.moves);
  if (d.x === undefined || d.body.kind !== "mul" || u === undefined || others.length > 0) return [];
  const right = withoutOnes(factors.map((factor) => (factor === u ? d.of(u) : factor)));
  return factors.filter(isConstantName(d)).flatMap((c): WrongDerivative[] => {
    const rest = mul(...factors.filter((factor) => factor !== c));
    const because = [c, " is a constant here; it stays as a factor."];
    const both = { right, wrong: add(rest, right), because };
    if (u !== d.x) return [both];
    return [both, { right, wrong: rest, because: ["the variable is ", d.x, ", and ", c, " is a constant."] }];
  });
}

/** θᵀx by the vector θ: θ itself for x. */
function ofVectors(d: Derivative): WrongDerivative[] {
  const { body, moves, of } = d;
  if (body.kind !== "matmul" || body.args.length !== 2 || !isScalar(body)) return [];
  const [first, second] = body.args as unknown as readonly [Expr, Expr];
  if (moves(first) === moves(second)) return [];
  const [moving, still] = moves(first) ? [first, second] : [second, first];
  const variable = moving.kind === "transpose" ? moving.args[0] : moving;
  if (variable.kind !== "matrix") return [];
  const right = matmul(moves(first) ? of(first) : first, moves(second) ? of(second) : second);
  const because = ["the variable is ", variable, ", and ", still, " is constant."];
  return [{ right, wrong: matmul(transposed(variable), of(variable)), because }];
}

const isConstantName =
  ({ moves, problem }: Derivative) =>
  (e: Expr): boolean =>
    (e.kind === "at" || (e.kind === "sym" && !problem.counts.has(e.name))) && !moves(e);

/** One of the factors held constant; of three or more also all but one. */
function ofProduct(d: Derivative): WrongDerivative[] {
  const product = productIn(d);
  if (product === undefined) return [];
  const { moving, terms, sumOf } = product;
  const right = sumOf(terms);
  const held = moving.map((factor, k) => ({
    right,
    wrong: sumOf(terms.filter((_, l) => l !== k)),
    because: heldConstant(factor, d.x),
  }));
  if (terms.length === 2) return held;
  const because = ["every factor that depends on the variable is differentiated in turn."];
  return [...held, ...terms.map((term) => ({ right, wrong: sumOf([term]), because }))];
}

const heldConstant = (e: Expr, x: Expr | undefined): WrongDerivative["because"] => [
  e,
  e === x || e.kind === "matrix" ? " is no constant." : " depends on the variable, and is no constant.",
];

function ofQuotient(u: Expr, v: Expr, d: Derivative): WrongDerivative[] {
  if (!d.moves(u) || !d.moves(v)) return [];
  const squared = pow(v, num(2));
  const second = times(u, d.of(v));
  const right = div(sub(times(d.of(u), v), second), squared);
  return [
    { right, wrong: div(d.of(u), v), because: heldConstant(v, d.x) },
    { right, wrong: neg(div(second, squared)), because: heldConstant(u, d.x) },
  ];
}

function ofPower(u: Expr, v: Expr, d: Derivative): WrongDerivative[] {
  if (!d.moves(u) || !d.moves(v)) return [];
  const log = times(call("log", u), d.of(v));
  const right = mul(d.written, add(log, div(times(v, d.of(u)), u)));
  return [{ right, wrong: mul(d.written, log), because: heldConstant(u, d.x) }];
}

/** θᵀx by θ_j: the other vector taken for the variable, or both. */
function ofInnerProduct(d: Derivative): WrongDerivative[] {
  const [u, v] = d.body.args as readonly [Expr, Expr];
  const right = d.x && innerProduct.apply(diff(d.body, d.x), d.problem)?.after;
  if (d.x === undefined || right === undefined || d.moves(u) === d.moves(v)) return [];
  const because = ["the variable is ", d.x, ", and ", d.moves(u) ? v : u, " is constant."];
  return [
    { right, wrong: d.x, because },
    { right, wrong: add(d.x, right), because },
  ];
}
