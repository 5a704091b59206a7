import { expand } from "../../algebra/expand.js";
import { collect, type Factor, type Term, termsToExpr, toTerms } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import {
  add,
  type Expr,
  freeNames,
  isNegative,
  neg,
  num,
  piecewise,
  rel,
  rewriteUp,
  some,
  substitute,
  sum,
  sym,
  withArgs,
} from "../../expr/index.js";
import { holds } from "../../facts/index.js";
import type { Setting } from "../../problem/problem.js";
import type { Rule } from "../types.js";

/** Σ_k δ_kj f(k) = f(j): the delta picks one term of the sum. */
export const kroneckerCollapse: Rule = {
  id: "kronecker",
  label: "the Kronecker delta picks one term",
  family: "sum",
  heads: ["sum"],
  statement: ["sum(delta(k, j)*f(k), k, 1, n)", "f(j)"],
  conditions: ["1 ≤ j ≤ n"],
  source: "Graham, Knuth, Patashnik, Concrete Mathematics, 2.4",
  examples: [
    { before: "sum(delta(k, j)*theta[k]*a, k, 1, n)", after: "theta[j] * a" },
    { before: "sum(y[k]*(delta(k, j) - p[k]), k, 1, n)", after: "y[j] - sum(y[k] * p[k], k, 1, n)" },
    { before: "sum(delta(k, 1)*theta[k], k, 2, n)", after: "0" },
  ],
  refuses: ["sum(delta(j, l)*theta[k], k, 1, n)", "delta(k, j)*theta[k]"],
  apply: (e, setting) => {
    if (e.kind !== "sum") return undefined;
    const [body, lower, upper] = e.args;
    if (!some(body, (node) => pickedBy(node, e.name) !== undefined)) return undefined;
    const terms = withVisibleDeltas(body, e.name);
    const picked: Expr[] = [];
    const left: Term[] = [];
    const assumes: Expr[] = [];
    for (const term of terms) {
      const factor = term.factors.find(({ base }) => pickedBy(base, e.name) !== undefined);
      const place = factor === undefined ? undefined : pickedBy(factor.base, e.name);
      if (factor === undefined || place === undefined) {
        left.push(term);
        continue;
      }
      const range = inRange(place, lower, upper, setting);
      if (range === "outside") continue;
      const value = withShortIndices(substitute(without(term, factor), new Map([[e.name, place]])));
      // What runs with the sum around this one is asked about in each of its terms.
      const [running, fixed] = parted(range, (relation) => runs(relation, setting));
      assumes.push(...fixed);
      picked.push(running.reduceRight<Expr>((rest, relation) => piecewise(relation, rest, num(0)), value));
    }
    if (left.length === terms.length) return undefined;
    if (left.length > 0) {
      const rest = sum(termsToExpr(left), e.name, lower, upper);
      const only = left.length === 1 && left[0]?.coefficient.s === -1n;
      picked.push(only ? neg(sum(termsToExpr([opposite(left[0] as Term)]), e.name, lower, upper)) : rest);
    }
    return { after: add(...picked), bindings: { "f(k)": body, k: sym(e.name) }, assumes };
  },
};

function parted<T>(all: readonly T[], test: (x: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((x) => !test(x))];
}

/** Data as y[i] says a place whatever i is, and what is asked of it is a fact of the data. */
const runs = (relation: Expr, { running }: Setting): boolean =>
  relation.args.some((side) => side.kind !== "at" && [...freeNames(side)].some((name) => running.has(name)));

/** x[j - 1 + 1] is x[j]. */
const withShortIndices = (e: Expr): Expr =>
  rewriteUp(e, (node) =>
    node.kind === "at"
      ? withArgs(
          node,
          node.args.map((index) => (index.kind === "add" ? termsToExpr(collect(toTerms(index))) : index)),
        )
      : node,
  );

const opposite = ({ coefficient, factors, written }: Term): Term => ({
  coefficient: coefficient.neg(),
  factors,
  written,
});

/** The terms of the body, multiplied out if a delta would otherwise stay inside a bracket. */
function withVisibleDeltas(body: Expr, index: string): readonly Term[] {
  const terms = toTerms(body);
  const hidden = terms.some(
    (term) =>
      term.factors.every(({ base }) => pickedBy(base, index) === undefined) &&
      term.factors.some(({ base }) => some(base, (node) => pickedBy(node, index) !== undefined)),
  );
  return hidden ? (expand(body) ?? terms) : terms;
}

/** What the index is set to by this delta: j for δ_kj or δ_jk with j free of k. */
function pickedBy(e: Expr, index: string): Expr | undefined {
  if (e.kind !== "call" || e.name !== "delta") return undefined;
  const [a, b] = e.args as readonly [Expr, Expr];
  return placeFor(a, b, index) ?? placeFor(b, a, index);
}

/** i for δ_ij, and i = j - c for δ with i + c. */
function placeFor(a: Expr, b: Expr, index: string): Expr | undefined {
  if (freeNames(b).has(index)) return undefined;
  if (a.kind === "sym" && a.name === index) return b;
  const [i, c] = a.kind === "add" && a.args.length === 2 ? a.args : [];
  if (i?.kind !== "sym" || i.name !== index || c?.kind !== "num") return undefined;
  return b.kind === "num" ? num(b.value.sub(c.value)) : add(b, neg(c));
}

const without = (term: Term, factor: Factor): Expr =>
  termToExpr({ ...term, factors: term.factors.filter((other) => other !== factor) });

function inRange(place: Expr, lower: Expr, upper: Expr, setting: Setting): "outside" | Expr[] {
  const bounds = [
    { relation: rel("<=", lower, place), small: lower, large: place },
    { relation: rel("<=", place, upper), small: place, large: upper },
  ];
  const needed: Expr[] = [];
  for (const { relation, small, large } of bounds) {
    if (small.kind === "num" && large.kind === "num") {
      if (small.value.compare(large.value) > 0) return "outside";
    } else if (small !== num(1) || large.kind !== "sym" || !setting.counts.has(large.name)) {
      if (!holds(relation, setting) && !holdsThroughout(small, large, setting)) needed.push(relation);
    }
  }
  return needed;
}

/** Whether small ≤ large wherever an index in them runs: at the end of its range at which the gap is least. */
function holdsThroughout(small: Expr, large: Expr, setting: Setting): boolean {
  const gap = add(large, neg(small));
  const index = [...freeNames(gap)].find((name) => setting.running.has(name));
  if (index === undefined) return false;
  const at = (value: Expr): Expr => termsToExpr(collect(toTerms(substitute(gap, new Map([[index, value]])))));
  const step = termsToExpr(collect(toTerms(add(at(num(1)), neg(at(num(0)))))));
  if (step.kind !== "num") return false;
  const ranges = setting.running.get(index) ?? [];
  return ranges.every(({ lower, upper }) =>
    holds(rel(">=", at(isNegative(step.value) ? upper : lower), num(0)), setting),
  );
}
