/** Whether a text is in matrix notation: dotted signs, functions of matrices, transposes without any index. */
import { arrayFunctionNamed } from "../../arrays/index.js";
import { functionOf, type Located, type Parsed } from "../mathjs.js";

import { startsUpper } from "./constraints.js";

const dotted = new Set(["dotMultiply", "dotDivide", "dotPow"]);

/**
 * @param defined names that the text's setting gives a meaning
 * @param byEntry whether it is differentiated by one entry: then inner products of two names, u' * v and norm(u),
 *   stay in index notation, and an entry of a whole expression is no sign of it
 */
export function isMatrixNotation(parsed: Parsed, defined: ReadonlySet<string>, byEntry = false): boolean {
  const { order } = parsed;
  const isEntry = ({ node, children }: Located): boolean =>
    node.type === "AccessorNode" && !(byEntry && isWhole(children[0]));
  if (order.some(isEntry)) return false;
  const inner = byEntry ? innerProducts(order) : new Set<Located>();
  return order.some((located) => {
    const { node, children } = located;
    if (node.type === "OperatorNode") {
      return (
        dotted.has(functionOf(located)) ||
        (functionOf(located) === "ctranspose" && !inner.has(located) && !isPrime(located, order))
      );
    }
    if (node.type !== "FunctionNode") return false;
    const name = functionOf(located);
    if (defined.has(name)) return false;
    if (name === "norm") return !byEntry || children.length > 1 || children[0]?.node.type !== "SymbolNode";
    return name === "sum" ? children.length === 1 : arrayFunctionNamed(name) !== undefined || sugar.has(name);
  });
}

/** softmax(z) in softmax(z)[k], rather than a name. */
const isWhole = (target: Located | undefined): boolean =>
  target !== undefined && target.node.type !== "SymbolNode" && target.node.type !== "AccessorNode";

/** The transposed names u' in u' * v, v another name that is no matrix's. */
function innerProducts(order: readonly Located[]): Set<Located> {
  const found = new Set<Located>();
  for (const located of order) {
    const [left, right] = located.children;
    if (functionOf(located) !== "multiply" || left === undefined || right === undefined) continue;
    const names = [left.children[0], right].map((part) => part?.node.name ?? "");
    const plain = left.children[0]?.node.type === "SymbolNode" && right.node.type === "SymbolNode";
    if (plain && !names.some(startsUpper)) found.add(left);
  }
  return found;
}

/** Functions that are read as others: outer(u, v) is u * v'. */
const sugar: ReadonlySet<string> = new Set(["outer", "mean", "norm", "vector", "matrix", "hadamard"]);

/** f'(x), f''(x): the last quote stands before a bracket that mathjs multiplies by. */
function isPrime(quote: Located, order: readonly Located[]): boolean {
  const last = order.reduceRight((inner, outer) => (isQuoteOf(outer, inner) ? outer : inner), quote);
  return order.some(({ node, children }) => {
    const [left, right] = children;
    if (left !== last || node.implicit !== true || right === undefined) return false;
    const base = functionOf(right) === "pow" ? right.children[0] : right;
    return base?.node.type === "ParenthesisNode";
  });
}

const isQuoteOf = (outer: Located, inner: Located): boolean =>
  functionOf(outer) === "ctranspose" && outer.children[0] === inner;
