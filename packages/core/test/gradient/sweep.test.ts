import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveProblem } from "../../src/derive/derive.js";
import {
  Arena,
  add,
  at,
  call,
  column,
  currentArena,
  type Expr,
  grouped,
  mul,
  num,
  type Partial,
  partial,
  postorder,
  sum,
  sym,
} from "../../src/expr/index.js";
import { partialDerivatives } from "../../src/gradient/index.js";
import { parseProblem } from "../../src/parse/index.js";
import { toText } from "../../src/print/text.js";
import { compare } from "../../src/verify/compare.js";

const text = (source: string, wrt: readonly string[]): string[] | undefined =>
  new Arena().run(() => {
    const problem = parseProblem(source, { wrt });
    return partialDerivatives(problem.expression, problem.variables, problem)?.map(toText);
  });

describe("one sweep for all partial derivatives", () => {
  it.each([
    ["x*y", ["x", "y"], ["y", "x"]],
    ["x/y", ["x", "y"], ["1/y", "-x/y/y"]],
    ["x^3", ["x"], ["3 * x^2"]],
    ["a^x", ["x"], ["a^x * log(a)"]],
    ["x^y", ["x", "y"], ["y * x^(y - 1)", "x^y * log(x)"]],
    ["x", ["x", "y"], ["1", "0"]],
    ["-x - x", ["x"], ["-2"]],
    ["f(x, 2*x)", ["x"], ["partial(1, f(x, 2 * x)) + 2 * partial(2, f(x, 2 * x))"]],
    ["g(u) = u^2; g(x*y)", ["y"], ["2 * (x * y) * x"]],
    ["x[1]*x[2]^2", ["x[2]", "x[1]"], ["x[1] * (2 * x[2])", "x[2]^2"]],
  ])("differentiates %s by %s", (source, wrt, expected) => {
    expect(text(source, wrt)).toEqual(expected);
  });

  it("gives each case its own slope", () => {
    new Arena().run(() => {
      const source = "piecewise(x > 2, x^2, x > 0, x*y, sin(x))";
      const problem = parseProblem(source, { wrt: "x" });
      const [slope] = partialDerivatives(problem.expression, problem.variables) as [Expr];
      const expected = parseProblem("piecewise(x > 2, 2*x, x > 0, y, cos(x))", { wrt: "x" }).expression;
      expect(compare(slope, expected, problem).kind).toBe("proved");
    });
  });

  it("says where an expression has parts without a slope of their own", () => {
    new Arena().run(() => {
      const [x, i] = [sym("x"), sym("i")];
      expect(partialDerivatives(sum(mul(x, at("a", i)), "i", num(1), sym("m")), [x])).toBeUndefined();
      const w = column("w", sym("n"));
      expect(partialDerivatives(call("norm2", w), [w])).toBeUndefined();
      // theta[k] may be theta[1].
      expect(partialDerivatives(at("theta", sym("k")), [at("theta", num(1))])).toBeUndefined();
      expect(partialDerivatives(at("theta", num(2)), [at("theta", num(1))])).toEqual([num(0)]);
    });
    new Arena().run(() => {
      const { variables, expression, ...setting } = parseProblem("x^2 + y^2 == 1", {
        wrt: "x",
        implicit: "y",
      });
      expect(partialDerivatives(sym("y"), variables, setting)).toBeUndefined();
      expect(expression.kind).toBe("rel");
    });
  });

  it("differentiates derivatives of unknown functions", () => {
    new Arena().run(() => {
      const x = sym("x");
      const slope = partial(1, call("f", x)) as Partial;
      expect(partialDerivatives(slope, [x])).toEqual([partial(1, slope)]);
    });
  });
});

describe("nodes in whatever order they were made", () => {
  const cost = (): Expr => mul(call("exp", mul(sym("a"), sym("x"))), add(sym("x"), sym("b")));
  const slopes = (e: Expr): string[] | undefined => partialDerivatives(e, [sym("x"), sym("b")])?.map(toText);
  const plain = new Arena().run(() => slopes(cost()));

  it("is the same where other nodes stand between, many or few", () => {
    for (const others of [1, 600]) {
      new Arena().run(() => {
        const e = cost();
        for (let k = 0; k < others; k++) sym(`other ${k}`);
        const whole = add(e, sym("a"));
        expect(slopes(whole)).toEqual(plain);
        expect(slopes(e)).toEqual(plain);
      });
    }
  });

  it("is the same where another arena has run meanwhile", () => {
    new Arena().run(() => {
      const b = sym("b");
      new Arena().run(cost);
      expect(slopes(mul(call("exp", mul(sym("a"), sym("x"))), add(sym("x"), b)))).toEqual(plain);
    });
  });
});

