/** Problems that are written as code and run, with numbers for their names. */
import { Arena, type CodeOptions, derive, type Expr, type Problem } from "@derive/core";

export interface CodeCase {
  readonly problem: string;
  readonly wrt: string;
  readonly where?: string;
  readonly assume?: string;
  readonly hessian?: true;
  /** The data whose product with the variable is driven to 1e4: cost and gradient must stay finite. */
  readonly large?: string;
  /** Names that get positive numbers, and numbers that are given. */
  readonly positive?: readonly string[];
  readonly values?: Readonly<Record<string, Value>>;
  /** The entry that is differentiated by, from 0. */
  readonly entry?: readonly number[];
  /** Determinants and inverses, which Dask has not, or not for any chunks. */
  readonly inMemory?: true;
  /** Languages that cannot say it. */
  readonly without?: readonly CodeOptions["to"][];
}

export type Value = number | readonly Value[];

const logistic = "-1/m*(y'*log(sigmoid(X*theta)) + (ones(m)-y)'*log(ones(m)-sigmoid(X*theta)))";
const h = "h(z) = sigmoid(theta' * z); ";
const net = "H = tanh(X*W1 + ones(m)*b1'); sum((H*W2 + ones(m)*b2' - Y).^2)/(2*m)";
const netShapes = "X: m x n, Y: m x k, W1: n x h, W2: h x k, b1: h, b2: k";
const softmax = "p(i, k) = exp(W[k]' * x[i]) / sum(exp(W[l]' * x[i]), l, 1, K); ";

