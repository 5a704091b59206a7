/** Code in languages that compute with arrays as wholes: statements and the expression that is returned. */
import { documentedArrayFunctionNamed } from "../arrays/index.js";
import { type Expr, isNegative, isOne, type Rational } from "../expr/index.js";
import { type CodeName, documentedFunctionNamed, type Helper, type Target } from "../functions/index.js";
import { type Node, neededFor, type Op, type Operand } from "./graph.js";
import type { Identifiers } from "./identifiers.js";
import { isLeaf, nameOf, usesIn } from "./lets.js";
import { NotCode } from "./lower.js";
import { atom, filled, held, level, type Piece } from "./piece.js";
import type { Body, Dimensions, Program } from "./program.js";

/** A piece together with its rank: 0 a number, 1 a vector, 2 a matrix. */
export interface Value extends Piece {
  readonly rank: number;
  /** Whether it is one row or column that stands for all. */
  readonly isThin?: boolean;
  /** Whether a product of matrices stands open in it: numbers in front of it would be multiplied into its first
   *  factor. */
  readonly isMatmul?: boolean;
}

/** What an operator needs to know of a value. */
export type Side = Pick<Value, "rank" | "isThin">;

const number: Side = { rank: 0 };

/** What an operator makes of two values. */
const joined = (a: Side, b: Side): Side => ({
  rank: Math.max(a.rank, b.rank),
  isThin: (a.isThin === true || a.rank === 0) && (b.isThin === true || b.rank === 0),
});

/** What an array language writes in a way of its own. */
export interface Dialect {
  readonly target: Target;
  readonly bound: (name: string, text: string) => string;
  readonly number: (value: Rational) => Piece;
  readonly constant: (name: "pi" | "e") => string;
  /** The operator of a sum, product, quotient, power or relation between two values. */
  readonly operator: (symbol: string, sides: readonly [Side, Side]) => string;
  readonly transposed: (a: Value) => Value;
  /** Puts a vector along the given axis of a matrix, or an array into more axes: `at[k]` says whether axis k of the
   *  result is one of the array's. */
  readonly placed: (a: Value, at: readonly boolean[]) => Value;
  readonly matmul: (a: Value, b: Value) => Value;
  readonly tensordot: (a: Value, b: Value, axes: readonly [number, number]) => Value;
  readonly folded: (name: "sum" | "prod", a: Value, axes: readonly number[]) => Value;
  /** A function with its arguments; entry by entry where there are arrays. */
  readonly called: (name: string, args: readonly Value[], isEntrywise: boolean) => string;
  readonly along: (name: string, u: Value) => string;
  /** A function of numbers that are known without any argument. */
  readonly plain: (name: string, args: readonly Value[]) => string | undefined;
  readonly where: (condition: Value, a: Value, b: Value) => Value;
  readonly connected: (name: "and" | "or" | "not", args: readonly Value[]) => Value;
  /** @param like an array whose numbers the range is to be multiplied with */
  readonly range: (first: string, last: string, afterLast: string, like: string | undefined) => string;
  readonly eye: (n: string) => string;
  readonly sliced: (a: Value, axis: number, first: Expr, last: Expr, dims: Dimensions) => string;
  readonly picked: (a: Value, axis: number, place: Expr, dims: Dimensions) => string;
  readonly taken: (a: Value, axis: number, places: Value) => string;
  readonly diagonal: (a: Value) => string;
  readonly repeated: (a: Value, isNumber: boolean, dims: readonly string[], at: readonly boolean[]) => string;
}

const relations: ReadonlySet<string> = new Set(["<", "<=", ">", ">=", "==", "!="]);

/** Compilers follow a + b + c + … down to its first operand, and some give up at a thousand. */
const mostOperands = 200;

function chunks<T>(items: readonly T[]): (readonly T[])[] {
  const count = Math.ceil(items.length / mostOperands);
  return Array.from({ length: count }, (_, k) => items.slice(k * mostOperands, (k + 1) * mostOperands));
}

/** Longer than this no line of code gets if that can be helped. */
const widest = 86;

