/** The examples for a cluster, on two workers over loopback: equal to one process, and plain about what is not there. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { builtCommand } from "./support/built.js";
import { pythonWith } from "./support/python.js";

// Each case starts processes.
vi.setConfig({ testTimeout: 120_000 });

const examples = fileURLToPath(new URL("../examples/cluster/", import.meta.url));
const python = pythonWith("numpy", "dask.array", "distributed");

/** A command that stands in for derive: what it says of `lines`, the records that `file` has, is up to `body`. */
const standIn = (body: string): string => `
import { existsSync, readFileSync, writeFileSync } from "node:fs";
if (process.argv.includes("--version")) {
  console.log("1");
  process.exit();
}
const file = process.argv[process.argv.indexOf("--batch") + 1];
const lines = readFileSync(file === "-" ? 0 : file, "utf8").split("\\n").filter((line) => line.trim() !== "");
const answer = (id) => console.log(JSON.stringify({ id, lines: [], firstWrong: null, mistake: null }));
${body}`;

describe.skipIf(python === undefined)("the examples for a cluster", () => {
  const folder = mkdtempSync(join(tmpdir(), "derive-cluster-test-"));
  const temporary = join(folder, "temporary");
  let derive = "";
  let built = "";
  beforeAll(() => {
    mkdirSync(temporary);
    built = builtCommand();
    derive = `'${process.execPath}' '${join(built, "derive.cjs")}'`;
  }, 120_000);
  afterAll(() => {
    for (const own of [folder, built]) rmSync(own, { recursive: true });
  });

  const env = { ...process.env, TMPDIR: temporary, PYTHONDONTWRITEBYTECODE: "1" };
  const argumentsOf = (program: string, args: readonly string[]): string[] => [
    join(examples, program),
    ...(args.includes("--derive") ? args : ["--derive", derive, ...args]),
  ];
  const run = (program: string, args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    spawnSync(python as string, argumentsOf(program, args), {
      cwd: folder,
      encoding: "utf8",
      env: { ...env, ...more },
    });

  const written = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const standInFor = (name: string, body: string): string =>
    `'${process.execPath}' '${written(name, standIn(body))}'`;
  const workings = join(examples, "workings.jsonl");
  const small = ["--rows", "5000", "--chunk", "800", "--steps", "2"];

  describe("on a cluster of their own", () => {
    it("find the gradient of data that no process holds", () => {
      const { status, stdout, stderr } = run("gradient.py", ["--rows", "30000", "--chunk", "4000"]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      const held = [...stdout.matchAll(/^ {2}tcp:\S+ holds (\d+) rows$/gm)].map(([, rows]) => Number(rows));
      expect(held).toHaveLength(2);
      expect(held.reduce((sum, rows) => sum + rows, 0)).toBe(30_000);
      expect(Math.max(...held)).toBeLessThan(30_000);
      expect(stdout).toContain("not computed yet: dask.array<");
      const differences = [...stdout.matchAll(/^ {2}equal: relative difference (\S+), allowed 1.0e-12$/gm)];
      expect(differences).toHaveLength(4);
      for (const [, difference] of differences) expect(Number(difference)).toBeLessThan(1e-12);
    });

    it("grade as one process does, in the order of the file", () => {
      const output = join(folder, "answers.jsonl");
      const records = readFileSync(workings, "utf8").split("\n").slice(0, 12);
      const file = written("records.jsonl", records.join("\n"));
      const { status, stdout, stderr } = run("grade.py", [file, "-o", output, "--size", "6", "--no-compare"]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      const answers = readFileSync(output, "utf8");
      const idOf = (line: string): unknown => (JSON.parse(line) as { id: unknown }).id;
      expect(answers.trim().split("\n").map(idOf)).toEqual(records.map(idOf));
      const one = spawnSync(
        process.execPath,
        [join(built, "derive.cjs"), "check", "--batch", file, "--jobs", "1"],
        {
          encoding: "utf8",
        },
      );
      expect(answers).toBe(one.stdout);
      const number = (name: string): number =>
        Number(new RegExp(`^ *(\\d+) ${name}$`, "m").exec(stdout)?.[1]);
      const told = one.stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      const wrong = told.filter(({ firstWrong }) => firstWrong !== null);
      expect(number("workings")).toBe(told.length);
      expect(number("wrong at line 1")).toBe(wrong.filter(({ firstWrong }) => firstWrong === 0).length);
      expect(number("wrong at line 2")).toBe(wrong.filter(({ firstWrong }) => firstWrong === 1).length);
      expect(number("every line right")).toBe(told.length - wrong.length - number("undecided"));
      expect(number("undecided")).toBeGreaterThan(0);
      expect(number("sign")).toBe(wrong.filter(({ mistake }) => mistake === "sign").length);
    });

    it("give the parts of a worker that dies to another", () => {
      const command = standInFor(
        "killer.mjs",
        `const mark = ${JSON.stringify(join(folder, "killed"))};
        if (file === "-" && !existsSync(mark)) {
          writeFileSync(mark, "");
          process.kill(process.ppid, "SIGKILL");
        }
        for (const line of lines) answer(JSON.parse(line).id);`,
      );
      const { status, stdout } = run("grade.py", [workings, "--derive", command]);
      expect(readdirSync(folder)).toContain("killed");
      expect(status).toBe(0);
      expect(stdout).toContain("the same, byte for byte");
    });

    it("stop their processes and leave no files when they are ended", async () => {
      const child = spawn(python as string, argumentsOf("gradient.py", ["--steps", "100000"]), { env });
      const ended = endOf(child);
      let err = "";
      child.stderr.on("data", (text) => {
        err += text;
      });
      await new Promise<void>((resolve) =>
        child.stdout.on("data", (text) => /holds/.test(text) && resolve()),
      );
      expect(readdirSync(temporary)).not.toEqual([]);
      child.kill("SIGTERM");
      // The pipes end when the last process that has them does.
      expect(await ended).toBe(128 + 15);
      expect(err).toBe("");
      expect(readdirSync(temporary)).toEqual([]);
    });
  });

  describe("on a cluster that is there", () => {
    let cluster: ChildProcess;
    let scheduler: readonly string[] = [];
    beforeAll(async () => {
      const script = `import sys
from distributed import LocalCluster
with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None,
                  silence_logs=50, local_directory=sys.argv[1]) as cluster:
    print(cluster.scheduler_address, flush=True)
    sys.stdin.read()`;
      const own = spawn(python as string, ["-c", script, join(folder, "workers")], { cwd: folder, env });
      cluster = own;
      const address = await new Promise<string>((resolve) =>
        own.stdout.once("data", (text) => resolve(`${text}`)),
      );
      scheduler = ["--scheduler", address.trim()];
    }, 120_000);
    afterAll(async () => {
      cluster.stdin?.end();
      await endOf(cluster);
    });

    it("say so where the gradient is not what one process finds", () => {
      const { status, stdout } = run("gradient.py", [...small, ...scheduler, "--rtol=-1"]);
      expect(status).toBe(1);
      expect(stdout.match(/DIFFERENT: relative difference/g)).toHaveLength(4);
    });

    it("find the gradient where nobody compares it", () => {
      const { status, stdout, stderr } = run("gradient.py", [...small, ...scheduler, "--no-compare"]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toContain("not computed yet: dask.array<");
      expect(stdout).not.toContain("one process");
    });

    it("name the lines of bad records as they are in the file", () => {
      const record = JSON.stringify({ problem: "x^2", wrt: "x", working: "= 2*x" });
      const file = written("bad.jsonl", `${record}\n\n${record}\nno json\n\n\n${record}\n[7]`);
      const { status, stdout, stderr } = run("grade.py", [
        file,
        ...scheduler,
        "--size",
        "2",
        "-o",
        "bad.out",
      ]);
      expect({ status, stderr }).toEqual({ status: 2, stderr: "" });
      expect(stdout).toContain("    2 no answer");
      expect(stdout).toContain("the same, byte for byte");
      expect(readFileSync(join(folder, "bad.out"), "utf8")).toMatch(
        /line 4 is no JSON[\s\S]*line 8 is no record/,
      );
    });

    it("say from where on answers differ from those of one process", () => {
      const command = standInFor("counter.mjs", "for (const k of lines.keys()) answer(k);");
      const { status, stdout } = run("grade.py", [workings, ...scheduler, "--derive", command]);
      expect(status).toBe(1);
      expect(stdout).toContain("DIFFERENT from those of one process, from line 11 on");
    });

    it("take no part for graded that has fewer answers than records", () => {
      const command = standInFor(
        "loser.mjs",
        'for (const k of lines.keys()) if (k > 0) answer(k);\nconsole.error("one is lost");',
      );
      const args = [workings, ...scheduler, "--no-compare", "--derive", command, "-o", "lost.out"];
      const { status, stdout, stderr } = run("grade.py", args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toBe(
        "error: the work could not be finished: derive answered 9 of 10 records from line 1 on\none is lost\n",
      );
      expect(readdirSync(folder).filter((name) => name.startsWith("lost.out"))).toEqual([]);
    });

    it("tell which worker cannot run derive", () => {
      const { status, stderr } = run("grade.py", [workings, ...scheduler, "--derive", "false"]);
      expect(status).toBe(2);
      expect(stderr).toMatch(
        /^error: false is not the same on all workers\n {2}here: it cannot be run\n {2}tcp:\S+: it cannot be run\n/,
      );
    });
  });

  const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["grade.py", [], /required: file/],
    ["grade.py", ["nowhere.jsonl"], /^error: nowhere.jsonl: No such file or directory$/m],
    [
      "grade.py",
      [workings, "--derive", "no-such-command"],
      /^error: there is no command no-such-command\nbuild it/,
    ],
    [
      "grade.py",
      [workings, "--derive", "node /no/derive.cjs"],
      /^error: there is no command node .*\nbuild it/,
    ],
    ["grade.py", [workings, "--size", "0"], /0 is no whole number from 1/],
    ["grade.py", [workings, "--scheduler", "nonsense"], /^error: no scheduler answers at nonsense: /],
    ["gradient.py", ["--rate", "-1"], /-1 is no number above 0/],
    ["gradient.py", ["--derive", "false"], /^error: derive wrote no code/],
    ["grade.py", [workings, "--derive", "'"], /' is no command: No closing quotation/],
  ];
  it.each(refused)("%s refuses %j in words", (program, args, message) => {
    const { status, stdout, stderr } = run(program, args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("Traceback");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });

  it.each(["gradient.py", "grade.py"])("%s says how to install Dask where it is not", (program) => {
    const hidden = join(folder, "hidden");
    mkdirSync(hidden, { recursive: true });
    writeFileSync(
      join(hidden, "distributed.py"),
      'raise ModuleNotFoundError("No module named distributed", name="distributed")',
    );
    const path = [hidden, process.env.PYTHONPATH ?? ""].join(delimiter);
    const { status, stderr } = run(program, program === "grade.py" ? [workings] : [], { PYTHONPATH: path });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: \S+ has no distributed\non Debian: apt-get install/);
  });

  it.each(["gradient.py", "grade.py"])("%s helps with examples", (program) => {
    const { status, stdout } = run(program, ["--help"]);
    expect(status).toBe(0);
    expect(stdout).toContain(`examples:\n  python3 ${program}`);
  });
});

const endOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.on("close", resolve));
