/** Quantities as they are known: the variable that is differentiated by, and those that an expression is made of. */
import type { Place } from "../parse/errors.js";
import { type Node, nameNode, numberNode, some } from "./tree.js";

/** The variable as it is known, theta[j], as a name with indices. */
export function variableNode(variable: string, place: Place): Node {
  const [name = variable] = variable.split("[");
  return nameNode(
    name,
    place,
    freeOrFixed(variable).map((index) => indexNode(index, place)),
  );
}

const freeOrFixed = (variable: string): readonly string[] =>
  /\[(.*)\]/
    .exec(variable)?.[1]
    ?.split(",")
    .map((index) => index.trim()) ?? [];

const indexNode = (index: string, place: Place): Node =>
  /^\d+$/.test(index) ? numberNode(index, place) : nameNode(index, place);

/** Names of quantities in an expression, for a prime that does not say what it differentiates by. */
export function quantitiesIn(node: Node): readonly (Node & { readonly kind: "name" })[] {
  const found = new Map<string, Node & { readonly kind: "name" }>();
  some(node, (part) => {
    if (part.kind === "name" && part.name !== "pi" && part.name !== "e" && !found.has(part.name))
      found.set(part.name, part);
    return false;
  });
  return [...found.values()];
}
