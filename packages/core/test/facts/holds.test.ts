import { describe, expect, it } from "vitest";
import { holds } from "../../src/facts/index.js";
import { isWhole } from "../../src/facts/whole.js";
import { type Expr, logic, rel } from "../../src/index.js";
import { readAssumptions } from "../../src/parse/index.js";
import { inSetting } from "./reading.js";

/** Whether the relation follows, in a problem that names what it names. */
const follows = (relation: string, assume: string, problem = "x"): boolean =>
  inSetting(problem, assume, (_, setting) => holds(readAssumptions(relation)[0] as Expr, setting));

describe("a relation holds", () => {
  it.each([
    ["x > 0", "x > 0"],
    ["x != 0", "x > 0"],
    ["x >= 0", "x > 0"],
    ["0 < x", "x > 0"],
    ["x > 0", "x > 3"],
    ["x < 5", "x <= 3"],
    ["x != 1", "x < 1"],
    ["x^2 >= 0", ""],
    ["exp(x) + 1 > 1", ""],
    ["x^2 + 1 != 0", ""],
    ["y > x", "x < y"],
    ["y - x > 0", "x < y"],
    ["x != y", "x < y"],
    ["x <= y", "x < y"],
    ["x <= x", ""],
    ["x[k] > 0", "x[i] > 0"],
    ["x[k] != 0", "x > 0"],
    ["x[k] < y[k]", "x[i] < y[i]"],
    ["x[k] in {0, 1}", "x in {0, 1}"],
    ["x[k] in {0, 1, 2}", "x[i] in {0, 1}"],
    ["x[k] >= 0", "x in {0, 1}"],
    ["sum(Y[l, k], k, 1, K) = 1", "sum(Y[l, j], j, 1, K) = 1"],
  ])("%s under %s", (relation, assume) => {
    expect(follows(relation, assume)).toBe(true);
  });
});

describe("a relation does not follow", () => {
  it.each([
    ["x > 0", ""],
    ["x > 0", "x >= 0"],
    ["x > 0", "x != 0"],
    ["x > 3", "x > 0"],
    ["x < y", "x <= y"],
    ["x < y", "y < x"],
    ["x[k] < y[l]", "x[i] < y[i]"],
    ["x[k] in {0}", "x in {0, 1}"],
    ["x[k] in {0, 1}", "y in {0, 1}"],
    ["x = y", "x >= y"],
    ["x > 0", "y > 0"],
  ])("%s from %s", (relation, assume) => {
    expect(follows(relation, assume)).toBe(false);
  });

  it("joins relations by and and or", () => {
    inSetting("x", "x > 0", (x, setting) => {
      const [positive, large] = readAssumptions("x > 0; x > 9") as [Expr, Expr];
      expect(holds(logic("or", large, positive), setting)).toBe(true);
      expect(holds(logic("and", large, positive), setting)).toBe(false);
      expect(holds(logic("and", positive, rel(">=", x, x)), setting)).toBe(true);
    });
  });
});

describe("whole numbers", () => {
  const whole = (text: string): boolean =>
    inSetting(`(${text}) + 0*sum(a[i], i, 1, m)`, "", (e, setting) =>
      isWhole(e.args[0] as Expr, setting, new Set(["k"])),
    );

  it.each(["m", "3", "k", "2*k*m", "-m", "m^2", "m*(m*m - k)", "delta(k, 2)*m"])("%s", (text) => {
    expect(whole(text)).toBe(true);
  });

  it.each(["x", "m/2", "3/2", "m^k", "m^(-1)", "sqrt(m)", "k*x"])("not %s", (text) => {
    expect(whole(text)).toBe(false);
  });
});
