import { type Factor, type Term, toTerm } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { isScalar } from "../../arrays/index.js";
import {
  type Add,
  type At,
  add,
  at,
  call,
  type Expr,
  freshName,
  num,
  postorder,
  pow,
  rational,
  sum,
  sym,
} from "../../expr/index.js";
import { isMoving } from "../../problem/dependence.js";
import type { Problem } from "../../problem/problem.js";
import type { Mistake, Slip } from "../mistake.js";
import { replacedAt, slip, without } from "./slip.js";

const penalised = "J = sum((y[i] - theta' * x[i])^2, i, 1, m) + lambda*sum(theta[k]^2, k, 1, n)";

/**
 * The derivative of a penalty such as λ‖w‖²: its 2 or its λ lost, the penalty left as it was, or left out. A
 * penalty is a term of the cost in which the variable stands without data, with a factor that nothing depends on.
 */
export const regularisation: Mistake = {
  id: "regularisation",
  name: "derivative of the penalty",
  statement: ["diff(lambda*w^2, w)", "lambda*w"],
  source: "against Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 3.4.1",
  examples: [
    { before: "2*lambda*theta[j]", wrong: "lambda*theta[j]" },
    { before: "2*lambda*theta[j]", wrong: "2*theta[j]" },
    { before: "2*lambda*theta[j]", wrong: "2*lambda*sum(theta[k], k, 1, n)" },
    { before: "2*lambda*theta[j]", wrong: "lambda*theta[j]^2" },
    { before: "2*lambda*theta[j]", wrong: "lambda*sum(theta[k]^2, k, 1, n)" },
    { before: "lambda/m*theta[j]", wrong: "2*lambda/m*theta[j]" },
    { before: "lambda*sign(theta[j])", wrong: "lambda" },
    { before: "a + 2*lambda*theta[j]", wrong: "a" },
  ].map(({ before, wrong }) => ({ before: `${penalised}; ${before}`, wrong })),
  refuses: [
    "2*lambda*theta[j]",
    "J = a*theta[j]^2 + b*theta[j]; 2*a*theta[j]",
    `${penalised}; 2*y[j]*theta[j]`,
    "J = (theta[j] - y)^2 + b*theta[j]; b*theta[j]",
  ],
  slips: (e, problem) => {
    switch (e.kind) {
      case "mul":
      case "div":
        return ofSlope(e, problem);
      case "add":
        return leftOut(e, problem);
      default:
        return [];
    }
  },
};

/** c·v, the derivative of a penalty by v; c·sign(v) where the penalty is |v|. */
interface Slope {
  readonly term: Term;
  /** v, sign(v) or vᵀ as a factor of the term. */
  readonly moving: Factor;
  /** The weights of penalties among the factors: λ. */
  readonly weights: readonly Factor[];
}

function slopeOf(e: Expr, problem: Problem): Slope | undefined {
  const term = toTerm(e);
  const moving = term.factors.filter(({ base }) => isMoving(base, problem));
  const [one] = moving;
  if (one === undefined || moving.length > 1 || !isVariable(one, problem)) return undefined;
  const others = term.factors.filter((factor) => factor !== one);
  const weights = others.filter(({ base }) => base.kind === "sym" && weightsOf(problem).has(base.name));
  if (weights.length === 0 || others.some(({ base }) => base.kind !== "sym")) return undefined;
  return { term, moving: one, weights };
}

const isNamed = (e: Expr, problem: Problem): boolean =>
  (e.kind === "sym" || e.kind === "at" || e.kind === "matrix") && problem.moving.has(e.name);

function isVariable({ base, exponent }: Factor, problem: Problem): boolean {
  if (exponent !== num(1)) return false;
  const inside = base.kind === "transpose" || (base.kind === "call" && base.name === "sign");
  return isNamed(inside ? (base.args[0] as Expr) : base, problem);
}

function ofSlope(e: Expr, problem: Problem): readonly Slip[] {
  const slope = slopeOf(e, problem);
  if (slope === undefined) return [];
  const { term, moving, weights } = slope;
  const written = (factors: readonly Factor[], scale = rational(1)): Expr =>
    termToExpr({ ...term, coefficient: term.coefficient.mul(scale), factors }, problem.counts);
  const half = rational(1, 2);
  const lost = weights.flatMap((weight) =>
    slip(
      e,
      written(term.factors.filter((f) => f !== weight)),
      "the weight ",
      weight.base,
      " of the penalty is lost",
    ),
  );
  const others = instead(moving.base, problem).flatMap(({ factor, squared }) => {
    const factors = replacedAt(term.factors, term.factors.indexOf(moving), factor);
    const bare = factors.filter(({ base }) => base !== num(1));
    const wrong = written(bare, squared ? half : undefined);
    const added = factor.base.kind === "call" && factor.base.name === "sum" ? identityIsMeant : "";
    return slip(e, wrong, "the derivative of the penalty is ", e, ", not ", wrong, added);
  });
  return [
    ...slip(
      e,
      written(term.factors, half),
      "the factor 2 of the derivative of the penalty is lost: ",
      e,
      " belongs here",
    ),
    ...lost,
    ...slip(
      e,
      written(term.factors, rational(2)),
      "the factor 2 cancels against the 1/2 of the penalty: ",
      e,
      " belongs here",
    ),
    ...others,
  ];
}

