/** Gradient functions that somebody wrote, run and compared: `derive check --code`. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { builtCommand, root } from "../support/built.js";
import { pythonWith } from "../support/python.js";

// Each case starts processes.
vi.setConfig({ testTimeout: 300_000 });

const folder = mkdtempSync(join(tmpdir(), "derive-claim-"));
let command = "";
beforeAll(() => {
  command = builtCommand();
}, 120_000);
afterAll(() => {
  for (const own of [folder, command]) rmSync(own, { recursive: true });
});

interface Report {
  readonly lines: readonly {
    readonly text: string;
    readonly verdict: string;
    readonly fromPrevious: string;
  }[];
  readonly firstWrong: number | null;
  readonly mistake: string | null;
  readonly mistakes: readonly string[];
  readonly message: string;
  readonly shouldBe: string;
  readonly witness: {
    readonly values: Record<string, string>;
    readonly right: string;
    readonly written: string;
  } | null;
  readonly faults: readonly { readonly kind: string; readonly line: number | null }[];
  readonly vectors: string;
  readonly relativeError: number | null;
  readonly differences: number | null;
}

const logistic = [
  "-1/m*(y'*log(sigmoid(X*theta)) + (1 - y)'*log(1 - sigmoid(X*theta)))",
  "--wrt=theta",
  "--where=X: m x n",
];

function checked(args: readonly string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, [join(command, "derive.cjs"), "check", ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
}

let files = 0;
function fileWith(source: string, extension: string): string {
  files += 1;
  const file = join(folder, `gradient${files}.${extension}`);
  writeFileSync(file, source);
  return file;
}

function reportOn(
  source: string,
  extension = "py",
  problem: readonly string[] = logistic,
  ...more: string[]
) {
  const { status, stdout, stderr } = checked([
    ...problem,
    "--code",
    fileWith(source, extension),
    "--format=json",
    ...more,
  ]);
  if (stdout === "") throw new Error(stderr);
  return { status, report: JSON.parse(stdout) as Report };
}

const python = pythonWith("numpy");

/** A NumPy function of X, y and w with σ at hand. */
const numpy = (body: string, head = "gradient(X, y, w)"): string =>
  `import numpy as np\n\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n\ndef ${head}:\n${body.replace(/^/gm, "    ")}\n`;

