/** TypeScript over plain arrays: every array is built entry by entry, every sum is a loop. */
import { documentedArrayFunctionNamed } from "../arrays/index.js";
import { type Expr, isNegative, isOne, type Rational, rationalText } from "../expr/index.js";
import { type CodeName, documentedFunctionNamed, type Helper } from "../functions/index.js";
import { isDecimal } from "./arrays.js";
import { type Node, neededFor, type Operand } from "./graph.js";
import type { Identifiers } from "./identifiers.js";
import { isLeaf, nameOf, usesIn } from "./lets.js";
import { NotCode } from "./lower.js";
import { atom, filled, held, level, type Piece } from "./piece.js";
import type { Body, Dimensions, Program } from "./program.js";

const vector: Helper = {
  name: "vector",
  source: `/** The vector of n entries f(0), f(1), … */
function vector(n: number, f: (i: number) => number): number[] {
  return Array.from({ length: n }, (_, i) => f(i));
}`,
};

const matrix: Helper = {
  name: "matrix",
  needs: [vector],
  source: `/** The matrix of m rows and n columns with entries f(i, j). */
function matrix(m: number, n: number, f: (i: number, j: number) => number): number[][] {
  return Array.from({ length: m }, (_, i) => vector(n, (j) => f(i, j)));
}`,
};

const total: Helper = {
  name: "total",
  source: `/** f(0) + f(1) + … of n terms. */
function total(n: number, f: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += f(i);
  return sum;
}`,
};

const product: Helper = {
  name: "product",
  source: `/** f(0) · f(1) · … of n factors. */
function product(n: number, f: (i: number) => number): number {
  let result = 1;
  for (let i = 0; i < n; i++) result *= f(i);
  return result;
}`,
};

const loops = { sum: total, prod: product };

/** Longer than this no entry gets if that can be helped. */
const widest = 64;

export class LoopWriter {
  readonly helpers = new Set<Helper>();
  readonly #identifiers: Identifiers;
  readonly #dimensions: Dimensions;
  readonly #letters: readonly string[];
  /** Arrays that have names. */
  readonly #bound = new Map<Node, string>();
  readonly #lines: string[] = [];

  constructor(identifiers: Identifiers, dimensions: Dimensions) {
    this.#identifiers = identifiers;
    this.#dimensions = dimensions;
    this.#letters = identifiers.letters();
  }

