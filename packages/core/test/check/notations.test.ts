/** Notations of people who type: statements in a row, clauses, primes, glued names, differentials, words. */
import { describe, expect, it } from "vitest";
import {
  Arena,
  type CheckJson,
  type CheckOptions,
  check,
  checkToJson,
  isLatex,
  parseProblem,
} from "../../src/index.js";
import { knownOf, readLatexWorking } from "../../src/latex/index.js";

function checked(
  problem: string,
  wrt: string,
  working: string,
  options: Partial<CheckOptions> = {},
): CheckJson {
  const own = { ...options, wrt };
  const known = () => new Arena().run(() => knownOf(parseProblem(problem, own)));
  const read = isLatex(working) ? readLatexWorking(working, known()) : working;
  return checkToJson(check(problem, read, own));
}

const verdictsOf = ({ lines }: CheckJson): string[] => lines.map(({ verdict }) => verdict);
const onlyRight = (report: CheckJson): void =>
  expect(
    report.lines.filter(({ verdict, fromPrevious }) => verdict !== "right" || fromPrevious !== "right"),
  ).toEqual([]);

const neuron = "(sigmoid(w*x + b) - y)^2";

describe("a working in text", () => {
  it.each([
    [
      "several statements in a row",
      "x^2*sin(x)",
      "x",
      "u = x^2, v = sin(x)\ndu/dx = 2x; dv/dx = cos(x)\ndJ/dx = u dv/dx + v du/dx",
    ],
    [
      "statements with and, primes",
      "x^2*sin(x)",
      "x",
      "u = x^2 and v = sin(x)\nu' = 2x and v' = cos(x)\nf' = u'v + uv'\n= 2x sin(x) + x^2 cos(x)",
    ],
    ["a definition behind", neuron, "w", "dJ/dw = 2*(a - y)*a*(1-a)*x where a = sigmoid(w*x + b)"],
    [
      "definitions behind in brackets",
      neuron,
      "w",
      "dJ/dw = 2*(a - y)*a*(1-a)*x   (where a = sigmoid(z), z = w*x + b)",
    ],
    ["sigmoid′ of a part", neuron, "w", "dJ/dw = 2*(sigmoid(z) - y)*sigmoid'(z)*x with z = w*x + b"],
    ["σ alone", "(sigmoid(w*x) - y)^2", "w", "= 2(σ(wx) - y) σ(1-σ) x"],
    ["tanh′", "tanh(w*x)^2", "w", "= 2 tanh(wx) tanh'(wx) x"],
    ["names run together", "x*y^2", "y", "dJ/dy = 2xy"],
    ["names below a slash run together", "log(x*y)*x", "y", "dJ/dy = x^2/xy"],
    ["prose", "3*x^2/2", "x", "Now we use the power rule.\nthe derivative is 3x"],
    [
      "a sentence about a part",
      "sin(x)^2",
      "x",
      "The derivative of sin(x) with respect to x is cos(x)\nSo by the chain rule, we get dJ/dx = 2 sin(x) cos(x)",
    ],
    ["a wrapped row", "x^2 + sin(x)", "x", "dJ/dx = 2*x   # of the square\n          + cos(x)"],
    ["differentials", "x^2", "x", "dL = 2x dx"],
    [
      "differentials of parts",
      "sin(x^2)",
      "x",
      "u = x^2\ndu = 2x dx\ndL = cos(u) du\n= 2x cos(x^2) dx\ndL/dx = 2x cos(x^2)",
    ],
    ["functions and roots without brackets", "x*log(x)", "x", "f'(x) = ln x + 1"],
    ["a number in front of such a function", "log(x)^2", "x", "2ln x / x"],
    ["products of them", "sin(x)^2", "x", "2 sin x cos x\n= 2sin x cos x"],
    ["powers behind the name of a function", "tanh(x)", "x", "sech^2(x)\n= 1 - tanh^2 x"],
    ["bars", "x*abs(x)/2", "x", "|x|"],
    [
      "a blank behind a quotient",
      "sum((w*x[i] - y[i])^2, i, 1, m)/(2*m)",
      "w",
      "1/m sum((w x[i] - y[i]) x[i], i, 1, m)",
    ],
    ["square brackets", "(x + 1)^2", "x", "= 2[x + 1]"],
    [
      "a derivative for each i",
      "sum((w*x[i] - y[i])^2, i, 1, m)",
      "w",
      "r[i] = w*x[i] - y[i]\ndr[i]/dw = x[i]\ndJ/dw = sum(2*r[i]*x[i], i, 1, m)",
    ],
    [
      "h(x) where x has a meaning",
      "sum((theta'*x[i] - y[i])^2, i, 1, m)",
      "theta[j]",
      "h(x) = theta'*x\n∂J/∂θ[j] = 2 sum((h(x[i]) - y[i]) x[i,j], i, 1, m)",
    ],
    ["what is written dw for a derivative", "(w*x - y)^2/2", "w", "dz = w*x - y\ndw = x*dz\n= x*(w*x - y)"],
    [
      "the first line under a sum",
      "sum((w*x[i] - y[i])^2, i, 1, m)",
      "w",
      "dJ/dw = 2*sum(r[i]*x[i], i, 1, m) where r[i] = w*x[i] - y[i]",
    ],
  ])("%s", (_, problem, wrt, working) => {
    onlyRight(checked(problem, wrt, working));
  });

  it.each([
    [
      "x^2*sin(x)",
      "x",
      "u = x^2, v = sin(x)\ndu/dx = 2x; dv/dx = -cos(x)",
      ["right", "right", "right", "wrong"],
    ],
    [neuron, "w", "dJ/dw = 2*(a - y)*a*(1+a)*x where a = sigmoid(w*x + b)", ["wrong", "right"]],
    ["x*y^2", "y", "dJ/dy = 3xy", ["wrong"]],
    ["x^2", "x", "dL = 3x dx", ["wrong"]],
    ["tanh(w*x)", "w", "= tanh'(wx)", ["wrong"]],
  ])("%s by %s: %s", (problem, wrt, working, verdicts) => {
    expect(verdictsOf(checked(problem, wrt, working))).toEqual(verdicts);
  });

  it("says how it read names that are run together", () => {
    expect(checked("x*y^2", "y", "dJ/dy = 2xy").lines[0]?.remark).toBe("xy is read as x*y");
  });
});

