import { Decimal } from "decimal.js";
import { describe, expect, it } from "vitest";
import {
  Arena,
  type Expr,
  type FunctionSpec,
  functionNamed,
  functions,
  num,
  rational,
} from "../../src/index.js";
import { bareSetting } from "../../src/problem/problem.js";
import { evaluate } from "../../src/verify/evaluate.js";
import { Point, rolesIn } from "../../src/verify/point.js";

/** Arguments tried; those outside of a function's domain give NaN and are left out. */
const samples = [-3.25, -1.75, -0.875, -0.375, 0.125, 0.4375, 0.8125, 1.375, 2.625, 5.25];
const smooth = functions.filter(({ name }) => name !== "delta" && name !== "polygamma");

const near = (a: number, b: number, relative: number): boolean =>
  Math.abs(a - b) <= relative * Math.max(1, Math.abs(a), Math.abs(b));

/** The value of an expression without names. */
function valueAt(e: Expr): number {
  const point = new Point(0, rolesIn([e], bareSetting), bareSetting);
  return evaluate(e, point).value;
}

const exactly = (x: number): Expr => num(rational(String(x)));

function argumentLists({ name, arity: [least] }: FunctionSpec): number[][] {
  if (name === "nthRoot")
    return samples.flatMap((u) => [
      [u, 2],
      [u, 3],
    ]);
  if (name === "log") return [...samples.map((u) => [u]), ...samples.map((u) => [Math.abs(u), 2.5])];
  if (least === 1 && name !== "max" && name !== "min") return samples.map((u) => [u]);
  return samples.map((u, k) => [u, samples[(k + 3) % samples.length] ?? 0]);
}

describe.each(smooth.map((spec) => [spec.name, spec] as const))("%s", (_, spec) => {
  const lists = argumentLists(spec).filter((args) => Number.isFinite(spec.evaluate(...args)));

  it("has values somewhere", () => {
    expect(lists.length).toBeGreaterThan(2);
  });

  it("has slopes that finite differences confirm", () => {
    for (const args of lists) {
      const slopes = spec.slope(...args);
      args.forEach((_u, k) => {
        const at = (h: number) => spec.evaluate(...args.map((v, l) => (l === k ? v + h : v)));
        const central = (h: number) => (at(h) - at(-h)) / (2 * h);
        const numeric = (4 * central(5e-5) - central(1e-4)) / 3;
        const settled = near(numeric, central(1e-4), 1e-6);
        if (!settled || !Number.isFinite(slopes[k] ?? Number.NaN)) return;
        expect(near(slopes[k] ?? 0, numeric, 1e-6), `${spec.name}(${args}) by argument ${k + 1}`).toBe(true);
      });
    }
  });

  it("has a derivative that agrees with its slopes", () => {
    let compared = 0;
    new Arena().run(() => {
      for (const args of lists) {
        const slopes = spec.slope(...args);
        spec.partials(args.map(exactly)).forEach((partial, k) => {
          const own = valueAt(partial);
          const slope = slopes[k] ?? Number.NaN;
          if (!Number.isFinite(own) || !Number.isFinite(slope)) return;
          compared += 1;
          expect(
            near(own, slope, 1e-9),
            `${spec.name}(${args}) by argument ${k + 1}: ${own} and ${slope}`,
          ).toBe(true);
        });
      }
    });
    expect(compared).toBeGreaterThan(2);
  });

  it("equals its definition, where it has one", () => {
    new Arena().run(() => {
      for (const args of lists) {
        const definition = spec.definition?.(args.map(exactly));
        // log(u) is its own definition.
        if (definition === undefined || (definition.kind === "call" && definition.name === spec.name))
          continue;
        const value = valueAt(definition);
        if (Number.isFinite(value))
          expect(near(value, spec.evaluate(...args), 1e-12), `${spec.name}(${args})`).toBe(true);
      }
    });
  });

  it("has the same values at high precision", () => {
    for (const args of lists) {
      const precise = spec.precise(...args.map((u) => new Decimal(u)));
      if (precise.isFinite()) expect(near(precise.toNumber(), spec.evaluate(...args), 1e-13)).toBe(true);
    }
  });

  it("stays in its range and keeps its symmetry", () => {
    for (const [u = 0, ...others] of lists) {
      const value = spec.evaluate(u, ...others);
      if (spec.range?.lower !== undefined) expect(value).toBeGreaterThanOrEqual(spec.range.lower);
      if (spec.range?.upper !== undefined) expect(value).toBeLessThanOrEqual(spec.range.upper);
      if (spec.parity === undefined) continue;
      const mirrored = spec.evaluate(-u, ...others);
      expect(near(mirrored, spec.parity === "even" ? value : -value, 1e-12)).toBe(true);
    }
  });

  it("rises or falls as it says", () => {
    if (spec.monotone === undefined) return;
    const values = samples.map((u) => spec.evaluate(u)).filter(Number.isFinite);
    const sign = spec.monotone === "increasing" ? 1 : -1;
    for (const [k, value] of values.entries())
      if (k > 0) expect(sign * (value - (values[k - 1] ?? value))).toBeGreaterThan(0);
  });
});

describe("special values", () => {
  it.each([
    ["gamma", [5], 24],
    ["gamma", [0.5], Math.sqrt(Math.PI)],
    ["lgamma", [100], 359.1342053695754],
    ["digamma", [1], -0.5772156649015329],
    ["polygamma", [1, 1], Math.PI ** 2 / 6],
    ["erf", [1], 0.8427007929497149],
    ["erfc", [3], 2.209049699858544e-5],
    ["sigmoid", [-800], 0],
    ["softplus", [800], 800],
    ["softplus", [-800], 0],
    ["logit", [0.5], 0],
    ["cbrt", [-8], -2],
    ["nthRoot", [-27, 3], -3],
  ] as const)("%s(%s) is %s", (name, args, value) => {
    expect(near(functionNamed(name)?.evaluate(...args) ?? Number.NaN, value, 1e-13)).toBe(true);
  });
});

describe("the registry", () => {
  it("gives every name and alias to one function", () => {
    const names = functions.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
    expect(new Set(names).size).toBe(names.length);
  });

  it("holds what the language promises", () => {
    const promised =
      "sqrt cbrt nthRoot exp log ln log10 log2 log1p expm1 sin cos tan sec csc cot asin acos atan asec acsc acot atan2 sinh cosh tanh sech csch coth asinh acosh atanh asech acsch acoth abs sign min max relu sigmoid softplus logit erf gamma lgamma digamma polygamma";
    for (const name of promised.split(" ")) expect(functionNamed(name), name).toBeDefined();
  });
});