  body({ root, names }: Program): Body {
    const uses = usesIn(root);
    const hasName = (node: Node): boolean => (uses.get(node) ?? 0) > 1 || names.has(node);
    const misplaced = this.#misplaced(root, hasName);
    for (const node of neededFor(root)) {
      if (node.dims.length > 2) throw new NotCode("an array with three or more axes", "choose --to numpy");
      if (node.op.kind === "input") this.#bound.set(node, this.#identifiers.of(node.op.name));
      if (node === root || isLeaf(node)) continue;
      const isShared = hasName(node) || misplaced.has(node);
      if (
        isShared ||
        this.#isWhole(node) ||
        this.#entry(node, this.#letters.slice(0, node.dims.length)).text.length > widest
      ) {
        const value = this.#array(node);
        const name = nameOf(node, names.get(node), this.#identifiers);
        this.#lines.push(`const ${name} = ${value};`);
        this.#bound.set(node, name);
      }
    }
    return { lines: this.#lines, result: this.#array(root) };
  }

  #isWhole({ op }: Node): boolean {
    return op.kind === "whole" || op.kind === "along";
  }

  /** What would be computed again and again inside of a loop that does not concern it, or is taken as a whole. */
  #misplaced(root: Node, hasName: (node: Node) => boolean): ReadonlySet<Node> {
    const found = new Set<Node>();
    const isCheap = (node: Node): boolean =>
      isLeaf(node) ||
      hasName(node) ||
      this.#isWhole(node) ||
      (isFast(node) && node.operands.every(({ of }) => isCheap(of)));
    for (const node of neededFor(root))
      for (const { of, axes } of node.operands) {
        if (node.op.kind === "slice" || node.op.kind === "pick" || node.op.kind === "take") continue;
        const inLoop = new Set(axes).size < node.dims.length + node.summed.length && !isCheap(of);
        if (inLoop || (this.#isWhole(node) && of.op.kind !== "input")) found.add(of);
      }
    return found;
  }

  /** The whole array as an expression. */
  #array(node: Node): string {
    const name = this.#bound.get(node);
    if (name !== undefined) return name;
    if (node.op.kind === "whole") return this.#whole(node, node.op.name);
    if (node.op.kind === "along") return this.#along(node, node.op.name);
    const [rows, columns] = node.dims;
    const indices = this.#letters.slice(0, node.dims.length);
    const entry = this.#entry(node, indices).text;
    if (rows === undefined) return entry;
    if (columns === undefined) {
      this.#need(vector);
      return `vector(${this.#dimensions.text(rows)}, ${parameters(indices, entry)} => ${entry})`;
    }
    this.#need(matrix);
    return `matrix(${this.#dimensions.text(rows)}, ${this.#dimensions.text(columns)}, ${parameters(indices, entry)} => ${entry})`;
  }

  /** The entry of a node at the given indices. */
  #entry(node: Node, indices: readonly string[]): Piece {
    const name = this.#bound.get(node);
    if (name !== undefined) return atom(name + indices.map((index) => `[${index}]`).join(""));
    const { op, operands, summed } = node;
    const [first, second] = operands as readonly [Operand, Operand];
    const at = ({ of, axes }: Operand, all: readonly string[] = indices): Piece =>
      this.#entry(
        of,
        axes.map((axis) => all[axis] as string),
      );
    switch (op.kind) {
      case "number":
        return number(op.value);
      case "constant":
        return atom(op.name === "pi" ? "Math.PI" : "Math.E");
      case "input":
        return atom(this.#identifiers.of(op.name));
      case "size":
        return this.#dimensions.piece(op.of);
      case "range": {
        const text = plus(indices[0] as string, this.#dimensions.text(op.first));
        return { text, level: text.includes(" ") ? level.sum : level.atom };
      }
      case "eye":
        return { text: `${indices[0]} === ${indices[1]} ? 1 : 0`, level: level.choice };
      case "slice": {
        const own = indices.map((index, k) =>
          k === op.axis ? plus(index, this.#dimensions.text(op.first), -1) : index,
        );
        return this.#entry(first.of, own);
      }
      case "pick": {
        const own = [...indices];
        own.splice(op.axis, 0, plus(this.#dimensions.text(op.place), "0", -1));
        return this.#entry(first.of, own);
      }
      case "take": {
        const own = [...indices];
        const isScalar = second.of.dims.length === 0;
        const place = this.#entry(second.of, isScalar ? [] : [indices[op.axis] as string]);
        own.splice(op.axis, isScalar ? 0 : 1, plus(held(place, level.sum), "0", -1));
        return this.#entry(first.of, own);
      }
      case "diagonal": {
        const last = indices[indices.length - 1] as string;
        return at(first, [...indices, last]);
      }
      case "expand":
        return at(first);
      case "add":
        return this.#sum(operands, indices);
      case "product":
        return this.#product(
          operands.map((operand) => at(operand)),
          op.coefficient,
          op.over,
        );
      case "contract":
      case "fold": {
        const letters = this.#letters.filter((letter) => !indices.includes(letter)).slice(0, summed.length);
        const all = [...indices, ...letters];
        const body =
          op.kind === "fold" ? at(first, all).text : factors([at(first, all), at(second, all)]).text;
        const loop = op.kind === "fold" ? loops[op.name] : total;
        this.#need(loop);
        return atom(
          summed.reduceRight(
            (text, dim, k) =>
              `${loop.name}(${this.#dimensions.text(dim)}, ${parameters([letters[k] as string], text)} => ${text})`,
            body,
          ),
        );
      }
      case "call":
        return this.#call(
          op.name,
          operands.map((operand) => at(operand)),
        );
      case "along":
      case "whole":
        // Bound before it is used, so that it is here as a whole only.
        return atom(this.#array(node));
    }
  }

  #sum(operands: readonly Operand[], indices: readonly string[]): Piece {
    let text = "";
    for (const { of, axes } of operands) {
      const own = axes.map((axis) => indices[axis] as string);
      const { op } = of;
      const isMinus =
        text !== "" &&
        !this.#bound.has(of) &&
        ((op.kind === "number" && isNegative(op.value)) ||
          (op.kind === "product" && isNegative(op.coefficient)));
      const positive = (): Piece =>
        op.kind === "product"
          ? this.#product(
              of.operands.map((inner) =>
                this.#entry(
                  inner.of,
                  inner.axes.map((axis) => own[axis] as string),
                ),
              ),
              op.coefficient.neg(),
              op.over,
            )
          : number((op as { readonly value: Rational }).value.neg());
      const term = isMinus ? positive() : this.#entry(of, own);
      text =
        text === "" ? held(term, level.sum) : `${text} ${isMinus ? "-" : "+"} ${held(term, level.product)}`;
    }
    return { text, level: level.sum };
  }

