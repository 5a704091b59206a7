/** Which arrays of a program get a name, and which one. */

import { type Node, neededFor, type Operand } from "./graph.js";
import type { Identifiers } from "./identifiers.js";

/** How often each needed node is used. */
export function usesIn(root: Node): ReadonlyMap<Node, number> {
  const uses = new Map<Node, number>();
  for (const node of neededFor(root))
    for (const { of } of node.operands) uses.set(of, (uses.get(of) ?? 0) + 1);
  return uses;
}

/** What is as short as a name would be. */
export function isLeaf({ op, operands }: Node): boolean {
  switch (op.kind) {
    case "number":
    case "constant":
    case "input":
    case "size":
    case "range":
    case "eye":
      return true;
    case "pick":
      return operands[0]?.of.op.kind === "input";
    default:
      return false;
  }
}

/**
 * The name of a node, which is asked for once: the user's, with a number where another node has it (h(x) and h(y)), or one that says
 * what it is: z linear, p a probability, r a residual.
 */
export function nameOf(node: Node, own: string | undefined, identifiers: Identifiers): string {
  if (own !== undefined) return identifiers.another(own);
  const { op } = node;
  const isMatrix = node.dims.length > 1;
  const cased = (name: string): string => (isMatrix ? name.toUpperCase() : name);
  const isGiven = ({ of }: Operand): boolean => {
    const inner = of.op.kind === "product" && of.operands.length === 1 ? of.operands[0]?.of : of;
    return inner?.op.kind === "input";
  };
  const isArray = node.dims.length > 0;
  if (op.kind === "contract" && isArray && node.operands.some(isGiven)) return identifiers.fresh(cased("z"));
  if (op.kind === "along" && op.name === "softmax") return identifiers.fresh(cased("p"));
  if (op.kind === "call" && op.name === "sigmoid") return identifiers.fresh(cased("p"));
  if (op.kind === "call" && op.name === "exp") return identifiers.fresh(cased("e"));
  if (op.kind === "add" && isArray && node.operands.length === 2 && node.operands.some(isGiven))
    return identifiers.fresh(cased(node.operands.some(isMinus) ? "r" : "z"));
  return identifiers.numbered("t");
}

const isMinus = ({ of: { op } }: Operand): boolean => op.kind === "product" && op.coefficient.s < 0n;
