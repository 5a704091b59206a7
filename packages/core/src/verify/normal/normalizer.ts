/**
 * Expressions to quotients of polynomials in kernels. Two expressions are equal wherever both are defined if
 * the difference of their normal forms is zero (zero.ts). Shares nothing with the rules it is used to check.
 */

import { arrayFunctionNamed, hasArrays } from "../../arrays/index.js";
import {
  add,
  call,
  type Entry,
  type Expr,
  entry,
  freeNames,
  isInteger,
  mul,
  neg,
  num,
  pow,
  type Rational,
  rational,
  some,
  withArgs,
} from "../../expr/index.js";
import { bounds, isPositive } from "../../facts/index.js";
import { isNegativeInterval } from "../../facts/interval.js";
import { isSymmetric, isSymmetricName } from "../../facts/matrices.js";
import { functionNamed } from "../../functions/index.js";
import { instanceOf, unfolded } from "../../problem/definitions.js";
import type { Setting } from "../../problem/problem.js";
import { derivative, extreme, isTerminal, writtenOut } from "../derivative.js";
import { grantedEquation } from "../equations.js";
import { exponential, power } from "./exponentials.js";
import { digammaOf, gammaOf, polygammaOf } from "./gammas.js";
import { type Kernel, Kernels, type Reduction } from "./kernels.js";
import { logarithm } from "./logarithms.js";
import { kernelPower, OutOfBudget, type Polynomial, unit } from "./polynomial.js";
import {
  addQuotients,
  inverseQuotient,
  multiplyQuotients,
  negateQuotient,
  oneQuotient,
  powerQuotient,
  type Quotient,
  rationalQuotient,
  scaleQuotient,
  whole,
  zeroQuotient,
} from "./quotient.js";
import { signOf } from "./signs.js";
import { productOver, sumOver } from "./sums.js";
import { cosine, sine } from "./trigonometry.js";
import { isZeroQuotient } from "./zero.js";

/** Elementary steps a single question may take. */
const mostSteps = 20_000;
/** Beyond this an exponent is no longer worked with as a number. */
const mostExponent = 100_000n;
/** Terms a single polynomial may have. */
const mostTerms = 4_000;

export class Normalizer {
  readonly kernels = new Kernels();
  /** Granted relations and index ranges that the normal form relied on. */
  readonly used = new Set<Expr>();
  readonly #memo = new Map<Expr, Quotient>();
  #steps = 0;
  #depth = 0;

  constructor(readonly setting: Setting) {}