describe("a working in the characters of a terminal", () => {
  const logistic =
    "h(z) = sigmoid(theta' * z); -1/m * sum(y[i]*log(h(x[i])) + (1 - y[i])*log(1 - h(x[i])), i, 1, m)";

  it.each([
    ["x^2*exp(-x)", "x", "d/dx [x²·e⁻ˣ] = 2x·e⁻ˣ − x²·e⁻ˣ"],
    ["sqrt(1 + x^2)", "x", "= x/√(1+x²)"],
    [logistic, "theta[j]", "∂J/∂θⱼ = 1/m · Σᵢ₌₁ᵐ (σ(θᵀxᵢ) − yᵢ)·xᵢⱼ"],
    [logistic, "theta[j]", "∂J/∂θⱼ = −1/m · Σᵢ₌₁ᵐ [yᵢ·(1 − h(xᵢ))·xᵢⱼ − (1 − yᵢ)·h(xᵢ)·xᵢⱼ]"],
    ["a*x1^2 + x2", "x1", "∂f/∂x₁ = 2a·x₁"],
  ])("%s by %s: %s", (problem, wrt, working) => {
    onlyRight(checked(problem, wrt, working));
  });
});

describe("a working in LaTeX", () => {
  it.each([
    ["x^2*y", "x", "\\mathrm{d}L = 2xy\\,\\mathrm{d}x"],
    ["x^2*y", "x", "df = 2xy\\,dx \\\\ \\frac{df}{dx} = 2xy"],
    [neuron, "w", "\\frac{dJ}{dw} = 2(\\sigma(z)-y)\\sigma'(z)x \\quad \\text{where } z = wx+b"],
  ])("%s by %s: %s", (problem, wrt, working) => {
    onlyRight(checked(problem, wrt, working));
  });
});

const leastSquares = "sum((theta'*x[i] - y[i])^2, i, 1, m)/2";
const norm = "norm2(X*theta - y)^2/2";
const shapes = { where: "X: m x n, theta: n, y: m" };

