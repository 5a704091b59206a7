/** From meaning to text of the input language; every character knows where in the formula it came from. */
import type { Written } from "../check/working.js";
import type { Place } from "../parse/errors.js";
import type { Node } from "./tree.js";

/** How tightly a piece of text holds together; a place asks for a level, and what is below stands in brackets. */
const level = { logic: 1, relation: 2, sum: 3, minus: 4, product: 5, primed: 6, power: 7, atom: 8 } as const;
type Level = (typeof level)[keyof typeof level];

export class Writer {
  readonly #pieces: string[] = [];
  readonly #offsets: number[] = [];

  /** The characters are spread over the place, so that first and last of them mark its ends. */
  write(text: string, { offset, length }: Place): void {
    this.#pieces.push(text);
    for (let k = 0; k < text.length; k++)
      this.#offsets.push(
        offset + (k === text.length - 1 ? Math.max(0, length - 1) : Math.min(k, Math.max(0, length - 1))),
      );
  }

  /** @param end where the text ends in the source */
  written(end: number): Written {
    return { text: this.#pieces.join(""), offsets: [...this.#offsets, end] };
  }

  expression(node: Node, needed: Level = level.logic): void {
    const start = { offset: node.place.offset, length: 1 };
    if (levelOf(node) >= needed) {
      this.#plain(node);
      return;
    }
    this.write("(", start);
    this.#plain(node);
    this.write(")", { offset: node.place.offset + Math.max(0, node.place.length - 1), length: 1 });
  }

  #list(nodes: readonly Node[], between = ", "): void {
    nodes.forEach((node, k) => {
      if (k > 0) this.write(between, node.place);
      this.expression(node);
    });
  }

  #call(name: string, place: Place, args: readonly Node[], head = place): void {
    this.write(name, head);
    this.write("(", place);
    this.#list(args);
    this.write(")", { offset: place.offset + Math.max(0, place.length - 1), length: 1 });
  }

  #plain(node: Node): void {
    const { place } = node;
    switch (node.kind) {
      case "number":
        this.write(node.text, place);
        return;
      case "name":
        this.write(node.name, place);
        if (node.indices.length === 0) return;
        this.write("[", place);
        this.#list(node.indices);
        this.write("]", place);
        return;
      case "bare":
        this.write(node.letter, place);
        return;
      case "call":
        this.#call(node.name, place, node.args, node.head);
        return;
      case "composition":
        this.#list(node.args, " .* ");
        return;
      case "negative":
        this.write("-", { offset: place.offset, length: 1 });
        this.expression(node.args[0], startsWithSign(node.args[0]) ? level.atom : level.product);
        return;
      case "sum":
        this.#sum(node.args);
        return;
      case "product":
        this.#product(node);
        return;
      case "quotient":
        this.#quotient(node.args[0], node.args[1]);
        return;
      case "power": {
        const [base, exponent] = node.args;
        this.expression(base, level.atom);
        this.write(node.entrywise ? ".^" : "^", exponent.place);
        // Without brackets ^T would be taken for a transpose.
        const bracketed = exponent.kind === "name" && exponent.name === "T";
        if (bracketed) this.write("(", exponent.place);
        this.expression(exponent, level.atom);
        if (bracketed) this.write(")", exponent.place);
        return;
      }
      case "transpose":
        this.expression(node.args[0], level.atom);
        this.write("'", { offset: place.offset + Math.max(0, place.length - 1), length: 1 });
        return;
      case "factorial":
        this.expression(node.args[0], level.atom);
        this.write("!", { offset: place.offset + Math.max(0, place.length - 1), length: 1 });
        return;
      case "derivative":
        this.#call("diff", place, node.args);
        return;
      case "primed":
        this.write(node.name, place);
        this.write("'".repeat(node.order), place);
        this.write("(", place);
        this.#list(node.args);
        this.write(")", place);
        return;
      case "big": {
        const [body, lower, upper] = node.args;
        this.write(`${node.sign}(`, place);
        this.expression(body);
        this.write(`, ${node.index}, `, place);
        this.expression(lower);
        this.write(", ", place);
        this.expression(upper);
        this.write(")", { offset: place.offset + Math.max(0, place.length - 1), length: 1 });
        return;
      }
      case "cases":
        this.#call("piecewise", place, node.args);
        return;
      case "relation":
        this.expression(node.args[0], level.sum);
        this.write(` ${node.sign} `, place);
        this.expression(node.args[1], level.sum);
        return;
      case "set":
        this.write("{", place);
        this.#list(node.args);
        this.write("}", place);
        return;
      case "logic": {
        if (node.word === "not") {
          this.write("not ", place);
          this.expression(node.args[0] as Node, level.atom);
          return;
        }
        node.args.forEach((arg, k) => {
          if (k > 0) this.write(` ${node.word} `, arg.place);
          this.expression(arg, level.relation);
        });
        return;
      }
      case "entry": {
        const [of, ...indices] = node.args;
        this.expression(of as Node, level.atom);
        this.write("[", place);
        this.#list(indices);
        this.write("]", place);
        return;
      }
    }
  }

  #sum(terms: readonly Node[]): void {
    terms.forEach((term, k) => {
      if (k === 0) {
        this.expression(term, level.minus);
        return;
      }
      if (term.kind === "negative") {
        this.write(" - ", { offset: term.place.offset, length: 1 });
        const [inner] = term.args;
        this.expression(inner, startsWithSign(inner) ? level.atom : level.product);
        return;
      }
      this.write(" + ", { offset: Math.max(0, term.place.offset - 1), length: 1 });
      this.expression(term, level.minus);
    });
  }

  #product({ args, signs }: Node & { readonly kind: "product" }): void {
    const mixed = signs.some((sign) => sign.startsWith("."));
    args.forEach((factor, k) => {
      const sign = signs[k - 1];
      if (sign !== undefined) this.write(sign === "/" ? "/" : ` ${sign} `, { ...factor.place, length: 1 });
      const whole = mixed && factor.kind === "product";
      this.expression(factor, whole ? level.atom : k === 0 ? level.product : level.power);
    });
  }

  #quotient(above: Node, below: Node): void {
    const mixed = above.kind === "product" && above.signs.some((sign) => sign.startsWith("."));
    this.expression(above, mixed || isFraction(above) ? level.atom : level.product);
    this.write("/", below.place);
    this.expression(below, level.power);
  }
}

const isFraction = (node: Node): boolean =>
  node.kind === "quotient" && node.args.every(({ kind }) => kind === "number");

/** What stands behind a minus in brackets: a sign, a fraction, which would be a negative number, and 0, which would lose it. */
function startsWithSign(node: Node): boolean {
  if (isFraction(node)) return true;
  let first: Node | undefined = node;
  while (first?.kind === "product" || first?.kind === "quotient") first = first.args[0];
  return first?.kind === "negative" || (first?.kind === "number" && Number(first.text) === 0);
}

function levelOf(node: Node): Level {
  switch (node.kind) {
    case "number":
    case "name":
    case "call":
    case "bare":
    case "transpose":
    case "derivative":
    case "big":
    case "cases":
    case "set":
    case "entry":
    case "factorial":
      return level.atom;
    case "composition":
    case "product":
    case "quotient":
      return level.product;
    case "primed":
      return level.primed;
    case "power":
      return level.power;
    case "negative":
      return level.minus;
    case "sum":
      return level.sum;
    case "relation":
      return level.relation;
    case "logic":
      return level.logic;
  }
}
