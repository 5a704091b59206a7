/** What is in each bundle, what each command opens of them, and how large they are. */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "derive-bundles-"));
afterAll(() => rmSync(folder, { recursive: true }));

function node(args: readonly string[], input = ""): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, args, { cwd: root, input, encoding: "utf8" });
}

/** Milliseconds for a build. */
const patience = 120_000;

/** Tells, at the end of standard error, which files a start has read and which parts of Node it has loaded. */
const watch = join(folder, "watch.cjs");
const watching = `const fs = require("node:fs");
  const { readFileSync } = fs;
  const opened = [];
  fs.readFileSync = (file, ...rest) => (opened.push(String(file)), readFileSync(file, ...rest));
  process.once("exit", () => {
    const node = process.moduleLoadList.map((name) => name.replace(/^NativeModule /, ""));
    fs.writeSync(2, "\\n" + JSON.stringify({ opened, node }));
  });`;

interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

describe("the bundles of the command", () => {
  /** The files in each bundle, those of packages by the package's name. */
  const contents = new Map<string, string[]>();
  /** How much of mathjs is in each. */
  const bytes = new Map<string, number>();
  beforeAll(() => {
    const program = `import { buildCommand } from "./scripts/build.mjs";
      console.log(JSON.stringify(await buildCommand(${JSON.stringify(folder)})));`;
    const { outputs } = JSON.parse(node(["--input-type=module", "-e", program]).stdout) as Metafile;
    for (const [path, { inputs }] of Object.entries(outputs)) {
      const files = Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
        bytesInOutput === 0 ? [] : (/.*\/node_modules\/(.*)/.exec(file)?.[1] ?? file),
      );
      contents.set(basename(path, ".cjs"), files);
      const ofMathjs = Object.entries(inputs).filter(([file]) => file.includes("/mathjs/"));
      bytes.set(
        basename(path, ".cjs"),
        ofMathjs.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0),
      );
    }
    writeFileSync(watch, watching);
  }, patience);

  const packagesIn = (name: string): string[] => [
    ...new Set(
      (contents.get(name) ?? [])
        .filter((file) => !/^(packages\/|none:)/.test(file))
        .map((file) => file.split("/")[0] ?? ""),
    ),
  ];
  const withPackage = (name: string): string[] =>
    [...contents.keys()].filter((bundle) => packagesIn(bundle).includes(name)).sort();

  it("hold the options without the engine", () => {
    expect(packagesIn("command")).toEqual(["commander"]);
    const core = contents.get("command")?.filter((file) => file.startsWith("packages/core/"));
    expect(core?.sort()).toEqual([
      "packages/core/src/derive/styles.ts",
      "packages/core/src/functions/code.ts",
      "packages/core/src/sharing/share.ts",
    ]);
  });

  it("hold KaTeX for LaTeX only, and the outside engines for opinions only", () => {
    expect(withPackage("katex")).toEqual(["read-latex"]);
    expect(withPackage("nerdamer")).toEqual(["ask-nerdamer"]);
    expect(withPackage("typed-function")).toEqual(["ask-mathjs"]);
    expect(withPackage("sucrase")).toEqual([]);
  });

  it("hold of mathjs only the parser", () => {
    for (const bundle of withPackage("mathjs").filter((name) => name !== "ask-mathjs")) {
      const files = (contents.get(bundle) ?? []).filter((file) => file.startsWith("mathjs/"));
      const parts = new Set(files.map((file) => file.split("/").slice(3, -1).join("/")));
      expect(parts, bundle).not.toContain("expression/node");
      expect(files, bundle).toContain("mathjs/lib/esm/expression/parse.js");
      expect(bytes.get(bundle), bundle).toBeLessThan(20_000);
    }
    expect(withPackage("mathjs")).not.toContain("action-functions");
    expect(withPackage("mathjs")).not.toContain("action-rules");
  });

  it("of a derivation hold no checker, no emitter and no proof of convexity", () => {
    const folders = contents.get("action-derive")?.map((file) => file.split("/").slice(0, 4).join("/"));
    for (const name of ["check", "claims", "convexity", "emit"])
      expect(folders, name).not.toContain(`packages/core/src/${name}`);
  });

  it("of a derivation hold nothing that only readers of rules and functions need", () => {
    const read = (name: string): string => readFileSync(join(folder, `${name}.cjs`), "utf8");
    for (const book of ["Stewart, Calculus", "Abramowitz & Stegun", "Magnus & Neudecker"]) {
      expect(`${read("action-rules")}${read("action-functions")}`).toContain(book);
      expect(read("action-derive"), book).not.toContain(book);
    }
    expect(read("action-code")).toContain("jnp.logaddexp");
    expect(read("action-derive")).not.toContain("jnp.logaddexp");
  });

  function loads(args: readonly string[], input = ""): { bundles: string[]; node: string[] } {
    // The first start has no caches, and makes them.
    for (let start = 0; start < 2; start++) {
      const { stderr } = node(["-r", watch, join(folder, "derive.cjs"), ...args], input);
      const { opened, node: parts } = JSON.parse(stderr.slice(stderr.lastIndexOf("\n"))) as {
        opened: string[];
        node: string[];
      };
      if (start === 0) continue;
      const own = opened.filter((file) => file.startsWith(folder) && file.endsWith(".cjs"));
      const names = own.map((file) => basename(file, ".cjs")).filter((name) => name !== "derive");
      return { bundles: names.sort(), node: parts };
    }
    throw new Error("not reached");
  }

  it.each([
    ["--help", [], ""],
    ["--version", [], ""],
    ["x^2 --wrt x", ["action-derive"], ""],
    ["\\frac{x}{2} --wrt x", ["action-derive", "read-latex"], ""],
    ["check x^2 --wrt x -", ["action-check"], "2*x"],
    ["check --batch -", ["action-checkBatch"], ""],
    ["code x^2 --wrt x", ["action-code"], ""],
    ["convexity x^2 --wrt x", ["action-convexity"], ""],
    ["gradient x*y --wrt x,y", ["action-gradient"], ""],
    ["functions sin", ["action-functions"], ""],
    ["rules", ["action-rules"], ""],
  ])("derive %s loads no more than it needs", (line, bundles, input) => {
    const { bundles: own, node: parts } = loads(line.split(" "), input);
    expect(own).toEqual([...bundles, "command"].sort());
    expect(parts).not.toContain("child_process");
    if (line === "check --batch -") return;
    // Promises of files, streams of terminals and sockets, threads: each takes as long to load as a short derivation.
    for (const part of ["fs/promises", "net", "tty", "worker_threads"])
      expect(parts, part).not.toContain(part);
  });
});

describe("a page that imports from the core", () => {
  const pages = new Map<string, { readonly gzip: number }>();
  beforeAll(() => {
    const sizes = JSON.parse(node(["scripts/sizes.mjs", "--json"]).stdout);
    for (const [name, size] of Object.entries(sizes.pages)) pages.set(name, size as { gzip: number });
  }, patience);

  // Kilobytes, gzipped. The first is what a page needs, and has to stay at 150; the others are what is measured, and a little more.
  it.each([
    ["derive to LaTeX", 150],
    ["derive", 154],
    ["check", 189],
    ["convexity", 161],
    ["code", 172],
    ["everything", 265],
  ] as const)("loads for %s at most %i kB", (name, most) => {
    const kilobytes = (pages.get(name)?.gzip ?? 0) / 1000;
    expect(kilobytes).toBeLessThanOrEqual(most);
    expect(kilobytes).toBeGreaterThan(most / 2);
  });
});
