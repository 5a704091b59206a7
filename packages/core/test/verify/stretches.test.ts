/** What is long is compared where it differs: every line of it has a proof. */
import { describe, expect, it } from "vitest";
import {
  Arena,
  add,
  compare,
  derive,
  type Expr,
  neg,
  parseExpression,
  parseProblem,
} from "../../src/index.js";
import { proveInStretches } from "../../src/verify/stretches.js";

const functions = ["sin", "cos", "exp", "log", "tanh", "sigmoid"];

/** Terms whose normal forms have no denominator in common. */
const longSum = (count: number): string =>
  Array.from({ length: count }, (_, k) => `${functions[k % 6]}(${k + 2}*x)*x^${(k % 7) + 1}`).join(" + ");

const nest = (depth: number): string => `${"sigmoid(".repeat(depth)}x${")".repeat(depth)}`;

/** f1 = x·x + x; f2 = f1·f1 + f1; …: written out, a polynomial of degree 2^count. */
const tower = (count: number): string =>
  Array.from({ length: count }, (_, k) => (k === 0 ? "f1 = x*x + x" : `f${k + 1} = f${k}*f${k} + f${k}`))
    .concat(`f${count}`)
    .join("; ");

describe("every line is proved", () => {
  it.each([
    ["a sum of 40 terms", longSum(40)],
    // Past 40 rounds the remaining ones share a line.
    ["a nesting of 80 sigmoids", nest(80)],
    // What names stand for is not written out where the lines are equal whatever it is.
    ["a tower of 8 definitions", tower(8)],
  ])("of %s", (_, problem) => {
    const { lines } = derive(problem, { wrt: "x" });
    expect(lines.filter(({ verdict }) => verdict.kind !== "proved").map(({ label }) => label)).toEqual([]);
  });
});

describe("long sums", () => {
  const inArena = (f: () => void) => new Arena().run(f);
  const same = (a: Expr, b: Expr) => {
    const verdict = compare(a, b, parseProblem("x", { wrt: "x" }));
    return verdict.kind === "proved" ? verdict.assumptions : undefined;
  };
  const found = (a: string, b: string) => proveInStretches(parseExpression(a), parseExpression(b), same);

  it("are told to be equal where each stretch is", () =>
    inArena(() => {
      expect(found("diff(u*v, x) + w + p", "u*diff(v, x) + diff(u, x)*v + w + p")).toEqual([]);
      expect(found("diff(a*x + sin(x), x)", "a + cos(x)")).toEqual([]);
      expect(found("-(a + b)", "-a - b")).toEqual([]);
    }));

  it("are told to be equal where like terms stood apart", () =>
    inArena(() => {
      expect(found("a/b*b + p + q + a", "2*a + p + q")).toEqual([]);
    }));

  it("are not told to be equal where a term differs", () =>
    inArena(() => {
      expect(found("a + b + c + d", "a + b + 2*c + d")).toBeUndefined();
      expect(found("a + b + c", "a + b")).toBeUndefined();
      expect(found("a + b", "a + b + c")).toBeUndefined();
    }));

  it("are refuted with a witness where one of many terms is wrong", () =>
    inArena(() => {
      const problem = parseProblem(longSum(40), { wrt: "x" });
      const wrong = parseExpression(longSum(40).replace("cos(9*x)", "cos(8*x)"));
      expect(compare(problem.expression, wrong, problem).kind).toBe("refuted");
      const turned = neg(add(...problem.expression.args.map(neg)));
      expect(compare(problem.expression, turned, problem).kind).toBe("proved");
    }));
});