describe.skipIf(python === undefined)("a NumPy function", () => {
  it("of the page: np is not imported, and the sign is wrong", () => {
    const args = ["examples/matrix-logistic-regression.derive", "--code", "examples/page-gradient.py"];
    const { status, stdout } = checked([...args, "--format=json"]);
    expect(status).toBe(1);
    const report = JSON.parse(stdout) as Report;
    expect(report).toMatchObject({
      lines: [{ text: "compute_grad(X, y, w)", verdict: "wrong", fromPrevious: "wrong" }],
      firstWrong: 0,
      mistake: "sign",
      shouldBe: "1/m * X' * (sigmoid(X * theta) - y)",
      faults: [{ kind: "undefined-name", line: 9 }],
    });
    expect(report.message).toContain(
      "np is not defined: the file says import numpy; write import numpy as np",
    );
    // The place of a minus in Derive's own lines is not its place in the code.
    expect(report.message).toContain("the sign is the other one");
    expect(report.differences).toBeLessThan(1e-8);
    const text = checked(args).stdout;
    expect(text).toContain("w = theta (as it is often called)");
    expect(text).toMatch(/wrong sign: .+\n.+relative error 2/);
  });

  it("that is right, whatever it prints, returns besides, or calls things", () => {
    const { status, report } = reportOn(
      numpy(
        'print("noise"); h = sigmoid(features @ weights)\nreturn -np.mean(labels*np.log(h)), features.T @ (h - labels) / len(labels)',
        "cost_and_gradient(features, labels, weights)",
      ),
    );
    expect(status).toBe(0);
    expect(report).toMatchObject({ firstWrong: null, mistake: null, witness: null, faults: [] });
    expect(report.message).toContain("part 2 of 2");
    expect(report.relativeError).toBeLessThan(1e-12);
  });

  it("that wants columns, and answers with one", () => {
    const body = "assert w.shape == (X.shape[1], 1)\nreturn X.T @ (sigmoid(X @ w) - y) / len(y)";
    const { status, report } = reportOn(numpy(body));
    expect({ status, vectors: report.vectors }).toEqual({ status: 0, vectors: "column" });
  });

  it.each([
    ["sign", "return -X.T @ (sigmoid(X @ w) - y) / len(y)"],
    ["dropped-factor", "return X.T @ (sigmoid(X @ w) - y)"],
    ["transpose", "return X.dot(sigmoid(X @ w) - y) / len(y)"],
    ["transpose", "return (X.T @ (sigmoid(X @ w) - y) / len(y)).reshape(1, -1)"],
  ])("with the mistake %s: %s", (mistake, body) => {
    const { status, report } = reportOn(numpy(body));
    expect({ status, mistake: report.mistake }).toEqual({ status: 1, mistake });
  });

  it.each([
    ["regularisation", "return X.T @ (X @ w - y) * 2 + lam * w"],
    ["regularisation", "return X.T @ (X @ w - y) * 2"],
    ["expansion", "return X.T @ (X @ w) * 2 + 2 * lam * w"],
  ])("of ridge regression with the mistake %s: %s", (mistake, body) => {
    const ridge = [
      "norm2(X*w - y)^2 + lambda*norm2(w)^2",
      "--wrt=w",
      "--where=X: m x n",
      "--assume=lambda > 0",
    ];
    const { status, report } = reportOn(numpy(body, "gradient(X, y, w, lam)"), "py", ridge);
    expect({ status, mistake: report.mistake }).toEqual({ status: 1, mistake });
  });

  it.each([
    ["1/2*norm2(sigmoid(X*w) - y)^2", "missing-inner-derivative", "return X.T @ (sigmoid(X @ w) - y)"],
    ["1/2*norm2(max(0, X*w) - y)^2", "missing-inner-derivative", "return X.T @ (np.maximum(0, X @ w) - y)"],
    ["1/2*norm2(tanh(X*w) - y)^2", "trig-derivative", "a = np.tanh(X @ w); return X.T @ ((a - y)*(1 - a))"],
    ["norm2(X*w - y)^2", "power-rule", "return X.T @ (X @ w - y)"],
  ])("of %s with the mistake %s: %s", (cost, mistake, body) => {
    const { status, report } = reportOn(numpy(body), "py", [cost, "--wrt=w", "--where=X: m x n"]);
    expect({ status, mistake: report.mistake }).toEqual({ status: 1, mistake });
  });

  it("of a softmax of which only the diagonal is differentiated", () => {
    const body = "p = np.exp(z)/np.exp(z).sum()\nreturn -y*(1 - p)";
    const problem = ["-sum(y .* log(softmax(z)))", "--wrt=z", "--where=z: n, y: n"];
    const { status, report } = reportOn(numpy(body, "gradient(z, y)"), "py", problem);
    expect({ status, mistake: report.mistake }).toEqual({ status: 1, mistake: "dropped-term" });
  });

  it("that is told by numbers where no mistake explains it", () => {
    const { status, report } = reportOn(numpy("return np.sin(w)"));
    expect({ status, mistake: report.mistake }).toEqual({ status: 1, mistake: null });
    expect(report.message).toContain("no mistake that Derive knows");
    expect(Object.keys(report.witness?.values ?? {}).sort()).toEqual(["X", "m", "n", "theta", "y"]);
  });

  it("that is right under a relation nobody said, and right without a word where it was said", () => {
    const softmax = "E = np.exp(X @ W)\nP = E / E.sum(axis=1, keepdims=True)\nreturn X.T @ (P - Y)";
    const cost = "-sum(Y .* log(softmax(X*W)))";
    const file = numpy(softmax, "gradient(W, X, Y)");
    const open = reportOn(file, "py", [cost, "--wrt=W", "--where=X: m x n, W: n x K, Y: m x K"]);
    expect(open.status).toBe(3);
    expect(open.report.message).toContain('--assume "Y in {0, 1}; sum(Y[i, k], k, 1, K) = 1"');
    const said = reportOn(file, "py", [cost, "--wrt=W", "--where=X: m x n, W: n x K, Y: m x K onehot"]);
    expect(said.status).toBe(0);
  });

  it.each([0, 1])("of class labels that are counted from %i", (first) => {
    const body = `E = np.exp(x @ W.T)\nP = E / E.sum(axis=1, keepdims=True)\nP[np.arange(len(y)), y - ${first}] -= 1\nreturn P.T @ x / len(y)`;
    const file = fileWith(numpy(body, "gradient(W, x, y)"), "py");
    const { status, stdout } = checked(["examples/softmax-class-labels.derive", "--code", file]);
    expect(stdout).toContain(`y counted from ${first}`);
    expect(status).toBe(0);
  });

  it.each([
    ["exception", 7, "raise ValueError('no')"],
    ["exception", 7, "return undefined_thing"],
    ["not-finite", null, "return w * np.nan"],
    ["no-numbers", null, "pass"],
    ["shape", null, "return X"],
    ["ended", null, "import os; os._exit(3)"],
    ["exception", 7, "raise SystemExit"],
    ["exception", 7, "return np.ones((10**6, 10**6))"],
  ])("with a fault of the kind %s", (kind, line, body) => {
    const { status, report } = reportOn(numpy(body));
    expect(status).toBe(1);
    expect(report.faults).toMatchObject([{ kind, line }]);
  });

  it("that never ends", () => {
    const calls = join(folder, "calls");
    const body = `open(${JSON.stringify(calls)}, "a").write("x")\nwhile True: pass`;
    const { status, report } = reportOn(numpy(body), "py", logistic, "--limit=2");
    // It is tried once, and not again with other forms of the data.
    expect(readFileSync(calls, "utf8")).toBe("x");
    expect(status).toBe(1);
    expect(report.faults).toMatchObject([{ kind: "time-out" }]);
  });

  it.each([
    ["def gradient(X, y, w):\n    Compute the gradient\n    return X\n", 2, "should be a comment"],
    ["def gradient(X, y, w):\nreturn X\n", 2, "further to the right"],
  ])("that does not parse: %j", (source, line, hint) => {
    const { status, report } = reportOn(source);
    expect(status).toBe(1);
    expect(report.faults).toMatchObject([{ kind: "syntax", line }]);
    expect(report.message).toContain(hint);
  });

  it("that has to be chosen, and parameters that have to be told", () => {
    const two = "def f(X, y, w):\n    return w\n\ndef g2(X, y, w):\n    return w\n";
    const which = checked([...logistic, "--code", fileWith(two, "py")]);
    expect({ status: which.status, err: which.stderr }).toMatchObject({ status: 2 });
    expect(which.stderr).toContain("add --function and one of f, g2");
    const odd = fileWith(
      "def gradient(a, b, c):\n    return a.T @ (1/(1 + 2.718281828459045**-(a @ c)) - b) / len(b)\n",
      "py",
    );
    const what = checked([...logistic, "--code", odd]);
    expect(what.status).toBe(2);
    expect(what.stderr).toContain('--args "a = ');
    expect(checked([...logistic, "--code", odd, "--args", "a = X, b = y, c = theta"]).status).toBe(0);
    const turned = fileWith(
      "def gradient(A, y, w):\n    return A @ (1/(1 + 2.718281828459045**-(A.T @ w)) - y) / len(y)\n",
      "py",
    );
    expect(checked([...logistic, "--code", turned, "--args", "A = X'"]).status).toBe(0);
  });

  it("of a problem in entries, by a whole vector and by one entry", () => {
    const cost = "sum((sum(w[j]*x[i,j], j, 1, n) - y[i])^2, i, 1, m)";
    expect(reportOn(numpy("return 2 * X.T @ (X @ w - y)"), "py", [cost, "--wrt=w[k]"]).status).toBe(0);
    const first = numpy("return 2 * X[:, 0] @ (X @ w - y)");
    expect(reportOn(first, "py", [cost, "--wrt=w[1]"]).status).toBe(0);
  });
});

