/** Bounds, signs and conditions held against numbers: what facts say must be so wherever there is a value. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bounds, domainConditions, holds, isNonzero } from "../../src/facts/index.js";
import { Arena, type Expr, type Problem, parseProblem, toText } from "../../src/index.js";
import { evaluate, type Value } from "../../src/verify/evaluate.js";
import { Point, rolesIn } from "../../src/verify/point.js";

const assume = "p > 0; q < 0; 0 < r < 1; s >= 0; t in {0, 1}; v > 0; z != 0; p < w";

const leaf = fc.constantFrom(
  "x",
  "y",
  "p",
  "q",
  "r",
  "s",
  "t",
  "v[1]",
  "v[2]",
  "z",
  "w",
  "1",
  "2",
  "1/2",
  "-3/2",
  "pi",
);
const unary = [
  "exp",
  "log",
  "sqrt",
  "cbrt",
  "sin",
  "cos",
  "tan",
  "atan",
  "asin",
  "acos",
  "sinh",
  "cosh",
  "tanh",
  "sech",
  "abs",
  "sign",
  "relu",
  "sigmoid",
  "softplus",
  "logit",
  "erf",
  "erfc",
  "log1p",
  "expm1",
  "asinh",
  "acosh",
  "atanh",
  "gamma",
];

/** Texts of expressions, at most some levels deep. */
const text = fc.letrec<{ e: string }>((tie) => ({
  e: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc
      .tuple(tie("e"), fc.constantFrom("+", "-", "*", "/"), tie("e"))
      .map(([a, o, b]) => `((${a}) ${o} (${b}))`),
    fc
      .tuple(tie("e"), fc.constantFrom("2", "3", "-1", "-2", "1/2", "-1/2", "5/3"))
      .map(([a, n]) => `((${a})^(${n}))`),
    fc.tuple(tie("e"), tie("e")).map(([a, b]) => `((${a})^(${b}))`),
    fc.tuple(fc.constantFrom(...unary), tie("e")).map(([f, a]) => `${f}(${a})`),
    fc.tuple(fc.constantFrom("max", "min"), tie("e"), tie("e")).map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(tie("e"), tie("e"), tie("e")).map(([c, a, b]) => `piecewise((${c}) > 0, ${a}, ${b})`),
    fc
      .tuple(tie("e"), fc.constantFrom("0", "1", "2"), fc.constantFrom("m", "m - 2", "1"))
      .map(([a, l, u]) => `sum((${a}) + k, k, ${l}, ${u})`),
    fc
      .tuple(tie("e"), fc.constantFrom("0", "1", "2"), fc.constantFrom("m", "m - 2", "1"))
      .map(([a, l, u]) => `prod((${a})*k, k, ${l}, ${u})`),
  ),
})).e;

function eachPoint(
  source: string,
  look: (e: Expr, problem: Problem, value: (e: Expr) => number, measured: (e: Expr) => Value) => void,
): void {
  new Arena().run(() => {
    const problem = parseProblem(`${source} + 0*sum(v[i], i, 1, m)`, { wrt: "x", assume });
    const e = problem.expression.kind === "add" ? (problem.expression.args[0] as Expr) : problem.expression;
    const roles = rolesIn([problem.expression], problem);
    for (let seed = 0; seed < 6; seed++) {
      const point = new Point(seed, roles, problem);
      // The granted p < w ties two names together, which points do not know of.
      if (!(point.value("p", []) < point.value("w", []))) continue;
      const measured = (node: Expr) => evaluate(node, point);
      look(e, problem, (node) => measured(node).value, measured);
    }
  });
}

const runs = { numRuns: 1500, seed: 20261123 };

describe("facts and numbers", () => {
  it("values lie within the bounds", () => {
    let seen = 0;
    fc.assert(
      fc.property(text, (source) => {
        eachPoint(source, (e, problem, value) => {
          const { lower, upper } = bounds(e, problem);
          const v = value(e);
          if (!Number.isFinite(v)) return;
          seen += 1;
          // Open ends may be met by rounding: exp(-800) is 0 in double precision.
          const slack = 1e-9 * (1 + Math.abs(v));
          if (lower !== undefined) expect(v, toText(e)).toBeGreaterThanOrEqual(lower.value.valueOf() - slack);
          if (upper !== undefined) expect(v, toText(e)).toBeLessThanOrEqual(upper.value.valueOf() + slack);
        });
      }),
      runs,
    );
    expect(seen).toBeGreaterThan(1000);
  });

  it("what is called nonzero is not 0", () => {
    let claimed = 0;
    fc.assert(
      fc.property(text, (source) => {
        eachPoint(source, (e, problem, value) => {
          if (!isNonzero(e, problem)) return;
          const v = value(e);
          if (!Number.isFinite(v)) return;
          claimed += 1;
          // A value below the smallest double is 0 by rounding only.
          if (v === 0) expect(toText(e)).toMatch(/exp|sigmoid|softplus|erfc|sech|\^|prod/);
        });
      }),
      runs,
    );
    expect(claimed).toBeGreaterThan(200);
  });

  it("where all conditions are met there is a value", () => {
    let met = 0;
    fc.assert(
      fc.property(text, (source) => {
        eachPoint(source, (e, problem, value) => {
          const conditions = domainConditions(e, problem);
          // A condition on a bound index has no value outside of its sum.
          if (/\bk\b/.test(conditions.map((c) => toText(c)).join())) return;
          if (!conditions.every((c) => value(c) === 1)) return;
          met += 1;
          expect(Number.isNaN(value(e)) && !overflows(e, value), toText(e)).toBe(false);
        });
      }),
      runs,
    );
    expect(met).toBeGreaterThan(1000);
  });

  it("relations that hold are true", () => {
    let held = 0;
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(">", ">=", "<", "<=", "!="),
        fc.constantFrom("0", "1", "-1", "w"),
        (left, operator, right) => {
          eachPoint(`piecewise((${left}) ${operator} (${right}), 1, 0)`, (e, problem, value, measured) => {
            const relation = e.args[0] as Expr;
            if (!holds(relation, problem)) return;
            const [a, b] = relation.args.map(measured) as [Value, Value];
            const gap = Math.abs(a.value - b.value);
            // Rounding may leave open which of the two is larger.
            if (!(gap > 1e-6 * (1 + Math.abs(a.value)) + a.error + b.error)) return;
            held += 1;
            expect(value(relation), toText(relation)).toBe(1);
          });
        },
      ),
      runs,
    );
    expect(held).toBeGreaterThan(100);
  });
});

/** Whether some part is past the range of doubles, where inf - inf and 0·inf have no value. */
function overflows(root: Expr, value: (e: Expr) => number): boolean {
  const open = [root];
  for (let e = open.pop(); e !== undefined; e = open.pop()) {
    if (e.kind === "sum" || e.kind === "prod") return true;
    if (e.kind === "rel") continue;
    const v = value(e);
    if (Math.abs(v) > 1e100 || (v !== 0 && Math.abs(v) < 1e-100) || v === 0) return true;
    open.push(...e.args);
  }
  return false;
}
