/** Names stand for themselves, derivatives of both sides for anything. */
import { describe, expect, it } from "vitest";
import { Arena, parseProblem, toText } from "../../src/index.js";
import { asWritten } from "../../src/verify/asWritten.js";

/** The two sides of "a = b" under definitions, as they are compared. */
function sides(definitions: string, a: string, b: string): readonly string[] {
  return new Arena().run(() => {
    const read = (text: string) => parseProblem(`${definitions}; ${text}`, { wrt: "x" });
    const [p, q] = [read(a), read(b)];
    return asWritten(p.expression, q.expression, p).map(toText);
  });
}

describe("what is compared as it is written", () => {
  it("is differentiated as far as the other side goes", () => {
    expect(sides("f = exp(x^2)", "diff(f*f + 3, x)", "f*diff(f, x) + diff(f, x)*f")).toEqual([
      "slope 1 * f + f * slope 1",
      "f * slope 1 + slope 1 * f",
    ]);
  });

  it("has a derivative for each index of the sum around it", () => {
    const [, right] = sides(
      "h(z) = exp(x*z)",
      "diff(sum(h(z[i]), i, 1, n), x)",
      "sum(diff(h(z[i]), x), i, 1, n)",
    );
    expect(right).toBe("sum(slope 1[i], i, 1, n)");
  });

  it("is differentiated to the end where the other side has no derivative", () => {
    expect(sides("f = x^2", "diff(f, x)", "2*x")).toEqual(["2 * x^(2 - 1) * 1", "2 * x"]);
  });
});