  /** @throws OutOfBudget */
  spend(size = 1): void {
    this.#steps += 1 + (size >> 3);
    if (this.#steps > mostSteps || size > mostTerms) throw new OutOfBudget();
  }

  /** A fresh budget for a new question. */
  restart(): void {
    this.#steps = 0;
  }

  /** @throws OutOfBudget, RangeError for what has no value */
  normal(e: Expr): Quotient {
    const known = this.#memo.get(e);
    if (known !== undefined) return known;
    this.spend();
    const made = this.grantedValue(e) ?? this.#normal(e);
    this.spend(made.top.size);
    this.#memo.set(e, made);
    return made;
  }

  isZero(q: Quotient): boolean {
    this.spend(q.top.size);
    return isZeroQuotient(q, this);
  }

  equal(a: Quotient, b: Quotient): boolean {
    if (a === b || (a.bottom.size === 0 && b.bottom.size === 0 && sameTerms(a.top, b.top))) return true;
    return this.isZero(addQuotients(a, negateQuotient(b)));
  }

  kernel(kernel: Kernel, exponent = unit): Quotient {
    return whole(kernelPower(kernel.id, exponent));
  }

  /** A bound index for a sum under normalisation, distinct from those of the sums around it. */
  scoped<T>(f: (index: string) => T): T {
    this.#depth += 1;
    try {
      return f(`#${this.#depth}`);
    } finally {
      this.#depth -= 1;
    }
  }

  /** Whether an expression has the index of a sum that is being looked through. */
  runs(e: Expr): boolean {
    return [...freeNames(e)].some((name) => /^#\d+$/.test(name));
  }

  /** What was granted as an equation stands for its right side. */
  grantedValue(e: Expr): Quotient | undefined {
    const granted = grantedEquation(e, this.setting);
    if (granted === undefined) return undefined;
    this.used.add(granted.relation);
    return this.normal(granted.value);
  }

  #normal(e: Expr): Quotient {
    switch (e.kind) {
      case "num":
        return rationalQuotient(e.value);
      case "sym":
      case "at":
        return this.#name(e);
      case "add":
        return e.args.map((term) => this.normal(term)).reduce((a, b) => this.#sized(addQuotients(a, b)));
      case "neg":
        return negateQuotient(this.normal(e.args[0]));
      case "mul":
        return e.args
          .map((factor) => this.normal(factor))
          .reduce((a, b) => this.#sized(multiplyQuotients(a, b)));
      case "div":
        return multiplyQuotients(this.normal(e.args[0]), this.#inverse(e.args[1]));
      case "pow":
        return power(e.args[0], e.args[1], this);
      case "call":
        return this.#call(e);
      case "partial":
        return this.opaque(`partial ${e.position}`, e, e.args);
      case "sum":
        return this.#sized(sumOver(e, this));
      case "prod":
        return productOver(e, this);
      case "diff":
        return this.#derivative(e);
      case "dot":
        return this.normal(writtenOut(e.args[0], e.args[1], this.setting));
      case "piecewise":
        return this.#cases(e.args);
      case "matrix":
      case "matmul":
      case "transpose":
        throw new RangeError("only scalars have a normal form");
      case "entry":
        return this.#entry(e);
      case "differential":
        throw new RangeError("only scalars have a normal form");
      case "rel":
      case "logic":
        return this.#condition(e);
    }
  }

  #sized(q: Quotient): Quotient {
    this.spend(q.top.size);

    return q;
  }

  #inverse(e: Expr): Quotient {
    const inverse = inverseQuotient(this.normal(e));
    if (inverse === undefined) throw new RangeError("division by zero");
    return inverse;
  }

  #name(e: Expr & { readonly kind: "sym" | "at" }): Quotient {
    const instance = instanceOf(e, this.setting);
    if (instance !== undefined) return this.normal(unfolded(instance));
    const reduction = this.#membership(e);
    const indices = e.args.map((index) => this.#index(index));
    const entry = withArgs(e, isSymmetricName(e.name, this.setting) ? inOrder(indices) : indices);
    const make = () => ({ expr: entry, ...(reduction && { reduction }) });
    return this.kernel(this.kernels.named(`name ${entry.id}`, make));
  }

  /** An index in a fixed form: j - 1 + 1 is j. */
  #index(index: Expr): Expr {
    return index.kind === "add" ? this.expression(this.normal(index)) : index;
  }

  /** y in {a, b} gives y² = (a + b) y - ab. */
  #membership(e: Expr & { readonly kind: "sym" | "at" }): Reduction | undefined {
    for (const relation of this.setting.assumptions) {
      if (relation.kind !== "rel" || relation.name !== "in" || relation.args.length !== 3) continue;
      const [subject, a, b] = relation.args as readonly [Expr, Expr, Expr];
      const speaks = "name" in subject && subject.name === e.name;
      if (speaks && a.kind === "num" && b.kind === "num") {
        this.used.add(relation);
        return { kind: "member", sum: a.value.add(b.value), product: a.value.mul(b.value) };
      }
    }
    return undefined;
  }

  /** An entry of a matrix that has no form in indices: of an inverse. */
  #entry(e: Entry): Quotient {
    const [whole, ...place] = e.args;
    const indices = place.map((index) => this.#index(index));
    const [row, column] = isSymmetric(whole, this.setting) ? inOrder(indices) : indices;
    const own = entry(whole, row as Expr, column as Expr);
    return this.kernel(this.kernels.named(`entry ${own.id}`, () => ({ expr: own })));
  }

