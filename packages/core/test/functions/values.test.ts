/** Values where they are hard to compute, domains, exact points and slopes at high precision. */
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

const known = (name: string): FunctionSpec => functionNamed(name) as FunctionSpec;

/** Computed with 40 digits by an arbitrary-precision library and rounded. */
const references: readonly (readonly [string, readonly number[], number])[] = [
  ["lgamma", [0.1], 2.252712651734206],
  ["lgamma", [0.5], 0.5723649429247001],
  ["lgamma", [1.0078125], -0.0044594880379522995],
  ["lgamma", [1.46875], -0.12146183058765041],
  ["lgamma", [1.9921875], -0.003283288599221334],
  ["lgamma", [2.5], 0.2846828704729192],
  ["lgamma", [7.75], 8.025458396315983],
  ["lgamma", [50.5], 146.51925549072064],
  ["lgamma", [170.5], 704.0044277342047],
  ["gamma", [0.1], 9.51350769866873],
  ["gamma", [1.5], 0.886226925452758],
  ["gamma", [12.25], 73711509.04676995],
  ["gamma", [50.5], 4.29046291235196e63],
  ["gamma", [170.5], 5.56209241456e305],
  ["digamma", [0.0625], -16.478853490060104],
  ["digamma", [1.25], -0.22745353337626542],
  ["digamma", [7.75], 1.9817915626943456],
  ["digamma", [400], 5.990214026274974],
  ["polygamma", [1, 0.25], 17.19732915450711],
  ["polygamma", [2, 1.5], -0.82879664423432],
  ["polygamma", [3, 20], 0.0002693742213396389],
  ["polygamma", [10, 0.75], -85926737.20888044],
  ["erf", [1e-9], 1.1283791670955127e-9],
  ["erf", [0.5], 0.5204998778130465],
  ["erf", [2.375], 0.9992170617821089],
  ["erf", [2.625], 0.9997946242638588],
  ["erf", [5.5], 0.9999999999999927],
  ["erfc", [-3], 1.9999779095030015],
  ["erfc", [0.75], 0.28884436634648486],
  ["erfc", [1.25], 0.07709987174354177],
  ["erfc", [2.375], 0.0007829382178911192],
  ["erfc", [2.625], 0.00020537573614121745],
  ["erfc", [8], 1.1224297172982926e-29],
  ["erfc", [20], 5.395865611607901e-176],
  ["log1p", [1e-12], 9.999999999995e-13],
  ["expm1", [1e-12], 1.0000000000005e-12],
  ["log1p", [-1e-12], -1.0000000000005e-12],
  ["expm1", [-1e-12], -9.999999999995e-13],
  ["softplus", [-40], 4.248354255291589e-18],
  ["sigmoid", [-40], 4.248354255291589e-18],
  ["softplus", [-700], 9.85967654375977e-305],
  ["sigmoid", [-700], 9.85967654375977e-305],
  ["softplus", [40], 40],
  ["sigmoid", [40], 1],
  ["logit", [1e-15], -34.538776394910684],
  ["logit", [0.5078125], 0.031252543504104426],
];

describe("values to thirteen digits, however small", () => {
  it.each(references)("%s(%s)", (name, args, value) => {
    const own = known(name).evaluate(...args);
    expect(Math.abs(own - value)).toBeLessThanOrEqual(1e-13 * Math.abs(value));
  });
});

describe("large arguments", () => {
  const flat = ["tanh", "sech", "csch", "coth", "sigmoid", "erf", "erfc", "atan", "acot"];
  it.each(flat)("%s keeps finite slopes", (name) => {
    for (const u of [-1e4, -750, 750, 1e4]) {
      expect(known(name).evaluate(u)).not.toBeNaN();
      for (const slope of known(name).slope(u)) expect(Math.abs(slope)).toBeLessThan(1e-5);
    }
  });

  it("the gamma family answers at once far outside of its domain", () => {
    for (const name of ["gamma", "lgamma", "digamma"]) expect(known(name).evaluate(-1e15 - 0.5)).toBeNaN();
    expect(known("polygamma").evaluate(2, -1e15 - 0.5)).toBeNaN();
    expect(known("lgamma").evaluate(1)).toBe(0);
    expect(known("lgamma").evaluate(2)).toBe(0);
  });
});