describe("rows of data as vectors", () => {
  it.each([
    [
      leastSquares,
      "theta[j]",
      "\\frac{\\partial J}{\\partial \\theta} = \\sum_{i=1}^m (\\theta^T x_i - y_i) x_i",
      {},
    ],
    [
      leastSquares,
      "theta[j]",
      "\\nabla_\\theta J = \\sum_{i=1}^m (\\theta^T x_i - y_i) x_i = X^T(X\\theta - y)",
      {},
    ],
    [
      `${leastSquares} + lambda*sum(theta[k]^2, k, 1, n)/2`,
      "theta[j]",
      "dJ/dtheta = sum((theta'*x[i] - y[i])*x[i], i, 1, m) + lambda*theta",
      {},
    ],
    [norm, "theta", "dJ/dtheta = sum((theta'*x[i] - y[i])*x[i], i, 1, m)\n= X'*(X*theta - y)", shapes],
    [norm, "theta", "dJ/dtheta = sum((X[i]*theta - y[i])*X[i], i, 1, m)", shapes],
    [
      norm,
      "theta",
      "\\nabla_\\theta J = \\sum_{i=1}^m x_i x_i^\\top \\theta - \\sum_{i=1}^m y_i x_i",
      shapes,
    ],
  ])("%s by %s: %s", (problem, wrt, working, options) => {
    onlyRight(checked(problem, wrt, working, options));
  });

  it.each([
    ["dJ/dtheta = (theta'*x[i] - y[i])*x[i]", "dropped-sum"],
    ["dJ/dtheta = sum((y[i] - theta'*x[i])*x[i], i, 1, m)", "sign"],
  ])("%s: %s", (working, mistake) => {
    expect(checked(norm, "theta", working, shapes).mistake).toBe(mistake);
  });
});

describe("the derivative by a part", () => {
  const logistic = "-y'*log(sigmoid(X*w)) - (1 - y)'*log(1 - sigmoid(X*w))";
  const layer = { where: "X: m x n, w: n, y: m" };

  it.each([
    [norm, "theta", "r = X*theta - y\ndJ/dr = r\ndJ/dtheta = X'*r", shapes],
    [norm, "theta", "r = y - X*theta\ndJ/dr = r\ndJ/dtheta = -X'*r", shapes],
    [
      logistic,
      "w",
      "z &= Xw, \\quad a = \\sigma(z) \\\\ \\frac{\\partial L}{\\partial z} &= a - y \\\\ \\frac{\\partial L}{\\partial w} &= X^\\top \\frac{\\partial L}{\\partial z} \\\\ &= X^\\top (a-y)",
      layer,
    ],
    ["(y - t)^2", "y", "e = t - y\ndJ/de = 2*e\ndJ/dy = -2*e", {}],
  ])("%s by %s: %s", (problem, wrt, working, options) => {
    onlyRight(checked(problem, wrt, working, options));
  });

  it("is wrong where it is", () => {
    const working = "a = sigmoid(X*w)\ndL/da = -y./a - (1 - y)./(1 - a)";
    expect(checked(logistic, "w", working, layer).mistake).toBe("sign");
  });

  it("lacks a transpose", () => {
    const working = "z &= \\tanh(Wx) \\\\ \\frac{\\partial J}{\\partial z} &= V \\cdot 2(Vz - y)";
    const report = checked("norm2(V*tanh(W*x) - y)^2", "W", working, {
      where: "W: h x d, V: k x h, x: d, y: k",
    });
    expect(report.mistake).toBe("transpose");
  });

  it.each([
    ["p_i = \\sigma(\\theta^T x_i) \\\\ \\frac{\\partial J}{\\partial p_i} = 2(p_i - y_i)", "right"],
    ["p_i = \\sigma(\\theta^T x_i) \\\\ \\frac{\\partial J}{\\partial p_i} = -2(p_i - y_i)", "wrong"],
  ])("that has indices: %s", (working, verdict) => {
    const report = checked("sum((sigmoid(theta'*x[i]) - y[i])^2, i, 1, m)", "theta[j]", working);
    expect(verdictsOf(report)).toEqual(["right", verdict]);
  });

  it("may have a letter that costs have", () => {
    const working =
      "S = \\sum_k e^{z_k} \\\\ \\frac{\\partial f}{\\partial S} = \\frac1S \\\\ \\frac{\\partial S}{\\partial z_j} = e^{z_j} \\\\ \\frac{\\partial f}{\\partial z_j} = \\frac{e^{z_j}}{S}";
    onlyRight(checked("log(sum(exp(z[k]), k, 1, K))", "z[j]", working));
  });

  it("explains the name that it is given", () => {
    const working = "z &= Xw \\\\ \\delta &= \\frac{\\partial L}{\\partial z} = \\sigma(z) - y";
    onlyRight(checked(logistic, "w", working, layer));
  });

  it("is undecided where the cost is nowhere told by the part", () => {
    const report = checked("(y - t)^2", "y", "s = y^2\ndJ/ds = 2*s");
    expect(verdictsOf(report)).toEqual(["right", "undecided"]);
    expect(report.lines[1]?.remark).toContain("nowhere told by s");
  });
});