  #call(e: Expr & { readonly kind: "call" }): Quotient {
    const instance = instanceOf(e, this.setting);
    if (instance !== undefined) return this.normal(unfolded(instance));
    if (arrayFunctionNamed(e.name) !== undefined && hasArrays(e)) {
      return this.kernel(this.kernels.named(`whole ${e.id}`, () => ({ expr: e })));
    }
    const [u, v] = e.args as readonly [Expr, Expr?];
    switch (e.name) {
      case "exp":
        return exponential(this.normal(u), e, this);
      case "log":
        return v === undefined
          ? logarithm(u, this)
          : multiplyQuotients(logarithm(u, this), this.#inverse(call("log", v)));
      case "sin":
        return sine(u, this);
      case "cos":
        return cosine(u, this);
      case "sqrt":
        return power(u, num(1, 2), this);
      case "cbrt":
        return power(u, num(1, 3), this);
      case "nthRoot":
        return v?.kind === "num"
          ? power(u, num(rational(1).div(v.value)), this)
          : this.opaque(e.name, e, e.args);
      case "sign":
        return this.#sign(u);
      case "abs":
        return multiplyQuotients(this.#sign(u), this.normal(u));
      case "step":
        return this.#half(this.#sign(u));
      case "max":
        return this.normal(extreme(e.args, 1));
      case "min":
        return this.normal(extreme(e.args, -1));
      case "gamma":
        return gammaOf(u, this);
      case "digamma":
        return digammaOf(u, this);
      case "polygamma":
        return polygammaOf(u, v ?? u, this);
      case "delta":
        return this.#delta(u, v ?? u);
      default: {
        const definition = elementary.has(e.name) ? functionNamed(e.name)?.definition?.(e.args) : undefined;
        return definition === undefined ? this.opaque(e.name, e, e.args) : this.normal(definition);
      }
    }
  }

  #delta(a: Expr, b: Expr): Quotient {
    if (a === b) return oneQuotient;
    if (a.kind === "num" && b.kind === "num") return zeroQuotient;
    const [first, second] = a.id < b.id ? [a, b] : [b, a];
    const make = () => ({ expr: call("delta", first, second), reduction: { kind: "indicator" } as const });
    return this.kernel(this.kernels.named(`delta ${first.id} ${second.id}`, make));
  }

  /** A function of which nothing is known here but that equal arguments give equal values. */
  opaque(name: string, e: Expr, args: readonly Expr[]): Quotient {
    const values = args.map((arg) => this.normal(arg));
    const known = this.kernels.find(
      ({ expr }) =>
        expr.kind === e.kind &&
        expr.args.length === e.args.length &&
        nameOf(expr) === nameOf(e) &&
        values.every((value, k) => this.equal(value, this.normal(expr.args[k] as Expr))),
    );
    return this.kernel(known ?? this.kernels.named(`${name} ${e.id}`, () => ({ expr: e })));
  }

