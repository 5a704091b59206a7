import { Arena, DeriveError, derive, type Expr, parseExpression, parseProblem, toText } from "@derive/core";
import fc from "fast-check";
import { derivative } from "mathjs";
import { describe, expect, it } from "vitest";
import { deriveProblem } from "../packages/core/src/derive/derive.js";
import { simplify } from "../packages/core/src/simplify/simplify.js";
import { evaluate } from "../packages/core/src/verify/evaluate.js";
import { Point, rolesIn } from "../packages/core/src/verify/point.js";

/** Costs in x, with constants a and b, as text of the input language. */
const unary = [
  "sin",
  "cos",
  "exp",
  "log",
  "sqrt",
  "tanh",
  "sigmoid",
  "softplus",
  "atan",
  "sinh",
  "cosh",
  "tan",
];
const cost = fc.letrec<{ e: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    { weight: 4, arbitrary: fc.constant("x") },
    fc.constantFrom("a", "b", "y[1]"),
    fc.integer({ min: -4, max: 6 }).map(String),
    fc.constantFrom("1/2", "0.25", "3/7"),
  ),
  e: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("leaf"),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u} + ${v})`),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u} - ${v})`),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u})*(${v})`),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u})/(${v})`),
    fc.tuple(tie("e"), fc.integer({ min: -2, max: 3 })).map(([u, k]) => `(${u})^(${k})`),
    fc.tuple(fc.constantFrom(...unary), tie("e")).map(([f, u]) => `${f}(${u})`),
    tie("e").map((u) => `-(${u})`),
  ),
})).e;

/** Costs over an index: sums of terms in x[i], y[i] and theta. */
const inner = fc.constantFrom(
  "theta*x[i]",
  "theta*x[i] - y[i]",
  "x[i]*theta^2",
  "sigmoid(theta*x[i])",
  "exp(-theta*x[i])",
);
const indexed = fc
  .tuple(
    fc.constantFrom("log(1 + (U)^2)", "(U)^2", "y[i]*(U)", "exp(U)", "softplus(U)", "tanh(U)*y[i]"),
    inner,
  )
  .map(([shape, u]) => `1/m * sum(${shape.replaceAll("U", u)}, i, 1, m) + lambda*theta^2`);

/** More runs and other seeds for a soak: DERIVE_RUNS=20000 DERIVE_SEED=7. */
const runs = Number(process.env.DERIVE_RUNS ?? 2000);
const seed = Number(process.env.DERIVE_SEED ?? 20261123);

/** Points with finite values of the cost near them. */
function valuesAt(e: Expr, problem: ReturnType<typeof parseProblem>, variable: string, seed: number) {
  const point = new Point(seed, rolesIn([e, problem.expression], problem), problem);
  const at = (shift: number) => {
    evaluate(problem.expression, point);
    return evaluate(problem.expression, point.shifted(variable, shift)).value;
  };
  const [h, k] = [1e-4, 5e-5];
  const slope = (s: number) => (at(s) - at(-s)) / (2 * s);
  return { numeric: (4 * slope(k) - slope(h)) / 3, rough: slope(h), own: evaluate(e, point), point };
}

/** Costs such as 1/(x - x) and sqrt(-1) have no derivative, and the engine says so. */
function unlessNowhere<T>(f: () => T): T | undefined {
  try {
    return f();
  } catch (error) {
    if (error instanceof DeriveError && /divides by 0|has a value nowhere/.test(error.message))
      return undefined;
    throw error;
  }
}

function holdsEverywhere(text: string, variable: string): void {
  new Arena().run(() => {
    const d = unlessNowhere(() => deriveProblem(parseProblem(text, { wrt: variable })));
    if (d === undefined) return;
    const { problem } = d;
    for (const [k, line] of d.lines.entries()) {
      if (line.verdict.kind === "refuted") {
        const before = d.lines[k - 1]?.expression;
        throw new Error(
          `${before === undefined ? "" : toText(before)} → ${toText(line.expression)} (${line.label})`,
        );
      }
    }
    for (let seed = 0; seed < 4; seed++) {
      const { numeric, rough, own } = valuesAt(d.result, problem, variable, seed);
      const size = Math.max(1, Math.abs(numeric), Math.abs(own.value));
      // Only where the difference quotient has settled, and rounding leaves something to compare.
      if (!Number.isFinite(size) || Math.abs(rough - numeric) > 1e-6 * size || own.error > 1e-6 * size)
        continue;
      expect(Math.abs(numeric - own.value) / size).toBeLessThan(1e-4);
    }
    expect(toText(simplify(d.result, problem))).toBe(toText(d.result));
    for (const { expression } of d.lines) {
      expect(parseExpression(toText(expression), problem)).toBe(expression);
    }
  });
}

describe("random costs", () => {
  it("are differentiated as finite differences say, line by line, ending in a form that stays", () => {
    fc.assert(
      fc.property(cost, (text) => holdsEverywhere(text, "x")),
      { numRuns: runs, seed },
    );
  }, 300_000);

  it("over an index too", () => {
    fc.assert(
      fc.property(indexed, (text) => holdsEverywhere(text, "theta")),
      { numRuns: Math.ceil(runs / 10), seed },
    );
  }, 300_000);

  it("agree with mathjs where it can do them", () => {
    let compared = 0;
    fc.assert(
      fc.property(cost, (text) => {
        const plain = text.replaceAll("y[1]", "c");
        const unfolded = plain.replaceAll(/sigmoid|softplus/g, "tanh");
        const ours = unlessNowhere(() => derive(unfolded, { wrt: "x" }));
        if (ours === undefined) return;
        const theirs = derivative(unfolded, "x", { simplify: false }).compile();
        new Arena().run(() => {
          const point = new Point(
            1,
            rolesIn([ours.result, ours.problem.expression], ours.problem),
            ours.problem,
          );
          const { value, error } = evaluate(ours.result, point);
          const scope = Object.fromEntries(["x", "a", "b", "c"].map((name) => [name, point.value(name, [])]));
          const other: unknown = theirs.evaluate(scope);
          const size = Math.max(1, Math.abs(value));
          if (
            typeof other !== "number" ||
            !Number.isFinite(other) ||
            !Number.isFinite(value) ||
            error > 1e-7 * size
          )
            return;
          compared += 1;
          expect(Math.abs(other - value) / size).toBeLessThan(1e-6);
        });
      }),
      { numRuns: Math.ceil(runs / 2), seed },
    );
    expect(compared).toBeGreaterThan(runs / 10);
  }, 300_000);
});
