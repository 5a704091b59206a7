// Bundles the command: a launcher, the command itself in one file that V8 can cache, and the worker that asks
// other engines.
import { rm } from "node:fs/promises";
import { build } from "esbuild";

const outdir = "packages/cli/dist";
const shared = {
  bundle: true,
  platform: "node",
  target: "node20",
  conditions: ["source"],
  minify: true,
  logLevel: "error",
  outdir,
};

export async function buildAll() {
  await rm(`${outdir}/command.cjs.cache`, { force: true });
  const modules = { ...shared, format: "esm", outExtension: { ".js": ".mjs" } };
  await build({
    ...shared,
    format: "cjs",
    outExtension: { ".js": ".cjs" },
    entryPoints: { command: "packages/cli/src/main.ts" },
    define: { "import.meta.url": "bundleUrl" },
    banner: { js: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
  });
  const required =
    'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';
  await build({
    ...modules,
    entryPoints: { "opinion-worker": "packages/cli/src/opinionWorker.ts" },
    banner: { js: required },
  });
  await build({ ...modules, entryPoints: { derive: "packages/cli/src/launch.ts" } });
}

if (process.argv[1]?.endsWith("build.mjs")) await buildAll();
