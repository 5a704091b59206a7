import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { arrayFunctions, functions, mistakes, parseProblem, rules } from "@derive/core";
import { afterAll, describe, expect, it } from "vitest";
import { derive } from "../support/commandLine.js";

const showcase =
  "h(z) = sigmoid(theta' * z); -1/m * sum(y[i]*log(h(x[i])) + (1-y[i])*log(1-h(x[i])), i, 1, m)";
const gradient = "1/m * sum((h(x[i]) - y[i]) * x[i,j], i, 1, m)";
const commands = new URL("../../packages/cli/src/commands/", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "derive-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("derive", () => {
  it("names the parts of a long answer, which is read back as a problem, unless told not to", async () => {
    const nested = `${"sigmoid(".repeat(24)}x${")".repeat(24)}`;
    const told = await derive([nested, "--wrt", "x", "--detail", "brief"]);
    expect(told.out).toMatch(/^let u₁ = σ\(x\)\n {4}u₂ = σ\(u₁\)\n/);
    const [, answer = ""] = /^answer: (.*)$/m.exec(told.out) ?? [];
    expect(answer).toMatch(/^u1 = sigmoid\(x\); u2 = sigmoid\(u1\); /);
    expect(parseProblem(answer, { wrt: "x" }).definitions.size).toBe(24);
    const plain = await derive([nested, "--wrt", "x", "--detail", "brief", "--share", "never"]);
    expect(plain.out).not.toContain("u1");
    expect(told.out.length).toBeLessThan(plain.out.length / 2);
    const json = await derive([nested, "--wrt", "x", "--format", "json"]);
    expect(JSON.parse(json.out).definitions[0]).toEqual({
      name: "u1",
      text: "sigmoid(x)",
      latex: "\\sigma(x)",
    });
    const always = await derive(["sin(x^2 + 1)^2", "--wrt", "x", "--share", "always", "--ascii"]);
    expect(always.out).toMatch(/^let u1 = x\^2 \+ 1\n[\s\S]*\nanswer: [^;]*u1[^;]*$/);
  });

  it("proves the known gradient with exit code 0, the lines in the textbook's order", async () => {
    const { code, out } = await derive([
      showcase,
      "--wrt",
      "theta[j]",
      "--expect",
      gradient,
      "--no-opinions",
    ]);
    expect(code).toBe(0);
    const labels = [
      "linearity",
      "chain rule",
      "definition of h",
      "σ′ = σ(1 − σ)",
      "folded back to h",
      "= xᵢⱼ, cancel",
      "distribute",
      "cancel",
      "sign absorbed",
    ];
    let position = 0;
    for (const label of labels) {
      const next = out.indexOf(label, position);
      expect(next, label).toBeGreaterThan(-1);
      position = next + label.length;
    }
    expect(out).toContain("answer: 1/m * sum((h(x[i]) - y[i]) * x[i, j], i, 1, m)");
    expect(out).toContain("proved");
  });

  it("refutes the wrong sign with numbers and exit code 1", async () => {
    const { code, out } = await derive([
      showcase,
      "--wrt",
      "theta[j]",
      "--expect",
      `-${gradient}`,
      "--no-opinions",
    ]);
    expect(code).toBe(1);
    expect(out).toMatch(/refuted: at m = 3/);
  });

  it("says undecided with exit code 3", async () => {
    const { code } = await derive([
      "lgamma(2*x)",
      "--wrt",
      "x",
      "--expect",
      "digamma(x) + digamma(x + 1/2) + 2*log(2)",
      "--no-opinions",
    ]);
    expect(code).toBe(3);
  });

  it("points at what it cannot read, with exit code 2 and an empty standard output", async () => {
    const { code, out, err } = await derive(["log(sigmiod(x))", "--wrt", "x"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toBe(
      "error: sigmiod is not a function I know\n  log(sigmiod(x))\n      ^^^^^^^\ndid you mean sigmoid?\n",
    );
  });

  it("takes a cost that begins with a minus", async () => {
    const { code, out } = await derive(["--wrt", "t", "-(y*log(sigmoid(t*x)) + (1-y)*log(1-sigmoid(t*x)))"]);
    expect(code).toBe(0);
    expect(out).toContain("answer: (sigmoid(t * x) - y) * x");
    expect((await derive(["-(a*t)", "--wrt", "t"])).out).toContain("answer: -a");
    expect((await derive(["-t", "--wrt", "t", "--expect", "-1", "--no-opinions"])).code).toBe(0);
    expect((await derive(["--wrt", "t", "--", "-t"])).out).toContain("answer: -1");
    const check = await derive(["check", "-t^2", "--wrt", "t", "-", "--format", "json"], { stdin: "-2*t" });
    expect({ code: check.code, err: check.err }).toEqual({ code: 0, err: "" });
  });

  it("says 0, and why, for a variable that does not occur", async () => {
    const { code, out } = await derive(["x^2", "--wrt", "q"]);
    expect(code).toBe(0);
    expect(out).toContain("derivative of a constant");
    expect(out).toContain("answer: 0");
  });

  it("finds the only variable there is, and asks where there are several", async () => {
    expect((await derive(["x^2"])).err).toBe("differentiating by x\n");
    const several = await derive(["x*y"]);
    expect(several.code).toBe(2);
    expect(several.err).toContain("x, y");
  });

  it("reads standard input and files with options in them; flags win", async () => {
    expect((await derive(["-", "--wrt", "x"], { stdin: "x^3" })).out).toContain("answer: 3 * x^2");
    const file = join(folder, "problem.derive");
    writeFileSync(file, "# wrt: x\nx^2*y\n");
    expect((await derive([file])).out).toContain("answer: 2 * x * y");
    expect((await derive([file, "--wrt", "y"])).out).toContain("answer: x^2");
  });

  it("writes a file whole or not at all", async () => {
    const file = join(folder, "answer.tex");
    writeFileSync(file, "kept");
    expect((await derive(["sin(", "--wrt", "x", "-o", file])).code).toBe(2);
    expect(readFileSync(file, "utf8")).toBe("kept");
    const { out } = await derive(["sin(x)", "--wrt", "x", "--format", "latex", "--standalone", "-o", file]);
    expect(out).toBe("");
    expect(readFileSync(file, "utf8")).toContain("\\begin{align*}");
    expect((await derive(["sin(x)", "--wrt", "x", "-o", folder])).code).toBe(2);
    expect(readdirSync(folder).filter((name) => name.startsWith(".derive-"))).toEqual([]);
  });

  it("makes a document of LaTeX, whatever the format is not", async () => {
    expect((await derive(["x^2", "--wrt", "x", "--standalone"])).out).toContain("\\documentclass");
    const { code, err } = await derive(["x^2", "--wrt", "x", "--standalone", "--format", "markdown"]);
    expect(code).toBe(2);
    expect(err).toContain("--standalone makes no markdown");
  });

  it("says why a file cannot be written, by the name it was given", async () => {
    const missing = join(folder, "nowhere", "a.txt");
    const { code, err } = await derive(["x^2", "--wrt", "x", "-o", missing]);
    expect(code).toBe(2);
    expect(err).toBe(`error: ${missing} cannot be written: there is no folder ${join(folder, "nowhere")}\n`);
  });

  it("asks for quotes where the shell has taken a problem apart", async () => {
    const { code, err } = await derive(["x^2", "+", "1", "--wrt", "x"]);
    expect(code).toBe(2);
    expect(err).toContain("put the problem in quotes");
  });

  it("asks for an entry of a vector in a problem written in entries", async () => {
    const { err } = await derive(["sum(theta[j]*x[j], j, 1, n)", "--wrt", "theta"]);
    expect(err).toContain("theta is a vector: differentiate by an entry");
    expect(err).toContain("write theta[j]");
  });

  it("takes neither a folder nor a missing file nor a mistyped command for a formula", async () => {
    const inside = join(folder, "problems");
    mkdirSync(inside, { recursive: true });
    expect((await derive([inside, "--wrt", "x"])).err).toContain("is a folder");
    for (const path of ["./problem", "../a/b", "~/x", "nowhere/", "notes.txt", join(folder, "nothing")])
      expect((await derive([path, "--wrt", "x"])).err).toContain(`there is no file ${path}`);
    expect((await derive(["rule"])).err).toContain("did you mean derive rules?");
    for (const file of readdirSync(commands).filter((name) => name !== "derive.ts")) {
      const name = file.replace(".ts", "");
      expect((await derive([`${name}z`])).err).toContain(`did you mean derive ${name}?`);
    }
    expect((await derive(["/dev/null", "--wrt", "x"])).err).not.toContain("there is no file");
    expect((await derive(["a/b", "--wrt", "a"])).out).toContain("answer: 1/b");
    expect((await derive(["rule", "--wrt", "rule"])).out).toContain("answer: 1");
  });

  it("shows that it works, and clears that before the answer and after a failure", async () => {
    const said: string[] = [];
    const showWork = () => {
      said.push("shown");
      return () => void said.push("cleared");
    };
    await derive(["x^2", "--wrt", "x"], { showWork });
    expect(said.slice(0, 2)).toEqual(["shown", "cleared"]);
    said.length = 0;
    await derive(["sin(", "--wrt", "x"], { showWork });
    expect(said).toEqual(["shown", "cleared"]);
  });

  it("says which words it takes for unknown functions, and how known ones are written", async () => {
    const { out } = await derive(["mycost(x)*f(x)", "--wrt", "x"]);
    // Notes are folded into the width of the terminal.
    expect(out.replace(/\s+/g, " ")).toContain(
      "note: mycost is taken for an unknown function: its derivative stays mycost′, written partial(1, mycost(…))",
    );
    expect(out).not.toContain("note: f ");
    const ascii = await derive(["loss(x, y)", "--wrt", "x", "--ascii"]);
    expect(ascii.out.replace(/\s+/g, " ")).toContain(
      "note: loss is taken for an unknown function: its derivatives stay",
    );
    for (const [name, written] of Object.entries({ silu: "sigmoid", gelu: "erf", huber: "piecewise" })) {
      const { code, err } = await derive([`${name}(x)`, "--wrt", "x"]);
      expect(code).toBe(2);
      expect(err).toContain(`write `);
      expect(err).toContain(written);
    }
    const own = await derive(["huber(r) = r^2; huber(x)", "--wrt", "x"]);
    expect(own.out).toContain("answer: 2 * x");
    expect(own.out).not.toContain("note:");
  });

  it("writes JSON that a program can read", async () => {
    const { out } = await derive([
      showcase,
      "--wrt",
      "theta[j]",
      "--format",
      "json",
      "--expect",
      gradient,
      "--no-opinions",
    ]);
    const json = JSON.parse(out) as {
      version: number;
      lines: { verdict: string }[];
      result: { text: string };
      check: { verdict: string };
    };
    expect(json.version).toBe(1);
    expect(json.lines.every(({ verdict }) => verdict === "proved")).toBe(true);
    expect(json.result.text).toBe("1/m * sum((h(x[i]) - y[i]) * x[i, j], i, 1, m)");
    expect(json.check.verdict).toBe("proved");
  });

  it("colours on a terminal only, and never against NO_COLOR", async () => {
    const coloured = (text: string) => text.includes("\u001b[");
    expect(coloured((await derive(["x^2", "--wrt", "x"], { isTerminal: true })).out)).toBe(true);
    expect(coloured((await derive(["x^2", "--wrt", "x"])).out)).toBe(false);
    expect(
      coloured((await derive(["x^2", "--wrt", "x"], { isTerminal: true, env: { NO_COLOR: "1" } })).out),
    ).toBe(false);
    expect(coloured((await derive(["x^2", "--wrt", "x"], { env: { FORCE_COLOR: "1" } })).out)).toBe(true);
  });

  it("helps with examples, and refuses options it does not know", async () => {
    const help = await derive(["--help"]);
    expect(help.code).toBe(0);
    expect(help.out.match(/^ {2}derive "/gm)?.length).toBe(5);
    const unknown = await derive(["x^2", "--wtr", "x"]);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain("--wrt");
  });

  it("opens the lemma behind σ′ at full detail", async () => {
    const { out } = await derive(["log(sigmoid(x))", "--wrt", "x", "--detail", "full"]);
    for (const label of ["quotient rule", "split the fraction", "complete the numerator", "cancel"])
      expect(out).toContain(label);
  });
});

describe("errors where JSON is asked for", () => {
  it.each([
    [["x^", "--wrt", "x"], { kind: "syntax", position: { offset: 2 } }],
    [["check", "x^2"], { kind: "missing-expression" }],
    [["check", "x^2", "--wrt", "x", "-"], { kind: "too-deep", position: { line: 1 } }],
    [["convexity", "x^(", "--wrt", "x"], { kind: "unbalanced-brackets" }],
    [["check", "x^2", "--wrt", "x", "--nothing"], { kind: "bad-option" }],
  ])("are JSON on standard output: %j", async (args, error) => {
    const stdin = `${"(".repeat(20_000)}x${")".repeat(20_000)}`;
    const { code, out } = await derive([...args, "--format", "json"], { stdin });
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error });
  });

  it("say what is missing beside a formula, and which file is not there", async () => {
    const [formula, file] = [await derive(["check", "x^2"]), await derive(["check", "none.txt"])];
    expect(formula.err).toContain("the working to be checked is missing");
    expect(formula.err).toContain('derive check "x^2" --wrt x working.txt');
    expect(file.err).toContain("there is no file none.txt");
  });
});

describe("what is asked for", () => {
  it.each([
    ["notes.tex", [], "\\begin{align*}"],
    ["notes.md", [], "`x^2` by `x`\n\n$$"],
    ["notes.json", [], '{\n  "version": 1'],
    ["notes.txt", [], "d/dx"],
    ["notes.tex", ["--format", "text"], "d/dx"],
  ])(
    "is written as the name %s of the file says, unless --format %j says otherwise",
    async (name, more, begins) => {
      const file = join(folder, name);
      expect((await derive(["x^2", "--wrt", "x", "-o", file, ...more])).code).toBe(0);
      expect(readFileSync(file, "utf8").trimStart().startsWith(begins)).toBe(true);
    },
  );

  it("may be help", async () => {
    expect((await derive(["help"])).out).toContain("Usage: derive [options]");
    expect((await derive(["help", "rules"])).out).toContain("Usage: derive rules");
  });

  it("is doubted where a line of a file is nearly an option", async () => {
    const { code, out, err } = await derive(["-", "--wrt", "x"], {
      stdin: "# wtr: y\n# Note: of mine\nx^2*y",
    });
    expect([code, out.includes("answer: 2 * x * y")]).toEqual([0, true]);
    expect(err).toBe('note: "# wtr:" is no option and is left out; did you mean # wrt:?\n');
  });

  it.each([
    [["x = 2; x^2", "--wrt", "x"], "x is defined in the problem and does not vary"],
    [["A = x*x'; tr(A)", "--wrt", "A"], "A is defined in the problem and does not vary"],
    [["x^2 + y^2 == 1", "--implicit", "x", "--wrt", "x"], "for dy/dx write --implicit y --wrt x"],
  ])("cannot be %j", async (args, said) => {
    const { code, err } = await derive(args);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });

  it.each([
    [
      "norm2(X*w - y)^2",
      "w",
      "2*(X*w - y)'*X",
      "of length n, the expectation a row of length n, one the transpose",
      3,
    ],
    ["tr(A*X)", "X", "A", "the answer is n×m, the expectation m×n, one the transpose of the other", 3],
    ["norm2(X*w - y)^2", "w", "2*(X*w - y)", "the answer is of length n and the expectation of length m", 1],
  ])("%s by %s is told from %s by its shape", async (problem, wrt, expected, said, exitCode) => {
    const { code, out } = await derive([problem, "--wrt", wrt, "--expect", expected, "--no-opinions"]);
    expect(code).toBe(exitCode);
    expect(out.replace(/\s+/g, " ")).toContain(said);
  });
});

describe("derive rules", () => {
  it("lists them, explains one, and knows what was meant", async () => {
    expect((await derive(["rules"])).out).toContain("product-rule");
    const one = await derive(["rules", "product-rule"]);
    expect(one.out).toContain("diff(u*v, x)");
    expect(one.out).toContain("Stewart");
    const wrong = await derive(["rules", "prodct-rule"]);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain("did you mean product-rule?");
  });

  it("lists the mistakes too, and explains one", async () => {
    const { out } = await derive(["rules"]);
    for (const { id } of mistakes) expect(out).toContain(`  ${id} `);
    const one = await derive(["rules", "index-confusion"]);
    expect([one.code, one.out.includes("indices confused"), one.out.includes("Knuth")]).toEqual([
      0,
      true,
      true,
    ]);
    const both = await derive(["rules", "power-rule"]);
    for (const told of ["power-rule: power rule\n", "power-rule: power rule (a mistake)\n"])
      expect(both.out).toContain(told);
  });

  it("finds a rule by a word of its name, and offers several", async () => {
    expect((await derive(["rules", "chain"])).out).toContain("chain-rule:");
    expect((await derive(["rules", "absorb"])).out).toContain("absorb-sign:");
    expect((await derive(["rules", "prod"])).err).toContain("product-rule, ");
  });

  it("finds every rule by its label, and all that share one", async () => {
    for (const { id, label } of rules)
      expect((await derive(["rules", label])).out, label).toContain(`${id}: ${label}`);
    const { out } = await derive(["rules", "linearity"]);
    for (const id of ["sum-rule", "differential-linearity"]) expect(out).toContain(`${id}: linearity`);
  });

  it.each([
    ["derivative of log", "chain-rule:"],
    ["σ' = σ(1 - σ)", "chain-rule:"],
    ["definition of h", "definition:"],
    ["σ(θᵀxᵢ) folded back to h", "fold-definition:"],
    ["∂xᵢ/∂zⱼ = δᵢⱼ", "entry:"],
    ["Sign absorbed", "absorb-sign:"],
    ["differential of log det", "differential-of-function:"],
    ["Σₖ₌₁ᴷ Y[i, k] = 1", "granted:"],
    ["read off the differential", "the gradient of J"],
  ])("finds what the label %s of a line stands for", async (label, told) => {
    expect((await derive(["rules", label])).out).toContain(told);
  });

  it("says how to declare what a rule of matrices needs", async () => {
    expect((await derive(["rules", "onehot-rows"])).out).toContain('--where "Y: m x n onehot');
  });
});

describe("derive functions", () => {
  it("lists every function and form", async () => {
    const { out } = await derive(["functions"]);
    for (const { name } of [...functions, ...arrayFunctions])
      expect(out).toMatch(new RegExp(`^  ${name}\\(`, "m"));
    for (const form of ["sum(", "prod(", "piecewise(", "diff(", "partial(1, f(x, y))"])
      expect(out).toContain(form);
  });

  it("explains each one, aliases and forms included", async () => {
    for (const { name } of [...functions, ...arrayFunctions])
      expect((await derive(["functions", name])).code, name).toBe(0);
    const sigmoid = await derive(["functions", "expit"]);
    expect(sigmoid.out).toContain("derivative  sigmoid(u) * (1 - sigmoid(u))");
    expect((await derive(["functions", "partial"])).out).toContain("unknown function");
    expect((await derive(["functions", "sigmiod"])).err).toContain("did you mean sigmoid?");
  });
});
