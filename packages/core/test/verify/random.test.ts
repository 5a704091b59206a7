/**
 * Pairs of random expressions: what numbers tell apart is never proved, and what is equal is never refuted.
 * For a soak: DERIVE_RUNS=20000 DERIVE_SEED=7.
 */
import fc from "fast-check";
import { describe, it } from "vitest";
import { sameShape, shapeOf } from "../../src/arrays/index.js";
import { candidatesOn, replacedAt } from "../../src/check/search.js";
import { deriveProblem } from "../../src/derive/derive.js";
import {
  Arena,
  compare,
  DeriveError,
  type Expr,
  isNegative,
  mul,
  neg,
  num,
  type Problem,
  parseProblem,
  pathsOf,
  postorder,
  rel,
  subexpression,
  toText,
} from "../../src/index.js";
import { simplify } from "../../src/simplify/simplify.js";
import { differ } from "./oracle.js";
import { grammars } from "./randomExpressions.js";

const runs = Number(process.env.DERIVE_RUNS ?? 60);
const seed = Number(process.env.DERIVE_SEED ?? 20261125);
const points = 24;

/** Undefined for what has a value nowhere, or cannot be read. */
function problemOf(text: string, wrt: string, where: string | undefined): Problem | undefined {
  try {
    return parseProblem(text, { wrt, where });
  } catch (error) {
    if (error instanceof DeriveError) return undefined;
    throw error;
  }
}

function unlessRefused<T>(f: () => T): T | undefined {
  try {
    return f();
  } catch (error) {
    if (error instanceof DeriveError || error instanceof RangeError) return undefined;
    throw error;
  }
}

type Picks = readonly [way: number, first: number, second: number];

/** Another expression that looks alike: a slip of a pen, a part in the place of another, an edge turned. */
function likenessOf(e: Expr, problem: Problem, [way, first, second]: Picks): Expr | undefined {
  const nodes = postorder(e);
  if (way % 3 === 0) {
    const found: Expr[] = [];
    for (const { value } of candidatesOn(e, problem)) if (found.push(value) > 200) break;
    return found[first % found.length];
  }
  const paths = pathsOf(e, () => true, 400);
  const path = paths[first % paths.length] ?? [];
  const here = subexpression(e, path) as Expr;
  const others = way % 3 === 1 ? nodes : alike(here);
  const fitting = others.filter(
    (o) => o !== here && o.kind !== "rel" && sameShape(shapeOf(o), shapeOf(here)),
  );
  const turned = here.kind === "rel" ? alike(here) : fitting;
  const other = turned[second % Math.max(1, turned.length)];
  return other === undefined ? undefined : replacedAt(e, path, other);
}

/** All indices run over the same places, as the rules take for granted of those that are compared. */
const inOneRange = (text: string): string => text.replaceAll(", n)", ", m)");

const edges = { "<": "<=", "<=": "<", ">": ">=", ">=": ">" } as const;

function alike(e: Expr): Expr[] {
  if (e.kind === "rel") return e.name in edges ? [rel(edges[e.name as keyof typeof edges], ...e.args)] : [];
  const inner = e.kind === "call" || e.kind === "pow" || e.kind === "neg" ? e.args.slice(0, 1) : [];
  return [...inner, neg(e), ...(e.kind === "num" && isNegative(e.value) ? [num(0)] : []), mul(num(2), e)];
}

describe.each(grammars)("pairs of random $name", ({ expression, where, wrt }) => {
  it("are proved only where numbers agree, whatever was asked before", () => {
    const picks = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(expression, picks, (text, ways) =>
        new Arena().run(() => {
          const problem = problemOf(text, wrt, where);
          if (problem === undefined) return;
          const alike = [problem.expression];
          for (const way of ways) {
            const next = unlessRefused(() => likenessOf(alike[alike.length - 1] as Expr, problem, way));
            if (next !== undefined && !alike.includes(next)) alike.push(next);
          }
          for (const [k, e] of alike.entries()) {
            for (const other of alike.slice(0, k)) {
              const verdict = compare(e, other, problem);
              if (verdict.kind !== "proved") continue;
              if (differ(e, other, verdict.assumptions, problem, points) === true)
                throw new Error(`false proof: ${toText(e)}  |  ${toText(other)}`);
            }
          }
        }),
      ),
      { numRuns: runs, seed },
    );
  }, 3_600_000);

  it("are not refuted where they are equal", () => {
    fc.assert(
      fc.property(expression, (text) =>
        new Arena().run(() => {
          const problem = problemOf(inOneRange(text), wrt, where);
          if (problem === undefined) return;
          const e = problem.expression;
          const short = unlessRefused(() => simplify(e, problem));
          if (short === undefined) return;
          const verdict = compare(e, short, problem);
          if (verdict.kind === "refuted")
            throw new Error(
              `false refutation: ${toText(e)}  |  ${toText(short)} ${JSON.stringify(verdict.witness)}`,
            );
        }),
      ),
      { numRuns: runs, seed },
    );
  }, 3_600_000);

  it("are differentiated in lines that are never refuted", () => {
    const cost = where === undefined ? inOneRange : (text: string) => `sum(${text})`;
    fc.assert(
      fc.property(expression, (text) =>
        new Arena().run(() => {
          const problem = problemOf(cost(text), wrt, where);
          const derivation = problem && unlessRefused(() => deriveProblem(problem));
          for (const { verdict, expression: line } of derivation?.lines ?? [])
            if (verdict.kind === "refuted")
              throw new Error(`refuted: ${text} at ${toText(line)} ${JSON.stringify(verdict.witness)}`);
        }),
      ),
      { numRuns: Math.ceil(runs / 4), seed },
    );
  }, 3_600_000);
});