/** (XᵀX + λ)β is XᵀXβ and λ times the sum of β in each row. */
const identityIsMeant =
  "; a number that is added to a matrix is added to each entry: where one stands in the line, the number times the " +
  "identity is meant";

interface Instead {
  readonly factor: Factor;
  /** Whether it is the penalty itself, whose derivative has the factor 2. */
  readonly squared: boolean;
}

/** What is written for v in the derivative of Σ v²: the sum, a square, the penalty itself. */
function instead(moving: Expr, problem: Problem): readonly Instead[] {
  const plain = (base: Expr): Instead => ({ factor: { base, exponent: num(1) }, squared: false });
  const square = (base: Expr): Instead => ({ factor: { base, exponent: num(2) }, squared: true });
  if (moving.kind === "call") return [plain(num(1)), plain(call("abs", moving.args[0] as Expr))];
  if (moving.kind === "at") return [square(moving), ...summed(moving, problem)];
  if (isScalar(moving)) return [square(moving)];
  const vector = moving.kind === "transpose" ? moving.args[0] : moving;
  const norm = call("norm2", vector);
  return [square(norm), plain(norm), { ...plain(norm), squared: true }, plain(call("sum", vector))];
}

function summed(v: At, problem: Problem): readonly Instead[] {
  const position = v.args.findIndex(({ kind }) => kind === "sym");
  const extent = problem.extents.get(v.name)?.[position];
  if (extent === undefined) return [];
  const letter = freshName(
    "k",
    new Set(v.args.flatMap((index) => (index.kind === "sym" ? [index.name] : []))),
  );
  const entry = at(v.name, ...replacedAt(v.args, position, sym(letter)));
  const over = (body: Expr): Factor => ({ base: sum(body, letter, num(1), extent), exponent: num(1) });
  return [
    { factor: over(entry), squared: false },
    { factor: over(pow(entry, num(2))), squared: true },
  ];
}

const leftOut = (e: Add, problem: Problem): readonly Slip[] =>
  e.args.flatMap((term, k) =>
    slopeOf(term, problem) === undefined
      ? []
      : slip(e, add(...without(e.args, k)), "the derivative of the penalty, ", term, ", is left out"),
  );

const weights = new WeakMap<Problem, ReadonlySet<string>>();

/** The names that weigh a penalty: λ of λ‖w‖², where another term of the cost has the variable among data. */
function weightsOf(problem: Problem): ReadonlySet<string> {
  const known = weights.get(problem);
  if (known !== undefined) return known;
  const bodies = [...problem.definitions.values()].map(({ body }) => body);
  const terms = [problem.expression, ...bodies].flatMap(termsIn).filter((term) => isMoving(term, problem));
  const apart = terms.map((term) => weightsIn(term, problem));
  const found = new Set(apart.includes(undefined) ? apart.flatMap((names) => [...(names ?? [])]) : []);
  weights.set(problem, found);
  return found;
}

/** The terms of a cost, in brackets behind a factor too: 1/(2m)·(Σ … + λ Σ θ²). */
function termsIn(root: Expr): readonly Expr[] {
  const terms: Expr[] = [];
  const stack: Expr[] = [root];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    const brackets = e.kind === "mul" || e.kind === "div" ? e.args.filter(({ kind }) => kind === "add") : [];
    if (e.kind === "add" || e.kind === "neg") stack.push(...e.args);
    else if (brackets.length === 1) stack.push(...brackets);
    else terms.push(e);
  }
  return terms;
}

/** The names that stand as factors beside the variable; undefined where it stands among data. */
function weightsIn(term: Expr, problem: Problem): readonly string[] | undefined {
  const { factors } = toTerm(term);
  // A term that is linear in the variable is no penalty: its other factor is data.
  if (factors.some(({ base, exponent }) => exponent === num(1) && isNamed(base, problem))) return [];
  const names: string[] = [];
  for (const { base } of factors) {
    if (isMoving(base, problem)) {
      const inside =
        base.kind === "sum" ? weightsIn(base.args[0], problem) : alone(base, problem) ? [] : undefined;
      if (inside === undefined) return undefined;
      names.push(...inside);
    } else if (base.kind === "sym" && !problem.counts.has(base.name)) names.push(base.name);
  }
  return names;
}

/** Whether no name but the variable's stands in the expression. */
const alone = (e: Expr, problem: Problem): boolean =>
  postorder(e, (node) => node.kind !== "at" && node.kind !== "matrix").every((node) => {
    if (node.kind === "call") return !problem.definitions.has(node.name);
    const isName = node.kind === "sym" || node.kind === "at" || node.kind === "matrix";
    return !isName || problem.moving.has(node.name) || problem.counts.has(node.name);
  });
