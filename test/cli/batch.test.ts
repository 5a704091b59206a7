/** Many workings: `derive check --batch`, and the threads behind it. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { check, checkToJson } from "@derive/core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Counts, runBatch } from "../../packages/cli/src/batch/batch.js";
import { Checkers } from "../../packages/cli/src/batch/checkers.js";
import { linesOf } from "../../packages/cli/src/batch/lines.js";
import { meter, meterText } from "../../packages/cli/src/batch/meter.js";
import { Pool } from "../../packages/cli/src/batch/pool.js";
import { isBad, readRecord } from "../../packages/cli/src/batch/records.js";
import { bases, recordAt } from "../support/batchRecords.js";
import { builtCommand, root } from "../support/built.js";

vi.setConfig({ testTimeout: 300_000 });

const folder = mkdtempSync(join(tmpdir(), "derive-batch-"));
let command = "";
beforeAll(() => {
  command = builtCommand();
}, 120_000);
afterAll(() => {
  for (const own of [folder, command]) rmSync(own, { recursive: true });
});

interface Answer {
  readonly id?: unknown;
  readonly firstWrong?: number | null;
  readonly mistake?: string | null;
  readonly error?: {
    readonly kind: string;
    readonly message: string;
    readonly position?: { readonly offset: number };
  };
}

const answersIn = (text: string): Answer[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);

function batch(input: string, ...more: string[]) {
  return spawnSync(process.execPath, [join(command, "derive.cjs"), "check", "--batch", "-", ...more], {
    cwd: root,
    input,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
}

const square = { problem: "x^2", wrt: "x" };

describe("a batch", () => {
  it("answers some hundred records in their order, right ones and wrong ones", () => {
    const from = bases((name) => /^(arctangents|hinge|matrix-trace|softplus|x-to-the-x)/.test(name));
    const records = Array.from({ length: 300 }, (_, k) => recordAt(from, k));
    const { status, stdout, stderr } = batch(records.map((record) => JSON.stringify(record)).join("\n"));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const answers = answersIn(stdout);
    expect(answers.map(({ id }) => id)).toEqual(records.map(({ id }) => id));
    // The first round has no slips in it, the second has the other sign in the last line.
    for (const { firstWrong } of answers.slice(0, from.length)) expect(firstWrong).toBe(null);
    const negated = answers
      .slice(from.length, 2 * from.length)
      .filter(({ firstWrong }) => firstWrong !== null);
    expect(negated.filter(({ mistake }) => mistake !== null).length).toBeGreaterThan(0.9 * negated.length);
  });

  it("answers bad records, each with why, and goes on", () => {
    const lines = [
      JSON.stringify({ id: 0, ...square, working: "= 2*x" }),
      "no json",
      "[1, 2]",
      "",
      JSON.stringify({ id: "a", problem: "x^2", working: "= 2*x" }),
      JSON.stringify({ id: "b", problem: 7, wrt: "x", working: "= 2*x" }),
      JSON.stringify({ id: "c", ...square, working: "= 2*x", from: "word" }),
      JSON.stringify({ id: "d", problem: "x^^2", wrt: "x", working: "= 2*x" }),
      JSON.stringify({ id: "e", ...square, working: "= 2*x", order: 1.5 }),
      JSON.stringify({ id: "f", problem: "\\frac{x^2}{2", wrt: "x", working: "= x" }),
      `{"id": "g", "working": "${"x".repeat(1_000_000)}"}`,
      JSON.stringify({ id: { nested: [1] }, ...square, working: ["diff(x^2, x)", "= 3*x"] }),
      JSON.stringify({ ...square, working: "$$\\frac{d}{dx} x^2 = 2x$$" }),
      JSON.stringify({ id: null, ...square, working: `= ${"(".repeat(20_000)}x${")".repeat(20_000)}` }),
    ];
    const { status, stdout } = batch(lines.join("\n"));
    expect(status).toBe(2);
    const answers = answersIn(stdout);
    expect(answers.map(({ id, error, firstWrong }) => [id, error?.kind ?? firstWrong])).toEqual([
      [0, null],
      [undefined, "bad-record"],
      [undefined, "bad-record"],
      ["a", "bad-record"],
      ["b", "bad-record"],
      ["c", "bad-record"],
      ["d", "syntax"],
      ["e", "bad-record"],
      ["f", "syntax"],
      [undefined, "too-large"],
      [{ nested: [1] }, 1],
      [undefined, null],
      [null, "too-deep"],
    ]);
    expect(answers[1]?.error?.message).toMatch(/^line 2 is no JSON/);
    expect(answers[6]?.error?.position?.offset).toBe(2);
  });

  it("stops a record that takes too long, and goes on", () => {
    const slow = {
      id: "slow",
      problem: `det(${"A*".repeat(40)}A)`,
      wrt: "A",
      where: "A: n x n",
      working: "= A",
    };
    const quick = { id: "quick", ...square, working: "= 2*x" };
    const { status, stdout } = batch(
      `${JSON.stringify(slow)}\n${JSON.stringify(quick)}\n`,
      "--limit",
      "0.02",
      "--jobs",
      "1",
    );
    const [first] = answersIn(stdout);
    expect(first?.error?.kind).toBe("time-out");
    expect(answersIn(stdout)).toHaveLength(2);
    expect(status).toBe(2);
  });

  it("writes a file when all is there", () => {
    const file = join(folder, "answers.jsonl");
    writeFileSync(file, "kept");
    const input = join(folder, "records.jsonl");
    writeFileSync(input, `${JSON.stringify({ ...square, working: "= 2*x" })}\n`);
    const check = (...args: string[]) =>
      spawnSync(process.execPath, [join(command, "derive.cjs"), "check", "--batch", ...args], {
        encoding: "utf8",
      });
    expect(check(input, "-o", file)).toMatchObject({ status: 0, stdout: "" });
    expect(answersIn(readFileSync(file, "utf8"))).toMatchObject([{ firstWrong: null }]);
    expect(check(join(folder, "nowhere"), "-o", file).status).toBe(2);
    expect(check(input, "-o", join(folder, "no", "folder")).stderr).toContain("cannot be written");
    expect(check(input, "--jobs", "0").stderr).toContain("no number of threads");
    expect(readdirSync(folder).filter((name) => name.startsWith(".derive-"))).toEqual([]);
  });

  it("finishes what was begun when it is interrupted", async () => {
    const file = join(folder, "part.jsonl");
    const child = spawn(process.execPath, [join(command, "derive.cjs"), "check", "--batch", "-", "-o", file]);
    child.stdin.write(`${JSON.stringify({ id: 1, ...square, working: "= 2*x" })}\n`);
    const part = (): string | undefined => readdirSync(folder).find((name) => name.startsWith(".derive-"));
    // Nothing more comes on the input, which stays open.
    await vi.waitFor(() => expect(readFileSync(join(folder, part() ?? ""), "utf8")).not.toBe(""), {
      timeout: 60_000,
    });
    child.kill("SIGINT");
    expect(await endOf(child)).toBe(2);
    expect(answersIn(readFileSync(file, "utf8"))).toMatchObject([{ id: 1, firstWrong: null }]);
  });

  it("ends without a word when nobody reads any more", async () => {
    const child = spawn(process.execPath, [join(command, "derive.cjs"), "check", "--batch", "-"]);
    let err = "";
    child.stderr.on("data", (text) => {
      err += text;
    });
    child.stdin.on("error", () => undefined);
    child.stdout.once("data", () => child.stdout.destroy());
    for (let k = 0; k < 50; k++) child.stdin.write(`${JSON.stringify({ ...square, working: "= 2*x" })}\n`);
    child.stdin.end();
    expect(await endOf(child)).toBe(0);
    expect(err).toBe("");
  });
});

const endOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.on("exit", resolve));

/** A thread that answers numbers with their doubles, and does what texts say. */
const thread = (): Worker =>
  new Worker(
    `const { parentPort } = require("node:worker_threads");
    parentPort.on("message", (question) => {
      if (question === "hang") for (;;);
      if (question === "die") process.exit(1);
      if (question === "throw") throw new Error("broken");
      parentPort.postMessage({ kind: "answer", answer: question * 2 });
    });
    parentPort.postMessage({ kind: "ready" });`,
    { eval: true },
  );

