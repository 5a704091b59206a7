import { Arena, code, DeriveError, functions, targets } from "@derive/core";
import { describe, expect, it } from "vitest";

/** What a language has no name and no formula for. */
const missing: Readonly<Record<string, readonly string[]>> = {
  typescript: ["erf", "erfc", "gamma", "lgamma", "digamma", "polygamma"],
};

/** A call of the function with x among its arguments. */
function callOf(name: string, [least]: readonly [number, number]): string {
  if (name === "delta") return "sum(delta(i, k)*x^i, i, 1, m)";
  if (name === "polygamma") return "polygamma(1, x)";
  return least === 2 ? `${name}(x, 3)` : `${name}(x)`;
}

describe.each(targets)("in %s", (to) => {
  it.each(functions.map(({ name, arity }) => [name, arity] as const))(
    "%s is written or refused",
    (name, arity) => {
      const problem = `x*${callOf(name, arity)}`;
      const write = () => new Arena().run(() => code(problem, { wrt: "x", to }));
      if (missing[to]?.includes(name)) expect(write).toThrow(DeriveError);
      else expect(write()).toContain("return");
    },
  );
});

it("a function of nobody is refused, and told how to be defined", () => {
  const write = () => code("f(x)*x", { wrt: "x", to: "numpy" });
  expect(write).toThrow("this cannot be written as code: f is an unknown function");
});
