/** Where the derivative is 0: lines that ask for it, ∂L/∂μ = 0, and lines that answer, μ = 1/m · Σᵢ xᵢ. */
import { isScalar, shapeOf, zeros } from "../arrays/index.js";
import {
  type Expr,
  matmul,
  mul,
  num,
  postorder,
  rewriteDown,
  some,
  sub,
  type Variable,
} from "../expr/index.js";
import { haveOneShape } from "../verify/arrays.js";
import type { Verdict } from "../verify/verdict.js";
import type { Chains } from "./chains.js";
import { factorBetween } from "./difference.js";
import { turnedLike } from "./equality.js";
import { headOf, timesTold } from "./heads.js";
import { type Judged, nothingToSay } from "./judged.js";
import { isValueless, type Meaning, type Meant } from "./meaning.js";
import { isOpen } from "./open.js";
import type { WorkingLine } from "./working.js";

export class Conditions {
  /** Whether a line has asked where the derivative is 0. */
  #isAsked = false;

  constructor(
    readonly meaning: Meaning,
    readonly chains: Chains,
    /** The derivative, in its short form. */
    readonly result: Expr,
    readonly lines: readonly WorkingLine[],
    readonly compared: (a: Expr, b: Expr) => Verdict,
  ) {}

  /**
   * What is left of a line that asks where the derivative is 0, or undefined for any other line.
   * @example "2*x = 0" leaves 2*x; "d/dx x^2 = 0" claims something, for nothing says yet what the derivative is
   */
  setToZero(line: WorkingLine): WorkingLine["parts"] | undefined {
    // What an equation ties together is told in equations.
    if (this.meaning.problem.dependent.size > 0 || !isAboutZero(line) || this.isAnswer(line))
      return undefined;
    if (this.result === num(0) || this.#vanishes(this.result) || !this.#isCondition(line)) return undefined;
    this.#isAsked ||= this.chains.current?.isDerivative !== false;
    return withoutZeros(line);
  }

  /** Whether a line says for which value of the variable the derivative is 0. */
  isAnswer(line: WorkingLine): boolean {
    return this.#isAsked && this.#namesVariable(line);
  }

  /** An equation after the derivative was set to 0: a value of the variable, or the condition in another form. */
  solution(line: WorkingLine): Judged | undefined {
    const head = headOf(line);
    if (head === undefined || timesTold(head) !== 0) return undefined;
    this.#isAsked ||= this.#isToldBefore(line);
    const [left, right, ...more] = line.parts.map((part) => this.meaning.read(part));
    const { problem } = this.meaning;
    const [x] = problem.variables;
    if (x === undefined || left === undefined || right === undefined || more.length > 0) return undefined;
    if (isValueless(left) || isValueless(right) || some(left, ({ kind }) => kind === "diff"))
      return undefined;
    const isValue = left === x || (left.kind === "sym" && isValueOf(left.name, x.name));
    const difference = haveOneShape(left, right) ? sub(left, right) : undefined;
    if (!this.#isAsked && !isValue && !this.#standsApart(left)) return undefined;
    const put = isValue ? this.#at(x, right) : difference;
    // w = M⁻¹b is Mw = b.
    const equations = [isValue ? cleared(left, right, x) : difference].filter((e) => e !== undefined);
    if (put === undefined) return undefined;
    const isRight = (isValue && this.#vanishes(put)) || equations.some((e) => this.#isMultiple(e));
    // Before anybody has asked, an equation that is no condition says what it says.
    if (!this.#isAsked && !isRight) return undefined;
    this.#isAsked = true;
    const verdict = isRight ? "right" : "undecided";
    const told = isValue ? "the derivative is 0 there" : "the condition in another form";
    const remark = isRight ? told : "an equation that follows from a condition is not checked";
    return { ...nothingToSay, expression: right, verdict, fromPrevious: verdict, remark };
  }

  /** Whether the text in front of a line says in words that the derivative is set to 0. */
  #isToldBefore({ place }: WorkingLine): boolean {
    return setToZeroInWords.test(this.meaning.working.source.slice(0, place.offset));
  }

  /**
   * Whether a left side is none that the working goes on from: XᵀXw + nλw of XᵀXw + nλw = Xᵀy is neither the cost nor
   * the derivative nor what stood last, of which the right side would be claimed to be another form.
   */
  #standsApart(left: Expr): boolean {
    const { current } = this.chains;
    const { expression } = this.meaning.problem;
    const begun = [expression, this.result, current?.reference, current?.previous];
    return begun.every(
      (own) => own === undefined || (this.compared(own, left).kind !== "proved" && !this.#isMultiple(left)),
    );
  }

  /** Whether an expression is the derivative times a constant or a denominator of it, which is not 0 where it has a value. */
  #isMultiple(e: Expr): boolean {
    const result = turnedLike(this.result, e);
    if (!haveOneShape(e, result)) return false;
    const { problem } = this.meaning;
    return multiplesOf(result).some(
      (multiple) =>
        this.compared(multiple, e).kind === "proved" || factorBetween(e, multiple, problem) !== undefined,
    );
  }

  /** Whether the derivative is known where it is set to 0, or is solved for the variable afterwards. */
  #isCondition(line: WorkingLine): boolean {
    const { current } = this.chains;
    const last = this.#lastOf(line);
    if (last !== undefined && isValueless(last)) return true;
    if (last !== undefined && isOpen(last) && !this.#isAskedFor(last)) return false;
    const stated = last !== undefined && !isOpen(last) ? last : this.#statedBy(current);
    if (stated !== undefined && !isOpen(stated)) return !this.#vanishes(stated);
    const later = this.lines.slice(this.lines.indexOf(line) + 1);
    return later.some((other) => this.#namesVariable(other) || this.#isEquation(other));
  }

  #lastOf(line: WorkingLine): Meant | undefined {
    const parts = withoutZeros(line);
    const last = parts[parts.length - 1];
    return last && this.meaning.read(last);
  }

  #statedBy(chain: Chains["current"]): Expr | undefined {
    return chain?.isDerivative === true ? chain.previous : undefined;
  }

  /** 2*x - 4 = 0 */
  #isEquation(line: WorkingLine): boolean {
    const last = isAboutZero(line) ? this.#lastOf(line) : undefined;
    return last !== undefined && !isValueless(last) && !isOpen(last);
  }