describe("the pool", () => {
  it("replaces threads that hang or die, and answers all others", async () => {
    const pool = new Pool<number | string, number>(thread, 2, 300);
    const outcomes = await Promise.all(
      [1, "hang", 2, "die", 3, "throw", 4].map((question) => pool.ask(question)),
    );
    expect(outcomes).toEqual([
      { kind: "answer", answer: 2 },
      { kind: "time-out" },
      { kind: "answer", answer: 4 },
      { kind: "crash", why: "the worker thread ended" },
      { kind: "answer", answer: 6 },
      { kind: "crash", why: "broken" },
      { kind: "answer", answer: 8 },
    ]);
    await pool.stop();
    expect(await pool.ask(1)).toEqual({ kind: "not-asked" });
  });

  it("begins nothing more once it is closed, and finishes what was begun", async () => {
    const pool = new Pool<number, number>(thread, 1, 1000);
    const first = pool.ask(1);
    await first;
    const [second, third] = [pool.ask(2), pool.ask(3)];
    pool.close();
    expect(await second).toEqual({ kind: "answer", answer: 4 });
    expect(await third).toEqual({ kind: "not-asked" });
    await pool.stop();
  });

  it("fails where no thread can be started", async () => {
    const pool = new Pool<number, number>(
      () => new Worker("throw new Error('no thread')", { eval: true }),
      2,
      1000,
    );
    expect(await pool.ask(1)).toEqual({ kind: "crash", why: "no thread" });
    await expect(pool.ask(1)).rejects.toThrow("no thread");
  });
});

