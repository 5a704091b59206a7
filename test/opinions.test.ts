/** What outside engines say of our answers, and in which words. */
import { derive, opinionQuestion } from "@derive/core";
import { ask as askMathjs } from "@derive/core/opinions/mathjs";
import { ask as askNerdamer } from "@derive/core/opinions/nerdamer";
import { describe, expect, it } from "vitest";

function question(cost: string, wrt: string) {
  const asked = opinionQuestion(derive(cost, { wrt }));
  if (typeof asked === "string") throw new Error(asked);
  return asked;
}

describe("mathjs", () => {
  it.each([
    ["x^2*sin(x)", "x"],
    ["sum(y[i]*log(sigmoid(t*x[i])), i, 1, m)", "t"],
    ["atan2(y, x) + erf(x) + log(x, 2) + cbrt(x)*log10(x) + asinh(x)", "x"],
    ["lgamma(x) + abs(x) + sech(x)*acoth(x + 2) + nthRoot(x, 4)", "x"],
  ])("agrees on %s", async (cost, wrt) => {
    const { says, detail } = await askMathjs(question(cost, wrt));
    expect(`${says} ${detail}`).not.toMatch(/differs|know/);
  });

  it("says in plain words what it cannot do", async () => {
    const opinion = await askMathjs(question("max(x, 1)*exp(x)", "x"));
    expect(opinion).toEqual({ engine: "mathjs", says: "cannot say", detail: "it has no derivative of max" });
  });

  it("knows when ours is wrong", async () => {
    const asked = question("x^3", "x");
    const wrong = { ...asked, points: asked.points.map((point) => ({ ...point, ours: point.ours + 1 })) };
    expect((await askMathjs(wrong)).says).toBe("differs");
  });
});

describe("nerdamer", () => {
  it("agrees", async () => {
    expect((await askNerdamer(question("x^2*sin(x)", "x"))).says).toBe("agrees");
  });

  it("is not asked what it is known to get wrong", async () => {
    const opinion = await askNerdamer(question("erf(x)", "x"));
    expect(opinion).toEqual({ engine: "nerdamer", says: "cannot say", detail: "it does not know erf" });
  });
});
