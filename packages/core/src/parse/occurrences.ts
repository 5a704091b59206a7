/**
 * Where a name stands in the text, sum by sum. Expressions are interned, so one y[i] inside a sum and another
 * outside of it are the same object; only the parser's tree tells the two places apart.
 */
import { DeriveError, type Place } from "./errors.js";
import { functionOf, type Located } from "./mathjs.js";
import type { Reading } from "./tree.js";

interface Occurrence {
  readonly located: Located;
  /** The letters bound by the sums around it. */
  readonly bound: ReadonlySet<string>;
  /** The parameters of the definition it stands in. */
  readonly parameters: readonly string[];
}

/** Every node of the statements, in source order. */
function* occurrences(reading: Reading): Generator<Occurrence> {
  const stack = reading.statements
    .map(({ root, parameters }): Occurrence => ({ located: root, bound: new Set(), parameters }))
    .reverse();
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    yield top;
    const { located, bound, parameters } = top;
    const index = indexOfSum(located);
    const inner = index === undefined ? bound : new Set([...bound, index]);
    const { children } = located;
    for (let k = children.length - 1; k >= 0; k--)
      stack.push({ located: children[k] as Located, bound: k === 0 ? inner : bound, parameters });
  }
}

function indexOfSum(located: Located): string | undefined {
  const name = functionOf(located);
  const index = located.children[1];
  if (located.node.type !== "FunctionNode" || (name !== "sum" && name !== "prod" && name !== "product"))
    return undefined;
  return index === undefined ? undefined : index.node.name;
}

/** The first entry in the text whose index is this letter, outside of the sums that bind it. */
export function unboundPlace(reading: Reading, index: string): Place | undefined {
  for (const { located, bound, parameters } of occurrences(reading)) {
    if (located.node.type !== "AccessorNode" || bound.has(index) || parameters.includes(index)) continue;
    const [target, indices] = located.children;
    if (target?.token !== undefined && indices !== undefined && mentions(indices, index))
      return target.token.place;
  }
  return undefined;
}

/** Where the definition of one name uses another. */
export function placeOfUse(reading: Reading, definer: string, used: string): Place | undefined {
  const statement = reading.statements.find(({ name }) => name === definer);
  const stack = statement === undefined ? [] : [...statement.root.children];
  if (statement?.root.node.type === "AssignmentNode") stack.shift();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.token?.text === used) return next.token.place;
    stack.push(...[...next.children].reverse());
  }
  return undefined;
}

function mentions(located: Located, name: string): boolean {
  const stack = [located];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.node.type === "SymbolNode" && next.node.name === name) return true;
    stack.push(...next.children);
  }
  return false;
}

/** y^(i) under a sum over i: a course's notation for the i-th example, and a power for the parser. */
export function refusePowersOfIndices(reading: Reading): void {
  for (const { located, bound } of occurrences(reading)) {
    const [base, exponent] = located.children;
    if (functionOf(located) !== "pow" || base === undefined || exponent === undefined) continue;
    const index = exponent.children[0];
    if (exponent.node.type !== "ParenthesisNode" || index === undefined) continue;
    const [name, letter] = [base.node.name, index.node.name];
    if (base.node.type !== "SymbolNode" || letter === undefined || !bound.has(letter)) continue;
    throw new DeriveError(
      "syntax",
      `${name}^(${letter}) can be read as a power and as the entry ${letter} of ${name}`,
      reading.source,
      base.token?.place,
      `write ${name}[${letter}] for the entry, ${name}^${letter} for the power`,
    );
  }
}
