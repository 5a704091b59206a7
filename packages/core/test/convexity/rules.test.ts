import { describe, expect, it } from "vitest";
import { definiteRules } from "../../src/convexity/definite/rules.js";
import { domainOf } from "../../src/convexity/domain.js";
import { Judge } from "../../src/convexity/judge.js";
import type { ConvexityExample, MatrixExample } from "../../src/convexity/rule.js";
import { WrittenOut } from "../../src/convexity/written.js";
import { Arena, convexityRules, type Expr, parseProblem, postorder } from "../../src/index.js";
import { evaluate, evaluationAt } from "../../src/verify/evaluate.js";
import { Point, rolesIn } from "../../src/verify/point.js";

/** Hands the cost of an example and what is known of its parts to `ask`. */
function judged<T>({ cost, ...options }: ConvexityExample, ask: (e: Expr, judge: Judge) => T): T {
  return new Arena().run(() => {
    const problem = parseProblem(cost, { ...options, whole: true });
    const e = new WrittenOut(problem).of(problem.expression);
    const { setting } = domainOf(e, problem, problem.variables);
    return ask(e, new Judge(setting, problem.variables));
  });
}

describe.each(convexityRules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  it("has an id, a label, a source, an example and a refusal", () => {
    expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(rule.label).not.toBe("");
    expect(rule.source).toMatch(/, \d/);
    expect(rule.examples.length).toBeGreaterThan(0);
    expect(rule.refuses.length).toBeGreaterThan(0);
  });

  it.each(rule.examples.map((example) => [example.cost, example] as const))(
    "holds of %s",
    (_cost, example) => {
      judged(example, (e, judge) => {
        expect(judge.of(e)?.curvature).toBe(example.finds);
        expect(postorder(e).some((part) => judge.moves(part) && rule.apply(part, judge) !== undefined)).toBe(
          true,
        );
      });
    },
  );

  it.each(rule.refuses.map((example) => [example.cost, example] as const))(
    "says nothing of %s",
    (_cost, example) => {
      expect(judged(example, (e, judge) => rule.apply(e, judge))).toBeUndefined();
    },
  );
});

/** A matrix by itself, in a setting in which nothing moves. */
function asMatrix<T>({ matrix, where, assume = "" }: MatrixExample, ask: (e: Expr, judge: Judge) => T): T {
  return new Arena().run(() => {
    const shapes = where === "" ? "unused variable:" : `${where}, unused variable:`;
    const problem = parseProblem(matrix, { wrt: "t", where: shapes.replace("unused variable", "t"), assume });
    return ask(problem.expression, new Judge(problem, problem.variables));
  });
}

describe.each(definiteRules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  it.each(rule.examples.map((example) => [example.matrix, example] as const))(
    "holds of %s",
    (_matrix, example) => {
      asMatrix(example, (e, judge) => {
        const found = rule.apply(e, judge);
        expect(found).toBeDefined();
        if (found === undefined) return;
        // vᵀHv has the sign that was found, at random places in random directions.
        for (let seed = 0; seed < 20; seed++) {
          const point = new Point(seed, rolesIn([e], judge.setting), judge.setting);
          const { row: size } = evaluationAt(point).size(e);
          const v = Array.from({ length: size }, (_entry, k) => Math.sin(7 * seed + 3 * k + 1));
          let form = 0;
          v.forEach((a, i) => {
            v.forEach((b, j) => {
              form += a * b * evaluate(e, point, { row: i + 1, column: j + 1 }).value;
            });
          });
          expect(form * found.sign).toBeGreaterThan(found.grade > 0 ? 0 : -1e-9);
        }
      });
    },
  );

  it.each(rule.refuses.map((example) => [example.matrix, example] as const))(
    "says nothing of %s",
    (_matrix, example) => {
      expect(asMatrix(example, (e, judge) => rule.apply(e, judge))).toBeUndefined();
    },
  );
});

describe("the registry", () => {
  it("names every rule once", () => {
    const ids = [...convexityRules, ...definiteRules].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
