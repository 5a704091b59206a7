/** What inputs are read as, written back in the input language; and inputs that nobody means. */
import { describe, expect, it } from "vitest";
import {
  Arena,
  type Definition,
  DeriveError,
  parseExpression,
  parseProblem,
  toText,
} from "../../src/index.js";

const readings: readonly (readonly [string, readonly (readonly [text: string, read: string])[]])[] = [
  [
    "precedence",
    [
      ["a + b*c", "a + b * c"],
      ["(a + b)*c", "(a + b) * c"],
      ["a - b - c", "a - b - c"],
      ["a - (b - c)", "a - (b - c)"],
      ["a/b/c", "a/b/c"],
      ["a/(b/c)", "a/(b/c)"],
      ["a/b*c", "a/b * c"],
      ["a*b/c", "a * b/c"],
      ["a^b^c", "a^(b^c)"],
      ["(a^b)^c", "(a^b)^c"],
      ["-x^2", "-x^2"],
      ["(-x)^2", "(-x)^2"],
      ["2^-x", "2^(-x)"],
      ["2^-x^2", "2^(-x^2)"],
      ["x^-1", "x^(-1)"],
      ["-2^2", "-2^2"],
      ["-x*y", "-x * y"],
      ["2*-x", "2 * (-x)"],
      ["x - -y", "x - (-y)"],
      ["+x", "x"],
      ["--x", "-(-x)"],
      ["x!", "gamma(x + 1)"],
      ["(x!)!", "gamma(gamma(x + 1) + 1)"],
      ["x!^2", "gamma(x + 1)^2"],
      ["-x!", "-gamma(x + 1)"],
    ],
  ],
  [
    "products without a sign",
    [
      ["2x", "2 * x"],
      ["2 x", "2 * x"],
      ["x y", "x * y"],
      ["x y z", "x * y * z"],
      ["2(x + 1)", "2 * (x + 1)"],
      ["(x + 1)(x - 1)", "(x + 1) * (x - 1)"],
      ["(x + 1)x", "(x + 1) * x"],
      ["(x + 1)2", "(x + 1) * 2"],
      ["2sin(x)", "2 * sin(x)"],
      ["sin(x)cos(x)", "sin(x) * cos(x)"],
      ["x sin(x)", "x * sin(x)"],
      ["x^2y", "x^2 * y"],
      ["2pi", "2 * pi"],
      ["2e", "2 * exp(1)"],
      ["2e x", "2 * exp(1) * x"],
      ["3/4*x", "3/4 * x"],
      ["1/(2x)", "1/(2 * x)"],
    ],
  ],
  [
    "names",
    [
      ["xy", "xy"],
      ["x_1", "x_1"],
      ["x1", "x1"],
      ["h_theta", "h_theta"],
      ["alpha", "alpha"],
      ["_x", "_x"],
      ["é", "é"],
      ["x2y", "x2y"],
    ],
  ],
  [
    "numbers are exact",
    [
      ["0.1", "1/10"],
      [".5", "1/2"],
      ["5.", "5"],
      ["1e3", "1000"],
      ["1.5e-3", "3/2000"],
      ["0.1 + 0.2", "1/10 + 1/5"],
      ["1/3", "1/3"],
      ["-1/3", "-1/3"],
      ["2/4", "1/2"],
      ["(2)/4", "(2)/4"],
      [
        "12345678901234567890.12345678901234567890",
        "123456789012345678901234567890123456789/10000000000000000000",
      ],
      ["007", "7"],
    ],
  ],
  [
    "signs and letters of Unicode",
    [
      ["θ", "theta"],
      ["σ(z)", "sigmoid(z)"],
      ["θ1 + θ_2", "theta1 + theta_2"],
      ["h_θ(x)", "h_theta(x)"],
      ["a·b", "a * b"],
      ["a×b", "a * b"],
      ["a ⋅ b", "a * b"],
      ["a∗b", "a * b"],
      ["a÷b", "a/b"],
      ["a − b", "a - b"],
      ["a – b", "a - b"],
      ["x²", "x^2"],
      ["x²³", "x^23"],
      ["x⁻¹", "x^(-1)"],
      ["x²y", "x^2 * y"],
      ["xⁿ", "x^n"],
      ["½x", "1/2 * x"],
      ["x ≤ 1", "x <= 1"],
      ["x ≠ y", "x != y"],
      ["θᵀx", "theta' * x"],
      ["f′(x)", "f'(x)"],
      ["f″(x)", "f''(x)"],
      ["f’(x)", "f'(x)"],
      ["𝑥 + ϕ", "x + phi"],
      ["x + y", "x + y"],
      ["π", "pi"],
    ],
  ],
  [
    "functions",
    [
      ["ln(x)", "log(x)"],
      ["log(x, 2)", "log(x, 2)"],
      ["arcsin(x)", "asin(x)"],
      ["sgn(x)", "sign(x)"],
      ["logistic(x)", "sigmoid(x)"],
      ["e^x", "exp(x)"],
      ["e^(2x)", "exp(2 * x)"],
      ["e", "exp(1)"],
      ["exp(1)", "exp(1)"],
      ["max(a, b, c)", "max(a, b, c)"],
      ["f(x)", "f(x)"],
      ["f(x, y)", "f(x, y)"],
      ["loss(x)", "loss(x)"],
      ["f(g(x))", "f(g(x))"],
      ["sin(x)^2", "sin(x)^2"],
    ],
  ],
  [
    "the quote",
    [
      ["u' * v", "u' * v"],
      ["u'v", "u' * v"],
      ["2*u' * v", "2 * (u' * v)"],
      ["-u' * v", "-u' * v"],
      ["a*u'*v*w", "a * (u' * v) * w"],
      ["(u + v)' * w", "(u + v)' * w"],
      ["x[i]' * theta", "x[i]' * theta"],
      ["f'(x)", "f'(x)"],
      ["f''(x)", "f''(x)"],
      ["f'(x)^2", "(f'(x))^2"],
      ["2f'(x)", "2 * f'(x)"],
      ["f'(x)g(x)", "f'(x) * g(x)"],
      ["f'(x)/g(x)", "f'(x)/g(x)"],
      ["x^(T)", "x^(T)"],
    ],
  ],
  [
    "indices",
    [
      ["y[i]", "y[i]"],
      ["x[i, j]", "x[i, j]"],
      ["x[i][j]", "x[i, j]"],
      ["X[i, :]", "X[i]"],
      ["x[1]", "x[1]"],
      ["x[i + 1]", "x[i + 1]"],
      ["x[k[i]]", "x[k[i]]"],
      ["theta[j]^2", "theta[j]^2"],
    ],
  ],
  [
    "sums, products, derivatives",
    [
      ["sum(y[i], i, 1, m)", "sum(y[i], i, 1, m)"],
      ["sum(sum(x[i, j], j, 1, n), i, 1, m)", "sum(sum(x[i, j], j, 1, n), i, 1, m)"],
      ["prod(x[i], i, 1, n)", "prod(x[i], i, 1, n)"],
      ["product(x[i], i, 1, n)", "prod(x[i], i, 1, n)"],
      ["diff(x^2, x)", "diff(x^2, x)"],
      ["diff(x*y, x, y)", "diff(diff(x * y, x), y)"],
      ["diff(f(theta[j]), theta[j])", "diff(f(theta[j]), theta[j])"],
      ["diff(x^2 + y^2 == 1, x)", "diff(x^2 + y^2 == 1, x)"],
      ["partial(2, f(x, y))", "partial(2, f(x, y))"],
      ["partial(2, partial(1, f(x, y)))", "partial(2, partial(1, f(x, y)))"],
      ["norm(v)", "sqrt(v' * v)"],
      ["dot(u, v)", "u' * v"],
    ],
  ],
  [
    "conditions",
    [
      ["piecewise(x < 0, -x, x)", "piecewise(x < 0, -x, x)"],
      ["x < 0 ? -x : x", "piecewise(x < 0, -x, x)"],
      ["x > 0 and y > 0 or z == 1", "(x > 0 and y > 0) or z == 1"],
      ["not (x > 0)", "not (x > 0)"],
      ["a < b <= c", "a < b and b <= c"],
      ["a < b < c < d", "a < b and b < c and c < d"],
      ["x in {0, 1}", "x in {0, 1}"],
      ["x ∈ {a, b + 1}", "x in {a, b + 1}"],
      ["y[i] in {0, 1} and x > 0", "y[i] in {0, 1} and x > 0"],
      ["(x > 0 and y > 0) and z > 0", "(x > 0 and y > 0) and z > 0"],
      ["n! != 5", "gamma(n + 1) != 5"],
    ],
  ],
  [
    "blanks and comments",
    [
      ["  x  +\t1 ", "x + 1"],
      ["x^2 # a comment", "x^2"],
      ["# a comment\nx", "x"],
      ["(x +\n 1)", "x + 1"],
      ["\n\nx\n", "x"],
    ],
  ],
];

