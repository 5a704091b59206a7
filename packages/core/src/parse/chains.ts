/**
 * Long sums, products, conjunctions and disjunctions. mathjs nests a + b - c + … to the left; they are taken together at the outermost
 * node, so that a sum of n terms costs n steps and not n².
 */
import { functionOf, type Located } from "./mathjs.js";

/** One more operand, and the node that joins it to those before. */
export interface Link {
  readonly joined: Located;
  readonly operand: Located;
}

const family: Readonly<Record<string, string>> = {
  add: "sum",
  subtract: "sum",
  multiply: "product",
  and: "and",
  or: "or",
};

function familyOf(located: Located): string | undefined {
  const { type } = located.node;
  return type === "OperatorNode" && located.children.length === 2 ? family[functionOf(located)] : undefined;
}

/** The nodes that are the left part of a longer chain. */
export function innerLinks(order: readonly Located[]): ReadonlySet<Located> {
  const inner = new Set<Located>();
  for (const located of order) {
    const [left] = located.children;
    const own = familyOf(located);
    if (own !== undefined && left !== undefined && familyOf(left) === own) inner.add(left);
  }
  return inner;
}

/** The first operand of a chain, and the others in order. */
export function chainOf(located: Located): { first: Located; links: readonly Link[] } {
  const own = familyOf(located);
  const links: Link[] = [];
  let joined = located;
  while (familyOf(joined) === own) {
    const [left, operand] = joined.children as readonly [Located, Located];
    links.push({ joined, operand });
    joined = left;
  }
  return { first: joined, links: links.reverse() };
}
