/**
 * Costs of scalars and of indexed sums as students and teachers write them: the last line to the letter, every
 * line proved, the answer as finite differences say, short text and LaTeX that read back, and a form that stays.
 */
import { Arena, derive, type Expr, parseExpression, toText, type Variable } from "@derive/core";
import { describe, expect, it } from "vitest";
import type { Derivation } from "../packages/core/src/derive/derivation.js";
import { simplify } from "../packages/core/src/simplify/simplify.js";
import { evaluate } from "../packages/core/src/verify/evaluate.js";
import { Point, rolesIn } from "../packages/core/src/verify/point.js";
import { type ScalarCost, scalarCosts } from "./support/costs/scalar.js";
import { expectReadBack } from "./support/latex.js";

function checked(rows: readonly ScalarCost[]): void {
  for (const [problem, wrt, answer, options = {}] of rows) {
    it(`${problem} by ${wrt} is ${answer}`, () => {
      const d = derive(problem, { wrt, ...options });
      expect(toText(d.result)).toBe(answer);
      const open = d.lines.filter(({ verdict }) => verdict.kind !== "proved");
      expect(open.map(({ label, expression }) => `${label}: ${toText(expression)}`)).toEqual([]);
      new Arena().run(() => {
        expect(toText(simplify(parseExpression(answer, d.problem), d.problem))).toBe(answer);
        for (const { expression } of d.lines) {
          const text = toText(expression);
          expect(toText(parseExpression(text, d.problem))).toBe(text);
        }
      });
      expectReadBack(d, problem, { wrt, ...options });
      if (options.implicit === undefined && options.style === undefined) expectSlopes(d);
    });
  }
}

/** The value of the answer beside the difference quotient of what was differentiated last. */
function expectSlopes(d: Derivation): void {
  const of = d.lines[d.lines.length - 1]?.of;
  if (of?.kind !== "diff") throw new Error("no derivative");
  const [body, x] = of.args;
  const setting = { ...d.problem, assumptions: d.assumptions };
  const roles = rolesIn([d.result, body, of], setting);
  for (let seed = 0; seed < 8; seed++) {
    const point = new Point(seed, roles, setting);
    const found = orUndefined(() => slopesAt(d.result, body, x, point));
    if (found === undefined) continue;
    const [own, numeric] = found;
    expect(Math.abs(own - numeric) / Math.max(1, Math.abs(own), Math.abs(numeric))).toBeLessThan(1e-4);
  }
}

/** Undefined outside of the domain, and where the difference quotient has not settled. */
function slopesAt(answer: Expr, body: Expr, x: Variable, point: Point): [number, number] | undefined {
  const granted = point.setting.assumptions.every(
    (a) => a.kind !== "rel" || a.name === "in" || evaluate(a, point).value === 1,
  );
  if (!granted) return undefined;
  evaluate(body, point);
  const own = evaluate(answer, point).value;
  const indices = x.args.map((index) => evaluate(index, point).value);
  const key = indices.length === 0 ? x.name : `${x.name}[${indices.join(", ")}]`;
  point.value(x.name, indices);
  const at = (step: number) => evaluate(body, point.shifted(key, step)).value;
  const slope = (step: number) => (at(step) - at(-step)) / (2 * step);
  const [coarse, fine] = [slope(1e-4), slope(5e-5)];
  const numeric = (4 * fine - coarse) / 3;
  const size = Math.max(1, Math.abs(numeric), Math.abs(own));
  return Number.isFinite(size) && Math.abs(numeric - coarse) < 1e-6 * size ? [own, numeric] : undefined;
}

function orUndefined<T>(f: () => T): T | undefined {
  try {
    return f();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

describe.each(Object.entries(scalarCosts))("%s", (_, rows) => checked(rows));
