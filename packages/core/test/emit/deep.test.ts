/** Code for what is deep or shared is in the size of the DAG, and computes the derivative. */
import { spawnSync } from "node:child_process";
import { transform } from "esbuild";
import { describe, expect, it } from "vitest";
import { pythonWith } from "../../../../test/support/python.js";
import { emitCode } from "../../src/emit/index.js";
import { Arena, add, call, type Expr, mul, num, pow, sub, sym } from "../../src/expr/index.js";
import { targets } from "../../src/functions/index.js";
import { code } from "../../src/library.js";
import { parseProblem } from "../../src/parse/index.js";

interface Case {
  readonly cost: Expr;
  readonly derivative: Expr;
  readonly problem: string;
}

const x = sym("x");

/** tanh(tanh(…x)), by the chain rule: one product of all slopes. */
function nested(depth: number): Case {
  let cost: Expr = x;
  const slopes: Expr[] = [];
  for (let k = 0; k < depth; k++) {
    cost = call("tanh", cost);
    slopes.unshift(sub(num(1), pow(cost, num(2))));
  }
  return { cost, derivative: mul(...slopes), problem: "x" };
}

/** sin(f·f + f), again and again. */
function tower(depth: number): Case {
  let [cost, derivative]: [Expr, Expr] = [x, num(1)];
  for (let k = 0; k < depth; k++) {
    const inner = add(mul(cost, cost), cost);
    derivative = mul(call("cos", inner), add(mul(num(2), cost, derivative), derivative));
    cost = call("sin", inner);
  }
  return { cost, derivative, problem: "x" };
}

/** f1 = x·x + x, f2 = f1·f1 + f1, … by definitions. */
function named(depth: number): Case {
  const f = (k: number): string => (k === 0 ? "x" : `f${k}`);
  let problem = "";
  let derivative: Expr = num(1);
  for (let k = 1; k <= depth; k++) {
    problem += `${f(k)} = ${f(k - 1)}*${f(k - 1)} + ${f(k - 1)}; `;
    derivative = add(mul(num(2), sym(f(k - 1)), derivative), derivative);
  }
  return { cost: sym(f(depth)), derivative, problem: problem + f(depth) };
}

function codeOf({ cost, derivative, problem: source }: Case, to: (typeof targets)[number]): string {
  const problem = { ...parseProblem(source, { wrt: "x" }), expression: cost };
  return emitCode({ problem, result: derivative, assumptions: [], of: derivative }, undefined, to);
}

const cases = [
  ["nested functions", nested, 320],
  ["nested functions", nested, 1000],
  ["towers", tower, 100],
  ["towers of definitions", named, 100],
] as const;

describe.each(cases)("%s", (_, made, depth) => {
  const at = 0.001;

  it(`of depth ${depth} are written in proportion to the depth`, () => {
    for (const to of targets) {
      const [whole, half] = [depth, depth / 2].map((own) => new Arena().run(() => codeOf(made(own), to))) as [
        string,
        string,
      ];
      expect(whole.length, to).toBeLessThan(1000 * depth);
      expect(whole.length, to).toBeLessThan(2.5 * half.length);
    }
  });

  it(`of depth ${depth} have the derivative that differences have`, async () => {
    const source = new Arena().run(() => codeOf(made(depth), "typescript"));
    const { code: script } = await transform(source, { loader: "ts", format: "esm" });
    const { cost, derivative } = (await import(
      `data:text/javascript,${encodeURIComponent(script)}`
    )) as Record<"cost" | "derivative", (at: number) => number>;
    const measured = (cost(at + 1e-7) - cost(at - 1e-7)) / 2e-7;
    expect(derivative(at) / measured).toBeCloseTo(1, 5);
  });
});

it("has a formula in its documentation that gives names to parts where it would be far longer without", () => {
  const nestedBy = (f: string, depth: number): string => `${`${f}(`.repeat(depth)}x${")".repeat(depth)}`;
  const formulaOf = (problem: string): string =>
    /The derivative of the cost by x\.\n \*\n([\s\S]*?)\n \*\n/.exec(
      code(problem, { wrt: "x", to: "typescript" }),
    )?.[1] ?? "";
  expect(
    formulaOf(`k = 2; ${nestedBy("sigmoid", 6)}^k`)
      .split("\n")
      .slice(0, 3),
  ).toEqual([" *     k = 2", " *     u1 = sigmoid(x)", " *     u2 = sigmoid(u1)"]);
  for (const depth of [6, 12, 24, 48])
    expect(formulaOf(nestedBy("sigmoid", depth)).length).toBeLessThan(60 * depth);
  expect(formulaOf(nestedBy("sigmoid", 2))).not.toContain("u1");
});

const python = pythonWith("numpy");

it.skipIf(python === undefined)("is no deeper than Python's compiler can go", () => {
  const many = Array.from({ length: 3000 }, (_, k) => call("sin", mul(num(k + 1), x)));
  const source = new Arena().run(() =>
    codeOf({ cost: add(...many), derivative: mul(...many), problem: "x" }, "numpy"),
  );
  const program = `${source}\nassert abs(cost(0.5) - sum(np.sin(k * 0.5) for k in range(1, 3001))) < 1e-9\nderivative(0.5)`;
  const { stderr, status } = spawnSync(python as string, ["-"], { input: program, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
});
