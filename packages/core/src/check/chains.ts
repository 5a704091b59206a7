/** Chains of expressions that a working says are equal, and what the left side of a line makes of the line. */
import { isScalar, sameShape, shapeOf, transposed } from "../arrays/index.js";
import type { Derivation } from "../derive/derivation.js";
import { deriveProblem } from "../derive/derive.js";
import {
  type Diff,
  diff,
  type Expr,
  freeNames,
  mul,
  postorder,
  rewriteDown,
  rewriteUp,
  sym,
  type Variable,
} from "../expr/index.js";
import { DeriveError } from "../parse/index.js";
import { withoutArrayNames } from "../problem/definitions.js";
import { dependsOn } from "../problem/dependence.js";
import type { Problem } from "../problem/problem.js";
import { withoutDerivatives } from "../verify/derivative.js";
import { equal, turnedLike } from "./equality.js";
import { headOf, isDerivativeOf, isGradientWord, timesTold } from "./heads.js";
import { inLayoutOf } from "./layout.js";
import { isValueless, type Meaning, type Meant, type Valueless } from "./meaning.js";
import type { LineVerdict } from "./report.js";
import type { Part, WorkingLine } from "./working.js";

/** Expressions that are said to be equal, one after the other. */
export interface Chain {
  /** What they are equal to if all is right. */
  readonly reference: Expr;
  readonly isDerivative: boolean;
  /** The last one that has a value; undefined before the first. */
  previous: Expr | undefined;
  verdict: LineVerdict;
  /** Relations that nobody has granted and that a line has taken for granted. */
  needed: readonly Expr[];
  /** The letter of the entry that the chain is about, where it is one of a vector. */
  readonly entry?: string;
}

export const chainOf = (reference: Expr, isDerivative: boolean, previous?: Expr): Chain => ({
  reference,
  isDerivative,
  previous,
  verdict: "right",
  needed: [],
});

export class Chains {
  readonly #chains = new Map<Expr, Chain>();
  /** Derivatives that the working gives a value to: dh/dz → what it says. */
  readonly #claims = new Map<Expr, Expr>();
  /** Of derivatives by whole parts, where they could be carried out. */
  readonly #derivations = new Map<Expr, Derivation | undefined>();
  #current: Chain | undefined;

  constructor(
    readonly meaning: Meaning,
    /** The derivative, in its short form. */
    readonly truth: Expr,
    readonly lines: readonly WorkingLine[],
  ) {}

  /** The chain that was gone on with last. */
  get current(): Chain | undefined {
    return this.#current;
  }

  /** The next line that begins with = goes on from this one. */
  goOn(chain: Chain): void {
    this.#current = chain;
  }