const samples = [-7.5, -2, -1.25, -1, -0.75, -0.25, 0, 0.25, 0.5, 0.75, 1, 1.25, 2, 3, 7.5];
const ofOne = functions.filter(
  ({ arity: [least, most], name }) => least === 1 && (most === 1 || name === "log"),
);

/** Whether a relation between numbers is true, or an expression's value. */
function valueAt(e: Expr): number {
  return evaluate(e, new Point(0, rolesIn([e], bareSetting), bareSetting)).value;
}

describe.each(ofOne.map((spec) => [spec.name, spec] as const))("%s", (name, spec) => {
  const inDomain = (u: number): boolean =>
    new Arena().run(() =>
      (spec.domain?.([num(rational(String(u)))]) ?? []).every((relation) => valueAt(relation) === 1),
    );

  it("has a value exactly where its domain says", () => {
    for (const u of samples) expect(Number.isFinite(spec.evaluate(u)), `${name}(${u})`).toBe(inDomain(u));
  });

  it("has a slope wherever it is smooth", () => {
    for (const u of samples) {
      const smooth = new Arena().run(() =>
        (spec.smooth?.([num(rational(String(u)))]) ?? []).every((relation) => valueAt(relation) === 1),
      );
      if (inDomain(u)) expect(Number.isFinite(spec.slope(u)[0]), `${name}′(${u})`).toBe(smooth);
    }
  });

  it("goes through the points it names", () => {
    for (const [x, y] of spec.through ?? []) expect(spec.evaluate(x)).toBe(y);
    if (spec.through !== undefined) expect(spec.monotone).toBeDefined();
  });

  it("has the slope of its values at high precision", () => {
    const { precise } = spec;
    const Fine = Decimal.clone({ precision: 60 });
    const h = new Fine("1e-20");
    for (const u of samples.map((sample) => sample + 0.0625)) {
      const slope = spec.slope(u)[0] ?? Number.NaN;
      if (!inDomain(u) || !Number.isFinite(slope)) continue;
      const at = new Fine(u);
      const central = precise(at.plus(h))
        .minus(precise(at.minus(h)))
        .div(h.times(2))
        .toNumber();
      expect(Math.abs(central - slope), `${name}′(${u})`).toBeLessThanOrEqual(
        2e-14 * Math.max(1e-3, Math.abs(slope)),
      );
    }
  });
});

describe("functions of several arguments", () => {
  it.each([
    ["nthRoot", [16, 4], 2],
    ["nthRoot", [-32, 5], -2],
    ["nthRoot", [0, 4], 0],
    ["nthRoot", [8, -3], 0.5],
    ["log", [8, 2], 3],
    ["atan2", [1, -1], (3 * Math.PI) / 4],
    ["max", [3, -1, 7], 7],
    ["min", [3, -1, 7], -1],
    ["delta", [2, 2], 1],
    ["delta", [2, 3], 0],
  ] as const)("%s(%s) is %s", (name, args, value) => {
    expect(known(name).evaluate(...args)).toBeCloseTo(value, 14);
    const precise = known(name).precise(...args.map((a) => new Decimal(a)));
    expect(precise.toNumber()).toBeCloseTo(value, 14);
  });

  it.each([
    ["nthRoot", [-16, 4]],
    ["log", [-8, 2]],
    ["atan2", [0, 0]],
    ["polygamma", [1, -0.5]],
    ["polygamma", [0.5, 2]],
  ] as const)("%s(%s) has no value", (name, args) => {
    expect(known(name).evaluate(...args)).toBeNaN();
  });

  it("differ where a maximum has a slope", () => {
    expect(known("max").slope(1, 1).every(Number.isNaN)).toBe(true);
    expect(known("min").slope(1, 2)).toEqual([1, 0]);
  });

  it("states the domain of a root by its degree", () => {
    const needs = (n: Expr, u: Expr): number => known("nthRoot").domain?.([u, n]).length ?? -1;
    new Arena().run(() => {
      expect(needs(num(3), num(5))).toBe(0);
      expect(needs(num(4), num(5))).toBe(1);
      expect(needs(num(-3), num(5))).toBe(2);
      expect(needs(num(0), num(5))).toBe(3);
    });
  });
});
