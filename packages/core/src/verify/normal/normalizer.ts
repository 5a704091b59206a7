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
  num,
  pow,
  type Rational,
  rational,
  substitute,
  sym,
  withArgs,
} from "../../expr/index.js";
import { asWritten } from "../../facts/index.js";
import { isSymmetric, isSymmetricName } from "../../facts/matrices.js";
import { functionNamed } from "../../functions/index.js";
import { instanceOf, unfolded } from "../../problem/definitions.js";
import type { Setting } from "../../problem/problem.js";
import { derivative, isTerminal, writtenOut } from "../derivative.js";
import { grantedEquation } from "../equations.js";
import { casesOf, conditionOf, deltaOf, extremeOf, half, signOfValue } from "./cases.js";
import { exponential, power } from "./exponentials.js";
import { digammaOf, gammaOf, polygammaOf } from "./gammas.js";
import { type GrantedSign, grantedSignsIn } from "./grantedSigns.js";
import { type Kernel, Kernels, type Reduction } from "./kernels.js";
import { logarithm } from "./logarithms.js";
import { kernelPower, OutOfBudget, type Polynomial, TooLarge, unit } from "./polynomial.js";
import { noteLogarithm, relationsOf } from "./powers.js";
import {
  inverseQuotient,
  multiplyQuotients,
  negateQuotient,
  powerQuotient,
  type Quotient,
  rationalQuotient,
  subtractQuotients,
  sumOfQuotients,
  whole,
} from "./quotient.js";
import { productOver, sumOver } from "./sums.js";
import { cosine, sine } from "./trigonometry.js";
import { isZeroQuotient } from "./zero.js";

/** Where an index runs. */
export interface Range {
  readonly lower: Expr;
  readonly upper: Expr;
}

/** Elementary steps a single question may take. */
const mostSteps = 20_000;
/** Beyond this an exponent is no longer worked with as a number. */
const mostExponent = 100_000n;
/** Terms a single polynomial may have. */
const mostTerms = 4_000;

/** For the indices of sums in what is said to the user. */
const indexLetters = "ijklmnpqrst";

const arithmetic: ReadonlySet<Expr["kind"]> = new Set(["add", "neg", "mul", "div"]);

/** What was worked out once, and the relations that it relies on. */
interface Found {
  readonly value: Quotient;
  readonly used: ReadonlySet<Expr> | undefined;
}

export class Normalizer {
  readonly kernels = new Kernels();
  readonly #memo = new Map<Expr, Found>();
  readonly #keyed = new Map<string, Found>();
  readonly #ranges = new Map<string, Range>();
  /** Relations that what is being worked out relies on, and the logarithms in it (powers.ts). */
  #used = new Set<Expr>();
  #grantedSigns: readonly GrantedSign[] | undefined;
  #steps = 0;
  #depth = 0;
  #isFresh = true;

  /**
   * @param wholes names that stand for whole numbers: places in an array
   * @param tooLarge what had too large a normal form by itself; what turns out to is added
   */
  constructor(
    readonly setting: Setting,
    readonly wholes: ReadonlySet<string> = new Set(),
    readonly tooLarge: Set<Expr> = new Set(),
  ) {}

