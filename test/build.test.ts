/** What a user runs: the built command and the built library, started by node as the README says. */
import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtCommand } from "./support/built.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

function node(args: readonly string[], input = ""): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, args, { cwd: root, input, encoding: "utf8" });
}

describe("a fresh build", () => {
  beforeAll(() => {
    expect(node(["scripts/build.mjs"])).toMatchObject({ status: 0, stderr: "" });
  }, 120_000);

  it("runs the README's program", () => {
    const program = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    const { status, stdout, stderr } = node(["--input-type=module"], program);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toContain("\nsigmoid(x)\nproved\n\\begin{align*}");
    expect(stdout.startsWith("given | diff(log(1 + exp(x)), x) | proved\n")).toBe(true);
  });

  it("reads what no keyboard has, as the sources do", () => {
    const derive = (args: readonly string[], input = "") =>
      node(["packages/cli/bin/derive.cjs", ...args], input);
    expect(derive(["check", "sum((x[i] - mu)^2/2, i, 1, n)", "--wrt=mu", "-"], "Σᵢ₌₁ⁿ (μ − xᵢ)").status).toBe(
      0,
    );
    expect(derive(["x² + θ", "--wrt=x"]).stdout).toContain("answer: 2 * x");
    expect(derive(["∇x", "--wrt=x"]).stderr).toContain("∇ cannot be read here");
  });

  it("has bundles in ASCII, as which the launcher reads them", () => {
    const folder = join(root, "packages/cli/dist");
    const bundles = readdirSync(folder).filter((name) => name.endsWith(".cjs"));
    expect(bundles).toContain("action-check.cjs");
    for (const name of bundles)
      expect(
        readFileSync(join(folder, name)).every((byte) => byte < 0x80),
        name,
      ).toBe(true);
  });

  it("asks the outside engines, at the first start and with caches", () => {
    for (let start = 0; start < 2; start++) {
      const { status, stdout } = node([
        "packages/cli/bin/derive.cjs",
        "x^2*sin(x)",
        "--wrt=x",
        "--expect=2*x*sin(x) + x^2*cos(x)",
      ]);
      expect(status).toBe(0);
      expect(stdout).toContain("mathjs agrees with Derive's answer at 4 points");
      expect(stdout).toContain("nerdamer agrees with Derive's answer at 4 points");
    }
  });

  it("counts the seconds while the thread that asked is busy", () => {
    const { stdout } = node([
      "-e",
      `const { Worker } = require("node:worker_threads");
      const cell = new Int32Array(new SharedArrayBuffer(8));
      const url = new URL("packages/cli/dist/progress-worker.mjs", "file://" + process.cwd() + "/");
      new Worker(url, { workerData: { cell, output: 1 } });
      // As a long derivation does, this leaves the thread no pause.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500);
      Atomics.store(cell, 0, 2);
      Atomics.notify(cell, 0);`,
    ]);
    expect(stdout).toMatch(/^\rworking: 1 s /);
  });

  it("ends at once where the problem cannot be read, though engines were started", () => {
    const { status, stderr } = node(["packages/cli/dist/derive.cjs", "x^^2", "--wrt=x", "--expect=2*x"]);
    expect(status).toBe(2);
    expect(stderr).toContain("error:");
  });
});

describe("V8's code cache", () => {
  let folder = "";
  beforeAll(() => {
    folder = builtCommand();
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const problem = ["x^2*sin(x)", "--wrt=x"];
  const answer = "answer: x * (2 * sin(x) + x * cos(x))\n";
  const cache = (): string => join(folder, "action-derive.cjs.cache");
  const forget = (): void => {
    for (const name of readdirSync(folder))
      if (name.includes(".cache")) rmSync(join(folder, name), { recursive: true });
  };
  const caches = (): string[] => readdirSync(folder).filter((name) => name.includes(".cache"));

  function derives(...flags: readonly string[]): void {
    const { status, stdout, stderr } = node([...flags, join(folder, "derive.cjs"), ...problem]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.endsWith(answer)).toBe(true);
  }

  it("is made by the first start, of what is typical, and taken by the second", () => {
    forget();
    derives();
    expect(caches().sort()).toEqual(["action-derive.cjs.cache", "command.cjs.cache"]);
    const made = readFileSync(cache());
    // It begins like its bundle, and holds more than this problem compiled.
    const bundle = readFileSync(join(folder, "action-derive.cjs"), "latin1");
    expect(made.toString("latin1", 0, 32)).toBe(bundle.slice(0, 32));
    expect(bundle).toMatch(/^\/\*[\da-f]{28}\*\//);
    derives();
    expect(readFileSync(cache()).equals(made)).toBe(true);
  });

  it("is not taken cut short, empty, of another source or of another V8, and made anew", () => {
    forget();
    derives();
    const made = readFileSync(cache());
    const damages: readonly (() => void)[] = [
      () => truncateSync(cache(), 1000),
      () => truncateSync(cache(), 0),
      () => writeFileSync(cache(), "no cache at all"),
      () =>
        writeFileSync(cache(), Buffer.concat([Buffer.from(`${"/*".padEnd(30, "0")}*/`), made.subarray(32)])),
      () => {
        // V8's own head: a version that is none.
        const other = Buffer.from(made);
        other.fill(7, 32, 64);
        writeFileSync(cache(), other);
      },
    ];
    for (const damage of damages) {
      damage();
      derives();
      expect(readFileSync(cache()).length).toBeGreaterThan(made.length / 2);
      expect(readFileSync(cache(), "latin1").slice(0, 32)).toBe(made.toString("latin1", 0, 32));
    }
    // Made with other flags it is made anew, and so it is when they are gone.
    derives("--no-opt");
    derives();
  });

  it("is not missed where it cannot be written", () => {
    forget();
    // As where the folder is not ours: nothing can be put in the cache's place.
    mkdirSync(join(cache(), "taken"), { recursive: true });
    derives();
    derives();
    expect(caches().sort()).toEqual(["action-derive.cjs.cache", "command.cjs.cache"]);
  });

  it("is whole though several starts write it at once", async () => {
    forget();
    const ends = Array.from({ length: 4 }, () => {
      const child = spawn(process.execPath, [join(folder, "derive.cjs"), ...problem], { stdio: "pipe" });
      return new Promise((resolve) => child.once("close", resolve));
    });
    expect(await Promise.all(ends)).toEqual([0, 0, 0, 0]);
    expect(caches().sort()).toEqual(["action-derive.cjs.cache", "command.cjs.cache"]);
    derives();
  });
});