describe.each(readings)("%s", (_, rows) => {
  it.each(rows)("%s is %s", (text, read) => {
    new Arena().run(() => {
      const e = parseExpression(text);
      expect(toText(e)).toBe(read);
      expect(parseExpression(read)).toBe(e);
    });
  });
});

function written({ name, form, parameters, body }: Definition): string {
  const list = parameters.join(", ");
  const head = form === "function" ? `${name}(${list})` : form === "indexed" ? `${name}[${list}]` : name;
  return `${head} = ${toText(body)}`;
}

describe("definitions", () => {
  it.each([
    ["h(z) = sigmoid(theta' * z); log(h(x))", "h(z) = sigmoid(theta' * z); log(h(x))"],
    ["a = x^2; b = a + 1; b*a", "a = x^2; b = a + 1; b * a"],
    ["p[i] = x[i]^2; sum(p[i], i, 1, n)", "p[i] = x[i]^2; sum(p[i], i, 1, n)"],
    ["e = x + 1; e^2", "e = x + 1; e^2"],
    ["e[1]*x", "e[1] * x"],
    ["f(e) = e^2; f(x)", "f(e) = e^2; f(x)"],
    ["T = 3; x^T", "T = 3; x^(T)"],
    ["dy = x; dx = 2; dy/dx", "dy = x; dx = 2; dy/dx"],
    ["f(x) = x^2 # the square\nf(x) + 1", "f(x) = x^2; f(x) + 1"],
  ])("%s is %s", (text, read) => {
    new Arena().run(() => {
      const { definitions, expression } = parseProblem(text, { wrt: "w[j]" });
      expect([...[...definitions.values()].map(written), toText(expression)].join("; ")).toBe(read);
    });
  });
});

