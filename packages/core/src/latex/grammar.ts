/** Precedence: relations, sums, products entry by entry, products. The readers of single notations are called from here. */
import type { Place } from "../parse/errors.js";
import { isRelation, readCondition } from "./conditions.js";
import { Cursor } from "./cursor.js";
import { readFactor } from "./factors.js";
import { isFunctionLetter } from "./functionNames.js";
import { appliedTo } from "./openFunctions.js";
import { quantitiesIn, variableNode } from "./quantities.js";
import type { Reading } from "./reading.js";
import type { Scope } from "./scope.js";
import { splitAtCommas } from "./scripts.js";
import { tooDeep } from "./tex.js";
import { isBlank, isSign, spanning, type Token } from "./tokens.js";
import {
  callNode,
  isOpen,
  mapped,
  type Node,
  nameNode,
  negativeNode,
  type ProductSign,
  productNode,
  sumNode,
  withChildren,
} from "./tree.js";
import { isMatrix, isVector, isWide } from "./wide.js";

/** Factors in one another beyond this: the input language reads no more brackets either. */
const deepest = 200;

export class Grammar implements Reading {
  #depth = 0;

  constructor(readonly scope: Scope) {}

  /**
   * A list of tokens as one expression in which no function waits for its argument.
   * @param by what functions without arguments are taken at, where nothing nearer says so
   */
  closed(tokens: readonly Token[], place: Place, by?: Node): Node {
    return this.#closed(this.expression(tokens, place), place, by);
  }

  expression(tokens: readonly Token[], place: Place): Node {
    const shown = tokens.filter((token) => !isSign(token, "quad"));
    const cursor = new Cursor(shown, place);
    if (shown.length === 0)
      throw this.scope.error("something is missing here", place, "write an expression there");
    const node = this.#sum(cursor);
    const { next } = cursor;
    if (next !== undefined) throw this.#leftOver(next);
    return node;
  }

  condition(tokens: readonly Token[], place: Place): Node {
    return readCondition(tokens, place, this);
  }

  list(tokens: readonly Token[], place: Place): readonly Node[] {
    if (isBlank(tokens)) {
      throw this.scope.error(
        "nothing stands between these brackets",
        place,
        "write the expression between them",
      );
    }
    return splitAtCommas(tokens).map((part) => {
      if (part.length === 0)
        throw this.scope.error(
          "something is missing at a comma here",
          place,
          "write it, or leave the comma out",
        );
      return this.expression(part, spanning(part[0]?.place as Place, part[part.length - 1]?.place as Place));
    });
  }

