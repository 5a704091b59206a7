/** Derivations built by hand, so that the printers are tested apart from the engine. */
import type { Check, Derivation, Line, Substep } from "../../src/derive/derivation.js";
import {
  add,
  at,
  call,
  diff,
  div,
  dot,
  type Expr,
  mul,
  neg,
  num,
  pow,
  rel,
  sub,
  sum,
  sym,
  type Variable,
} from "../../src/expr/index.js";
import type { Definition, Problem } from "../../src/problem/problem.js";
import type { Verdict } from "../../src/verify/verdict.js";
import { cost, gradient, h, i, j, log, m, n, thetaJ, x, xi, yi } from "./expressions.js";

export const proved: Verdict = { kind: "proved", assumptions: [] };
export const undecided: Verdict = { kind: "undecided", agreed: 12, reason: "no normal form for erf" };
export const refuted: Verdict = {
  kind: "refuted",
  witness: {
    values: [
      { name: "x[1, 2]", value: "0.75" },
      { name: "y[1]", value: "1" },
    ],
    left: "1.5",
    right: "-1.5",
  },
};

export function line(of: Expr, label: string, expression: Expr, more: Partial<Line> = {}): Line {
  return {
    of,
    rule: label === "given" ? "given" : label.replaceAll(" ", "-"),
    label,
    labelLatex: `\\text{${label}}`,
    statement: label === "given" ? "" : "\\frac{d}{dx} [u + v] = \\frac{du}{dx} + \\frac{dv}{dx}",
    expression,
    changed: [],
    substeps: [],
    verdict: proved,
    ...more,
  };
}

export function problemOf(
  source: string,
  expression: Expr,
  variables: readonly Variable[],
  definitions: readonly Definition[] = [],
): Problem {
  return {
    source,
    expression,
    variables,
    definitions: new Map(definitions.map((definition) => [definition.name, definition])),
    assumptions: [],
    counts: new Set(["m"]),
    extents: new Map(),
    moving: new Set(),
    dependent: new Set(),
    running: new Map(),
    shapes: new Map(),
    properties: new Map(),
  };
}

const hypothesis: Definition = {
  name: "h",
  form: "function",
  parameters: ["z"],
  body: call("sigmoid", dot(sym("theta"), sym("z"))),
};

/** Logistic regression: the first lines and the last, with the check given. */
export function logistic(check?: Check): Derivation {
  const of = diff(cost, thetaJ);
  const spread = neg(
    mul(
      div(num(1), m),
      sum(
        add(mul(yi, diff(log(h(xi)), thetaJ)), mul(sub(num(1), yi), diff(log(sub(num(1), h(xi))), thetaJ))),
        "i",
        num(1),
        m,
      ),
    ),
  );
  const substep: Substep = {
    rule: "constant-multiple",
    label: "linearity",
    before: diff(mul(yi, log(h(xi))), thetaJ),
    after: mul(yi, diff(log(h(xi)), thetaJ)),
    bindings: { c: yi, u: log(h(xi)), x: sym("x") },
    at: [[0, 0, 1, 0, 0]],
  };
  const source =
    "h(z) = sigmoid(theta' * z); -1/m * sum(y[i]*log(h(x[i])) + (1-y[i])*log(1-h(x[i])), i, 1, m)";
  return {
    problem: problemOf(source, cost, [thetaJ], [hypothesis]),
    lines: [
      line(of, "given", of),
      line(of, "linearity", spread, {
        changed: [
          [0, 1, 0, 0, 1],
          [0, 1, 0, 1, 1],
        ],
        substeps: [substep],
      }),
      line(
        of,
        "σ′ = σ(1 − σ)",
        neg(mul(div(num(1), m), sum(mul(sub(yi, h(xi)), at("x", i, j)), "i", num(1), m))),
        {
          labelLatex: "\\sigma' = \\sigma(1 - \\sigma)\\text{, }\\text{cancel}",
        },
      ),
      line(of, "sign absorbed", gradient, { changed: [[]] }),
    ],
    result: gradient,
    assumptions: [rel("<=", num(1), j), rel("<=", j, n)],
    check,
  };
}

/** A second derivative: two blocks, an undecided line and a refuted one. */
export function second(): Derivation {
  const v = sym("x");
  const f = pow(x, num(3));
  const [once, twice] = [diff(f, v), diff(diff(f, v), v)];
  const first = mul(num(3), pow(x, num(2)));
  return {
    problem: problemOf("x^3", f, [v, v]),
    lines: [
      line(once, "given", once),
      line(once, "power rule", first, { verdict: undecided }),
      line(twice, "given", diff(first, v)),
      line(twice, "power rule", mul(num(6), x), { verdict: refuted }),
    ],
    result: mul(num(6), x),
    assumptions: [rel("!=", x, num(0))],
    check: undefined,
  };
}

/** A derivation of one line each for the given expressions, for anything that may come. */
export function chainOf(expressions: readonly Expr[]): Derivation {
  const v = sym("x");
  const of = diff(expressions[0] ?? x, v);
  return {
    problem: problemOf("…", of, [v]),
    lines: [
      line(of, "given", of),
      ...expressions.map((e) => line(of, "some rule", e, { changed: [[0], [1]] })),
    ],
    result: expressions[expressions.length - 1] ?? x,
    assumptions: [],
    check: { expected: of, verdict: undecided, opinions: [] },
  };
}
