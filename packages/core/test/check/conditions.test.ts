/** Left sides that are words, and lines that set the derivative to 0. */
import { describe, expect, it } from "vitest";
import { check, checkToJson } from "../../src/index.js";

const verdictsOf = (problem: string, wrt: string, working: string): string[] =>
  checkToJson(check(problem, working, { wrt })).lines.map(({ verdict }) => verdict);

describe("a left side", () => {
  it.each(["∇J = 2*x", "grad J = 2*x", "J′ = 2*x", "dJ/dx = 2*x", "J_x = 2*x", "Answer = 2*x"])(
    "%s is about the derivative",
    (line) => {
      expect(verdictsOf("x^2", "x", line)).toEqual(["right"]);
      expect(verdictsOf("x^2", "x", line.replace("2*x", "3*x"))).toEqual(["wrong"]);
    },
  );

  it("that nobody explains or uses is not taken for right", () => {
    expect(verdictsOf("x^2", "x", "muhat = 7")).toEqual(["undecided"]);
  });
});

describe("the derivative set to 0", () => {
  it.each([
    ["x^2", "x", "dJ/dx = 2*x = 0\nx = 0", ["right", "right"]],
    ["(x - 3)^2", "x", "2(x - 3) = 0\nx = 3", ["right", "right"]],
    ["(x - 3)^2", "x", "3(x - 3) = 0\nx = 3", ["wrong", "right"]],
    ["(x - 3)^2", "x", "2(x - 3) = 0\nx = 4", ["right", "undecided"]],
    [
      "sum((x[i] - mu)^2, i, 1, n)",
      "mu",
      "dL/dmu = -2*sum(x[i] - mu, i, 1, n)\n= 0\nmuhat = 1/n*sum(x[i], i, 1, n)",
      ["right", "right", "right"],
    ],
    ["x^2 - 4*x", "x", "dJ/dx = 0\n2*x - 4 = 0\nx = 2", ["right", "right", "right"]],
    ["x^2 - 4*x", "x", "dJ/dx = 2*x - 4\ndJ/dx = 0", ["right", "right"]],
  ])("%s by %s: %s", (problem, wrt, working, verdicts) => {
    expect(verdictsOf(problem, wrt, working)).toEqual(verdicts);
  });
});

describe("an equation that says where the derivative is 0", () => {
  const ridge = "1/n*norm2(X*w - y)^2 + lambda*norm2(w)^2";
  const normal = "X'*X*w + n*lambda*w = X'*y";
  const solved = "w = inv(X'*X + n*lambda*eye(d))*X'*y";
  const binomial = "k*log(p) + (n - k)*log(1 - p)";
  it.each([
    [ridge, "w", normal, ["right"]],
    [ridge, "w", solved, ["right"]],
    [ridge, "w", `${normal}\n${solved}`, ["right", "right"]],
    [ridge, "w", `${normal}\n${solved.replace("n*lambda", "lambda")}`, ["right", "undecided"]],
    ["x^2 - 4*x", "x", "2*x = 4", ["right"]],
    ["x^2 - 4*x", "x", "dJ/dx = 2*x - 4\nSetting it to zero:\n2*x = 5", ["right", "undecided"]],
    [binomial, "p", "dJ/dp = k/p - (n - k)/(1 - p)\n= 0\nk*(1 - p) = p*(n - k)", ["right", "right", "right"]],
  ])("%s by %s: %s", (problem, wrt, working, verdicts) => {
    const { lines } = checkToJson(
      check(problem, working, { wrt, ...(problem === ridge && { where: "X: n x d" }) }),
    );
    expect(lines.map(({ verdict }) => verdict)).toEqual(verdicts);
  });

  it.each([
    ["2*x - 4 = 4*x - 8", ["wrong"]],
    ["x^2 - 4*x = x^2 - 6*x + 4", ["wrong"]],
    ["dJ/dx = 2*x - 4\n(x + 1)^2 = x^2 + 1", ["right", "wrong"]],
  ])("is no %s, which claims two things to be the same", (working, verdicts) => {
    expect(verdictsOf("x^2 - 4*x", "x", working)).toEqual(verdicts);
  });
});

describe("a derivative that is said to be 0", () => {
  it.each(["0", "= 0", "d/dx x^2 = 0", "dJ/dx = 0", "dJ/dx = diff(x^2, x) = 0"])(
    "%s is a claim where nothing says what the derivative is",
    (working) => {
      expect(verdictsOf("x^2", "x", working)).toEqual(["wrong"]);
    },
  );

  it("is a claim behind what is 0, and follows from it", () => {
    const { lines } = checkToJson(check("a*x^2", "diff(a*x^2, x)\n= a*0\n= 0", { wrt: "x" }));
    expect(lines.map(({ verdict }) => verdict)).toEqual(["right", "wrong", "wrong"]);
    expect(lines[2]?.fromPrevious).toBe("right");
  });

  it.each([
    ["d/dx y = 0\n2*x", ["right", "right"]],
    ["2*x\nd/dx x^3 = 0", ["right", "wrong"]],
  ])("may be that of a part: %s", (working, verdicts) => {
    expect(verdictsOf("x^2 + y", "x", working)).toEqual(verdicts);
  });
});

describe("quantities in front of brackets", () => {
  it("are factors", () => {
    const working = "-y/a + (1-y)/(1-a)\n= (a-y)/(a(1-a))";
    expect(verdictsOf("-(y*log(a)) - (1-y)*log(1-a)", "a", working)).toEqual(["right", "right"]);
  });
});

describe("a working that is about something else", () => {
  it.each([
    ["x^2", "let s = 3*x\n= s"],
    ["(x^2 + 3*x)/x", "d/dx (x + 3*x) = 4"],
  ])("%s: %s", (problem, working) => {
    const report = check(problem, working, { wrt: "x" });
    expect(checkToJson(report).message).toMatch(
      /^every line is right, but none gives the derivative of the cost/,
    );
  });

  it.each([
    ["sin(x^2)", "u = x^2\ndu/dx = 2x\ndL/dx = cos(u)*2x"],
    ["1/(1 + exp(-x))", "d/dx sigmoid(x) = sigmoid(x)*(1 - sigmoid(x))"],
  ])("not %s: %s", (problem, working) => {
    expect(checkToJson(check(problem, working, { wrt: "x" })).message).toBe("every line is right");
  });
});