describe("a matrix of data in a problem of entries", () => {
  it("is known, so that a line with it can be wrong", () => {
    const report = checked(leastSquares, "theta[j]", "\\nabla_\\theta J = -X^\\top(X\\theta - y)");
    expect(report.mistake).toBe("sign");
  });
});

describe("names that a working in LaTeX defines", () => {
  const squares = "norm2(y - sigmoid(X*w))^2";
  const layer = { where: "X: m x n, w: n, y: m" };

  it.each([
    "z &= Xw \\\\ a &= \\sigma(z) \\\\ \\nabla_w J &= 2 X^\\top ((a - y) \\odot \\sigma'(z)) \\\\ &= 2 X^\\top ((a - y) \\odot a \\odot (1-a))",
    "$\\nabla_w J = -2 X^\\top (\\mathbf{r} \\odot \\sigma'(z))$ where $z = Xw$, $\\mathbf{r} = y - \\sigma(z)$, so $= -2X^\\top (\\mathbf{r} \\odot \\sigma(z) \\odot (1 - \\sigma(z)))$",
  ])("are vectors: %s", (working) => {
    onlyRight(checked(squares, "w", working, layer));
  });

  it("have powers of functions entry by entry", () => {
    const working =
      "z &= Xw \\\\ \\nabla J &= 2X^\\top(\\tanh(z) \\odot (1 - \\tanh^2(z))) = 2X^\\top(\\tanh(z) \\odot \\tanh'(z))";
    onlyRight(checked("norm2(tanh(X*w))^2", "w", working, layer));
  });
});

describe("derivatives of nothing, which are meant of the cost", () => {
  it.each([
    ["x^2*sin(x)", "x", "\\frac{d}{dx} = 2x\\sin x + x^2 \\cos x", {}],
    ["x^2*sin(x)", "x", "d/dx = 2*x*sin(x) + x^2*cos(x)", {}],
    ["x^2*sin(x)", "x", "∂/∂x = 2*x*sin(x) + x^2*cos(x)", {}],
    [
      leastSquares,
      "theta[j]",
      "\\frac{\\partial}{\\partial \\theta_j} = \\sum_{i=1}^m (\\theta^T x_i - y_i) x_{ij}",
      {},
    ],
    [norm, "theta", "\\nabla = X^\\top(X\\theta - y)", shapes],
    [norm, "theta", "\\nabla_\\theta = X^\\top(X\\theta - y)", shapes],
    [
      norm,
      "theta",
      "r = X\\theta - y \\\\ \\nabla_r = r \\\\ \\frac{\\partial}{\\partial \\theta} = X^\\top r",
      shapes,
    ],
  ])("%s by %s: %s", (problem, wrt, working, options) => {
    onlyRight(checked(problem, wrt, working, options));
  });

  it("are wrong where the cost's is", () => {
    expect(checked("x^2*y", "x", "\\frac{\\partial}{\\partial x} = -2xy").mistake).toBe("sign");
  });
});

describe("notations of texts", () => {
  const ridge = { where: "A: n x n symmetric, w: n" };

  it.each([
    ["-sum(y[k]*log(p[k]), k, 1, K)", "p[j]", "dJ/dp_j = -y_j/p_j", {}],
    ["sum(x[i, j]*w[j], j, 1, n)", "w[k]", "dJ/dw_k = x_ik", {}],
    ["w'*A*w + lambda*w'*w", "w", "grad = 2*(A + λI)*w", ridge],
    ["w'*A*w + lambda*w'*w", "w", "D = 2*(A + lambda*I_n)*w", ridge],
    ["x^3", "x", "D = 3x^2", {}],
  ])("%s by %s: %s", (problem, wrt, working, options) => {
    onlyRight(checked(problem, wrt, working, options));
  });
});

