/** What a user runs: the built command and the built library, started by node as the README says. */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

function node(args: readonly string[], input = ""): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, args, { cwd: root, input, encoding: "utf8" });
}

describe("a fresh build", () => {
  beforeAll(() => {
    expect(node(["scripts/build.mjs"])).toMatchObject({ status: 0, stderr: "" });
  });

  it("runs the README's program", () => {
    const program = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    const { status, stdout, stderr } = node(["--input-type=module"], program);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toContain("\nsigmoid(x)\nproved\n\\begin{align*}");
    expect(stdout.startsWith("given | diff(log(1 + exp(x)), x) | proved\n")).toBe(true);
  });

  it("asks the outside engines, at the first start and with caches", () => {
    for (let start = 0; start < 2; start++) {
      const { status, stdout } = node([
        "packages/cli/bin/derive.mjs",
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
    const { status, stderr } = node(["packages/cli/dist/derive.mjs", "x^^2", "--wrt=x", "--expect=2*x"]);
    expect(status).toBe(2);
    expect(stderr).toContain("error:");
  });
});
