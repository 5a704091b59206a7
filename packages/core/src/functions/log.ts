import { call, div, type Expr, mul, neg, num, pow, rel } from "../expr/index.js";
import { everywhere } from "./code.js";
import type { FunctionDocs, FunctionSpec } from "./types.js";

/** log(u) is the natural logarithm; log(u, b) the one to the base b. */
export const log: FunctionSpec = {
  name: "log",
  aliases: ["ln"],
  arity: [1, 2],
  unicode: "log",
  latex: "\\log",
  domain: ([u, b]) => {
    const positive = [rel(">", u as Expr, num(0))];
    return b === undefined ? positive : [...positive, rel(">", b, num(0)), rel("!=", b, num(1))];
  },
  monotone: "increasing",
  through: [[1, 0]],
  partials: ([u, b]) => {
    const argument = u as Expr;
    if (b === undefined) return [div(num(1), argument)];
    return [
      div(num(1), mul(argument, call("log", b))),
      neg(div(call("log", argument), mul(b, pow(call("log", b), num(2))))),
    ];
  },
  definition: ([u, b]) =>
    b === undefined ? call("log", u as Expr) : div(call("log", u as Expr), call("log", b)),
  evaluate: (u, b) => (b === undefined ? Math.log(u) : Math.log(u) / Math.log(b)),
  slope: (u, b) =>
    b === undefined ? [1 / u] : [1 / (u * Math.log(b)), -Math.log(u) / (b * Math.log(b) ** 2)],
  precise: (u, b) => (b === undefined ? u.ln() : u.ln().div(b.ln())),
};

export const logDocs: FunctionDocs = {
  spec: log,
  meaning: "The natural logarithm; log(u, b) to the base b.",
  source: "Abramowitz & Stegun 4.1.46",
  get code() {
    return everywhere("log");
  },
};
