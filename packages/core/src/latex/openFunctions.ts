/** Functions made of functions, (1 − σ)(Xθ) and f ∘ g, and what they are applied to. */
import type { Place } from "../parse/errors.js";
import { callNode, childrenOf, isOpen, type Node, withChildren } from "./tree.js";

/**
 * Every function that waits for its argument gets it.
 * @param entrywise whether the argument is a vector or matrix: then functions are multiplied entry by entry
 */
export function appliedTo(node: Node, args: readonly Node[], place: Place, entrywise: boolean): Node {
  if (node.kind === "bare") return callNode(node.name, place, ...args);
  if (node.kind === "composition") {
    const [outer, inner] = node.args;
    return appliedTo(outer, [appliedTo(inner, args, place, entrywise)], place, entrywise);
  }
  const children = childrenOf(node).map((child) => appliedTo(child, args, place, entrywise));
  const whole = withChildren(node, children);
  if (!entrywise || whole.kind !== "product" || childrenOf(node).filter(isOpen).length < 2) return whole;
  return { ...whole, signs: whole.signs.map((sign) => (sign === "*" ? ".*" : sign === "/" ? "./" : sign)) };
}