describe("a TypeScript function", () => {
  it("that is right", () => {
    const { status, stdout } = checked([
      "examples/matrix-logistic-regression.derive",
      "--code",
      "examples/logistic-gradient.ts",
    ]);
    expect(stdout).toContain("✓ it agrees with the derivative at 6 sets of data");
    expect(status).toBe(0);
  });

  const typed = (body: string): string =>
    `type Row = readonly number[];\nexport const gradient = ({ X, y, w }: { X: Row[]; y: Row; w: Row }): number[] => {\n` +
    `  const e = X.map((row, i) => 1 / (1 + Math.exp(-row.reduce((s, x, j) => s + x * w[j]!, 0))) - y[i]!);\n  ${body}\n};\n`;

  it.each([
    ["sign", "return w.map((_, j) => -e.reduce((s, d, i) => s + d * X[i]![j]!, 0) / y.length);"],
    ["dropped-factor", "return w.map((_, j) => e.reduce((s, d, i) => s + d * X[i]![j]!, 0));"],
  ])("with the mistake %s, its arguments in an object", (mistake, body) => {
    const { status, report } = reportOn(typed(body), "ts");
    expect({ status, mistake: report.mistake }).toEqual({ status: 1, mistake });
  });

  it.each([
    ["syntax", 2, "export function gradient(X, y, w) {\n  return w +* 2;\n}\n"],
    ["exception", 2, "export function gradient(X, y, w) {\n  return w.nothing.at(0);\n}\n"],
    [
      "exception",
      2,
      "import { writeFileSync } from 'node:fs';\nexport const gradient = (X, y, w) => { writeFileSync('/dev/null', ''); };\n",
    ],
    ["no-numbers", null, "export function gradient(X, y, w) {}\n"],
    ["no-numbers", null, "module.exports.gradient = (X, y, w) => 'w';\n"],
  ])("with a fault of the kind %s", (kind, line, source) => {
    const { status, report } = reportOn(source, "js");
    expect(status).toBe(1);
    expect(report.faults).toMatchObject([{ kind, line }]);
  });

  it("in a file that is not there, or in another language", () => {
    expect(checked([...logistic, "--code", "nowhere.ts"]).status).toBe(2);
    const { status, stderr } = checked([...logistic, "--code", "README.md"]);
    expect(status).toBe(2);
    expect(stderr).toContain("in no language that can be run");
  });
});
