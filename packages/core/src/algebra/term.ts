/**
 * A product seen as a term: a rational coefficient times powers of bases. Rules that cancel, collect, factor
 * and distribute look at terms. The view is one of display, not a normal form: bases keep their shape, and
 * factors the order in which they were met.
 */
import {
  add,
  call,
  canonicalBinders,
  type Expr,
  isBinder,
  isInteger,
  isNegative,
  isOne,
  isZero,
  mul,
  neg,
  num,
  perNode,
  type Rational,
  rational,
  timesRational,
} from "../expr/index.js";
import { sumKey } from "./sumKey.js";
import { termToExpr } from "./write.js";

export interface Factor {
  readonly base: Expr;
  /** A Num, or an expression where the exponent is symbolic. */
  readonly exponent: Expr;
}

export interface Term {
  readonly coefficient: Rational;
  readonly factors: readonly Factor[];
  /** How many factors and numbers other than ±1 were written. */
  readonly written: number;
  /** The expression this term was read off, while nothing has been changed. */
  readonly source?: Expr;
}

const isWhole = (e: Expr): e is Expr & { readonly kind: "num" } => e.kind === "num" && isInteger(e.value);

const isNonzeroNumber = (e: Expr): boolean => e.kind === "num" && !isZero(e.value);

/** A product under construction: powers of equal bases are merged, a - b and b - a count as equal. */
class Powers {
  coefficient: Rational = rational(1);
  written = 0;
  readonly #exponents = new Map<Expr, Expr>();
  readonly #sums = new Map<string, { base: Expr; sign: number }>();

  scale(value: Rational): void {
    if (value.n !== 1n || value.d !== 1n) this.written += 1;
    this.coefficient = timesRational(this.coefficient, value);
  }

  multiply(base: Expr, exponent: Expr): void {
    this.written += 1;
    let partner = base;
    if (base.kind === "add") {
      const { key, sign } = sumKey(base);
      const known = this.#sums.get(key);
      if (known === undefined) this.#sums.set(key, { base, sign });
      else if (known.sign === sign) partner = known.base;
      else if (isWhole(exponent)) {
        // (b - a)^k is (-1)^k (a - b)^k for whole k only.
        partner = known.base;
        if (exponent.value.n % 2n === 1n) this.coefficient = this.coefficient.neg();
      }
    }
    const before = this.#exponents.get(partner);
    this.#exponents.set(partner, before === undefined ? exponent : addExponents(before, exponent));
  }

  /** A base that came whole out of a root and has got a whole exponent: it may be taken apart after all. */
  released(): Factor | undefined {
    for (const [base, exponent] of this.#exponents) {
      const compound =
        base.kind === "mul" || base.kind === "div" || base.kind === "neg" || isNonzeroNumber(base);
      if (!compound || !isWhole(exponent) || isZero(exponent.value)) continue;
      this.#exponents.delete(base);
      return { base, exponent };
    }
    return undefined;
  }

  factors(): Factor[] {
    const factors: Factor[] = [];
    for (const [base, exponent] of this.#exponents) {
      if (!(exponent.kind === "num" && isZero(exponent.value))) factors.push({ base, exponent });
    }
    return factors;
  }
}

/** Reads a product, quotient, power or negation as a term. Equal bases are merged. */
export const toTerm: (e: Expr) => Term = perNode(readTerm);

function readTerm(e: Expr): Term {
  const powers = new Powers();
  const stack: Factor[] = [{ base: e, exponent: num(1) }];
  // Whole exponents go through products and quotients; others stay on what they stand on.
  const enter = (base: Expr, exponent: Expr): void => {
    if (isWhole(exponent)) stack.push({ base, exponent });
    else powers.multiply(base, exponent);
  };
  for (
    let top = stack.pop() ?? powers.released();
    top !== undefined;
    top = stack.pop() ?? powers.released()
  ) {
    const { base, exponent } = top;
    const k = (exponent as Expr & { readonly kind: "num" }).value;
    if (base.kind === "num") {
      if (isZero(base.value) && isNegative(k)) powers.multiply(base, exponent);
      else powers.scale(isOne(k) || isOne(base.value) ? base.value : (base.value.pow(k) ?? rational(0)));
    } else if (base.kind === "neg") {
      if (k.n % 2n === 1n) powers.scale(rational(-1));
      stack.push({ base: base.args[0], exponent });
    } else if (base.kind === "mul") {
      for (let i = base.args.length - 1; i >= 0; i--) stack.push({ base: base.args[i] as Expr, exponent });
    } else if (base.kind === "div") {
      stack.push({ base: base.args[1], exponent: neg(exponent) });
      stack.push({ base: base.args[0], exponent });
    } else if (base.kind === "pow") {
      enter(base.args[0], scaleExponent(base.args[1], k));
    } else if (base.kind === "call" && base.name === "sqrt") {
      // The radicand stays whole until all its powers are gathered: √(2π)/(2π) has one base.
      powers.multiply(base.args[0] as Expr, num(k.div(2)));
    } else if (base.kind === "call" && base.name === "exp") {
      const { unit, times } = exponentialUnit(base.args[0] as Expr);
      powers.multiply(unit, num(k.mul(times)));
    } else {
      powers.multiply(base, exponent);
    }
  }
  return { coefficient: powers.coefficient, factors: powers.factors(), written: powers.written };
}