export const codeCases: readonly CodeCase[] = [
  // Logistic regression in all its notations.
  { problem: logistic, wrt: "theta", where: "X: m x n", hessian: true, large: "X" },
  {
    problem: `p = sigmoid(X*theta); -1/m*(y'*log(p) + (ones(m)-y)'*log(ones(m)-p))`,
    wrt: "theta",
    where: "X: m x n",
    large: "X",
  },
  {
    problem: "1/m*sum(softplus(X*theta) - y.*(X*theta))",
    wrt: "theta",
    where: "X: m x n",
    hessian: true,
    large: "X",
  },
  { problem: "sum(log(exp(-y.*(X*w)) + vector(1)))", wrt: "w", where: "X: m x n", hessian: true, large: "X" },
  {
    problem: `${h}-1/m * sum(y[i]*log(h(x[i])) + (1-y[i])*log(1-h(x[i])), i, 1, m)`,
    wrt: "theta[j]",
    hessian: true,
    large: "x",
  },
  {
    problem: `${h}-1/m * sum(y[i]*log(h(x[i])) + (1-y[i])*log(1-h(x[i])), i, 1, m) + lambda/(2*m)*sum(theta[k]^2, k, 1, n)`,
    wrt: "theta[j]",
    hessian: true,
    large: "x",
  },
  {
    problem:
      "-1/m * sum(y[i]*log(1/(1+exp(-theta'*x[i]))) + (1-y[i])*log(1-1/(1+exp(-theta'*x[i]))), i, 1, m)",
    wrt: "theta[j]",
    large: "x",
  },
  { problem: "sum(log(1 + exp(-y[i]*(theta'*x[i]))), i, 1, m)", wrt: "theta[j]", large: "x" },
  { problem: "sum(log(exp(a'*x[i]) + exp(b'*x[i])), i, 1, m)", wrt: "a[j]", large: "x" },
  { problem: "sum(log(cosh(X*w - y)))", wrt: "w", where: "X: m x n", large: "X" },
  { problem: "sum((sigmoid(X*theta) - y).^2)", wrt: "theta", where: "X: m x n", hessian: true, large: "X" },
  // Softmax regression.
  { problem: "-1/m*sum(Y.*log(softmax(X*W)))", wrt: "W", where: "X: m x n, Y: m x K onehot", large: "X" },
  {
    problem: `${softmax}-1/m * sum(sum(Y[i, k] * log(p(i, k)), k, 1, K), i, 1, m)`,
    wrt: "W[q, r]",
    assume: "sum(Y[i, k], k, 1, K) = 1",
    values: {
      Y: [
        [1, 0, 0],
        [0, 0, 1],
        [0, 1, 0],
        [0, 0, 1],
      ],
    },
    large: "x",
  },
  {
    problem: `${softmax.replace("(i, k)", "(i, c)").replace("W[k]", "W[c]")}-1/m * sum(log(p(i, y[i])), i, 1, m)`,
    wrt: "W[k, j]",
    values: { y: [1, 3, 2, 3] },
    large: "x",
  },
  { problem: "logsumexp(A*x+b)", wrt: "x", where: "A: m x n", hessian: true, large: "A" },
  { problem: "log(sum(exp(a[i]*x), i, 1, m))", wrt: "x", hessian: true },
  // Least squares and its kin.
  { problem: "1/2*norm2(X*w-y)^2 + lambda/2*norm2(w)^2", wrt: "w", where: "X: m x n", hessian: true },
  { problem: "(X*w-y)'*D*(X*w-y)", wrt: "w", where: "X: m x n, D: m x m symmetric", hessian: true },
  { problem: "norm2(A*x-y)", wrt: "x", where: "A: m x n" },
  { problem: "norm1(A*x-y)", wrt: "x", where: "A: m x n" },
  { problem: "sum((y[i] - theta'*x[i])^2, i, 1, m)/(2*m)", wrt: "theta[j]", hessian: true },
  { problem: "1/2 * sum(sum((R[i, j] - U[i]' * V[j])^2, j, 1, n), i, 1, m)", wrt: "U[k, l]" },
  { problem: "sum((x[i] - mu)^2, i, 1, m)/(2*s^2) + m*log(s)", wrt: "s", positive: ["s"], hessian: true },
  {
    problem: "sum((X*W-Y).^2)",
    wrt: "W",
    where: "X: m x n, W: n x k",
    hessian: true,
    without: ["typescript", "julia"],
  },
  // Matrices as wholes.
  { problem: "logdet(S) + (x-mu)'*inv(S)*(x-mu)", wrt: "S", inMemory: true, where: "S: n x n posdef, x: n" },
  {
    problem: "logdet(S) + (x-mu)'*inv(S)*(x-mu)",
    wrt: "mu",
    inMemory: true,
    where: "S: n x n posdef, x: n",
    hessian: true,
  },
  {
    problem: "m/2*logdet(S) + 1/2*tr(inv(S)*X'*X)",
    wrt: "S",
    inMemory: true,
    where: "S: n x n posdef, X: m x n",
  },
  { problem: "b'*inv(A)*b", wrt: "b", inMemory: true, where: "A: n x n", hessian: true },
  { problem: "tr(A*X*B)", wrt: "X", where: "A: m x n, X: n x k" },
  { problem: "tr(A*X'*B*X*C)", wrt: "X", where: "X: k x n, A: m x n" },
  {
    problem: "log(det(inv(X)))",
    wrt: "X",
    inMemory: true,
    where: "X: n x n",
    values: {
      X: [
        [2, 0.3, 0.1],
        [0.2, 1.5, 0.4],
        [0.3, 0.1, 1.8],
      ],
    },
  },
  { problem: "det(X)", wrt: "X", inMemory: true, where: "X: n x n" },
  { problem: "tr(kron(A,B)*X)", wrt: "X", where: "A: m x m, B: n x n" },
  { problem: "(w'*kron(u, v))^2", wrt: "w", where: "u: n, v: k, w: n*k" },
  { problem: "0.5*x'*A*x", wrt: "x", where: "A: n x n", hessian: true },
  { problem: "A*exp(x)", wrt: "x", where: "A: m x n" },
  { problem: "(y.*v)'*x", wrt: "x", where: "y: n" },
  { problem: "a'*X*b", wrt: "X", where: "X: m x n" },
  { problem: "sum(X)*tr(A) + sum(diag(A))", wrt: "X", where: "X: m x n, A: n x n" },
  { problem: "softmax(x)'*v", wrt: "x", where: "x: n" },
  ...["W1", "W2", "b1", "b2"].map((wrt) => ({ problem: net, wrt, where: netShapes })),
  // Cases, special functions, numbers.
  { problem: "sum(max(0, 1 - y.*(X*w)))", wrt: "w", where: "X: m x n" },
  { problem: "sum(relu(X*w))", wrt: "w", where: "X: m x n" },
  {
    problem:
      "r(i) = y[i] - theta*x[i]; sum(piecewise(abs(r(i)) <= d, r(i)^2/2, d*abs(r(i)) - d^2/2), i, 1, m)",
    wrt: "theta",
    positive: ["d"],
  },
  { problem: "x^2*sin(x)", wrt: "x", hessian: true },
  { problem: "x^x", wrt: "x", positive: ["x"], hessian: true },
  { problem: "a^b", wrt: "b", positive: ["a"] },
  { problem: "atan(x)*asinh(x) + acos(x/4) + sech(x)", wrt: "x" },
  { problem: "log(1 + x^2) + (exp(x) - 1)*log(x, 2)", wrt: "x", positive: ["x"] },
  { problem: "min(x, y)*max(x, y, 3)", wrt: "x", values: { x: 0.5, y: 1.5 } },
  { problem: "cbrt(x) + nthRoot(x, 5)", wrt: "x", values: { x: -1.7 } },
  { problem: "sqrt(x)*log10(x)/logit(x/3)", wrt: "x", positive: ["x"] },
  { problem: "x*erf(x)", wrt: "x", hessian: true, without: ["typescript"] },
  { problem: "lgamma(x) + gamma(x)", wrt: "x", positive: ["x"], without: ["typescript"] },
  { problem: "atan2(y, x)", wrt: "x", positive: ["x"] },
  {
    problem: "z = w*x + b\na = sigmoid(z)\nL = -(y*log(a) + (1 - y)*log(1 - a))\nL",
    wrt: "w",
    values: { y: 1 },
  },
  // Indices as numbers, entries, shifts.
  {
    problem: "sum(a*x[i]*x[i+1]^2, i, 1, n-1) + a^2*x[n]*x[1]",
    wrt: "a",
    hessian: true,
    values: { x: [0.4, -0.7, 1.2, 0.9] },
  },
  { problem: "sum(a*x[i], i, 2, n)^2", wrt: "a", hessian: true },
  { problem: "sum(A[i, i]*t^2, i, 1, n) + t*A[1, 2]", wrt: "t" },
  { problem: "sum(sum(A[i, j]*t^2 - delta(i, j)*t, j, 1, n), i, 1, n)", wrt: "t" },
  { problem: "sum(piecewise(i > 2, x[i]*t^2, t), i, 1, n)", wrt: "t" },
  { problem: "sum(W[c, j]*t^j, j, 1, n)", wrt: "t", values: { t: 0.7 } },
  { problem: "sum(i*x[i]^2, i, 1, n)", wrt: "x[j]", hessian: true },
  {
    problem: "theta[1]^2*theta[2] + theta[3]",
    wrt: "theta[1]",
    entry: [0],
    values: { theta: [0.3, 0.7, 1.1] },
  },
  { problem: "prod(theta[k], k, 1, n)", wrt: "theta[j]", positive: ["theta"] },
  { problem: "log(prod(p^x[i]*(1-p)^(1-x[i]), i, 1, m))", wrt: "p", values: { p: 0.3 } },
];

