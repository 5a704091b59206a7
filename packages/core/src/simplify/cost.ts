/**
 * The measure of an answer: how many distinct pieces a reader has to take in. Names weigh most, a name of a
 * function weighs like a name, signs and operations little. Data with its indices is one piece.
 */
import { type Expr, type Memo, memoByNode, remembered } from "../expr/index.js";

const costs = memoByNode<number>();

export function cost(root: Expr): number {
  return remembered(root, costs(), costOfNode);
}

function costOfNode(e: Expr, costs: Memo<number>): number {
  const below = e.args.reduce((total, child) => total + (costs.get(child) ?? 0), 0);
  switch (e.kind) {
    case "num":
      return e.value.n === 1n && e.value.d === 1n ? 1 : e.value.d === 1n ? 1.25 : 2;
    case "sym":
    case "at":
    case "matrix":
      return 2;
    case "transpose":
      return below + 0.5;
    case "add":
    case "mul":
    case "matmul":
      return below + e.args.length - 1;
    case "neg":
    case "div":
    case "pow":
    case "dot":
    case "rel":
      return below + 1;
    case "logic":
      return below + e.args.length;
    case "call":
    case "partial":
      return below + 2;
    case "sum":
    case "prod":
      return below + 3;
    case "diff":
    case "differential":
    case "entry":
    case "piecewise":
      return below + 2;
  }
}
