/**
 * Expressions to quotients of polynomials in kernels. Two expressions are equal wherever both are defined if
 * the difference of their normal forms is zero (zero.ts). Shares nothing with the rules it is used to check.
 */

import type { Expr } from "../../expr/index.js";
import { asWritten } from "../../facts/index.js";
import type { Setting } from "../../problem/problem.js";
import { derivative, isTerminal, writtenOut } from "../derivative.js";
import { grantedEquation } from "../equations.js";
import { ofCall } from "./calls.js";
import { casesOf, conditionOf } from "./cases.js";
import { power } from "./exponentials.js";
import { expressionOf } from "./expression.js";
import { type GrantedSign, grantedSignsIn } from "./grantedSigns.js";
import { type Kernel, Kernels } from "./kernels.js";
import { ofEntry, ofName } from "./names.js";
import { kernelPower, OutOfBudget, type Polynomial, TooLarge, unit } from "./polynomial.js";
import { relationsOf } from "./powers.js";
import {
  inverseQuotient,
  multiplyQuotients,
  negateQuotient,
  type Quotient,
  rationalQuotient,
  subtractQuotients,
  sumOfQuotients,
  whole,
} from "./quotient.js";
import { type Found, Reliance } from "./reliance.js";
import { RunningIndices } from "./runningIndices.js";
import { productOver, sumOver } from "./sums.js";
import { isZeroQuotient } from "./zero.js";

/** Elementary steps a single question may take. */
const mostSteps = 20_000;
/** Terms a single polynomial may have. */
const mostTerms = 4_000;

const arithmetic: ReadonlySet<Expr["kind"]> = new Set(["add", "neg", "mul", "div"]);

export class Normalizer {
  readonly kernels = new Kernels();
  readonly indices = new RunningIndices();
  readonly reliance = new Reliance();
  readonly #memo = new Map<Expr, Found<Quotient>>();
  readonly #keyed = new Map<string, Found<Quotient>>();
  #grantedSigns: readonly GrantedSign[] | undefined;
  #steps = 0;
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
    this.reliance.restart();
  }

  /** A fresh budget for a new question. */
  restart(): void {
    this.retry();
    this.#isFresh = this.kernels.size === 0;
  }

  /** Notes that the answer holds where the relation does. */
  rely(relation: Expr): void {
    this.reliance.on(relation);
  }

  /** Relations that were relied on since the question was put, with plain letters for the indices of sums. */
  get used(): readonly Expr[] {
    const said = relationsOf(this.reliance.used).map((relation) =>
      this.setting.assumptions.includes(relation)
        ? relation
        : asWritten(this.indices.inLetters(relation), this.setting),
    );
    return [...new Set(said)];
  }

  /** @throws RangeError for what has no value, OutOfBudget */
  normal(e: Expr): Quotient {
    if (this.tooLarge.has(e)) throw new TooLarge();
    try {
      return this.reliance.once(this.#memo, e, () => {
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
    return this.reliance.once(this.#keyed, key, make);
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

  /** Whether a name stands for whole numbers: an index, a count, data that says a place. */
  isWholeName(e: Expr): boolean {
    if (e.kind !== "sym" && e.kind !== "at") return false;
    return (
      this.wholes.has(e.name) || this.setting.counts.has(e.name) || this.indices.rangeOf(e.name) !== undefined
    );
  }

  /** Sums whose signs were granted, from h > 0 also what h is defined as. */
  get grantedSigns(): readonly GrantedSign[] {
    if (this.#grantedSigns === undefined) {
      // None while they are worked out.
      this.#grantedSigns = [];
      this.#grantedSigns = this.reliance.aside(() => grantedSignsIn(this));
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
        return ofName(e, this);
      case "add":
        return this.sumOf(e.args.map((term) => this.normal(term)));
      case "neg":
        return negateQuotient(this.normal(e.args[0]));
      case "mul":
        return e.args
          .map((factor) => this.normal(factor))
          .reduce((a, b) => this.#sized(multiplyQuotients(a, b)));
      case "div":
        return multiplyQuotients(this.normal(e.args[0]), this.inverse(e.args[1]));
      case "pow":
        return power(e.args[0], e.args[1], this);
      case "call":
        return ofCall(e, this);
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
        return ofEntry(e, this);
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

  /** @throws RangeError for 1/0 */
  inverse(e: Expr): Quotient {
    const inverse = inverseQuotient(this.normal(e));
    if (inverse === undefined) throw new RangeError("division by zero");
    return inverse;
  }

  /** An index in a fixed form: j - 1 + 1 is j. */
  index(index: Expr): Expr {
    return index.kind === "add" ? this.expression(this.normal(index)) : index;
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
          this.reliance.asked(() =>
            values.every((value, k) => this.equal(value, this.normal(expr.args[k] as Expr))),
          ),
      );
    return this.kernel(known ?? this.kernels.named(`${name} ${e.id}`, () => ({ expr: e, family })));
  }

  /** The quotient as an expression, for substituting an index. */
  expression(q: Quotient): Expr {
    return expressionOf(q, this.kernels);
  }

  #derivative(e: Expr & { readonly kind: "diff" }): Quotient {
    // Where the derivative of a name cannot be carried out, the node is a kernel of its own.
    if (isTerminal(e, this.setting)) {
      return this.kernel(this.kernels.named(`name ${e.id}`, () => ({ expr: e })));
    }
    const [body, x] = e.args;
    return this.normal(derivative(body, x, this.setting));
  }
}

/** Equal to the letter: no arithmetic needed. */
function sameTerms(a: Polynomial, b: Polynomial): boolean {
  if (a.size !== b.size) return false;
  for (const [key, { coefficient }] of a)
    if (b.get(key)?.coefficient.equals(coefficient) !== true) return false;
  return true;
}
