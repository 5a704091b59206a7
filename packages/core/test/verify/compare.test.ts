import { describe, expect, it } from "vitest";
import { Arena, compare, parseExpression, parseProblem, type Verdict } from "../../src/index.js";

function verdictOf(a: string, b: string, assume = "", wrt = "theta[j]"): Verdict {
  return new Arena().run(() => {
    const problem = parseProblem(`${definitions}(${a}) + 0*(${b})`, { wrt, assume });
    return compare(parseExpression(a, problem), parseExpression(b, problem), problem);
  });
}

const definitions = "h(z) = sigmoid(theta' * z); ";

describe("the exact test proves", () => {
  it.each([
    ["(a + b)^2", "a^2 + 2*a*b + b^2"],
    ["1/(1 + exp(-u))", "exp(u)/(1 + exp(u))"],
    ["sigmoid(u)", "(1 + tanh(u/2))/2"],
    ["1 - sigmoid(u)", "sigmoid(-u)"],
    ["log(sigmoid(u))", "-softplus(-u)"],
    ["sin(2*u)", "2*sin(u)*cos(u)"],
    ["cos(u + v)", "cos(u)*cos(v) - sin(u)*sin(v)"],
    ["tan(u)^2 + 1", "sec(u)^2"],
    ["cosh(u)^2 - sinh(u)^2", "1"],
    ["sin(u + pi/2)", "cos(u)"],
    ["sqrt(u)*sqrt(u)", "u"],
    ["u^n*u", "u^(n + 1)"],
    ["x^x*x", "x^(x + 1)"],
    ["exp(a + b)", "exp(a)*exp(b)"],
    ["abs(u)^2", "u^2"],
    ["max(u, v)", "(u + v + abs(u - v))/2"],
    ["max(u, v, w)", "piecewise(u > v and u > w, u, v > w, v, w)"],
    ["abs(u*v)", "abs(u)*abs(v)"],
    ["sign(2*u - 2)", "sign(u - 1)"],
    ["sqrt(u^2)", "abs(u)"],
    ["sqrt(1 - 4*u^2 + 4*u^4)", "abs(1 - 2*u^2)"],
    ["sqrt((1 - u)/(1 + u))", "sqrt(1 - u^2)/abs(1 + u)"],
    ["2/(sqrt(pi)*sqrt(2))", "sqrt(2/pi)"],
    ["gamma(u + 2)", "u*(u + 1)*gamma(u)"],
    ["digamma(u + 1) - digamma(u)", "1/u"],
    ["polygamma(1, u + 1)", "polygamma(1, u) - 1/u^2"],
    ["relu(u)", "piecewise(u > 0, u, 0)"],
    ["diff(sigmoid(u), u)", "sigmoid(u)*(1 - sigmoid(u))"],
    ["diff(atan(u) + atan(1/u), u)", "0"],
    ["diff(f(u^2), u)", "2*u*f'(u^2)"],
    ["sum(a*y[i], i, 1, m)", "a*sum(y[k], k, 1, m)"],
    ["sum(y[i] + w[i], i, 1, m)", "sum(y[i], i, 1, m) + sum(w[k], k, 1, m)"],
    ["sum(c, i, 1, m)", "m*c"],
    ["sum(y[i]^2, i, 1, 3)", "y[1]^2 + y[2]^2 + y[3]^2"],
    ["sum(delta(k, j)*theta[k]^2, k, 1, n)", "theta[j]^2"],
    ["theta' * x[i]", "x[i]' * theta"],
    ["sum(1/(1 + exp(-y[i])), i, 1, m)", "sum(exp(y[i])/(exp(y[i]) + 1), i, 1, m)"],
    ["h(x[i])", "1/(1 + exp(-theta' * x[i]))"],
    ["log(prod(exp(y[i]), i, 1, m))", "sum(y[i], i, 1, m)"],
  ])("%s = %s", (a, b) => {
    expect(verdictOf(a, b).kind).toBe("proved");
  });

  it("what holds only under what was granted, and says so", () => {
    const one = verdictOf("sum(Y[i, k]*a, k, 1, K)", "a", "sum(Y[i, k], k, 1, K) = 1");
    expect(one).toMatchObject({ kind: "proved" });
    expect(one.kind === "proved" && one.assumptions.length).toBe(1);
    expect(verdictOf("y[i]^2", "y[i]", "y in {0, 1}").kind).toBe("proved");
    expect(verdictOf("y[i]^2", "y[i]").kind).toBe("refuted");
    expect(verdictOf("abs(u)", "u", "u > 0").kind).toBe("proved");
    expect(verdictOf("abs(u)", "u").kind).toBe("refuted");
    expect(verdictOf("log(u*v)", "log(u) + log(v)", "u > 0; v > 0").kind).toBe("proved");
  });
});

describe("numbers refute", () => {
  it.each([
    ["(a + b)^2", "a^2 + b^2"],
    ["sigmoid(u)*(1 + sigmoid(u))", "sigmoid(u)*(1 - sigmoid(u))"],
    ["sum(y[i], i, 1, m)", "-sum(y[i], i, 1, m)"],
    ["log(a + b)", "log(a) + log(b)"],
    ["diff(log(1 - sigmoid(u)), u)", "sigmoid(u)"],
    ["sum(y[i]*w[i], i, 1, m)", "sum(y[i], i, 1, m)*sum(w[i], i, 1, m)"],
    ["theta' * x[i]", "theta[1]*x[i, 1]"],
    ["sum(y[i]*sigmoid(w[i]), i, 1, m)", "sum(y[i]*sigmoid(w[i])^2, i, 1, m)"],
  ])("%s ≠ %s", (a, b) => {
    const verdict = verdictOf(a, b);
    expect(verdict.kind).toBe("refuted");
    if (verdict.kind !== "refuted") return;
    expect(verdict.witness.values.length).toBeGreaterThan(0);
    expect(Number(verdict.witness.left)).not.toBe(Number(verdict.witness.right));
  });

  it.each([
    ["sum(sin(2*y[i]), i, 1, m)", "m*sin(2*y[i])"],
    ["sum(y[i]*x[j], i, 1, m)", "sum(y[i]*x[j], j, 1, m)"],
  ])("%s ≠ %s, though they share a part in which the index runs", (a, b) => {
    const kind = new Arena().run(() => {
      const problem = parseProblem(a, { wrt: "theta[j]" });
      return compare(problem.expression, parseExpression(b, problem), problem).kind;
    });
    expect(kind).toBe("refuted");
  });

  it("but cancellation is no difference", () => {
    expect(verdictOf("(exp(30) + u) - exp(30)", "u").kind).not.toBe("refuted");
    expect(verdictOf("gamma(u + 1)", "u*gamma(u)", "u > 0").kind).not.toBe("refuted");
  });
});

describe("what neither decides", () => {
  it("is said to be undecided, with the number of points", () => {
    const doubled = "2^(2*u - 1)*gamma(u)*gamma(u + 1/2)/sqrt(pi)";
    const verdict = verdictOf("gamma(2*u)", doubled, "u > 0");
    expect(verdict).toMatchObject({ kind: "undecided" });
    expect(verdict.kind === "undecided" && verdict.agreed).toBeGreaterThan(5);
  });
});