export class ArrayWriter {
  readonly helpers = new Set<Helper>();
  readonly #dialect: Dialect;
  readonly #identifiers: Identifiers;
  readonly #dimensions: Dimensions;
  readonly #values = new Map<Node, Value>();
  readonly #lines: string[] = [];
  #names: ReadonlyMap<Node, string> = new Map();
  /** Ranges that are only compared with whole numbers. */
  readonly #counting = new Set<Node>();
  #like: string | undefined;

  constructor(dialect: Dialect, identifiers: Identifiers, dimensions: Dimensions) {
    this.#dialect = dialect;
    this.#identifiers = identifiers;
    this.#dimensions = dimensions;
  }

  body({ root, names }: Program): Body {
    this.#names = names;
    const uses = usesIn(root);
    this.#lookAtRanges(root);
    for (const node of neededFor(root)) {
      this.#values.set(node, this.#written(node));
      const isShared = (uses.get(node) ?? 0) > 1 || names.has(node);
      if (node !== root && isShared && (!isLeaf(node) || node.op.kind === "range")) this.#bind(node);
    }
    return { lines: this.#lines, result: this.#value(root).text };
  }

  /** Libraries do not mix whole numbers and others of their own accord. */
  #lookAtRanges(root: Node): void {
    const nodes = neededFor(root);
    const places = new Set(
      nodes.flatMap(({ op, operands }) => (op.kind === "take" ? [operands[1]?.of] : [])),
    );
    const sample = nodes.find(
      (node) => node.op.kind === "input" && node.dims.length > 0 && !places.has(node),
    );
    this.#like = sample?.op.kind === "input" ? this.#identifiers.of(sample.op.name) : undefined;
    for (const { op, operands } of nodes)
      if (op.kind === "call" && relations.has(op.name)) for (const { of } of operands) this.#counting.add(of);
  }

