/**
 * Second derivatives in index notation: an entry h(j, k) with the row and the column as indices. Such a kernel
 * is positive semidefinite where it is a sum of products a(j)·a(k), or of δ(j, k)·d(j) with d ≥ 0, or a product
 * of such kernels.
 *
 * Source: Horn & Johnson, Matrix Analysis, 2nd ed., 7.1 and 7.5.3.
 */
import { div, type Expr, freeNames, mul, num, rel, substitute, sym } from "../../expr/index.js";
import type { Definite } from "../finding.js";
import type { Known } from "../rule.js";

/** Names of the indices of the row, and of those of the column, place by place. */
export interface Places {
  readonly row: readonly string[];
  readonly column: readonly string[];
}

export const kernelSource = "Horn & Johnson, Matrix Analysis, 2nd ed., 7.1 and 7.5.3";
export const kernelLabel =
  "Σⱼₖ vⱼ·aⱼaₖ·vₖ = (Σⱼ aⱼvⱼ)² and Σⱼₖ vⱼ·δⱼₖdⱼ·vₖ = Σⱼ dⱼvⱼ², weighted by numbers of one sign";

/** The definiteness of the kernel; the relations it rests on are signs of weights. */
export function kernelSign(e: Expr, places: Places, known: Known): Definite | undefined {
  switch (e.kind) {
    case "neg": {
      const inner = kernelSign(e.args[0], places, known);
      return inner && { ...inner, sign: inner.sign > 0 ? -1 : 1 };
    }
    case "add": {
      const found = e.args.map((part) => kernelSign(part, places, known));
      const [first] = found;
      if (first === undefined || !found.every((own) => own?.sign === first.sign)) return undefined;
      const grade = Math.max(...found.map((own) => own?.grade ?? 0)) as Definite["grade"];
      return { sign: first.sign, grade, from: [], needs: found.flatMap((own) => own?.needs ?? []) };
    }
    case "sum": {
      const [body, lower, upper] = e.args;
      if ([lower, upper].some((bound) => touches(bound, places))) return undefined;
      const inner = kernelSign(body, places, known);
      return inner && { ...inner, grade: 0 };
    }
    default:
      return ofProduct(e, places, known);
  }
}

const touches = (e: Expr, { row, column }: Places): boolean =>
  [...row, ...column].some((name) => freeNames(e).has(name));

/** Factors above and below the line, each with its exponent. */
function factorsOf(e: Expr): Expr[] {
  if (e.kind === "mul") return e.args.flatMap(factorsOf);
  if (e.kind === "div") return [...factorsOf(e.args[0]), ...factorsOf(e.args[1]).map((f) => div(num(1), f))];
  const isSquare = e.kind === "pow" && e.args[1] === num(2);
  return isSquare ? [e.args[0], e.args[0]] : [e];
}

function ofProduct(e: Expr, places: Places, known: Known): Definite | undefined {
  const factors = factorsOf(e);
  const equal = factors.filter((factor) => isDelta(factor, places));
  const others = factors.filter((factor) => !isDelta(factor, places));
  // Where a row index equals its column index, either may stand for the other.
  const merged = new Map(equal.map((factor) => mergedBy(factor, places)));
  const inside = others.map((factor) => substitute(factor, merged));
  const left = { row: places.row, column: places.column };
  const free = inside.filter((factor) => !touches(factor, left));
  const nested = inside.filter((factor) => isKernel(factor, places));
  const bound = inside.filter((factor) => touches(factor, left) && !nested.includes(factor));
  // A part that is nothing but itself has no form to look into.
  if (nested.includes(e)) return undefined;
  const pairs = asSquare(bound, places, merged);
  if (pairs === undefined || (merged.size > 0 && nested.length > 0)) return undefined;
  const sign = signOf([...free, ...pairs.weights], known);
  if (sign === undefined) return undefined;
  if (nested.length > 0) return withNested(nested, pairs, sign, places, known);
  const isWholeDiagonal = merged.size === places.row.length && pairs.squares.length === 0;
  const isFixed = pairs.weights.length === 0 && sign.isFixed;
  const grade = isWholeDiagonal && sign.strict ? (isFixed ? 2 : 1) : 0;
  return { sign: sign.sign, grade, from: [], needs: sign.needs };
}

