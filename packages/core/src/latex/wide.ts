/** Vectors and matrices, as far as names show them before shapes are known. */
import type { Known } from "./known.js";
import { childrenOf, type Node } from "./tree.js";
import type { Usage } from "./usage.js";

/** What is known, and how the text uses its letters. */
export interface Evidence {
  readonly known: Known;
  readonly usage: Usage;
}

const scalars = new Set(["sum", "tr", "det", "logdet", "norm", "norm1", "norm2", "logsumexp"]);

/** Whether an expression is taken for a vector or matrix: a known one, or, where nothing is known, a capital or bold letter. */
export function isWide(node: Node, evidence: Evidence): boolean {
  switch (node.kind) {
    case "name":
      return isVector(node, evidence) || isMatrix(node, evidence);
    case "call":
      return !scalars.has(node.name) && node.args.some((arg) => isWide(arg, evidence));
    case "transpose":
      return true;
    case "product":
      return !isInner(node, evidence) && node.args.some((factor) => isWide(factor, evidence));
    case "derivative":
    case "cases":
    case "number":
    case "bare":
    case "entry":
      return false;
    default:
      return childrenOf(node).some((child) => isWide(child, evidence));
  }
}

/** Whether a product begins with a row and ends with a column, so that it is a number: u' v, u' A v. */
function isInner({ args, signs }: Node & { readonly kind: "product" }, evidence: Evidence): boolean {
  const wide = args.filter((factor) => isWide(factor, evidence) || isIndexed(factor));
  const [first, last] = [wide[0], wide[wide.length - 1]];
  if (first?.kind !== "transpose" || last === first || last === undefined || signs.includes(".*"))
    return false;
  return !isMatrix(first.args[0], evidence) && last.kind !== "transpose" && !isMatrix(last, evidence);
}

/** The row x_i of data. */
const isIndexed = (node: Node): boolean => node.kind === "name" && node.indices.length > 0;

/** Whether a name is taken for a vector; a row of data, x[i], is one too. */
export function isVector(node: Node, { known, usage }: Evidence): boolean {
  if (node.kind !== "name") return false;
  if (node.indices.length > 0) {
    const rank = known.extents.get(node.name)?.length;
    return rank !== undefined && node.indices.length < rank;
  }
  const shape = known.wholes.get(node.name);
  if (shape !== undefined || known.names.size > 0) return shape === "vector";
  return usage.bold.has(node.name) && /^[a-z]/.test(node.name);
}

const squares = new Set(["eye", "diag", "inv", "kron"]);

/** Whether an expression is taken for a matrix rather than a vector or a number. */
export function isMatrix(node: Node, evidence: Evidence): boolean {
  const { known, usage } = evidence;
  switch (node.kind) {
    case "name": {
      if (node.indices.length > 0) return false;
      const shape = known.wholes.get(node.name);
      if (shape !== undefined || known.names.size > 0) return shape === "matrix";
      return usage.matrices && /^[A-Z]/.test(node.name);
    }
    case "call":
      return squares.has(node.name);
    case "transpose":
    case "negative":
    case "power":
      return isMatrix(node.args[0], evidence);
    case "sum":
      return node.args.some((term) => isMatrix(term, evidence));
    case "product": {
      const wide = node.args.filter((factor) => isWide(factor, evidence));
      return (
        (wide.length > 0 && wide.every((factor) => isMatrix(factor, evidence))) || isOuter(wide, evidence)
      );
    }
    default:
      return false;
  }
}

/** u v': a column times a row. */
function isOuter(wide: readonly Node[], evidence: Evidence): boolean {
  const [first, last] = [wide[0], wide[wide.length - 1]];
  if (first === undefined || last?.kind !== "transpose" || first === last) return false;
  return first.kind !== "transpose" && ![first, last].some((factor) => isMatrix(factor, evidence));
}
