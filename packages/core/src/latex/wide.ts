/** Vectors and matrices, as far as names show them before shapes are known. */
import type { Known } from "./known.js";
import { childrenOf, type Node } from "./tree.js";

const scalars = new Set(["sum", "tr", "det", "logdet", "norm", "norm1", "norm2", "logsumexp"]);

/** Whether an expression is taken for a vector or matrix: a known one, or, where nothing is known, a capital letter. */
export function isWide(node: Node, known: Known): boolean {
  switch (node.kind) {
    case "name": {
      if (node.indices.length > 0) {
        const rank = known.extents.get(node.name)?.length;
        return rank !== undefined && node.indices.length < rank;
      }
      if (known.wholes.has(node.name)) return true;
      return known.names.size === 0 && /^[A-Z]/.test(node.name);
    }
    case "call":
      return !scalars.has(node.name) && node.args.some((arg) => isWide(arg, known));
    case "transpose":
      return true;
    case "derivative":
    case "cases":
    case "number":
    case "bare":
    case "entry":
      return false;
    default:
      return childrenOf(node).some((child) => isWide(child, known));
  }
}
