// Builds what runs: the command (a launcher, the command itself, the reader of LaTeX and the outside engines in files that V8 can
// cache, the worker that asks them) and the library, file by file, for programs that import it.
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const outdir = "packages/cli/dist";
const core = "packages/core";
/** LaTeX is read by a file that is loaded only where there is some. */
const readerOfItsOwn = { "@derive/core/latex": "./packages/cli/src/latexBundle.ts" };
const shared = { platform: "node", target: "node20", logLevel: "error" };

export async function buildAll() {
  await Promise.all([
    buildCommand(outdir),
    // The same files that the compiler writes, which adds the types.
    build({ ...shared, format: "esm", entryPoints: [`${core}/src/**/*.ts`], outdir: `${core}/dist` }),
  ]);
}

/** The command by itself, in a folder of its own choice: nothing outside of it is needed to run it. */
export async function buildCommand(outdir) {
  await forgetCaches(outdir);
  const bundled = { ...shared, outdir, bundle: true, conditions: ["source"], minify: true };
  const cacheable = { ...bundled, format: "cjs", outExtension: { ".js": ".cjs" } };
  const modules = { ...bundled, format: "esm", outExtension: { ".js": ".mjs" } };
  await Promise.all([
    build({
      ...cacheable,
      entryPoints: { command: "packages/cli/src/main.ts" },
      alias: readerOfItsOwn,
      define: { "import.meta.url": "bundleUrl" },
      banner: { js: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
    }),
    build({
      ...cacheable,
      entryPoints: {
        "ask-mathjs": `${core}/src/opinions/mathjs.ts`,
        "ask-nerdamer": `${core}/src/opinions/nerdamer.ts`,
        "read-latex": `${core}/src/latex/index.ts`,
      },
    }),
    build({
      ...modules,
      entryPoints: { "batch-worker": "packages/cli/src/batch/batch-worker.ts" },
      alias: readerOfItsOwn,
    }),
    build({
      ...modules,
      entryPoints: {
        derive: "packages/cli/src/launch.ts",
        "opinion-worker": "packages/cli/src/opinionWorker.ts",
        "progress-worker": "packages/cli/src/progressWorker.ts",
        "claim-driver": "packages/cli/src/claim/claim-driver.ts",
      },
    }),
    build({ ...bundled, entryPoints: ["packages/cli/src/claim/claim-driver.py"], loader: { ".py": "copy" } }),
  ]);
}

/** V8 takes a cache for that of another source of the same length. */
async function forgetCaches(outdir) {
  const files = await readdir(outdir).catch(() => []);
  await Promise.all(files.filter((name) => name.endsWith(".cache")).map((name) => rm(join(outdir, name))));
}

if (process.argv[1]?.endsWith("build.mjs")) await buildAll();