  get #problem(): Problem {
    return this.meaning.problem;
  }

  /** The chain that a line belongs to, or its left side where that has no value. */
  at(line: WorkingLine): Chain | Valueless {
    const head = headOf(line);
    const first = this.meaning.read(line.parts[head === undefined ? 0 : 1] as Part);
    const chain = head === undefined ? this.#goneOn(line, first) : this.#begun(head, first);
    if (!("kind" in chain)) this.#current = chain;
    return chain;
  }

  /**
   * A line without a left side goes on, or begins with the derivative that is asked for: with no sign of equality
   * either, and behind a part that it is not equal to.
   */
  #goneOn(line: WorkingLine, first: Meant): Chain {
    const { continues } = line;
    const current = this.#current;
    if (!continues && !isValueless(first)) {
      if (this.#isLeftSide(line, first)) return this.#chainOf(this.carriedOut(first), false);
      if (this.#isOpening(first)) return this.#opened(first);
    }
    if (current === undefined) return this.derivative(first);
    if (continues || current.isDerivative || isValueless(first)) return current;
    return this.#isEqual(current.previous ?? current.reference, first) ? current : this.derivative(first);
  }

  /**
   * Whether a line is the left side of the next, which begins with =: a derivative of its own, dh/dz or the first where
   * the second is asked for. Where a working begins with one it says what the cost is, and may be wrong.
   */
  #isLeftSide(line: WorkingLine, first: Expr): boolean {
    const next = this.lines[this.lines.indexOf(line) + 1];
    if (line.parts.length > 1 || next?.continues !== true || first.kind !== "diff") return false;
    const isLower = this.#problem.variables.length > 1 && first.args[0] === this.#problem.expression;
    if (this.#current === undefined) return isLower;
    return (
      !isDerivativeOf(first, this.meaning.cost ?? "", this.#problem.variables) &&
      !this.#isEqual(this.truth, first)
    );
  }

  /** Whether a line begins with dJ or the derivative, not carried out. */
  #isOpening(first: Expr): boolean {
    const inner = first.kind === "transpose" ? first.args[0] : first;
    if (inner.kind !== "diff" && inner.kind !== "differential") return false;
    const isOfTheCost = inner === this.#asked() || inner.args[0] === this.#problem.expression;
    return isOfTheCost || this.carriedOut(first) !== first;
  }

  /** The chain of what stands there itself; of the derivative that is asked for, its own. */
  #opened(first: Expr): Chain {
    const inner = first.kind === "transpose" ? first.args[0] : first;
    return inner.kind === "differential"
      ? this.#chainOf(this.carriedOut(first), false)
      : this.derivative(first);
  }

  /** Notes what a line has given as the value of the derivative on its left. */
  claim(line: WorkingLine, { reference, previous }: Chain): void {
    if (headOf(line) !== undefined && reference.kind === "diff")
      this.#claims.set(reference, previous ?? reference);
  }

  /** The chain of the derivative that is asked for, as a row where the working begins with one. */
  derivative(first: Meant = this.truth): Chain {
    const { expression } = this.#problem;
    // Whoever begins with the cost, and then says what its derivative is, has not yet begun.
    if (this.#current === undefined && first === expression && this.#isFollowedByHead())
      return this.#chainOf(expression, false);
    const reference = isValueless(first) ? this.truth : inLayoutOf(this.truth, first, this.#problem);
    return this.#chainOf(reference, true);
  }

  /** The chain of a left side, the one begun earlier if it is the same. */
  #begun(head: Part, first: Meant): Chain | Valueless {
    const times = timesTold(head);
    if (times !== 0) return this.#told(times, first);
    const meant = this.meaning.read(head);
    if (isValueless(meant)) return meant;
    const { cost } = this.meaning;
    if (cost !== undefined && isDerivativeOf(meant, cost, this.#problem.variables))
      return this.derivative(first);
    if (meant === this.#asked()) return this.derivative(first);
    const isName = meant.kind === "sym" || meant.kind === "matrix";
    if (isName && this.meaning.strangers(meant).length > 0) return this.#named(meant.name, first);
    const reference = this.carriedOut(meant);
    const known = this.#chains.get(reference);
    if (known !== undefined) return known;
    // Whoever writes the last expression again on the left goes on from it.
    const current = this.#current;
    const last = current?.previous ?? current?.reference;
    if (current !== undefined && last !== undefined && (last === reference || this.#isEqual(last, reference)))
      return current;
    return this.#chainOf(isValueless(first) ? reference : turnedLike(reference, first), false);
  }

  /** ∂cost/∂v as it is written where the cost has a name in the problem. */
  #asked(): Expr {
    const { expression, variables } = this.#problem;
    return variables.reduce<Expr>((inner, variable) => diff(inner, variable), expression);
  }

  /** A name that nobody explains: for the cost or, where it is not equal to it, for the derivative. */
  #named(name: string, first: Meant): Chain {
    const { expression } = this.#problem;
    if (!isValueless(first) && this.#isEqual(expression, first)) return this.#chainOf(expression, false);
    return isGradientWord(name) ? this.#told(1, first) : this.derivative(first);
  }

  /** The chain of a derivative that is told in a word, which may be another one than that asked for. */
  #told(times: 1 | 2, first: Meant): Chain {
    const { variables, expression } = this.#problem;
    const [x] = variables;
    if (x === undefined || times === variables.length) return this.derivative(first);
    const isTruth = !isValueless(first) && this.#isEqual(this.truth, first);
    if (times === 2 || isTruth) return this.derivative(first);
    const gradient = diff(expression, x);
    return this.#chainOf(isValueless(first) ? gradient : turnedLike(gradient, first), false);
  }

  /** Whether the second line has a left side of its own. */
  #isFollowedByHead(): boolean {
    const [, second] = this.lines;
    return second !== undefined && headOf(second) !== undefined;
  }

  #chainOf(reference: Expr, isDerivative: boolean): Chain {
    const chain = this.#chains.get(reference) ?? chainOf(reference, isDerivative);
    this.#chains.set(reference, chain);
    return chain;
  }

  /** The cost and the derivative that is asked for, where they stand inside of something else: m·∂J/∂θ. */
  carriedOut(e: Expr): Expr {
    const { cost } = this.meaning;
    const { variables, dependent, expression } = this.#problem;
    return rewriteDown(e, (node) => {
      if (cost !== undefined && node === sym(cost)) return expression;
      if (node.kind !== "diff") return undefined;
      if ([...dependent].some((name) => isDerivativeOf(node, name, variables))) return this.truth;
      const slope = this.#granted(node);
      if (slope !== undefined) return slope;
      // dG/dh is given by its name, as the working speaks of it.
      if (cost !== undefined && node.args[0] === sym(cost) && !isDerivativeOf(node, cost, variables))
        return node;
      if (cost === undefined || !isDerivativeOf(node, cost, variables)) return undefined;
      return isScalar(node) ? this.truth : transposed(this.truth);
    });
  }

  /** A lower derivative of what an equation ties to the variable: dy/dx where d²y/dx² is asked for. */
  #granted(node: Expr): Expr | undefined {
    const found = this.#problem.assumptions.find(
      (relation) => relation.kind === "rel" && relation.name === "==" && relation.args[0] === node,
    );
    return found?.args[1];
  }

  /** The derivative that is asked for, where it is not carried out, as its value: that has been derived. */
  asked(e: Expr): Expr {
    const asked = this.#asked();
    if (this.#problem.variables.length > 1) return e;
    return rewriteDown(e, (node) =>
      node !== asked
        ? undefined
        : isScalar(node) || !isScalar(this.#problem.expression)
          ? this.truth
          : transposed(this.truth),
    );
  }

  /** Derivatives by a part that has a name, zⱼ of ∂L/∂zⱼ, with that part standing for itself. */
  byParts(root: Expr): Expr {
    const { definitions } = this.#problem;
    return rewriteDown(this.byWholeParts(root), (e) => {
      if (e.kind !== "diff" || e.args[1].kind !== "at" || !definitions.has(e.args[1].name)) return undefined;
      const others = new Map(definitions);
      others.delete(e.args[1].name);
      return withoutDerivatives(e, { ...this.#problem, definitions: others });
    });
  }

  /** Derivatives by a vector or matrix that the working has named, ∂L/∂z of z = Xw, carried out. */
  byWholeParts(root: Expr): Expr {
    return rewriteDown(root, (e) => {
      if (e.kind === "diff") return this.#slopeBy(e);
      const slope =
        e.kind === "transpose" && e.args[0].kind === "diff" ? this.#slopeBy(e.args[0]) : undefined;
      return slope && transposed(slope);
    });
  }

  #slopeBy(e: Diff): Expr | undefined {
    const result = this.derivationBy(e)?.result;
    return result && [result, transposed(result)].find((own) => sameShape(shapeOf(own), shapeOf(e)));
  }

  /** How the derivative by a vector or matrix that the working has named is found; undefined for any other. */
  derivationBy(e: Expr): Derivation | undefined {
    const inner = e.kind === "transpose" ? e.args[0] : e;
    if (inner.kind !== "diff" || !this.#isPart(inner.args[1]) || isScalar(inner.args[1])) return undefined;
    if (!this.#derivations.has(inner)) this.#derivations.set(inner, this.#derivedBy(inner));
    return this.#derivations.get(inner);
  }

  #derivedBy({ args: [of, part] }: Diff): Derivation | undefined {
    const definitions = new Map(this.#problem.definitions);
    definitions.delete(part.name);
    const bare: Problem = { ...this.#problem, definitions, variables: [part] };
    const unfolded = (root: Expr): Expr =>
      rewriteUp(withoutArrayNames(root, bare), (inner) => {
        const own = inner.kind === "sym" ? definitions.get(inner.name) : undefined;
        return own?.form === "value" ? unfolded(own.body) : inner;
      });
    const expression = unfolded(of);
    if (!freeNames(expression).has(part.name)) return undefined;
    try {
      return deriveProblem({ ...bare, expression });
    } catch (error) {
      if (error instanceof DeriveError) return undefined;
      throw error;
    }
  }

  #isPart(by: Variable): boolean {
    const form = this.#problem.definitions.get(by.name)?.form;
    return form !== undefined && form !== "function" && !this.meaning.known.has(by.name);
  }

  /** A part of the working by which the cost is differentiated, though the cost is nowhere told by it. */
  partOutside(...roots: readonly Expr[]): string | undefined {
    const problem = this.#problem;
    const found = roots
      .flatMap((root) => postorder(root))
      .find(
        (e) =>
          e.kind === "diff" &&
          (e.args[0] === problem.expression || e.args[0] === sym(this.meaning.cost ?? "")) &&
          this.#isPart(e.args[1]) &&
          !dependsOn(e.args[0], e.args[1], problem),
      );
    return found?.kind === "diff" ? found.args[1].name : undefined;
  }

  /** What stood before, with the values that the working itself has found for parts; undefined where it has none. */
  withClaims({ previous, reference, isDerivative }: Chain): Expr | undefined {
    if (this.#claims.size === 0) return undefined;
    const before = previous ?? reference;
    const put =
      previous === undefined && isDerivative
        ? (this.#linked() ?? before)
        : rewriteDown(before, (e) => this.#claims.get(e));
    return put === before ? undefined : put;
  }

  /** dL/da · da/dz · dz/dw by what the working says of each, where they lead from the cost to the variable. */
  #linked(): Expr | undefined {
    const { expression, variables } = this.#problem;
    let name = expression.kind === "sym" ? expression.name : this.meaning.cost;
    const links: Expr[] = [];
    while (name !== variables[0]?.name) {
      const next = [...this.#claims].filter(
        ([{ kind, args }]) => kind === "diff" && args[0]?.kind === "sym" && args[0].name === name,
      );
      const [link] = next;
      const by = link?.[0].args[1];
      if (link === undefined || next.length > 1 || by?.kind !== "sym" || links.length > this.#claims.size)
        return undefined;
      links.push(link[1]);
      name = by.name;
    }
    return links.every(isScalar) ? mul(...links) : undefined;
  }

  #isEqual(a: Expr, b: Expr): boolean {
    return isScalar(a) === isScalar(b) && equal(turnedLike(a, b), b, this.#problem).kind === "proved";
  }
}
