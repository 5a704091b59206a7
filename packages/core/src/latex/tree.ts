/** What a formula means, before it is written in the input language. */
import type { Place } from "../parse/errors.js";

interface Base {
  readonly place: Place;
}

export type ProductSign = "*" | "/" | ".*" | "./";

export type Node =
  | (Base & { readonly kind: "number"; readonly text: string })
  | (Base & { readonly kind: "name"; readonly name: string; readonly indices: readonly Node[] })
  /** `head` is where the name stands. */
  | (Base & {
      readonly kind: "call";
      readonly name: string;
      readonly head: Place;
      readonly args: readonly Node[];
    })
  /** A function that waits for its argument: the σ of (1 − σ)(Xθ). */
  | (Base & { readonly kind: "bare"; readonly name: string; readonly letter: string })
  /** f ∘ g. */
  | (Base & { readonly kind: "composition"; readonly args: readonly [Node, Node] })
  | (Base & { readonly kind: "negative"; readonly args: readonly [Node] })
  | (Base & { readonly kind: "sum"; readonly args: readonly Node[] })
  /** `signs[k]` stands in front of `args[k + 1]`. */
  | (Base & {
      readonly kind: "product";
      readonly args: readonly Node[];
      readonly signs: readonly ProductSign[];
    })
  | (Base & { readonly kind: "quotient"; readonly args: readonly [Node, Node] })
  | (Base & { readonly kind: "power"; readonly args: readonly [Node, Node]; readonly entrywise: boolean })
  | (Base & { readonly kind: "transpose"; readonly args: readonly [Node] })
  | (Base & { readonly kind: "factorial"; readonly args: readonly [Node] })
  /** By a name; `by` is the name with its indices. */
  | (Base & { readonly kind: "derivative"; readonly args: readonly [of: Node, by: Node] })
  /** f″(u). */
  | (Base & {
      readonly kind: "primed";
      readonly name: string;
      readonly order: number;
      readonly args: readonly [Node];
    })
  /** args: body, lower and upper bound. */
  | (Base & {
      readonly kind: "big";
      readonly sign: "sum" | "prod";
      readonly index: string;
      readonly args: readonly [Node, Node, Node];
    })
  /** Condition, value, …, value otherwise. */
  | (Base & { readonly kind: "cases"; readonly args: readonly Node[] })
  | (Base & { readonly kind: "relation"; readonly sign: string; readonly args: readonly [Node, Node] })
  | (Base & { readonly kind: "set"; readonly args: readonly Node[] })
  | (Base & { readonly kind: "logic"; readonly word: "and" | "or" | "not"; readonly args: readonly Node[] })
  /** One entry of what is no name: [A B][i, j]. */
  | (Base & { readonly kind: "entry"; readonly args: readonly Node[] });

const none: readonly Node[] = [];

/** What a node is made of; the indices of a name as well. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "number":
    case "bare":
      return none;
    case "name":
      return node.indices;
    default:
      return node.args;
  }
}

/** The same node over other children. */
export function withChildren(node: Node, children: readonly Node[]): Node {
  if (children.every((child, k) => child === childrenOf(node)[k])) return node;
  switch (node.kind) {
    case "number":
    case "bare":
      return node;
    case "name":
      return { ...node, indices: children };
    default:
      return { ...node, args: children } as Node;
  }
}

export const some = (node: Node, test: (node: Node) => boolean): boolean =>
  test(node) || childrenOf(node).some((child) => some(child, test));

/** Rebuilds from the leaves up. */
export const mapped = (node: Node, change: (node: Node) => Node): Node =>
  change(
    withChildren(
      node,
      childrenOf(node).map((child) => mapped(child, change)),
    ),
  );

/** Whether a function in it still waits for its argument. */
export const isOpen = (node: Node): boolean =>
  some(node, ({ kind }) => kind === "bare" || kind === "composition");

export const numberNode = (text: string, place: Place): Node => ({ kind: "number", text, place });
export const nameNode = (name: string, place: Place, indices: readonly Node[] = []): Node => ({
  kind: "name",
  name,
  indices,
  place,
});
export const callNode = (name: string, place: Place, ...args: readonly Node[]): Node => ({
  kind: "call",
  name,
  head: place,
  args,
  place,
});

/** A call whose name is written at a place of its own. */
export const headedCall = (name: string, head: Place, place: Place, args: readonly Node[]): Node => ({
  kind: "call",
  name,
  head,
  args,
  place,
});
export const sumNode = (terms: readonly Node[], place: Place): Node =>
  terms.length === 1 ? (terms[0] as Node) : { kind: "sum", args: terms, place };
export const negativeNode = (of: Node, place: Place): Node => ({ kind: "negative", args: [of], place });

/** The product of the factors by one sign, or the one factor. */
export const productNode = (factors: readonly Node[], place: Place, sign: ProductSign = "*"): Node =>
  factors.length === 1
    ? (factors[0] as Node)
    : { kind: "product", args: factors, signs: factors.slice(1).map(() => sign), place };