/** Numbers for every name that is no definition, small dimensions that differ. */
export function valuesOf(c: CodeCase): Record<string, Value> {
  return new Arena().run(() => {
    const { problem } = derive(c.problem, { wrt: c.wrt, where: c.where, assume: c.assume });
    const sizes = new Map([...problem.counts].sort().map((name, k) => [name, 2 + ((k + 1) % 3)]));
    if (problem.counts.has("m")) sizes.set("m", 4);
    if (problem.counts.has("n")) sizes.set("n", 3);
    let state = 7;
    const random = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.round((state / 2 ** 32) * 1800 - 900) / 1000;
    };
    const values: Record<string, Value> = {};
    for (const [name, dims] of dimensionsOf(problem)) {
      if (problem.definitions.has(name) || problem.counts.has(name)) continue;
      const lengths = dims.map((dim) => numberOf(dim, sizes));
      const entry = (): number => (c.positive?.includes(name) ? Math.abs(random()) + 0.4 : random());
      values[name] = c.values?.[name] ?? special(name, problem, lengths, random) ?? filled(lengths, entry);
    }
    return { ...values, ...c.values };
  });
}

function dimensionsOf(problem: Problem): ReadonlyMap<string, readonly Expr[]> {
  const found = new Map<string, readonly Expr[]>();
  const visit = (e: Expr): void => {
    if (e.kind === "sym" && e.name !== "pi") found.set(e.name, problem.extents.get(e.name) ?? []);
    e.args.forEach(visit);
  };
  visit(problem.expression);
  for (const { body } of problem.definitions.values()) visit(body);
  for (const [name, dims] of problem.extents) found.set(name, dims);
  return found;
}

function special(
  name: string,
  problem: Problem,
  [n = 1, k = 1]: readonly number[],
  random: () => number,
): Value | undefined {
  const properties = problem.properties.get(name);
  const rows = (entry: (i: number, j: number) => number): number[][] =>
    Array.from({ length: n }, (_, i) => Array.from({ length: k }, (_, j) => entry(i, j)));
  if (properties?.has("onehot")) return rows((i, j) => (j === i % k ? 1 : 0));
  if (properties?.has("symmetric") || properties?.has("posdef")) {
    const own = rows(random);
    return rows((i, j) => ((own[i]?.[j] ?? 0) + (own[j]?.[i] ?? 0)) / 4 + (i === j ? 2 : 0));
  }
  return undefined;
}

const filled = ([length, ...more]: readonly number[], entry: () => number): Value =>
  length === undefined ? entry() : Array.from({ length }, () => filled(more, entry));

function numberOf(e: Expr, sizes: ReadonlyMap<string, number>): number {
  const args = (): number[] => e.args.map((arg) => numberOf(arg, sizes));
  switch (e.kind) {
    case "num":
      return Number(e.value.valueOf());
    case "sym":
      return sizes.get(e.name) ?? Number.NaN;
    case "add":
      return args().reduce((a, b) => a + b);
    case "mul":
      return args().reduce((a, b) => a * b);
    case "neg":
      return -(args()[0] ?? Number.NaN);
    default:
      throw new Error(`${e.kind} is no dimension`);
  }
}
