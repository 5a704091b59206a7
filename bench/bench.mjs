// `pnpm bench …`: builds the benchmark, then runs it.
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const folder = dirname(fileURLToPath(import.meta.url));
const root = join(folder, "..");
process.chdir(root);
await build({
  entryPoints: ["main", "child", "heap"].map((name) => join(folder, `src/${name}.ts`)),
  outdir: join(folder, "dist"),
  bundle: true,
  // So that a process loads its own system only.
  splitting: true,
  platform: "node",
  target: "node20",
  format: "esm",
  outExtension: { ".js": ".mjs" },
  conditions: ["source"],
  // The peers are loaded as their users load them.
  external: ["mathjs", "nerdamer", "nerdamer/*", "algebrite", "@cortex-js/compute-engine"],
  // decimal.js and fraction.js, which Derive uses, are CommonJS.
  banner: {
    js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
  },
  logLevel: "error",
});
await import(pathToFileURL(join(folder, "dist/main.mjs")).href);
