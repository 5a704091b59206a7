import {
  add,
  call,
  differential,
  type Expr,
  freeNames,
  mul,
  num,
  postorder,
  rewriteDown,
  sub,
  substitute,
  sym,
} from "../../expr/index.js";
import { wholeFunction } from "../../rules/differentials/wholeFunctions.js";
import type { Mistake, Slip } from "../mistake.js";
import { atDerivatives } from "./derivatives/slips.js";
import { isNumber, slip, without } from "./slip.js";

/**
 * One term of a sum is not carried over to the next line; or of a derivative with the cases k = j and k ≠ j only the
 * first is written, as if the Jacobian of the softmax were diagonal.
 */
export const droppedTerm: Mistake = {
  id: "dropped-term",
  name: "term lost",
  statement: ["u + v", "u"],
  source: "Matz, Towards a process model for high school algebra errors (1980): deletion",
  examples: [
    { before: "y - y*h - h + y*h", wrong: "y - h + y*h" },
    { before: "1 + exp(-x)", wrong: "exp(-x)" },
    { before: "delta(k, j) - p[j]", wrong: "1 - p[k]" },
    { before: "sum(y[k]*(delta(k, j) - p[j]), k, 1, K)", wrong: "y[j]*(1 - p[j])" },
  ],
  refuses: ["u*v", "-u", "delta(k, j)", "sum(y[k]*delta(k, j), k, 1, K)"],
  slips: (e, problem) => {
    switch (e.kind) {
      case "add":
        return [
          ...e.args.flatMap((term, k) =>
            isNumber(term, 0) ? [] : slip(e, add(...without(e.args, k)), "the term ", term, " is lost"),
          ),
          ...casesOf(e).flatMap(({ from, to }) => onDiagonal(e, e, from, to)),
        ];
      case "sum": {
        const [body] = e.args;
        const inside = casesOf(body).filter(({ from }) => from === e.name);
        return inside.flatMap(({ from, to }) => onDiagonal(e, body, from, to));
      }
      case "diff":
      case "differential":
        return ofSoftmax(e, problem);
      default:
        return [];
    }
  },
};

interface Case {
  /** The letter that is written as the other. */
  readonly from: string;
  readonly to: string;
}

/** The pairs of letters that a δ compares, where something else than the δ stands in the expression. */
function casesOf(e: Expr): readonly Case[] {
  const free = freeNames(e);
  return postorder(e).flatMap((node): Case[] => {
    if (node.kind !== "call" || node.name !== "delta") return [];
    const [k, j] = node.args;
    if (k?.kind !== "sym" || j?.kind !== "sym" || !free.has(k.name) || !free.has(j.name)) return [];
    // Where the δ is a factor of all of it, nothing is left for k ≠ j.
    if (vanishesWith(e, node)) return [];
    return [
      { from: k.name, to: j.name },
      { from: j.name, to: k.name },
    ];
  });
}

/** Whether an expression is nothing where a δ in it is 0. */
function vanishesWith(e: Expr, delta: Expr): boolean {
  if (e === delta) return true;
  if (e.kind === "mul") return e.args.some((factor) => vanishesWith(factor, delta));
  if (e.kind === "div" || e.kind === "neg") return vanishesWith(e.args[0], delta);
  return e.kind === "add" && e.args.every((term) => vanishesWith(term, delta));
}

/** What stands for k = j in the place of the whole. */
function onDiagonal(e: Expr, body: Expr, from: string, to: string): readonly Slip[] {
  const put = substitute(body, new Map([[from, sym(to)]]));
  const one = call("delta", sym(to), sym(to));
  const wrong = rewriteDown(put, (node) => (node === one ? num(1) : undefined));
  return slip(
    e,
    wrong,
    `only the case ${from} = ${to} is written; for ${from} ≠ ${to} the derivative is not 0, and those terms are lost`,
  );
}

const ofSoftmax = atDerivatives((d) => {
  const { body, problem, x, moves, of } = d;
  if (x !== undefined || body.kind !== "call" || body.name !== "softmax" || !moves(body)) return [];
  const [u] = body.args as readonly [Expr];
  const right = wholeFunction.apply(differential(body), problem)?.after;
  if (right === undefined) return [];
  const wrong = mul(d.written, sub(num(1), d.written), of(u));
  const because = [
    "every entry of a softmax depends on all of its arguments; p(1 − p) is the diagonal of the Jacobian, and the " +
      "terms beside it are lost.",
  ];
  return [{ right, wrong, because }];
});