  /** @throws OutOfBudget */
  spend(size = 1): void {
    this.#steps += 1 + (size >> 3);
    if (size > mostTerms) throw new TooLarge();
    if (this.#steps > mostSteps) throw new OutOfBudget();
  }

  /** A fresh budget for the same question, put otherwise. */
  retry(): void {
    this.#steps = 0;
    this.#used = new Set();
  }

  /** A fresh budget for a new question. */
  restart(): void {
    this.retry();
    this.#isFresh = this.kernels.size === 0;
  }

  /** Notes that the answer holds where the relation does. */
  rely(relation: Expr): void {
    this.#used.add(relation);
  }

  /** Relations that were relied on since the question was put, with plain letters for the indices of sums. */
  get used(): readonly Expr[] {
    return relationsOf(this.#used).map((relation) =>
      this.setting.assumptions.includes(relation)
        ? relation
        : asWritten(this.#inLetters(relation), this.setting),
    );
  }

  #inLetters(relation: Expr): Expr {
    const free = freeNames(relation);
    const open = [...indexLetters].filter((letter) => !free.has(letter));
    const running = [...free].filter((name) => this.#ranges.has(name));
    return substitute(relation, new Map(running.map((name, k) => [name, sym(open[k] ?? name)])));
  }

  /** Relies on what it relied on only if the answer is yes: what else was looked at has no part in it. */
  asked(question: () => boolean): boolean {
    let relied: ReadonlySet<Expr> = new Set();
    const answer = this.aside(() => {
      const own = question();
      relied = this.#used;
      return own;
    });
    if (answer) for (const relation of relied) this.#used.add(relation);
    return answer;
  }

  /** Works out what the answer does not rest on. */
  aside<T>(make: () => T): T {
    const around = this.#used;
    this.#used = new Set();
    try {
      return make();
    } finally {
      this.#used = around;
    }
  }

  /** What has a value in some cases only: that a logarithm is written there says nothing of the others. */
  inCase(make: () => Quotient): Quotient {
    const around = this.#used;
    this.#used = new Set();
    try {
      return make();
    } finally {
      for (const relation of this.#used) if (relation.kind === "rel") around.add(relation);
      this.#used = around;
    }
  }

  /** @throws OutOfBudget, RangeError for what has no value */
  normal(e: Expr): Quotient {
    if (this.tooLarge.has(e)) throw new TooLarge();
    try {
      return this.#once(this.#memo, e, () => {
        this.spend();
        const value = this.grantedValue(e) ?? this.#normal(e);
        this.spend(value.top.size);
        return value;
      });
    } catch (error) {
      // Among kernels of other questions it may have been larger than it need be.
      if (error instanceof TooLarge && this.#isFresh) this.tooLarge.add(e);
      throw error;
    }
  }

  /** Whether a question that has this expression in it cannot be answered, by what is known. */
  isTooLarge(root: Expr): boolean {
    if (this.tooLarge.size === 0) return false;
    const seen = new Set<Expr>([root]);
    for (const e of seen) {
      if (this.tooLarge.has(e)) return true;
      // Of these all parts are looked at.
      if (!arithmetic.has(e.kind) || grantedEquation(e, this.setting) !== undefined) continue;
      for (const part of e.args) seen.add(part);
    }
    return false;
  }

  /** What is known by a key: lines that differ elsewhere have most of their sums in common. */
  known(key: string, make: () => Quotient): Quotient {
    return this.#once(this.#keyed, key, make);
  }

  /** Works something out unless it is known, and relies on what it relies on in either case. */
  #once<K>(memo: Map<K, Found>, key: K, make: () => Quotient): Quotient {
    let found = memo.get(key);
    if (found === undefined) {
      const around = this.#used;
      this.#used = new Set();
      const value = make();
      found = { value, used: this.#used.size === 0 ? undefined : this.#used };
      memo.set(key, found);
      this.#used = around;
    }
    for (const relation of found.used ?? []) this.#used.add(relation);
    return found.value;
  }

  isZero(q: Quotient): boolean {
    this.spend(q.top.size);
    return isZeroQuotient(q, this);
  }

  equal(a: Quotient, b: Quotient): boolean {
    if (a === b || (a.bottom.size === 0 && b.bottom.size === 0 && sameTerms(a.top, b.top))) return true;
    return this.isZero(subtractQuotients(a, b));
  }

  kernel(kernel: Kernel, exponent = unit): Quotient {
    return whole(kernelPower(kernel.id, exponent));
  }

  /**
   * A bound index for a sum under normalisation, distinct from those of the sums around it and from the names that
   * are free in what it is to stand in.
   */
  scoped<T>(range: Range, free: ReadonlySet<string>, f: (index: string) => T): T {
    const outer = this.#depth;
    let index: string;
    do {
      this.#depth += 1;
      index = this.indexNamed(`#${this.#depth}`, range);
    } while (free.has(index));
    try {
      return f(index);
    } finally {
      this.#depth = outer;
    }
  }

  /** A name for an index that tells its range, since what is worked out for the index holds in that range only. */
  indexNamed(letter: string, { lower, upper }: Range): string {
    const name = `${letter} ${lower.id} ${upper.id}`;
    this.#ranges.set(name, { lower, upper });
    return name;
  }

  /** The range of an index that some sum binds. */
  rangeOf(name: string): Range | undefined {
    return this.#ranges.get(name);
  }

  /** Whether an expression has the index of a sum that is being looked through. */
  runs(e: Expr): boolean {
    return [...freeNames(e)].some((name) => this.#ranges.has(name));
  }

  /** Whether a name stands for whole numbers: an index, a count, data that says a place. */
  isWholeName(e: Expr): boolean {
    if (e.kind !== "sym" && e.kind !== "at") return false;
    return this.wholes.has(e.name) || this.setting.counts.has(e.name) || this.#ranges.has(e.name);
  }

  /** Sums whose signs were granted, from h > 0 also what h is defined as. */
  get grantedSigns(): readonly GrantedSign[] {
    if (this.#grantedSigns === undefined) {
      // None while they are worked out.
      this.#grantedSigns = [];
      this.#grantedSigns = this.aside(() => grantedSignsIn(this));
    }
    return this.#grantedSigns;
  }

  /** What was granted as an equation stands for its right side. */
  grantedValue(e: Expr): Quotient | undefined {
    const granted = grantedEquation(e, this.setting);
    if (granted === undefined) return undefined;
    this.rely(granted.relation);
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
        return this.sumOf(e.args.map((term) => this.normal(term)));
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
        return casesOf(e.args, this);
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
        return conditionOf(e, this);
    }
  }

  sumOf(parts: readonly Quotient[]): Quotient {
    return sumOfQuotients(parts, (size) => this.spend(size));
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
    const indices = e.args.map((index) => this.index(index));
    const entry = withArgs(e, isSymmetricName(e.name, this.setting) ? inOrder(indices) : indices);
    const make = () => ({ expr: entry, ...(reduction && { reduction }) });
    return this.kernel(this.kernels.named(`name ${entry.id}`, make));
  }

  /** An index in a fixed form: j - 1 + 1 is j. */
  index(index: Expr): Expr {
    return index.kind === "add" ? this.expression(this.normal(index)) : index;
  }

  /** y in {a, b} gives y² = (a + b) y - ab. */
  #membership(e: Expr & { readonly kind: "sym" | "at" }): Reduction | undefined {
    for (const relation of this.setting.assumptions) {
      if (relation.kind !== "rel" || relation.name !== "in" || relation.args.length !== 3) continue;
      const [subject, a, b] = relation.args as readonly [Expr, Expr, Expr];
      const speaks = "name" in subject && subject.name === e.name;
      if (speaks && a.kind === "num" && b.kind === "num") {
        this.rely(relation);
        return { kind: "member", sum: a.value.add(b.value), product: a.value.mul(b.value) };
      }
    }
    return undefined;
  }

  /** An entry of a matrix that has no form in indices: of an inverse. */
  #entry(e: Entry): Quotient {
    const [whole, ...place] = e.args;
    const indices = place.map((index) => this.index(index));
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
          ? this.#logarithm(u)
          : multiplyQuotients(this.#logarithm(u), this.#inverse(call("log", v)));
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
        return signOfValue(u, this);
      case "abs":
        return multiplyQuotients(signOfValue(u, this), this.normal(u));
      case "step":
        return half(signOfValue(u, this));
      case "max":
        return extremeOf(e.args, 1, this);
      case "min":
        return extremeOf(e.args, -1, this);
      case "gamma":
        return gammaOf(u, this);
      case "digamma":
        return digammaOf(u, this);
      case "polygamma":
        return polygammaOf(u, v ?? u, this);
      case "delta":
        return deltaOf(u, v ?? u, this);
      default: {
        const definition = elementary.has(e.name) ? functionNamed(e.name)?.definition?.(e.args) : undefined;
        return definition === undefined ? this.opaque(e.name, e, e.args) : this.normal(definition);
      }
    }
  }

  #logarithm(u: Expr): Quotient {
    const q = logarithm(u, this);
    noteLogarithm(q, this);
    return q;
  }

  /** A function of which nothing is known here but that equal arguments give equal values. */
  opaque(name: string, e: Expr, args: readonly Expr[]): Quotient {
    const values = args.map((arg) => this.normal(arg));
    const family = `${e.kind} ${name}`;
    const known = this.kernels
      .family(family)
      .find(
        ({ expr }) =>
          expr.args.length === e.args.length &&
          this.asked(() => values.every((value, k) => this.equal(value, this.normal(expr.args[k] as Expr)))),
      );
    return this.kernel(known ?? this.kernels.named(`${name} ${e.id}`, () => ({ expr: e, family })));
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

/** The places of a symmetric matrix in one order. */
const inOrder = (indices: readonly Expr[]): Expr[] => [...indices].sort((a, b) => a.id - b.id);