describe("second derivatives", () => {
  const form = { where: "A: n x n", order: 2 };

  it.each([
    ["x^3", "dy/dx = 3x^2\nd^2y/dx^2 = 6x", {}],
    ["x^3", "grad = 3x^2\nd²y/dx² = 6x", {}],
    ["x^3", "dy/dx = 3x^2\nd2y/dx2 = 6x", {}],
    ["x^3", "d^2/dx^2 x^3 = 6x", {}],
    ["x^3", "f'(x) = 3x^2\nf''(x) = 6x", {}],
    ["x' * A * x", "H = \\nabla^2 J = A + A^\\top", form],
    ["x' * A * x", "\\nabla^2 J = A + A^\\top", form],
    ["x' * A * x", "∇J = (A + A')*x\n∇²J = A + A'", form],
    ["x' * A * x", "hessian = A + A'", form],
  ])("of %s: %s", (problem, working, options) => {
    onlyRight(checked(problem, "x", working, { order: 2, ...options }));
  });

  it.each(["\\nabla^2 J = A", "H = A", "∇J = A*x"])("%s is wrong", (working) => {
    expect(verdictsOf(checked("x' * A * x", "x", working, form))).toEqual(["wrong"]);
  });
});

describe("what an equation ties to the variable", () => {
  const circle = { implicit: "y", order: 2 };

  it("is compared on its curve, and its slope is known", () => {
    onlyRight(
      checked(
        "x^2 + y^2 == 1",
        "x",
        "2x + 2y dy/dx = 0\ndy/dx = -x/y\nd2y/dx2 = -(y - x*dy/dx)/y^2\n= -(x^2+y^2)/y^3\n= -1/y^3",
        circle,
      ),
    );
  });

  it.each(["dy/dx = x/y", "d2y/dx2 = 1/y^3", "2x + y dy/dx = 0"])("%s is wrong", (working) => {
    expect(verdictsOf(checked("x^2 + y^2 == 1", "x", working, circle))).toEqual(["wrong"]);
  });
});

describe("a gradient and its transpose", () => {
  const layer = { where: "W: h x d" };

  it.each(["\\nabla_W J = 2 x (Wx - y)^\\top", "dJ/dW = 2*x*(W*x - y)'"])(
    "by a matrix is a mistake: %s",
    (working) => {
      const report = checked("sum((W*x - y).^2)", "W", working, layer);
      expect(report.mistake).toBe("transpose");
      expect(report.message).toContain("d×h");
    },
  );

  it("by a vector is a convention", () => {
    const [line] = checked("sum((X*w - y).^2)", "w", "dJ/dw = 2*(X*w - y)'*X", { where: "X: m x n" }).lines;
    expect([line?.verdict, line?.remark]).toEqual(["right", "right as a row; the gradient is its transpose"]);
  });
});

describe("a name that nobody explains", () => {
  it.each([
    ["sum((x[i] - mu)^2, i, 1, m)", "mu", "dJ/dmu = -2*m*(xbar - mu)", "xbar"],
    ["(w*x - y)^2", "w", "2*(w*x - q)*x", "q"],
  ])("leaves a line undecided: %s by %s, %s", (problem, wrt, working, name) => {
    const report = checked(problem, wrt, working);
    expect(verdictsOf(report)).toEqual(["undecided"]);
    expect(report.message).toContain(`nothing says what ${name} is`);
  });

  it("on both sides is a variable like any other", () => {
    expect(verdictsOf(checked("sigmoid(x)", "x", "d/dt sigmoid(t) = sigmoid(t)"))).toEqual(["wrong"]);
  });

  it("is settled by a definition anywhere", () => {
    const working = "dJ/dmu = -2*m*(xbar - mu)\nxbar = 1/m*sum(x[i], i, 1, m)";
    expect(verdictsOf(checked("sum((x[i] - mu)^2, i, 1, m)", "mu", working))).toEqual(["right", "right"]);
  });
});