describe("assumptions", () => {
  it.each([
    ["x > 0; y in {0, 1}", "x > 0; y in {0, 1}"],
    ["y ∈ {0, 1}\n0 < p < 1", "y in {0, 1}; 0 < p; p < 1"],
    ["sum(y[k], k, 1, K) = 1", "sum(y[k], k, 1, K) == 1"],
    ["a < b < c and d > 0", "a < b; b < c; d > 0"],
  ])("%s is %s", (assume, read) => {
    new Arena().run(() => {
      const { assumptions } = parseProblem("x", { wrt: "x", assume });
      expect(assumptions.map((e) => toText(e)).join("; ")).toBe(read);
    });
  });
});

/** An answer, or an error that says what is wrong: never another exception, never a wait. */
function outcome(text: string): string {
  return new Arena().run(() => {
    try {
      return parseExpression(text).kind;
    } catch (error) {
      if (error instanceof DeriveError) return error.kind;
      throw error;
    }
  });
}

describe("inputs that no person wrote", () => {
  const many = 100_000;
  it.each([
    ["nested brackets", `${"(".repeat(many)}x${")".repeat(many)}`, "too-deep"],
    ["nested calls", `${"sin(".repeat(many)}x${")".repeat(many)}`, "too-deep"],
    ["200 nested calls", `${"sin(".repeat(200)}x${")".repeat(200)}`, "call"],
    ["powers of powers", `x${"^x".repeat(many)}`, "too-deep"],
    ["signs", `${"-".repeat(many)}x`, "too-deep"],
    ["a long sum", `x${"+x".repeat(many)}`, "add"],
    ["a long product", `x${"*x".repeat(many)}`, "mul"],
    ["a long conjunction", `x>0${" and x>0".repeat(many / 10)}`, "logic"],
    ["a long chain", `x${"<x".repeat(many / 10)}`, "logic"],
    ["many indices", `x${"[i]".repeat(many / 10)}`, "too-deep"],
    ["many factorials", `x${"!".repeat(many)}`, "syntax"],
    ["5 MB of digits", "1".repeat(5_000_000), "too-large"],
    ["900 kB of digits", "1".repeat(900_000), "too-large"],
    ["a null byte", "x + \u0000", "syntax"],
    ["half a character", "x + \ud835", "syntax"],
    ["a long name", "a".repeat(900_000), "sym"],
    ["a long unknown function", `${"ab".repeat(200_000)}(x)`, "call"],
    ["blanks", `${" ".repeat(900_000)}'`, "syntax"],
    ["blanks before a brace", `x${" ".repeat(900_000)}{`, "syntax"],
    ["dots", ".".repeat(900_000), "syntax"],
    ["bars", "|".repeat(900_000), "syntax"],
    ["Greek letters", "θ".repeat(300_000), "syntax"],
    ["comments", "#".repeat(900_000), "missing-expression"],
    ["statements", ";".repeat(100_000), "missing-expression"],
  ])("%s", (_, text, kind) => {
    const start = performance.now();
    expect(outcome(text)).toBe(kind);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
