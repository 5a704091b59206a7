import { describe, expect, it } from "vitest";
import { add, call, type Expr, grouped, mul, sym } from "../../src/expr/index.js";
import { flattened, flattenedUnlessShared, lengthsOf } from "../../src/gradient/flat.js";

const [a, b, c, d] = ["a", "b", "c", "d"].map(sym) as [Expr, Expr, Expr, Expr];
const times = (x: Expr, y: Expr): Expr => grouped("mul", x, y);
const plus = (x: Expr, y: Expr): Expr => grouped("add", x, y);

describe("flat sums and products", () => {
  it("are written out wherever they stand", () => {
    expect(flattened(times(times(a, b), times(c, d)))).toBe(mul(a, b, c, d));
    expect(flattened(plus(a, times(b, plus(c, plus(a, d)))))).toBe(add(a, mul(b, add(c, a, d))));
    const both = times(times(a, b), c);
    expect(flattened(times(call("sin", both), both))).toBe(mul(call("sin", mul(a, b, c)), a, b, c));
  });

  it("stay parts where they stand in several places, or are asked for themselves", () => {
    const shared = times(a, b);
    expect(flattenedUnlessShared([times(shared, c), times(shared, d)])).toEqual([
      times(shared, c),
      times(shared, d),
    ]);
    expect(flattenedUnlessShared([times(shared, c)])).toEqual([mul(a, b, c)]);
    expect(flattenedUnlessShared([shared, times(shared, c)])).toEqual([shared, times(shared, c)]);
  });

  it("have a length that is known before they are made", () => {
    let e: Expr = a;
    const roots = Array.from({ length: 100 }, () => {
      e = times(e, b);
      return e;
    });
    const flat = (101 * 102) / 2 - 1;
    expect(lengthsOf(roots)).toEqual({ shared: 200, flat });
    expect(roots.map(flattened).reduce((total, { args }) => total + args.length, 0)).toBe(flat);
  });
});
