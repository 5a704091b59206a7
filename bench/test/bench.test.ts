import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { families } from "../src/families/index.js";
import { FloorTable, record, replay } from "../src/floor.js";
import { sparkline } from "../src/heap.js";
import { markdownReport, textReport, time, withReport } from "../src/report.js";
import type { Results } from "../src/results.js";
import { fittedExponent, statisticsOf } from "../src/statistics.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

describe("a quick run of one family, Derive alone", () => {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const file = join(folder, "results.json");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["bench/bench.mjs", "--quick", "--only", "partials", "--peers", "none", "--output", file],
    { cwd: root, encoding: "utf8" },
  );
  const results: Results = status === 0 ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  rmSync(folder, { recursive: true });

  it("ends well and prints a table", () => {
    expect(status, stderr).toBe(0);
    expect(stdout).toContain("all partials of a sum");
  });

  it("keeps machine, versions and every figure", () => {
    expect(results.machine.cores).toBeGreaterThan(0);
    expect(results.versions.Derive).toMatch(/^\d/);
    expect(Number.isNaN(Date.parse(results.date))).toBe(false);
    expect(results.rows.map(({ size }) => size)).toEqual([10, 100, 1_000]);
    for (const row of results.rows)
      for (const figure of [row.derive, row.floor])
        expect(figure).toEqual({
          min: expect.any(Number),
          median: expect.any(Number),
          p99: expect.any(Number),
          ops: expect.any(Number),
          samples: expect.any(Number),
          runs: expect.any(Number),
        });
  });

  it("fits the exponent, and counts nodes in proportion to the variables", () => {
    expect(results.fits).toMatchObject([{ family: "partials", from: 100, to: 1_000 }]);
    expect(results.fits[0]?.nodes).toBeCloseTo(1, 1);
    const [, hundred, thousand] = results.rows.map(({ nodes }) => nodes as number);
    expect((thousand as number) / (hundred as number)).toBeCloseTo(10, 0);
  });

  it("can be shown as text and put into a document between its markers", () => {
    expect(textReport(results)).toContain("n = 1,000");
    const document = "before\n<!-- bench: begin -->\nstale table\n<!-- bench: end -->\nafter\n";
    const written = withReport(document, markdownReport(results));
    expect(written).toMatch(/^before\n/);
    expect(written).toMatch(/\nafter\n$/);
    expect(written).toMatch(/^\| all partials of a sum: n = 100 +\|/m);
    const [first = "", ...more] = written
      .split("\n")
      .filter((line) => line.startsWith("| all partials of a sum: "));
    for (const line of more) expect(line).toHaveLength(first.length);
    expect(written).not.toContain("stale");
    expect(withReport(written, markdownReport(results))).toBe(written);
    expect(() => withReport("no markers", "")).toThrow("no place");
  });
});

describe("the floor", () => {
  it("makes every node of the answer, each once, behind those that stood there before", () => {
    for (const family of families.filter(({ name }) => /loss|partials|towers|products/i.test(name)))
      for (const row of family.rows(true).slice(0, 2)) {
        const recording = record(row.case);
        if (recording === undefined) throw new Error("nothing was recorded");
        const { heads, given } = recording;
        expect(heads.length, row.label).toBeGreaterThan(given);
        const table = new FloorTable();
        replay(recording, { table, nodes: [] }, heads.length);
        expect(table.size, row.label).toBe(heads.length);
      }
  });

  it("finds a node that it has", () => {
    const table = new FloorTable();
    const head = { kind: "sym", name: "x", value: "", hash: 7 };
    const x = table.intern(head, []);
    expect(table.intern(head, [])).toBe(x);
    expect(table.intern({ ...head, name: "y" }, [])).not.toBe(x);
    expect(table.intern(head, [x])).not.toBe(x);
  });
});

describe("figures", () => {
  it("are the least, the middle and the last hundredth", () => {
    const seconds = Array.from({ length: 100 }, (_, k) => (100 - k) / 1000);
    const { min, median, p99, ops } = statisticsOf(seconds, 1);
    expect([min, median, p99]).toEqual([0.001, 0.051, 0.1]);
    expect(ops).toBeCloseTo(1 / 0.051);
  });

  it("fit a power", () => {
    expect(fittedExponent([10, 100, 1_000].map((n) => [n, 3 * n ** 1.5]))).toBeCloseTo(1.5);
  });

  it("are written in the unit that reads best", () => {
    expect([2e-8, 4.5e-6, 0.0123, 1, 12].map(time)).toEqual(["0.02 µs", "4.5 µs", "12.3 ms", "1 s", "12 s"]);
    expect(sparkline([1, 4, 8])).toBe("▁▄█");
  });
});