  #sum(cursor: Cursor): Node {
    const start = cursor.position;
    const terms: Node[] = [];
    for (;;) {
      const at = cursor.position;
      let minus = false;
      if (isSign(cursor.next, "+", "-")) minus = isSign(cursor.take(), "-");
      const term = this.product(cursor);
      terms.push(minus ? negativeNode(term, cursor.since(at)) : term);
      if (!isSign(cursor.next, "+", "-")) break;
    }
    return sumNode(terms, cursor.since(start));
  }

  product(cursor: Cursor): Node {
    return this.#entrywise(cursor, false);
  }

  operandOfDerivative(cursor: Cursor, entrywise: boolean): Node {
    return entrywise || isSign(cursor.next, "-")
      ? this.#entrywise(cursor, true)
      : this.#sideBySide(cursor, true);
  }

  /** Every reader of something inside something comes through here. */
  factor(cursor: Cursor): Node | undefined {
    if (++this.#depth > deepest) throw tooDeep(this.scope.source, cursor.here);
    const factor = readFactor(cursor, this);
    this.#depth--;
    return factor;
  }

  /** Products and quotients entry by entry hold less tightly than those side by side. */
  #entrywise(cursor: Cursor, ofDerivative: boolean): Node {
    const start = cursor.position;
    let minus = false;
    for (; isSign(cursor.next, "-"); cursor.take()) minus = !minus;
    if (minus || cursor.position > start) {
      const plain = this.#entrywise(cursor, ofDerivative);
      return minus ? negativeNode(plain, cursor.since(start)) : plain;
    }
    const first = this.#sideBySide(cursor, ofDerivative);
    const factors = [first];
    const signs: ProductSign[] = [];
    while (isSign(cursor.next, ".*", "./", "∘")) {
      const sign = cursor.take();
      const next = this.#sideBySide(cursor, ofDerivative);
      const before = factors[factors.length - 1] as Node;
      const [outer, inner] = [functionOf(before), functionOf(next)];
      if (isSign(sign, "∘") && outer !== undefined && inner !== undefined)
        factors[factors.length - 1] = {
          kind: "composition",
          args: [outer, inner],
          place: spanning(before.place, next.place),
        };
      else {
        factors.push(next);
        signs.push(isSign(sign, "./") ? "./" : ".*");
      }
    }
    return factors.length === 1
      ? (factors[0] as Node)
      : { kind: "product", args: factors, signs, place: cursor.since(start) };
  }

  #sideBySide(cursor: Cursor, ofDerivative: boolean): Node {
    const start = cursor.position;
    const factors: Node[] = [];
    const signs: ProductSign[] = [];
    const push = (factor: Node, sign: ProductSign): void => {
      if (factors.length > 0) signs.push(sign);
      factors.push(factor);
    };
    for (;;) {
      const { next } = cursor;
      if (ofDerivative && isSign(next, "*") && startsDerivative(cursor.peek(1))) break;
      if (isSign(next, "*", "/") && factors.length > 0) {
        cursor.take();
        this.#multiplied(factors, this.#signed(cursor, next), next, push);
      } else if (isSign(next, "⊗") && factors.length > 0) {
        cursor.take();
        const right = this.#signed(cursor, next);
        const left = factors.pop() as Node;
        factors.push(callNode("kron", spanning(left.place, right.place), left, right));
      } else {
        if (ofDerivative && factors.length > 0 && startsDerivative(next)) break;
        const factor = this.factor(cursor);
        if (factor === undefined) break;
        this.#beside(signs, factors, factor, push);
      }
    }
    if (factors.length === 0) throw this.#missing(cursor);
    if (factors.length === 1) return factors[0] as Node;
    return { ...(productNode(factors, cursor.since(start)) as Node & { kind: "product" }), signs };
  }

  /** u · v of two vectors is their inner product. */
  #multiplied(
    factors: Node[],
    factor: Node,
    sign: Token,
    push: (factor: Node, sign: ProductSign) => void,
  ): void {
    const left = factors[factors.length - 1] as Node;
    const isDot = /^(\\cdot|·|⋅)/.test(this.scope.written(sign.place));
    if (isDot && isVector(left, this.scope) && isVector(factor, this.scope)) {
      factors[factors.length - 1] = { kind: "transpose", args: [left], place: left.place };
      this.scope.note(spanning(left.place, factor.place), "the inner product of two vectors");
    }
    push(factor, isSign(sign, "/") ? "/" : "*");
  }

  /** What stands behind a sign of multiplication; it may have a sign of its own. */
  #signed(cursor: Cursor, sign: Token): Node {
    const start = cursor.position;
    const minus = isSign(cursor.next, "-", "+") && isSign(cursor.take(), "-");
    const factor = this.factor(cursor);
    if (factor === undefined)
      throw this.scope.error(
        "something is missing behind this sign",
        sign.place,
        "write a name, a number or a bracket there",
      );
    return minus ? negativeNode(factor, cursor.since(start)) : factor;
  }

  /** A factor without a sign. a/b c is (a/b) c, but x/2σ² is x/(2σ²): a number and a name hold together. */
  #beside(
    signs: readonly ProductSign[],
    factors: Node[],
    factor: Node,
    push: (factor: Node, sign: ProductSign) => void,
  ): void {
    const [above, below] = [factors[factors.length - 2], factors[factors.length - 1]];
    if (
      signs[signs.length - 1] !== "/" ||
      above === undefined ||
      below === undefined ||
      above.kind === "number"
    ) {
      if (signs[signs.length - 1] === "/" && above?.kind === "number" && below?.kind === "number")
        this.scope.note(
          spanning(above.place, factor.place),
          "a number times what follows",
          "write a/(2 b) for what follows below too",
        );
      push(factor, "*");
      return;
    }
    const place = spanning(above.place, factor.place);
    if (below.kind === "number" && factor.kind !== "number") {
      factors[factors.length - 1] = productNode([below, factor], spanning(below.place, factor.place));
      this.scope.note(
        place,
        "a quotient: what follows the number is below too",
        "write \\frac{a}{2} b, or (a/2) b",
      );
      return;
    }
    this.scope.note(place, "a quotient times what follows: (a/b) c", "write a/(b c) for the other reading");
    push(factor, "*");
  }

  #missing(cursor: Cursor) {
    const { next } = cursor;
    if (next === undefined || isSign(next, "quad")) {
      const before = cursor.tokens[cursor.position - 1];
      return this.scope.error(
        "something is missing at the end here",
        before?.place ?? cursor.place,
        "write what follows the sign",
      );
    }
    return this.#leftOver(next);
  }

  #leftOver(token: Token) {
    const written = this.scope.written(token.place);
    if (token.kind === "text") {
      const hint = "words stand between statements and in \\begin{cases}; a name is \\mathrm{name}";
      return this.scope.error(`“${token.text.trim()}” has no meaning here`, token.place, hint);
    }
    if (isRelation(token)) {
      const hint = "a relation stands in \\begin{cases}, in --assume or between definitions";
      return this.scope.error(`${written} cannot stand here`, token.place, hint);
    }
    const hint = token.kind === "sign" ? meaningless[token.text] : undefined;
    return this.scope.error(
      `${written} cannot be read here`,
      token.place,
      hint ?? "write a name, a number or a bracket there",
    );
  }

  isWide(node: Node): boolean {
    return isWide(node, this.scope);
  }

  isMatrix(node: Node): boolean {
    return isMatrix(node, this.scope);
  }

  variableOf(node: Node, place: Place): Node {
    const { variable } = this.scope.known;
    if (variable !== undefined) return variableNode(variable, place);
    const names = quantitiesIn(node);
    const [only] = names;
    if (only !== undefined && names.length === 1 && node.kind !== "name") return only;
    const hint = "write \\frac{d}{dx} for a derivative, ^\\top for a transpose";
    throw this.scope.error("this does not say what is differentiated by", place, hint);
  }

  /** Functions that still wait get the variable: σ beside d/dt is σ(t). */
  #closed(node: Node, place: Place, by: Node | undefined): Node {
    if (!isOpen(node)) return node;
    if (node.kind === "derivative") {
      const [of, variable] = node.args;
      return withChildren(node, [this.#closed(of, place, variable), variable]);
    }
    if (
      node.kind === "sum" ||
      node.kind === "product" ||
      node.kind === "negative" ||
      node.kind === "relation"
    )
      return withChildren(
        node,
        node.args.map((arg) => this.#closed(arg, place, by)),
      );
    const { variable } = this.scope.known;
    const argument = by ?? (variable === undefined ? undefined : variableNode(variable, node.place));
    if (argument !== undefined) return appliedTo(node, [argument], node.place, this.isWide(argument));
    return mapped(node, (part) => (part.kind === "bare" ? nameNode(part.letter, part.place) : part));
  }
}

/** A function that is composed with another one: one that waits, or a letter of functions. */
function functionOf(node: Node): Node | undefined {
  if (isOpen(node)) return node;
  if (node.kind !== "name" || node.indices.length > 0 || !isFunctionLetter(node.name)) return undefined;
  return { kind: "bare", name: node.name, letter: node.name, place: node.place };
}

const startsDerivative = (token: Token | undefined): boolean =>
  isSign(token, "∂", "∇") ||
  (token?.kind === "fraction" &&
    (isSign(token.above[0], "∂") || (token.above[0]?.kind === "name" && token.above[0].text === "d")) &&
    (isSign(token.below[0], "∂") || (token.below[0]?.kind === "name" && token.below[0].text === "d")));

const meaningless: Readonly<Record<string, string>> = {
  "…": "a sum over terms is written \\sum_{i=1}^{n} x_i",
  "±": "write one expression with + and one with −",
  "∓": "write one expression with + and one with −",
  "∞": "a sum runs to a count: \\sum_{i=1}^{n}",
  "∣": "conditional densities are not part of the language; absolute values are \\lvert x \\rvert",
  ":": "write the formula alone",
  "∼": "distributions are not part of the language",
  "∝": "write = for equal",
  "≈": "write = for equal",
  "→": "limits are not part of the language",
  "∀": "write the formula for one of them",
  ",": "a comma separates arguments and indices; statements are separated by ; or \\\\",
};