  /** sign(u): +1 or -1. */
  #sign(u: Expr): Quotient {
    if (isPositive(u, this.setting)) return oneQuotient;
    if (isNegativeInterval(bounds(u, this.setting))) return rationalQuotient(rational(-1));
    return signOf(this.normal(u), this);
  }

  /** (1 + s)/2. */
  #half(s: Quotient): Quotient {
    return scaleQuotient(addQuotients(oneQuotient, s), rational(1, 2));
  }

  #cases(args: readonly Expr[]): Quotient {
    let value = this.normal(args[args.length - 1] as Expr);
    for (let k = args.length - 3; k >= 0; k -= 2) {
      const here = this.normal(args[k + 1] as Expr);
      const difference = addQuotients(here, negateQuotient(value));
      value = addQuotients(value, multiplyQuotients(this.#condition(args[k] as Expr), difference));
    }
    return value;
  }

  /** 1 where the condition holds, 0 elsewhere; boundaries do not count. */
  #condition(e: Expr): Quotient {
    if (e.kind === "logic") {
      const parts = e.args.map((part) => this.#condition(part));
      const not = (q: Quotient) => addQuotients(oneQuotient, negateQuotient(q));
      if (e.name === "not") return not(parts[0] as Quotient);
      if (e.name === "and") return parts.reduce(multiplyQuotients);
      return not(parts.map(not).reduce(multiplyQuotients));
    }
    if (e.kind !== "rel") throw new RangeError("not a condition");
    const [left, right] = e.args as readonly [Expr, Expr];
    const ordering = e.name === ">" || e.name === ">=" || e.name === "<" || e.name === "<=";
    if (ordering && this.equal(this.normal(left), this.normal(right)))
      return e.name === ">=" || e.name === "<=" ? oneQuotient : zeroQuotient;
    // Between whole numbers the boundary counts: i < k is not i ≤ k.
    const counting = this.runs(e) && !some(e, isDatum);
    if (!counting && (e.name === ">" || e.name === ">="))
      return this.#half(this.#sign(add(left, neg(right))));
    if (!counting && (e.name === "<" || e.name === "<="))
      return this.#half(this.#sign(add(right, neg(left))));
    return this.kernel(
      this.kernels.named(`condition ${e.id}`, () => ({ expr: e, reduction: { kind: "indicator" } })),
    );
  }

  #derivative(e: Expr & { readonly kind: "diff" }): Quotient {
    // Where the derivative of a name cannot be carried out, the node is a kernel of its own.
    if (isTerminal(e, this.setting)) {
      return this.kernel(this.kernels.named(`name ${e.id}`, () => ({ expr: e })));
    }
    const [body, x] = e.args;
    return this.normal(derivative(body, x, this.setting));
  }

  /** The quotient as an expression, for substituting an index. */
  expression(q: Quotient): Expr {
    const poly = (p: Polynomial): Expr =>
      add(
        ...[...p]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, { monomial, coefficient }]) =>
            mul(
              ...(coefficient.equals(1) && monomial.length > 0 ? [] : [num(coefficient)]),
              ...monomial.map(([id, exponent]) => this.#kernelPower(id, exponent)),
            ),
          ),
      );
    const below = [...q.bottom.values()].map(({ factor, power: k }) => pow(poly(factor), num(-k)));
    return mul(poly(q.top), ...below);
  }

  #kernelPower(id: number, exponent: number): Expr {
    const { expr } = this.kernels.get(id);
    return exponent === unit ? expr : pow(expr, num(exponent, unit));
  }

  integerPower(q: Quotient, exponent: Rational): Quotient | undefined {
    return isInteger(exponent) && exponent.n <= mostExponent
      ? powerQuotient(q, Number(exponent.s * exponent.n))
      : undefined;
  }
}

/** Equal to the letter: no arithmetic needed. */
function sameTerms(a: Polynomial, b: Polynomial): boolean {
  if (a.size !== b.size) return false;
  for (const [key, { coefficient }] of a)
    if (b.get(key)?.coefficient.equals(coefficient) !== true) return false;
  return true;
}

/** Functions that the exact test takes apart by their definition. */
const elementary: ReadonlySet<string> = new Set([
  "log10",
  "log2",
  "log1p",
  "expm1",
  "tan",
  "sec",
  "csc",
  "cot",
  "sinh",
  "cosh",
  "tanh",
  "sech",
  "csch",
  "coth",
  "atanh",
  "relu",
  "sigmoid",
  "softplus",
  "logit",
  "erfc",
  "lgamma",
  "asec",
  "acsc",
  "acot",
  "asech",
  "acsch",
  "acoth",
  "asinh",
  "acosh",
]);

const nameOf = (e: Expr): string => ("name" in e ? e.name : e.kind === "partial" ? String(e.position) : "");

/** The places of a symmetric matrix in one order. */
const inOrder = (indices: readonly Expr[]): Expr[] => [...indices].sort((a, b) => a.id - b.id);

const isDatum = (e: Expr): boolean => e.kind === "at" || e.kind === "call";