  #product(values: readonly Piece[], coefficient: Rational, over: number): Piece {
    const size = coefficient.abs();
    const isSplit = size.d !== 1n && !(isDecimal(size) && size.n !== 1n);
    const numbers = (q: Rational): Piece[] => (isOne(q) ? [] : [number(q)]);
    // The language takes no minus in front of a power.
    const isMinus = isNegative(coefficient);
    const firm = (piece: Piece): Piece =>
      isMinus && piece.level === level.power ? atom(`(${piece.text})`) : piece;
    const above = [...numbers(isSplit ? size.mul(size.d) : size), ...values.slice(0, over).map(firm)];
    const below = [
      ...numbers(isSplit ? size.div(size).mul(Number(size.d)) : size.div(size)),
      ...values.slice(over),
    ];
    const top = above.length === 0 ? atom("1") : factors(above);
    const made =
      below.length === 0
        ? top
        : { text: `${held(top, level.product)} / ${held(factors(below), level.sign)}`, level: level.product };
    if (!isMinus) return made;
    return { text: `-${held(made, level.product)}`, level: level.sign };
  }

  #call(name: string, args: readonly Piece[]): Piece {
    const [a, b, c] = args as [Piece, Piece, Piece];
    switch (name) {
      case "pow":
        return { text: `${held(a, level.atom)} ** ${held(b, level.atom)}`, level: level.power };
      case "where":
        return {
          text: `${held(a, level.relation)} ? ${held(b, level.relation)} : ${c.text}`,
          level: level.choice,
        };
      case "and":
      case "or":
        return {
          text: args.map((arg) => held(arg, level.sum)).join(name === "and" ? " && " : " || "),
          level: level.relation,
        };
      case "not":
        return { text: `!${held(a, level.atom)}`, level: level.sign };
      case "<":
      case "<=":
      case ">":
      case ">=":
        return { text: `${held(a, level.sum)} ${name} ${held(b, level.sum)}`, level: level.relation };
      case "==":
      case "!=":
        return { text: `${held(a, level.sum)} ${name}= ${held(b, level.sum)}`, level: level.relation };
      default:
        return atom(this.#applied(documentedFunctionNamed(name)?.code?.typescript, name, args));
    }
  }

  #along(node: Node, name: string): string {
    const [operand] = node.operands as [Operand];
    const called = this.#nameOfCode(documentedArrayFunctionNamed(name)?.code?.typescript, name);
    const straight = operand.axes.every((axis, k) => axis === k);
    const u = straight ? this.#array(operand.of) : this.#turned(operand.of);
    return operand.axes.length === 1 ? `${called}(${u})` : `${u}.map(${called})`;
  }

  #turned(of: Node): string {
    this.#need(matrix);
    const [rows, columns] = of.dims as [Expr, Expr];
    const [i, j] = this.#letters as [string, string];
    const dims = `${this.#dimensions.text(columns)}, ${this.#dimensions.text(rows)}`;
    return `matrix(${dims}, (${i}, ${j}) => ${this.#entry(of, [j, i]).text})`;
  }

  #whole(node: Node, name: string): string {
    const args = node.operands.map(({ of }) => this.#array(of));
    if (name === "kron" && node.dims.length === 1)
      return `${args[0]}.flatMap((x) => ${args[1]}.map((y) => x * y))`;
    const spec = documentedArrayFunctionNamed(name === "solve" ? "inv" : name);
    const called = this.#nameOfCode((name === "solve" ? spec?.codeOfProduct : spec?.code)?.typescript, name);
    if (name !== "solve" || node.dims.length === 2) return `${called}(${args.join(", ")})`;
    return `${called}(${args[0]}, ${args[1]}.map((x) => [x])).map(([x]) => x)`;
  }

  #nameOfCode(code: CodeName | undefined, name: string): string {
    if (code === undefined)
      throw new NotCode(`TypeScript has no ${name}`, "choose --to numpy, jax, torch or julia");
    if (typeof code === "string") return code;
    this.#need(code);
    return code.name;
  }

  #applied(code: CodeName | undefined, name: string, args: readonly Piece[]): string {
    const called = this.#nameOfCode(code, name);
    if (!called.includes("$")) return `${called}(${args.map(({ text }) => text).join(", ")})`;
    return filled(called, args);
  }

  #need(helper: Helper): void {
    for (const other of helper.needs ?? []) this.#need(other);
    this.helpers.add(helper);
  }
}

/** The indices that a body needs: (), (i), (_, j). */
function parameters(indices: readonly string[], body: string): string {
  const isUsed = (index: string): boolean => new RegExp(`\\b${index}\\b`).test(body);
  const last = indices.findLastIndex(isUsed);
  return `(${indices
    .slice(0, last + 1)
    .map((index) => (isUsed(index) ? index : "_"))
    .join(", ")})`;
}

/** Arithmetic that is no slower than reading an entry. */
const isFast = ({ op }: Node): boolean =>
  ["add", "product", "slice", "pick", "take", "diagonal", "expand"].includes(op.kind);

function factors(values: readonly Piece[]): Piece {
  const [first, ...more] = values as [Piece, ...Piece[]];
  if (more.length === 0) return first;
  const text = [held(first, level.product), ...more.map((value) => held(value, level.sign))].join(" * ");
  return { text, level: level.product };
}

function number(q: Rational): Piece {
  if (isNegative(q)) return { text: `-${held(number(q.neg()), level.sign)}`, level: level.sign };
  if (q.d === 1n) return atom(rationalText(q));
  return isDecimal(q) ? atom(String(q.valueOf())) : { text: `${q.n} / ${q.d}`, level: level.product };
}

/** index + text + shift, with numbers put together: i + 1. */
function plus(index: string, text: string, shift = 0): string {
  const known = /^-?\d+$/;
  if (known.test(index) && known.test(text)) return String(Number(index) + Number(text) + shift);
  if (!known.test(text)) return shift === 0 ? `${index} + ${text}` : `${index} + ${text} - ${-shift}`;
  const by = Number(text) + shift;
  return by === 0 ? index : `${index} ${by < 0 ? "-" : "+"} ${Math.abs(by)}`;
}