  #isAskedFor(e: Expr): boolean {
    const value = this.chains.carriedOut(e);
    return this.compared(turnedLike(this.result, value), value).kind === "proved";
  }

  #namesVariable(line: WorkingLine): boolean {
    const name = headOf(line)?.text ?? "";
    const { variable } = this.meaning;
    return name === variable.name || isValueOf(name, variable.name);
  }

  #vanishes(e: Expr): boolean {
    return this.compared(e, isScalar(e) ? num(0) : zeros(shapeOf(e))).kind === "proved";
  }

  /** The derivative with a value put in for the variable; undefined where that is an entry, or of another shape. */
  #at(x: Variable, value: Expr): Expr | undefined {
    if (x.kind === "at" || !haveOneShape(x, value)) return undefined;
    return rewriteDown(this.result, (e) => (e === x ? value : undefined));
  }
}

/** Mx − b of x = M⁻¹b; undefined where no inverse stands in front. */
function cleared(left: Expr, right: Expr, x: Variable): Expr | undefined {
  if (left !== x || right.kind !== "matmul") return undefined;
  const [first, second, ...more] = right.args;
  const [inner] = first?.kind === "call" && first.name === "inv" ? first.args : [];
  return inner && second && sub(matmul(inner, x), matmul(second, ...more));
}

const setToZeroInWords =
  /\b(?:set|setting|sets|put|putting|equate|equating|equal)\b[^.;\n]{0,60}\b(?:zero|0)(?!\w|\.\d)/i;

/** The derivative, and what it is without its denominators: k(1 − p) − p(n − k) of k/p − (n − k)/(1 − p). */
function multiplesOf(result: Expr): readonly Expr[] {
  if (!isScalar(result)) return [result];
  const below = postorder(result).flatMap((e) =>
    e.kind === "div" && isScalar(e.args[1]) ? [e.args[1]] : [],
  );
  const own = [...new Set(below)];
  const factors = own.length > 1 ? [...own, mul(...own)] : own;
  return [result, ...factors.map((factor) => mul(factor, result))];
}

/** Whether a line begins or ends with 0. */
const isAboutZero = ({ parts }: WorkingLine): boolean =>
  parts[parts.length - 1]?.text === "0" || (parts[0]?.text === "0" && parts.length > 1);

const withoutZeros = ({ parts }: WorkingLine): WorkingLine["parts"] =>
  parts.filter(({ text }) => text !== "0");

/** muhat, mu_star, mu_MLE: a value that the variable takes. */
const isValueOf = (name: string, variable: string): boolean =>
  name.startsWith(variable) &&
  /^_?(?:hat|star|opt|min|max|MLE|MAP|ML|new|0)$/.test(name.slice(variable.length));