describe("the problems met last", () => {
  const square = { wrt: "x" };

  it("are kept while they are few and small, and given again", () => {
    const checkers = new Checkers();
    const seen = [0, 1, 2].map(() => checkers.with("x^2", square, (checker) => checker));
    expect(new Set(seen).size).toBe(1);
    for (let k = 3; k < 20; k++) checkers.with(`x^${k}`, square, () => undefined);
    expect(checkers.with("x^2", square, (checker) => checker)).not.toBe(seen[0]);
  });

  it("are not kept after a failure, and tell options apart", () => {
    const checkers = new Checkers();
    const first = checkers.with("x^2", square, (checker) => checker);
    expect(checkers.with("x^2", { ...square, order: 2 }, (checker) => checker)).not.toBe(first);
    const fail = () => {
      throw new RangeError("Maximum call stack size exceeded");
    };
    expect(() => checkers.with("x^2", square, fail)).toThrow(RangeError);
    expect(checkers.with("x^2", square, (checker) => checker)).not.toBe(first);
  });

  it("say of each working what they would say of it alone", () => {
    const checkers = new Checkers();
    for (const working of ["2*x", "let u = x^2\n= 2*x", "3*x", "dJ/dx = u\n= 2*x"]) {
      const together = checkers.with("x^2", square, (checker) => checkToJson(checker.check(working)));
      expect(together).toEqual(checkToJson(check("x^2", working, square)));
    }
  });
});

describe("memory", () => {
  it("holds a window of records, however slowly the answers are read", async () => {
    let read = 0;
    async function* input(): AsyncGenerator<string> {
      for (; read < 2000; read++) yield `${JSON.stringify({ id: read, ...square, working: "= 2*x" })}\n`;
    }
    let written = 0;
    let most = 0;
    let counts: Counts | undefined;
    await runBatch({
      input: input(),
      write: async () => {
        written += 1;
        most = Math.max(most, read - written);
        if (written % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      },
      startWorker: () =>
        new Worker(
          `const { parentPort } = require("node:worker_threads");
          const answer = { lines: [], firstWrong: null };
          parentPort.on("message", () => parentPort.postMessage({ kind: "answer", answer }));
          parentPort.postMessage({ kind: "ready" });`,
          { eval: true },
        ),
      jobs: 2,
      limit: 5,
      onProgress: (own) => {
        counts = own;
      },
      signal: new AbortController().signal,
    });
    expect(counts).toEqual({ done: 2000, wrong: 0, undecided: 0, errors: 0 });
    expect(most).toBeLessThanOrEqual(64);
  });
});

describe("lines and records", () => {
  const lines = async (pieces: readonly (string | Uint8Array)[], most = 100): Promise<string[]> => {
    async function* input(): AsyncGenerator<string | Uint8Array> {
      yield* pieces;
    }
    const found: string[] = [];
    for await (const line of linesOf(input(), most))
      found.push(line.kind === "line" ? line.text : `${line.bytes}!`);
    return found;
  };

  it("are put together across pieces, letters of several bytes as well", async () => {
    expect(await lines(["a", "b\nc\n\nd"])).toEqual(["ab", "c", "", "d"]);
    const bytes = Buffer.from("σ\nθ");
    expect(await lines([bytes.subarray(0, 1), bytes.subarray(1, 4), bytes.subarray(4)])).toEqual(["σ", "θ"]);
    expect(await lines([])).toEqual([]);
  });

  it("are dropped where they are too long, and the next one is read", async () => {
    expect(await lines(["x".repeat(90), "x".repeat(90), "\nok\n"])).toEqual(["180!", "ok"]);
  });

  it("take a list of lines for a working, and null for what is left out", () => {
    const record = readRecord(
      JSON.stringify({ ...square, working: ["a", "b"], where: null, order: "2" }),
      "line 1",
    );
    expect(isBad(record) ? record : { ...record }).toEqual({ ...square, working: "a\nb", order: 2 });
  });
});

describe("the meter", () => {
  it("shows on a terminal how far it is, not too often, and clears that", () => {
    const shown: string[] = [];
    const times = [0, 1000, 1100, 2000];
    const own = meter({ isTTY: true, write: (text) => shown.push(text) }, () => times.shift() ?? 0);
    for (const done of [10, 11, 20]) own.show({ done, wrong: 3, undecided: 2, errors: 1 });
    own.clear();
    expect(shown).toEqual([
      "\r10 checked, 10 a second: 3 wrong, 2 undecided, 1 errors\u001b[K",
      "\r20 checked, 10 a second: 3 wrong, 2 undecided, 1 errors\u001b[K",
      "\r\u001b[K",
    ]);
  });

  it("is silent elsewhere", () => {
    const shown: string[] = [];
    const own = meter({ write: (text) => shown.push(text) });
    own.show({ done: 1, wrong: 0, undecided: 0, errors: 0 });
    own.clear();
    expect(shown).toEqual([]);
    expect(meterText({ done: 3, wrong: 0, undecided: 0, errors: 0 }, 2)).toContain("1.5 a second");
  });
});