/** A part that depends on the row's and on the column's indices: a kernel of its own. */
const isKernel = (e: Expr, { row, column }: Places): boolean =>
  touches(e, { row, column: [] }) && touches(e, { row: [], column });

/** A weighted kernel keeps its sign or turns it; products of several must all be positive semidefinite. */
function withNested(
  nested: readonly Expr[],
  { squares }: Squared,
  weight: Sign,
  places: Places,
  known: Known,
): Definite | undefined {
  const found = nested.map((part) => kernelSign(part, places, known));
  const [first] = found;
  const needs = [...weight.needs, ...found.flatMap((own) => own?.needs ?? [])];
  if (first === undefined) return undefined;
  const isAlone = nested.length === 1 && squares.length === 0;
  if (!isAlone && !found.every((own) => own?.sign === 1)) return undefined;
  const grade =
    isAlone && weight.strict ? (first.grade === 2 && weight.isFixed ? 2 : first.grade > 0 ? 1 : 0) : 0;
  return { sign: (weight.sign * first.sign) as 1 | -1, grade, from: [], needs };
}

const indexName = (e: Expr | undefined): string => (e?.kind === "sym" ? e.name : "");

function isDelta(e: Expr, places: Places): boolean {
  if (e.kind !== "call" || e.name !== "delta") return false;
  const [a, b] = e.args.map(indexName);
  return places.row.some((name, k) => [name, places.column[k]].sort().join() === [a, b].sort().join());
}

/** The column's index gives way to the row's. */
function mergedBy(delta: Expr, { row, column }: Places): readonly [string, Expr] {
  const names = delta.args.map(indexName);
  const k = row.findIndex((name, l) => names.includes(name) && names.includes(column[l] as string));
  return [column[k] as string, sym(row[k] as string)];
}

interface Squared {
  /** Factors a(j) that stand once more as a(k). */
  readonly squares: readonly Expr[];
  /** Factors of the row's index where a delta has made row and column one: they are weights. */
  readonly weights: readonly Expr[];
}

/** The factors as a(j)·a(k), with weights d(j) where row and column are one. */
function asSquare(
  factors: readonly Expr[],
  { row, column }: Places,
  merged: ReadonlyMap<string, Expr>,
): Squared | undefined {
  const apart = row.map((name, k) => [name, column[k] as string] as const).filter(([, c]) => !merged.has(c));
  const [rows, columns] = [apart.map(([r]) => r), apart.map(([, c]) => c)];
  const has = (e: Expr, names: readonly string[]): boolean => names.some((name) => freeNames(e).has(name));
  const ofRow = factors.filter((factor) => has(factor, rows));
  const ofColumn = factors.filter((factor) => has(factor, columns));
  const weights = factors.filter((factor) => !has(factor, [...rows, ...columns]));
  if (ofRow.some((factor) => has(factor, columns))) return undefined;
  const exchange = new Map(apart.map(([r, c]) => [r, sym(c)]));
  const rest = [...ofColumn];
  for (const factor of ofRow) {
    const partner = rest.indexOf(substitute(factor, exchange));
    if (partner < 0) return undefined;
    rest.splice(partner, 1);
  }
  return rest.length > 0 ? undefined : { squares: ofRow, weights };
}

interface Sign {
  readonly sign: 1 | -1;
  readonly strict: boolean;
  /** Whether the weight does not depend on the variables. */
  readonly isFixed: boolean;
  readonly needs: readonly Expr[];
}

function signOf(factors: readonly Expr[], known: Known): Sign | undefined {
  // All at once first: s(1 − s) is positive though its factors' signs may be asked one by one, too.
  const whole = mul(...factors);
  const zero = num(0);
  for (const [operator, sign, strict] of [
    [">", 1, true],
    ["<", -1, true],
    [">=", 1, false],
    ["<=", -1, false],
  ] as const) {
    const relation = rel(operator, whole, zero);
    const needs = factors.length === 0 ? [] : [relation];
    if (known.has(relation)) return { sign, strict, isFixed: !known.moves(whole), needs };
  }
  for (const factor of factors) known.wants(rel(">=", factor, zero));
  return undefined;
}
