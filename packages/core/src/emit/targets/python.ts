/** What NumPy, JAX and PyTorch share: Python's operators, arrays with axes from 0, broadcasting from the last axis. */
import { type Rational, rationalText } from "../../expr/index.js";
import { type Dialect, isDecimal, type Value } from "../arrays.js";
import { atom, held, level, type Piece } from "../piece.js";

/** What differs between the libraries. */
interface Library {
  readonly target: "numpy" | "jax" | "torch";
  /** The name of the module of arrays. */
  readonly module: string;
  /** What the argument for an axis is called. */
  readonly axis: string;
  readonly diagonal: (a: string) => string;
  readonly tensordot: (a: string, b: string, axes: readonly [number, number]) => string;
  readonly where: (condition: string, a: Value, b: Value) => string;
  readonly taken: (a: string, axis: number, places: string) => string;
}

export function number(q: Rational): Piece {
  if (q.s < 0n) return { text: `-${held(number(q.neg()), level.sign)}`, level: level.sign };
  if (q.d === 1n) return atom(rationalText(q));
  return isDecimal(q) ? atom(String(q.valueOf())) : { text: `${q.n} / ${q.d}`, level: level.product };
}

/** Functions of Python's module math, for numbers that are no arrays. */
const ofMath = new Set(
  "exp expm1 log log1p log2 log10 sqrt sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh gamma lgamma erf erfc".split(
    " ",
  ),
);

const operators: Readonly<Record<string, string>> = { "^": "**" };

/** An index along an axis; behind one along the second axis, x[:, j] at i is x[i, j]. */
function indexed(a: Value, axis: number, index: string): string {
  const [, name, column] = /^(\w+)\[:, ([^[\]:]+)\]$/.exec(a.text) ?? [];
  if (name !== undefined && axis === 0 && a.rank === 1) return `${name}[${index}, ${column}]`;
  return `${held(a, level.atom)}[${":, ".repeat(axis)}${index}]`;
}

export function python(library: Library): Dialect {
  const { module, axis } = library;
  const array = (text: string, rank: number): Value => ({ ...atom(text), rank });
  return {
    target: library.target,
    bound: (name, text) => `${name} = ${text}`,
    number,
    constant: (name) => `${module}.${name}`,
    operator: (symbol) => operators[symbol] ?? symbol,
    transposed: (a) => array(`${held(a, level.atom)}.T`, a.rank),
    placed: (a, at) => {
      // Axes in front of the first one of the array are there of themselves.
      const needed = at.slice(at.indexOf(true));
      if (needed.every((own) => own)) return { ...a, rank: at.length };
      const places = needed.map((own) => (own ? ":" : "None")).join(", ");
      return array(`${held(a, level.atom)}[${places}]`, at.length);
    },
    matmul: (a, b) => ({
      text: `${held(a, level.sign)} @ ${held(b, level.sign)}`,
      level: level.product,
      rank: a.rank + b.rank - 2,
      isMatmul: true,
    }),
    tensordot: (a, b, axes) => array(library.tensordot(a.text, b.text, axes), a.rank + b.rank - 2),
    folded: (name, a, axes) => {
      const rank = a.rank - axes.length;
      const [only, ...more] = axes;
      const along = rank === 0 ? "" : `, ${axis}=${more.length === 0 ? only : `(${axes.join(", ")})`}`;
      return array(`${module}.${name}(${a.text}${along})`, rank);
    },
    called: (name, args) => `${name}(${args.map(({ text }) => text).join(", ")})`,
    along: (name, u) => `${name}(${u.text})`,
    plain: (name, args) =>
      ofMath.has(name) ? `math.${name}(${args.map(({ text }) => text).join(", ")})` : undefined,
    where: (condition, a, b) => {
      const rank = Math.max(condition.rank, a.rank, b.rank);
      return array(library.where(condition.text, floating(a), floating(b)), rank);
    },
    connected: (name, args) => {
      const rank = Math.max(...args.map((arg) => arg.rank));
      if (name === "not") return { text: `~${held(args[0] as Value, level.atom)}`, level: level.sign, rank };
      const text = args.map((arg) => held(arg, level.sum)).join(name === "and" ? " & " : " | ");
      return { text, level: level.relation, rank };
    },
    range: (first, _last, afterLast, like) => {
      const type = like === undefined ? "" : `, dtype=${like}.dtype`;
      return `${module}.arange(${first}, ${afterLast}${type})`;
    },
    eye: (n) => `${module}.eye(${n})`,
    sliced: (a, k, first, last, dims) => {
      const from = lessOne(dims.text(first));
      return indexed(a, k, `${from === "0" ? "" : from}:${dims.text(last)}`);
    },
    picked: (a, k, place, dims) => indexed(a, k, lessOne(dims.text(place))),
    taken: (a, k, places) => library.taken(a.text, k, lessOne(held(places, level.sum))),
    diagonal: (a) => library.diagonal(a.text),
    repeated: (a, isNumber, dims, at) => {
      const shape = `(${dims.join(", ")}${dims.length === 1 ? "," : ""})`;
      if (a.text === "0" || a.text === "1") return `${module}.${a.text === "0" ? "zeros" : "ones"}(${shape})`;
      if (isNumber) return `${module}.full(${shape}, ${floating(a).text})`;
      const last = at.lastIndexOf(true);
      const isLast = last === at.length - 1 || last < 0;
      return `${module}.broadcast_to(${isLast ? a.text : `${held(a, level.atom)}[:, None]`}, ${shape})`;
    },
  };
}

/** A whole number as one with a point, where an array of floats is to be made of it. */
function floating(a: Value): Value {
  return /^-?\d+$/.test(a.text) ? { ...a, text: `${a.text}.0` } : a;
}

/** Places count from 1 in formulas and from 0 in Python. */
function lessOne(text: string): string {
  if (/^\d+$/.test(text)) return String(Number(text) - 1);
  return text.endsWith(" + 1") ? text.slice(0, -4) : `${text} - 1`;
}
