/** What stands for a number by its name: kernels, unless it is defined. */
import { type Entry, type Expr, entry, withArgs } from "../../expr/index.js";
import { isSymmetric, isSymmetricName } from "../../facts/matrices.js";
import { instanceOf, unfolded } from "../../problem/definitions.js";
import type { Reduction } from "./kernels.js";
import type { Normalizer } from "./normalizer.js";
import type { Quotient } from "./quotient.js";

type Name = Expr & { readonly kind: "sym" | "at" };

export function ofName(e: Name, n: Normalizer): Quotient {
  const instance = instanceOf(e, n.setting);
  if (instance !== undefined) return n.normal(unfolded(instance));
  const reduction = membership(e, n);
  const indices = e.args.map((index) => n.index(index));
  const entry = withArgs(e, isSymmetricName(e.name, n.setting) ? inOrder(indices) : indices);
  const make = () => ({ expr: entry, ...(reduction && { reduction }) });
  return n.kernel(n.kernels.named(`name ${entry.id}`, make));
}

/** y in {a, b} gives y² = (a + b) y - ab. */
function membership(e: Name, n: Normalizer): Reduction | undefined {
  for (const relation of n.setting.assumptions) {
    if (relation.kind !== "rel" || relation.name !== "in" || relation.args.length !== 3) continue;
    const [subject, a, b] = relation.args as readonly [Expr, Expr, Expr];
    const speaks = "name" in subject && subject.name === e.name;
    if (speaks && a.kind === "num" && b.kind === "num") {
      n.rely(relation);
      return { kind: "member", sum: a.value.add(b.value), product: a.value.mul(b.value) };
    }
  }
  return undefined;
}

/** An entry of a matrix that has no form in indices: of an inverse. */
export function ofEntry(e: Entry, n: Normalizer): Quotient {
  const [whole, ...place] = e.args;
  const indices = place.map((index) => n.index(index));
  const [row, column] = isSymmetric(whole, n.setting) ? inOrder(indices) : indices;
  const own = entry(whole, row as Expr, column as Expr);
  return n.kernel(n.kernels.named(`entry ${own.id}`, () => ({ expr: own })));
}

/** The places of a symmetric matrix in one order. */
const inOrder = (indices: readonly Expr[]): Expr[] => [...indices].sort((a, b) => a.id - b.id);
