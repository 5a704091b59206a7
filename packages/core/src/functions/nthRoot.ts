import { call, div, type Expr, isInteger, isNegative, mul, neg, num, pow, rel, sub } from "../expr/index.js";
import { nonzero, positive, square } from "./build.js";
import { inPython } from "./code.js";
import type { FunctionDocs, FunctionSpec } from "./types.js";

const isOddNumber = (n: Expr): boolean => n.kind === "num" && isInteger(n.value) && n.value.n % 2n === 1n;

const meaning = "The real n-th root, of a negative u for odd n.";

/** The real n-th root; of a negative number for odd n only. */
export const nthRoot: FunctionSpec = {
  name: "nthRoot",
  arity: [2, 2],
  unicode: "nthRoot",
  latex: "\\sqrt",
  domain: ([u, n]) => {
    const [x, k] = [u as Expr, n as Expr];
    if (k.kind !== "num" || !isInteger(k.value)) return [positive(x)];
    const even = isOddNumber(k) ? [] : [rel(">=", x, num(0))];
    return k === num(0) || isNegative(k.value) ? [...even, nonzero(x), nonzero(k)] : even;
  },
  smooth: ([u, n]) => [(isOddNumber(n as Expr) ? nonzero : positive)(u as Expr)],
  partials: ([u, n]) => {
    const [x, k] = [u as Expr, n as Expr];
    const less = k.kind === "num" ? num(k.value.sub(1)) : sub(k, num(1));
    return [
      div(num(1), mul(k, pow(call("nthRoot", x, k), less))),
      neg(div(mul(call("nthRoot", x, k), call("log", x)), square(k))),
    ];
  },
  evaluate: (u = Number.NaN, n = Number.NaN) =>
    u < 0 && Math.abs(n % 2) === 1 ? -((-u) ** (1 / n)) : u ** (1 / n),
  slope: (u = Number.NaN, n = Number.NaN) => {
    const root = u < 0 && Math.abs(n % 2) === 1 ? -((-u) ** (1 / n)) : u ** (1 / n);
    return [root / (n * u), (-root * Math.log(u)) / (n * n)];
  },
  precise: (u, n) => {
    const odd = n.mod(2).abs().eq(1);
    return u.isNegative() && odd ? u.neg().pow(n.pow(-1)).neg() : u.pow(n.pow(-1));
  },
};

export const nthRootDocs: FunctionDocs = {
  spec: nthRoot,
  meaning: "The real n-th root of u: nthRoot(u, n).",
  source: "Stewart, Calculus, 3.1",
  get code() {
    return {
      ...inPython("nth_root", meaning, ["return xp.sign(u) * xp.abs(u) ** (1 / n)"], "u, n"),
      typescript: {
        name: "nthRoot",
        source: [
          `/** ${meaning} */`,
          "function nthRoot(u: number, n: number): number {",
          "  return Math.sign(u) * Math.abs(u) ** (1 / n);",
          "}",
        ].join("\n"),
      },
      julia: { name: "nthroot", source: `"${meaning}"\nnthroot(u, n) = sign(u) * abs(u)^(1 / n)` },
    };
  },
};
