/**
 * All partial derivatives of one expression by one sweep from the root down (reverse accumulation: Griewank &
 * Walther, Evaluating Derivatives, 3.2): in proportion to the size of the expression as a graph, however many
 * variables there are. No steps and no simplification beyond 0, 1 and signs; the parts that the answers share stay shared.
 */
import {
  call,
  type Div,
  differentiatedCall,
  div,
  type Expr,
  type Mul,
  num,
  type Piecewise,
  type Pow,
  partial,
  piecewise,
  pow,
  sub,
} from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { bareSetting, type Setting } from "../problem/problem.js";
import { type Active, activeNodes } from "./active.js";
import { negative, product, total } from "./products.js";

/**
 * ∂root/∂x for every x, taken at a point where all parts have derivatives. Undefined where the expression has parts without
 * a slope of their own: sums over an index, entries at an index that may be any, vectors and matrices, unknowns that an equation ties
 * to the variables.
 * @param variables names or entries: t, theta[1]
 * @example partialDerivatives(mul(x, y), [x, y]) // [y, x]
 */
export function partialDerivatives(
  root: Expr,
  variables: readonly Expr[],
  setting: Setting = bareSetting,
): readonly Expr[] | undefined {
  const active = activeNodes(root, variables, setting);
  return active === undefined ? undefined : new Sweep(active).from(root, variables);
}

class Sweep {
  readonly #active: Active;
  readonly #slopes: (Expr | undefined)[];
  /** Of the node whose parts are being given their shares. */
  #slope: Expr = num(1);

  constructor(active: Active) {
    this.#active = active;
    this.#slopes = new Array(active.order.length);
  }

  from(root: Expr, variables: readonly Expr[]): readonly Expr[] {
    const { order } = this.#active;
    const slopes = this.#slopes;
    const last = this.#rank(root);
    if (last >= 0) slopes[last] = num(1);
    for (let k = last; k >= 0; k--) {
      const slope = slopes[k];
      if (slope === undefined) continue;
      this.#slope = slope;
      this.#passOn(order[k] as Expr);
    }
    const answers: Expr[] = [];
    for (let k = 0; k < variables.length; k++)
      answers.push(slopes[this.#rank(variables[k] as Expr)] ?? num(0));
    return answers;
  }

  /** -1: it does not depend on the variables. */
  #rank(e: Expr): number {
    return this.#active.ranks.get(e) ?? -1;
  }

  /** The part's share of the slope: the slope times the derivative of the whole by the part. */
  #give(rank: number, derivative: Expr): void {
    this.#receive(rank, product(this.#slope, derivative));
  }

  #receive(rank: number, share: Expr): void {
    const known = this.#slopes[rank];
    this.#slopes[rank] = known === undefined ? share : total(known, share);
  }

  /** A part whose derivative is 1 gets the slope itself. */
  #pass(part: Expr, slope: Expr): void {
    const rank = this.#rank(part);
    if (rank >= 0) this.#receive(rank, slope);
  }

  #passOn(e: Expr): void {
    switch (e.kind) {
      case "add":
        for (const term of e.args) this.#pass(term, this.#slope);
        return;
      case "neg":
        this.#pass(e.args[0], negative(this.#slope));
        return;
      case "mul":
        this.#passToFactors(e);
        return;
      case "div":
        this.#passToQuotient(e);
        return;
      case "pow":
        this.#passToPower(e);
        return;
      case "piecewise":
        this.#passToCases(e);
        return;
      case "partial":
        differentiatedCall(e).args.forEach((u, k) => {
          const rank = this.#rank(u);
          if (rank >= 0) this.#give(rank, partial(k + 1, e));
        });
        return;
      case "sym":
      case "at":
      case "call":
        this.#passToArguments(e);
    }
  }

  #passToArguments(e: Expr): void {
    const meaning = this.#active.meanings.get(e);
    if (meaning !== undefined) this.#pass(meaning, this.#slope);
    else if (e.kind === "call") {
      const derivatives = functionNamed(e.name)?.partials(e.args) ?? e.args.map((_, k) => partial(k + 1, e));
      for (let k = 0; k < derivatives.length; k++) {
        const rank = this.#rank(e.args[k] as Expr);
        if (rank >= 0) this.#give(rank, derivatives[k] as Expr);
      }
    }
  }

  /** Each factor gets the product of those before it times that of those behind it, built once from either end. */
  #passToFactors({ args: factors }: Mul): void {
    const last = factors.length - 1;
    const behind = last > 1 ? productsBehind(factors) : factors;
    let before: Expr | undefined;
    for (let k = 0; k <= last; k++) {
      const factor = factors[k] as Expr;
      const rank = this.#rank(factor);
      const rest = k < last ? behind[k + 1] : undefined;
      if (rank >= 0) this.#give(rank, times(before, rest));
      if (k < last) before = times(before, factor);
    }
  }

  #passToQuotient(e: Div): void {
    const [top, bottom] = e.args;
    const [above, below] = [this.#rank(top), this.#rank(bottom)];
    if (above >= 0) this.#give(above, div(num(1), bottom));
    if (below >= 0) this.#receive(below, negative(product(this.#slope, div(e, bottom))));
  }

  #passToPower(e: Pow): void {
    const [base, exponent] = e.args;
    const [below, above] = [this.#rank(base), this.#rank(exponent)];
    if (below >= 0) {
      const less = exponent.kind === "num" ? num(exponent.value.sub(1)) : sub(exponent, num(1));
      this.#give(below, product(exponent, less === num(1) ? base : pow(base, less)));
    }
    if (above >= 0) this.#give(above, product(e, call("log", base)));
  }

  /** A value counts where its condition is the first to hold; conditions have no slope. */
  #passToCases({ args }: Piecewise): void {
    const last = args.length - 1;
    const none = args.slice(0, last).map((part, k) => (k % 2 === 0 ? part : num(0)));
    for (let k = 1; k <= last; k += k === last - 1 ? 1 : 2) {
      const rank = this.#rank(args[k] as Expr);
      if (rank < 0) continue;
      const chosen = k === last ? none : none.with(k, num(1));
      this.#give(rank, piecewise(...chosen, num(k === last ? 1 : 0)));
    }
  }
}

/** For each place the product of the factors from there on. */
function productsBehind(factors: readonly Expr[]): readonly Expr[] {
  const behind = [...factors];
  for (let k = factors.length - 2; k > 0; k--) behind[k] = product(factors[k] as Expr, behind[k + 1] as Expr);
  return behind;
}

/** Of two factors of which one may be missing. */
const times = (a: Expr | undefined, b: Expr | undefined): Expr =>
  a === undefined ? (b ?? num(1)) : b === undefined ? a : product(a, b);
