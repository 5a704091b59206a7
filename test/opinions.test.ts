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

describe("costs of vectors and matrices", () => {
  it.each([
    ["-1/m*(y'*log(sigmoid(X*theta)) + (ones(m)-y)'*log(ones(m)-sigmoid(X*theta)))", "theta"],
    ["H = tanh(X*W); sum((H*v - y).^2)", "W"],
    ["norm2(X*w - y)^2 + lambda*w'*w", "lambda"],
  ])("%s is put by the first entry of %s", async (cost, wrt) => {
    const asked = question(cost, wrt);
    expect((await askMathjs(asked)).says).toBe("agrees");
    expect((await askNerdamer(asked)).says).not.toBe("differs");
  });

  it.each([
    ["logdet(S)", undefined, "inverses and determinants are not put to other engines"],
    ["x'*S*x", "S: n x n symmetric", "what was said of matrices cannot be put to other engines"],
    ["S*x", "S: m x n, x: n", "only derivatives of numbers are put to other engines"],
  ])("%s where %s is not put", (cost, where, why) => {
    expect(opinionQuestion(derive(cost, { wrt: cost === "logdet(S)" ? "S" : "x", where }))).toBe(why);
  });
});