/** exp(c·w) as exp(w)^c, so that e^{-x} and e^{x} are powers of one base. */
function exponentialUnit(argument: Expr): { unit: Expr; times: Rational } {
  const { coefficient, factors, written } = toTerm(argument);
  if (isZero(coefficient) || factors.length === 0) return { unit: call("exp", argument), times: rational(1) };
  const unit = termToExpr({ coefficient: rational(1), factors, written });
  return { unit: call("exp", unit), times: coefficient };
}

function scaleExponent(exponent: Expr, k: Rational): Expr {
  if (isOne(k)) return exponent;
  if (exponent.kind === "num") return num(exponent.value.mul(k));
  return k.equals(-1) ? neg(exponent) : mul(num(k), exponent);
}

/** The sum of two exponents with like terms collected: (n - 1) + 1 is n. */
function addExponents(a: Expr, b: Expr): Expr {
  if (a.kind === "num" && b.kind === "num") return num(a.value.add(b.value));
  return termsToExpr(collect([...toTerms(a), ...toTerms(b)]));
}

/**
 * The product of the terms, by the last of them where that is said: what toTerm reads off what they are written as, without
 * writing it. Undefined where that would be read in another order, or in other parts, than the terms have.
 */
export function combined(above: readonly Term[], below?: Term): Term | undefined {
  if (!above.every(isReadAsItIs) || (below !== undefined && !isReadAsItIs(below))) return undefined;
  const powers = new Powers();
  for (const { coefficient, factors } of above) {
    powers.scale(coefficient);
    for (const { base, exponent } of factors) powers.multiply(base, exponent);
  }
  if (below !== undefined) {
    powers.scale(isOne(below.coefficient) ? below.coefficient : rational(1).div(below.coefficient));
    for (const { base, exponent } of below.factors) powers.multiply(base, neg(exponent));
  }
  const written = above.reduce(
    (total, term) => total + piecesOf(term),
    below === undefined ? 0 : piecesOf(below),
  );
  return { coefficient: powers.coefficient, factors: powers.factors(), written };
}

/** Whole positive powers of bases that no power goes into: nothing of it is written out of its order. */
const isReadAsItIs = ({ factors }: Term): boolean =>
  factors.every(
    ({ base, exponent }) =>
      isWhole(exponent) && exponent.value.s > 0n && !isZero(exponent.value) && isOneBase(base),
  );

function isOneBase(base: Expr): boolean {
  switch (base.kind) {
    case "sym":
    case "at":
    case "add":
      return true;
    case "call":
      return base.name !== "sqrt" && base.name !== "exp";
    default:
      return false;
  }
}

/** The terms of a sum, or the one term that a product is. */
export const toTerms: (e: Expr) => readonly Term[] = perNode(readTerms);

function readTerms(e: Expr): Term[] {
  const found: Term[] = [];
  const stack: { e: Expr; negative: boolean }[] = [{ e, negative: false }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (top.e.kind === "add") {
      for (let i = top.e.args.length - 1; i >= 0; i--) {
        stack.push({ e: top.e.args[i] as Expr, negative: top.negative });
      }
    } else if (top.e.kind === "neg" && top.e.args[0].kind === "add") {
      stack.push({ e: top.e.args[0], negative: !top.negative });
    } else {
      const source = top.negative ? neg(top.e) : top.e;
      const { coefficient, factors, written } = toTerm(source);
      found.push({ coefficient, factors, written, source });
    }
  }
  return found;
}

/** What toTerm counts of the term once it is written: a quotient of numbers alone is one number. */
const piecesOf = (term: Term): number => (term.factors.length > 0 ? pieces(term) : Math.min(1, pieces(term)));

/** Whether the term has all that was written, in its order: nothing was merged. */
export const isWhollyKept = (term: Term): boolean => term.written === piecesOf(term);

/** How many factors and numbers the term has; fewer than were written where some were merged. */
export function pieces({ coefficient, factors }: Term): number {
  return factors.length + (coefficient.n === 1n ? 0 : 1) + (coefficient.d === 1n ? 0 : 1);
}

/** Equal for terms that differ in their coefficient only. */
export function termKey(term: Term): string {
  return term.factors
    .map(({ base, exponent }) => {
      const id =
        base.kind === "add" ? sumKey(base).key : isBinder(base) ? canonicalBinders(base).id : base.id;
      return `${id}^${exponent.id}`;
    })
    .sort()
    .join(" ");
}

/** Like terms added up, in the order of their first; those that cancel are gone. */
export function collect(terms: readonly Term[]): Term[] {
  const byKey = new Map<string, Term>();
  for (const term of terms) {
    const key = termKey(term);
    const like = byKey.get(key);
    if (like === undefined) byKey.set(key, term);
    else {
      const coefficient = like.coefficient.add(
        signBetween(like, term) ? term.coefficient.neg() : term.coefficient,
      );
      byKey.set(key, { coefficient, factors: like.factors, written: like.factors.length });
    }
  }
  return [...byKey.values()].filter((term) => !isZero(term.coefficient));
}

/** Whether two terms of one key differ in sign by their bases: (a - b)·c against (b - a)·c. */
function signBetween(a: Term, b: Term): boolean {
  const sign = (term: Term) =>
    term.factors.reduce((s, { base, exponent }) => {
      const odd = base.kind === "add" && isWhole(exponent) && exponent.value.n % 2n === 1n;
      return odd ? s * sumKey(base as Expr & { readonly kind: "add" }).sign : s;
    }, 1);
  return sign(a) !== sign(b);
}

/** The sum of the terms as people write it: a negative term is subtracted, an untouched one is as it was. */
export function termsToExpr(terms: readonly Term[]): Expr {
  return add(...terms.map((term) => term.source ?? termToExpr(term)));
}
