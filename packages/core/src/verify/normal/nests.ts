/**
 * Sums over several indices that hang together, Σᵢ Σⱼ aᵢⱼ bⱼ cᵢ: one kernel whatever the order in which the sums
 * were written and however their indices were called. A sum inside of a sum is taken into it, and the indices get
 * the names that make the body's key the least of all.
 */
import { type Expr, freeNames, rational, substitute, sum, sym } from "../../expr/index.js";
import type { Kernel } from "./kernels.js";
import type { Normalizer } from "./normalizer.js";
import { keyOf, type Monomial, unit } from "./polynomial.js";
import { multiplyQuotients, oneQuotient, type Quotient, quotientKey } from "./quotient.js";
import type { Range } from "./runningIndices.js";

export interface Index extends Range {
  readonly name: string;
}

/** Beyond this many indices sums stay one inside the other: trying their orders would cost too much. */
const mostIndices = 8;
const mostOrders = 24;

/** The kernel of a sum whose body is one term, each factor of it containing the index. */
export function nestKernel(body: Quotient, index: Index, n: Normalizer): Quotient {
  const flat = flattened(body, index, n);
  const written = n.expression(flat.body);
  return grantedPart(flat, n) ?? n.kernel(named(written, flat.indices, n));
}

/** Where the factors of one index sum up to something granted, Σₖ Yᵢₖ = 1, that stands in their place. */
function grantedPart({ body, indices }: Flat, n: Normalizer): Quotient | undefined {
  const [term] = body.top.values();
  if (n.setting.assumptions.length === 0 || term === undefined || body.top.size > 1) return undefined;
  const below = freeNames(n.expression({ ...oneQuotient, bottom: body.bottom }));
  for (const index of indices) {
    if (below.has(index.name)) continue;
    const own = term.monomial.filter(([id]) => freeNames(n.kernels.get(id).expr).has(index.name));
    const inside: Quotient = {
      ...oneQuotient,
      top: new Map([[keyOf(own), { ...term, monomial: own, coefficient: rational(1) }]]),
    };
    const granted = n.grantedValue(sum(n.expression(inside), index.name, index.lower, index.upper));
    if (granted === undefined) continue;
    const others = term.monomial.filter((factor) => !own.includes(factor));
    const rest: Quotient = { ...body, top: new Map([[keyOf(others), { ...term, monomial: others }]]) };
    const value = n.expression(multiplyQuotients(rest, granted));
    const around = indices.filter((other) => other !== index);
    return n.normal(
      around.reduceRight((inner, { name, lower, upper }) => sum(inner, name, lower, upper), value),
    );
  }
  return undefined;
}

interface Flat {
  readonly body: Quotient;
  readonly indices: readonly Index[];
}

/** Factors that are sums themselves are taken in, each with indices of its own: (Σⱼ aⱼ)² has two. */
function flattened(body: Quotient, index: Index, n: Normalizer): Flat {
  const [term] = body.top.values();
  const monomial = term?.monomial ?? [];
  const indices: Index[] = [index];
  const plain: [number, number][] = [];
  let taken: Quotient = oneQuotient;
  const free = freeNames(n.expression(body));
  let fresh = 0;
  const freshIndex = (range: Range): string => {
    for (;;) {
      fresh += 1;
      const name = n.indices.named(`~${fresh}`, range);
      if (!free.has(name)) return name;
    }
  };
  for (const [id, exponent] of monomial) {
    const kernel = n.kernels.get(id);
    const copies = exponent / unit;
    if (!isTakenIn(kernel, copies, indices)) {
      plain.push([id, exponent]);
      continue;
    }
    const own = kernel.sum as NonNullable<Kernel["sum"]>;
    for (let copy = 0; copy < copies; copy++) {
      const names = new Map<string, Expr>();
      for (const inner of own.indices) {
        const name = freshIndex(inner);
        names.set(inner.name, sym(name));
        indices.push({ ...inner, name });
      }
      taken = multiplyQuotients(taken, n.normal(substitute(n.expression(own.body), names)));
    }
  }
  const rest: Quotient = { top: new Map([termOf(plain, body)]), bottom: body.bottom };
  return { body: multiplyQuotients(rest, taken), indices };
}

function isTakenIn({ sum: own }: Kernel, copies: number, indices: readonly Index[]): boolean {
  if (own === undefined || !Number.isInteger(copies) || copies < 1) return false;
  if (indices.length + copies * own.indices.length > mostIndices) return false;
  // Bounds that move with another index of the nest keep their place.
  const [outer] = indices;
  return own.indices.every(({ lower, upper }) =>
    [lower, upper].every((bound) => outer !== undefined && !freeNames(bound).has(outer.name)),
  );
}

function termOf(
  monomial: Monomial,
  body: Quotient,
): [string, { monomial: Monomial; coefficient: Coefficient }] {
  const [term] = body.top.values();
  return [keyOf(monomial), { monomial, coefficient: (term as { coefficient: Coefficient }).coefficient }];
}
type Coefficient =
  Quotient["top"] extends ReadonlyMap<string, infer T>
    ? T extends { coefficient: infer C }
      ? C
      : never
    : never;

/** The kernel for the order of indices whose key is least. */
function named(written: Expr, indices: readonly Index[], n: Normalizer): Kernel {
  const own = new Set(indices.map(({ name }) => name));
  const free = [...freeNames(written)].filter((name) => !own.has(name));
  const letters: string[] = [];
  for (let k = 1; letters.length < indices.length; k++) {
    if (!free.some((name) => name.startsWith(`@${k} `))) letters.push(`@${k}`);
  }
  let best: { key: string; order: readonly Index[]; names: readonly string[]; body: Quotient } | undefined;
  for (const order of ordersOf(indices, written, n)) {
    const names = order.map((index, k) => n.indices.named(letters[k] as string, index));
    const body = n.normal(
      substitute(written, new Map(order.map(({ name }, k) => [name, sym(names[k] as string)]))),
    );
    const key = `nest ${order.map(rangeOf).join(" ")} ${quotientKey(body)}`;
    if (best === undefined || key < best.key) best = { key, order, names, body };
  }
  const { key, order, names, body } = best as NonNullable<typeof best>;
  return n.kernels.named(key, () => {
    const renamed = order.map((index, k) => ({ ...index, name: names[k] as string }));
    const expr = renamed.reduceRight(
      (inner, { name, lower, upper }) => sum(inner, name, lower, upper),
      n.expression(body),
    );
    return { expr, sum: { body, indices: renamed } };
  });
}

export const rangeOf = ({ lower, upper }: Index): string => `${lower.id} ${upper.id}`;

/** The orders worth trying: by range, then by what stands at each index; only equals are permuted. */
function ordersOf(indices: readonly Index[], written: Expr, n: Normalizer): (readonly Index[])[] {
  if (indices.length === 1) return [indices];
  const groups = new Map<string, Index[]>();
  for (const index of indices) {
    const roles = indices.map((other): [string, Expr] => [
      other.name,
      sym(n.indices.named(other === index ? "@self" : "@other", other)),
    ]);
    const key = `${rangeOf(index)} ${quotientKey(n.normal(substitute(written, new Map(roles))))}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  let orders: Index[][] = [[]];
  for (const group of sorted) {
    const ways = orders.length > mostOrders ? [group] : permutations(group);
    orders = orders.flatMap((order) => ways.map((way) => [...order, ...way]));
  }
  return orders;
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, k) =>
    permutations([...items.slice(0, k), ...items.slice(k + 1)]).map((rest) => [item, ...rest]),
  );
}