  #value(node: Node): Value {
    return this.#values.get(node) as Value;
  }

  #bind(node: Node): void {
    const name = nameOf(node, this.#names.get(node), this.#identifiers);
    this.#lines.push(this.#dialect.bound(name, this.#value(node).text));
    this.#values.set(node, { ...atom(name), rank: node.dims.length });
  }

  /** A node in terms of its operands; where that is too long, the longest operands get names first. */
  #written(node: Node): Value {
    if (3 * node.operands.length > widest + 3) this.#bindLong(node);
    let made = this.#ofNode(node);
    while (made.text.length > widest) {
      const inline = node.operands.map(({ of }) => of).filter((of) => this.#value(of).text.length > 12);
      const longest = inline.reduce<Node | undefined>(
        (best, of) =>
          best === undefined || this.#value(of).text.length > this.#value(best).text.length ? of : best,
        undefined,
      );
      if (longest === undefined || isLeaf(longest) || this.#isName(longest)) return made;
      this.#bind(longest);
      made = this.#ofNode(node);
    }
    return made;
  }

  /** Names for all long operands where there are so many that the line is too long with any of them. */
  #bindLong({ operands }: Node): void {
    const lengthOf = (of: Node): number => this.#value(of).text.length;
    const inline = [...new Set(operands.map(({ of }) => of))].filter((of) => lengthOf(of) > 12);
    for (const longest of inline.sort((a, b) => lengthOf(b) - lengthOf(a))) {
      if (isLeaf(longest) || this.#isName(longest)) return;
      this.#bind(longest);
    }
  }

  #isName(node: Node): boolean {
    return /^\w+$/.test(this.#value(node).text);
  }

  /** An operand with its axes in the order of `layout`, and places for the ones it lacks. */
  #aligned({ of, axes }: Operand, layout: readonly number[]): Value {
    const isTurned =
      axes.length === 2 && layout.indexOf(axes[0] as number) > layout.indexOf(axes[1] as number);
    const turned = isTurned && !this.#isName(of) ? this.#turned(of) : undefined;
    if (turned !== undefined) return this.#placed(turned, [...axes].reverse(), layout);
    return this.#placed(this.#value(of), axes, layout);
  }

  /** A matrix written the other way round from the start, where that can be done. */
  #turned(node: Node): Value | undefined {
    const { op } = node;
    const other = [1, 0];
    switch (op.kind) {
      case "contract":
        return this.#contraction(node, true);
      case "product":
        return this.#product(node, op, other);
      case "add":
        return { ...this.#sum(node, other), rank: 2 };
      default:
        return undefined;
    }
  }

  #placed(value: Value, axes: readonly number[], layout: readonly number[]): Value {
    if (value.rank === 0) return value;
    const order = axes.map((axis) => layout.indexOf(axis));
    const isAscending = order.every((place, k) => k === 0 || (order[k - 1] as number) < place);
    if (!isAscending && value.rank > 2)
      throw new NotCode("an array of more than two axes, turned", tooManyAxes);
    const turned = isAscending ? value : this.#dialect.transposed(value);
    if (axes.length === layout.length) return turned;
    const at = layout.map((axis) => axes.includes(axis));
    return this.#dialect.placed(turned, at);
  }

  #ofNode(node: Node): Value {
    const rank = node.dims.length;
    const own = node.dims.map((_, k) => k);
    const dialect = this.#dialect;
    const [first, second] = node.operands as readonly [Operand, Operand];
    const { op } = node;
    const made = (piece: Piece): Value => ({ ...piece, rank });
    switch (op.kind) {
      case "number":
        return made(dialect.number(op.value));
      case "constant":
        return made(atom(dialect.constant(op.name)));
      case "input":
        return made(atom(this.#identifiers.of(op.name)));
      case "size":
        return made(this.#dimensions.piece(op.of));
      case "range": {
        const ends = [
          this.#dimensions.text(op.first),
          this.#dimensions.text(op.last),
          this.#after(op.last),
        ] as const;
        return made(atom(dialect.range(...ends, this.#counting.has(node) ? undefined : this.#like)));
      }
      case "eye":
        return made(atom(dialect.eye(this.#dimensions.text(node.dims[0] as Expr))));
      case "slice":
        return made(
          atom(dialect.sliced(this.#value(first.of), op.axis, op.first, op.last, this.#dimensions)),
        );
      case "pick":
        return made(atom(dialect.picked(this.#value(first.of), op.axis, op.place, this.#dimensions)));
      case "take":
        return made(atom(dialect.taken(this.#value(first.of), op.axis, this.#value(second.of))));
      case "diagonal":
        return made(atom(dialect.diagonal(this.#value(first.of))));
      case "add":
        return made(this.#sum(node, own));
      case "product":
        return this.#product(node, op, own);
      case "contract":
        return this.#contraction(node);
      case "fold":
        return this.#fold(node, op.name);
      case "along": {
        const layout = op.name === "softmax" ? own : [...own, rank];
        return made(atom(this.#along(op.name, this.#aligned(first, layout))));
      }
      case "whole":
        return made(
          this.#whole(
            op.name,
            node.operands.map(({ of }) => this.#value(of)),
          ),
        );
      case "call":
        return made(this.#call(node, op.name, own));
      case "expand": {
        if (first.axes.length === rank) return this.#aligned(first, own);
        const at = own.map((axis) => first.axes.includes(axis));
        const value = this.#aligned(
          first,
          [...first.axes].sort((a, b) => a - b),
        );
        const dims = node.dims.map((dim) => this.#dimensions.text(dim));
        return made(atom(dialect.repeated(value, first.of.isPlain, dims, at)));
      }
    }
  }

  #after(last: Expr): string {
    if (last.kind === "num") return String(Number(last.value.valueOf()) + 1);
    return `${this.#dimensions.text(last)} + 1`;
  }

  #sum({ operands }: Node, own: readonly number[]): Piece {
    const [first, ...more] = chunks(operands).map((chunk) => this.#terms(chunk, own)) as [Value, ...Value[]];
    return more.reduce((sum, value) => {
      const plus = this.#dialect.operator("+", [sum, value]);
      return { ...joined(sum, value), text: `${sum.text} ${plus} (${value.text})`, level: level.sum };
    }, first);
  }

  #terms(operands: readonly Operand[], own: readonly number[]): Value {
    let text = "";
    let side = number;
    for (const operand of operands) {
      const opposite = text === "" ? undefined : this.#opposite(operand, own);
      const value = opposite ?? this.#aligned(operand, own);
      const sign = opposite === undefined ? "+" : "-";
      text =
        text === ""
          ? held(value, level.sum)
          : `${text} ${this.#dialect.operator(sign, [side, value])} ${held(value, level.product)}`;
      side = joined(side, value);
    }
    return { ...side, text, level: level.sum };
  }

  /** The term without its minus, where it is written out and has one. */
  #opposite({ of, axes }: Operand, own: readonly number[]): Value | undefined {
    const { op } = of;
    if (this.#isName(of)) return undefined;
    if (op.kind === "number" && isNegative(op.value))
      return { ...this.#dialect.number(op.value.neg()), rank: 0 };
    if (op.kind !== "product" || !isNegative(op.coefficient)) return undefined;
    const isTurned = axes.length === 2 && own.indexOf(axes[0] as number) > own.indexOf(axes[1] as number);
    const straight = of.dims.map((_, k) => k);
    const positive = { ...op, coefficient: op.coefficient.neg() };
    return isTurned
      ? this.#placed(this.#product(of, positive, straight.reverse()), [...axes].reverse(), own)
      : this.#placed(this.#product(of, positive, straight), axes, own);
  }

  #product(
    node: Node,
    { coefficient, over }: Op & { readonly kind: "product" },
    own: readonly number[],
  ): Value {
    const rank = node.dims.length;
    const values = node.operands.map((operand) => this.#aligned(operand, own));
    const isMinus = isNegative(coefficient);
    const size = coefficient.abs();
    const whole = isDecimal(size) && size.n !== 1n ? size : size.mul(size.d);
    const rest = whole.equals(size) ? size.div(size) : size.mul(0).add(Number(size.d));
    const numbers = (q: Rational): Value[] => (isOne(q) ? [] : [{ ...this.#dialect.number(q), rank: 0 }]);
    const above = [...numbers(whole), ...values.slice(0, over)];
    const below = [...numbers(rest), ...values.slice(over)];
    const [only] = above;
    const isBare = above.length === 1 && below.length === 0 && only !== undefined;
    if (isBare && !isMinus) return only;
    const top: Value =
      above.length === 0 ? { ...this.#dialect.number(size.div(size)), rank: 0 } : this.#factors(above);
    let text = top.text;
    let soft: number = top.level;
    if (below.length > 0) {
      const bottom = this.#factors(below);
      const divide = this.#dialect.operator("/", [top, bottom]);
      text = `${held(top, level.product)} ${divide} ${held(bottom, level.sign + 1)}`;
      soft = level.product;
    }
    const isMatmul = top.isMatmul === true && below.length === 0;
    if (!isMinus) return { text, level: soft, rank, isMatmul };
    const inner = top.isMatmul === true || soft < level.product ? `(${text})` : text;
    return {
      text: `-${inner}`,
      level: top.isMatmul === true ? level.sign : Math.min(soft, level.sign),
      rank,
    };
  }

  #factors(all: readonly Value[]): Value {
    const [values = all, ...chunked] = chunks(all);
    if (chunked.length > 0) return this.#factors([values, ...chunked].map((chunk) => this.#factors(chunk)));
    const [first, ...more] = values as [Value, ...Value[]];
    if (more.length === 0) return first;
    let text = held(first, level.product);
    let side: Side = first;
    for (const value of more) {
      text += ` ${this.#dialect.operator("*", [side, value])} ${held(value, value.isMatmul === true ? level.atom : level.sign)}`;
      side = joined(side, value);
    }
    return { ...side, text, level: level.product };
  }

  /** @param turned whether the transposed product is wanted: (AB)ᵀ as BᵀAᵀ */
  #contraction(node: Node, turned = false): Value {
    const [a, b] = turned ? [...node.operands].reverse() : node.operands;
    if (a === undefined || b === undefined) throw new Error("a product of two has two operands");
    const gone = node.dims.length;
    const rest = ({ axes }: Operand): number[] => axes.filter((axis) => axis !== gone);
    if (a.axes.length > 2 || b.axes.length > 2) {
      const places = [a.axes.indexOf(gone), b.axes.indexOf(gone)] as const;
      return this.#dialect.tensordot(this.#value(a.of), this.#value(b.of), places);
    }
    return this.#dialect.matmul(this.#aligned(a, [...rest(a), gone]), this.#aligned(b, [gone, ...rest(b)]));
  }

  #fold(node: Node, name: "sum" | "prod"): Value {
    const [operand] = node.operands as [Operand];
    const rank = node.dims.length;
    const rest = operand.axes.filter((axis) => axis < rank);
    const isOrdered = rest.every((axis, k) => axis === k);
    const layout = isOrdered
      ? operand.axes
      : [...rest.sort((a, b) => a - b), ...operand.axes.filter((a) => a >= rank)];
    const axes = layout.flatMap((axis, k) => (axis >= rank ? [k] : []));
    return this.#dialect.folded(name, this.#aligned(operand, layout), axes);
  }

  #call(node: Node, name: string, own: readonly number[]): Piece {
    const dialect = this.#dialect;
    const values = node.operands.map((operand) => this.#aligned(operand, own));
    const [a, b, c] = values as [Value, Value, Value];
    switch (name) {
      case "pow": {
        const parts = [held(a, level.atom), held(b, level.atom)] as const;
        const operator = dialect.operator("^", [a, b]);
        const isShort = !operator.startsWith(".") && parts.every((text) => /^[\w.]+$/.test(text));
        return { text: parts.join(isShort ? operator : ` ${operator} `), level: level.power };
      }
      case "where":
        return dialect.where(a, b, c);
      case "and":
      case "or":
      case "not":
        return dialect.connected(name, values);
      case "<":
      case "<=":
      case ">":
      case ">=":
      case "==":
      case "!=": {
        const operator = dialect.operator(name, [a, b]);
        return { text: `${held(a, level.sum)} ${operator} ${held(b, level.sum)}`, level: level.relation };
      }
      default: {
        const plain = node.isPlain ? dialect.plain(name, values) : undefined;
        return atom(
          plain ?? this.#applied(documentedFunctionNamed(name)?.code?.[dialect.target], name, values, true),
        );
      }
    }
  }

  #along(name: string, u: Value): string {
    const code = documentedArrayFunctionNamed(name)?.code?.[this.#dialect.target];
    if (this.#dialect.target !== "julia") return this.#applied(code, name, [u], false);
    return this.#dialect.along(this.#nameOfCode(code, name), u);
  }

  #whole(name: string, values: readonly Value[]): Piece {
    const spec = documentedArrayFunctionNamed(name === "solve" ? "inv" : name);
    const code = (name === "solve" ? spec?.codeOfProduct : spec?.code)?.[this.#dialect.target];
    return atom(this.#applied(code, name, values, false));
  }

  #nameOfCode(code: CodeName | undefined, name: string): string {
    if (code === undefined)
      throw new NotCode(
        `${name} has no name in ${this.#dialect.target}`,
        "choose another language with --to",
      );
    if (typeof code === "string") return code;
    this.#need(code);
    return code.name;
  }

  #need(helper: Helper): void {
    for (const other of helper.needs ?? []) this.#need(other);
    this.helpers.add(helper);
  }

  #applied(code: CodeName | undefined, name: string, values: readonly Value[], isEntrywise: boolean): string {
    const called = this.#nameOfCode(code, name);
    if (called.includes("$")) return filled(called, values);
    const isHelper = typeof code === "object" && this.#dialect.target === "numpy";
    return this.#dialect.called(
      called,
      isHelper ? [{ ...atom("xp"), rank: 0 }, ...values] : values,
      isEntrywise,
    );
  }
}

const tooManyAxes = "name a part of it with a definition";

/** 3/2 is 1.5, 1/3 is no decimal. */
export function isDecimal(q: Rational): boolean {
  let d = q.d;
  for (const prime of [2n, 5n]) while (d % prime === 0n) d /= prime;
  return d === 1n && q.d <= 1000000n;
}
