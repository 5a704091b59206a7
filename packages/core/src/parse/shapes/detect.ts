/** Whether a text is in matrix notation: dotted signs, functions of matrices, transposes without any index. */
import { arrayFunctionNamed } from "../../arrays/index.js";
import { functionOf, type Located, type Parsed } from "../mathjs.js";

const dotted = new Set(["dotMultiply", "dotDivide", "dotPow"]);

/** Whether something has an index: x[i]. */
export const isIndexed = ({ order }: Parsed): boolean =>
  order.some(({ node }) => node.type === "AccessorNode");

export function isMatrixNotation(parsed: Parsed, defined: ReadonlySet<string>): boolean {
  if (isIndexed(parsed)) return false;
  const { order } = parsed;
  return order.some((located) => {
    const { node, children } = located;
    if (node.type === "OperatorNode") {
      return (
        dotted.has(functionOf(located)) || (functionOf(located) === "ctranspose" && !isPrime(located, order))
      );
    }
    if (node.type !== "FunctionNode") return false;
    const name = functionOf(located);
    if (defined.has(name)) return false;
    return name === "sum" ? children.length === 1 : arrayFunctionNamed(name) !== undefined || sugar.has(name);
  });
}

/** Functions that are read as others: outer(u, v) is u * v'. */
export const sugar: ReadonlySet<string> = new Set(["outer", "mean", "norm", "vector", "matrix", "hadamard"]);

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
