/** Julia: products of matrices with `*`, everything entry by entry with dots, places from 1. */
import type { Dialect, Value } from "../arrays.js";
import { NotCode } from "../lower.js";
import { atom, held, level } from "../piece.js";
import { number } from "./python.js";

const array = (text: string, rank: number): Value => ({ ...atom(text), rank });

function tooManyAxes(): never {
  throw new NotCode("an array with three or more axes, which is not written in Julia", "choose --to numpy");
}

function indexed(a: Value, axis: number, index: string): string {
  const [, name, column] = /^(\w+)\[:, ([^[\]:]+)\]$/.exec(a.text) ?? [];
  if (name !== undefined && a.rank === 1) return `${name}[${index}, ${column}]`;
  const places = Array.from({ length: a.rank }, (_, k) => (k === axis ? index : ":"));
  return `${held(a, level.atom)}[${places.join(", ")}]`;
}

const words = { and: "&", or: "|", not: "!" } as const;

export const julia: Dialect = {
  target: "julia",
  bound: (name, text) => `${name} = ${text}`,
  number,
  constant: (name) => (name === "pi" ? "pi" : "exp(1)"),
  operator: (symbol, [a, b]) => {
    const isLinear = (symbol === "*" && Math.min(a.rank, b.rank) === 0) || (symbol === "/" && b.rank === 0);
    const isEven = a.rank === b.rank && a.isThin !== true && b.isThin !== true;
    const isWhole = (symbol === "+" || symbol === "-") && isEven;
    return Math.max(a.rank, b.rank) === 0 || isLinear || isWhole ? symbol : `.${symbol}`;
  },
  transposed: (a) => array(`${held(a, level.atom)}'`, a.rank),
  placed: (a, at) => {
    if (at.length > 2) return tooManyAxes();
    return { ...(at[0] === true ? a : atom(`${held(a, level.atom)}'`)), rank: 2, isThin: true };
  },
  matmul: (a, b) => {
    if (a.rank === 1 && b.rank === 1) return array(`dot(${a.text}, ${b.text})`, 0);
    const text = `${held(a, level.sign)} * ${held(b, level.sign)}`;
    return { text, level: level.product, rank: a.rank + b.rank - 2, isMatmul: true };
  },
  tensordot: tooManyAxes,
  folded: (name, a, axes) => {
    const rank = a.rank - axes.length;
    if (rank === 0) return array(`${name}(${a.text})`, 0);
    if (rank > 1) return tooManyAxes();
    return array(`vec(${name}(${a.text}; dims=${Number(axes[0]) + 1}))`, 1);
  },
  called: (name, args, isEntrywise) => {
    const isBroadcast = isEntrywise && args.some(({ rank }) => rank > 0);
    return `${name}${isBroadcast ? "." : ""}(${args.map(({ text }) => text).join(", ")})`;
  },
  along: (name, u) => {
    if (u.rank === 1) return `${name}(${u.text})`;
    return name === "softmax" ? `mapslices(softmax, ${u.text}; dims=2)` : `map(${name}, eachrow(${u.text}))`;
  },
  plain: () => undefined,
  where: (condition, a, b) => {
    const rank = Math.max(condition.rank, a.rank, b.rank);
    const args = [condition, a, b].map(({ text }) => text).join(", ");
    return array(`ifelse${rank > 0 ? "." : ""}(${args})`, rank);
  },
  connected: (name, args) => {
    const rank = Math.max(...args.map((arg) => arg.rank));
    const word = rank > 0 ? `.${words[name]}` : words[name];
    if (name === "not") return { text: `${word}(${(args[0] as Value).text})`, level: level.sign, rank };
    return { text: args.map((arg) => held(arg, level.sum)).join(` ${word} `), level: level.relation, rank };
  },
  range: (first, last) => `(${first}:${last})`,
  eye: (n) => `Matrix{Float64}(I, ${n}, ${n})`,
  sliced: (a, axis, first, last, dims) => indexed(a, axis, `${dims.text(first)}:${dims.text(last)}`),
  picked: (a, axis, place, dims) => indexed(a, axis, dims.text(place)),
  taken: (a, axis, places) => indexed(a, axis, places.text),
  diagonal: (a) => `diag(${a.text})`,
  repeated: (a, _isNumber, dims, at) => {
    if (a.rank === 0)
      return a.text === "0" || a.text === "1"
        ? `${a.text === "0" ? "zeros" : "ones"}(${dims.join(", ")})`
        : `fill(${a.text}, ${dims.join(", ")})`;
    if (dims.length > 2) return tooManyAxes();
    return at[0] === true
      ? `repeat(${a.text}, 1, ${dims[1]})`
      : `repeat(${held(a, level.atom)}', ${dims[0]}, 1)`;
  },
};