describe("in the size of the graph", () => {
  const nodesMade = (build: () => Expr, variables: () => readonly Expr[]): number =>
    new Arena().run(() => {
      const root = build();
      const before = currentArena().size;
      expect(partialDerivatives(root, variables())).toBeDefined();
      return currentArena().size - before;
    });

  const nested = (depth: number) => (): Expr => {
    let e: Expr = sym("x");
    for (let k = 0; k < depth; k++) e = call("sigmoid", e);
    return e;
  };
  const tower = (depth: number) => (): Expr => {
    let e: Expr = add(sym("x"), num(1));
    for (let k = 0; k < depth; k++) e = grouped("add", grouped("mul", e, e), e);
    return e;
  };
  const coupled = (n: number) => (): Expr => {
    const x = (k: number) => sym(`x${k % n}`);
    return add(
      ...Array.from({ length: n }, (_, k) => mul(call("sin", mul(x(k), x(k + 1))), call("exp", x(k)))),
    );
  };
  const factors = (n: number) => (): Expr =>
    mul(...Array.from({ length: n }, (_, k) => call("sin", mul(num(k + 1), sym("x")))));

  it.each([
    ["nested sigmoids", nested, () => [sym("x")]],
    ["towers that share", tower, () => [sym("x")]],
    ["products", factors, () => [sym("x")]],
  ] as const)("makes ten times the nodes for ten times the size: %s", (_, family, variables) => {
    const [small, large] = [nodesMade(family(100), variables), nodesMade(family(1000), variables)];
    expect(large / small).toBeLessThan(10.5);
  });

  it("makes ten times the nodes for ten times as many variables", () => {
    const of = (n: number): number =>
      nodesMade(coupled(n), () => Array.from({ length: n }, (_, k) => sym(`x${k}`)));
    expect(of(1000) / of(100)).toBeLessThan(10.5);
  });

  it("is not stopped by depth", () => {
    new Arena().run(() => {
      const [slope] = partialDerivatives(nested(10_000)(), [sym("x")]) as [Expr];
      expect(postorder(slope).length).toBeGreaterThan(30_000);
    });
  });
});

describe("random costs", () => {
  const leaf = fc.constantFrom("x", "y", "a", "2", "1/2");
  const { cost } = fc.letrec<{ cost: string }>((tie) => ({
    cost: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc.tuple(tie("cost"), tie("cost")).map(([u, v]) => `(${u} + ${v})`),
      fc.tuple(tie("cost"), tie("cost")).map(([u, v]) => `(${u} - ${v})`),
      fc.tuple(tie("cost"), tie("cost"), leaf).map(([u, v, w]) => `(${u})*(${v})*${w}`),
      fc.tuple(tie("cost"), tie("cost")).map(([u, v]) => `(${u})/(1 + (${v})^2)`),
      fc.tuple(tie("cost"), fc.integer({ min: 2, max: 4 })).map(([u, k]) => `(${u})^${k}`),
      fc.tuple(fc.constantFrom("sin", "exp", "sigmoid", "tanh"), tie("cost")).map(([f, u]) => `${f}(${u})`),
      fc.tuple(tie("cost"), tie("cost")).map(([u, v]) => `piecewise(x > 0, ${u}, ${v})`),
    ),
  }));

  it("have the partial derivatives that the derivation ends in", () => {
    let proved = 0;
    const runs = 100;
    fc.assert(
      fc.property(cost, (source) => {
        new Arena().run(() => {
          const wrt = ["x", "y"];
          const problem = parseProblem(`${source} + 0*x*y`, { wrt });
          const slopes = partialDerivatives(
            problem.expression,
            problem.variables,
            problem,
          ) as readonly Expr[];
          for (const [k, name] of wrt.entries()) {
            const told = deriveProblem(parseProblem(source, { wrt: name }));
            const verdict = compare(slopes[k] as Expr, told.result, told.problem);
            if (verdict.kind === "refuted")
              throw new Error(`∂/∂${name} of ${source}: ${toText(slopes[k] as Expr)}`);
            if (verdict.kind === "proved") proved += 1;
          }
        });
      }),
      { numRuns: runs, seed: 20261126 },
    );
    expect(proved).toBeGreaterThan(1.9 * runs);
  }, 120_000);
});
