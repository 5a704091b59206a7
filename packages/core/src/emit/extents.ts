/**
 * How many entries the names of a problem have, as far as its indices reach: where x[i + 1] stands in a sum over i
 * to n − 1, x has n entries, and a name in a bound is a count.
 */
import { add, type Expr, freeNames, isBinder, num, postorder, type Rational } from "../expr/index.js";
import { withMeanings } from "../problem/definitions.js";
import type { Problem } from "../problem/problem.js";

/** n + c as its name and its number; undefined for anything else. */
function affine(e: Expr): readonly [name: string, by: Rational] | undefined {
  if (e.kind === "sym") return [e.name, num(0).value];
  if (e.kind === "num") return ["", e.value];
  const parts = e.kind === "add" ? e.args.map(affine) : [];
  if (parts.length === 0 || !parts.every((part) => part !== undefined)) return undefined;
  const names = parts.map(([name]) => name).filter((name) => name !== "");
  const by = parts.reduce((total, [, own]) => total.add(own), num(0).value);
  return names.length > 1 ? undefined : [names[0] ?? "", by];
}

/** What must be added to b to make a, where that is a number. */
function excess(a: Expr, b: Expr): Rational | undefined {
  const [p, q] = [affine(a), affine(b)];
  return p !== undefined && q !== undefined && p[0] === q[0] ? p[1].sub(q[1]) : undefined;
}

/** The problem with extents that cover every index that occurs, and with all names in bounds as counts. */
export function withFullExtents(problem: Problem): Problem {
  if (problem.shapes.size > 0) return problem;
  const extents = new Map(problem.extents);
  const counts = new Set(problem.counts);
  const reach = (name: string, k: number, last: Expr): void => {
    const own = extents.get(name);
    const by = own?.[k] === undefined ? undefined : excess(last, own[k]);
    if (own === undefined || by === undefined || by.compare(0) <= 0) return;
    extents.set(
      name,
      own.map((extent, p) => (p === k ? last : extent)),
    );
  };
  const bodies = [...problem.definitions.values()].map(({ body }) => body);
  for (const root of [withoutIndexedNames(problem.expression, problem), ...bodies]) {
    const free = freeNames(root);
    for (const e of postorder(root)) {
      if (isBinder(e)) {
        for (const bound of e.args.slice(1))
          for (const name of freeNames(bound)) if (free.has(name)) counts.add(name);
        for (const inner of postorder(e.args[0]))
          if (inner.kind === "at")
            for (const [k, index] of inner.args.entries())
              reach(inner.name, k, lastOf(index, e.name, e.args[2]));
      }
    }
    for (const e of postorder(root))
      if (e.kind === "at")
        e.args.forEach((index, k) => {
          if ([...freeNames(index)].every((name) => counts.has(name))) reach(e.name, k, index);
        });
  }
  for (const { name } of problem.variables) counts.delete(name);
  return { ...problem, extents, counts };
}

/** With p[i + 1] written out: what p is made of then has an entry more, too. */
const withoutIndexedNames = (root: Expr, problem: Problem): Expr =>
  withMeanings(root, problem, (e) => e.kind === "at");

/** i + c at the last i; an index that is none of these reaches nowhere. */
function lastOf(index: Expr, name: string, last: Expr): Expr {
  const own = affine(index);
  const end = affine(last);
  if (own === undefined || end === undefined || own[0] !== name) return num(0);
  return shifted(last, num(own[1]));
}

/** n + c with the numbers put together. */
export function shifted(e: Expr, by: Expr): Expr {
  if (by === num(0)) return e;
  if (by.kind === "num") {
    if (e.kind === "num") return num(e.value.add(by.value));
    const last = e.kind === "add" ? e.args[e.args.length - 1] : undefined;
    if (e.kind === "add" && last?.kind === "num") {
      const rest = add(...e.args.slice(0, -1));
      return shifted(rest, num(last.value.add(by.value)));
    }
  }
  return add(e, by);
}
