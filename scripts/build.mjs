// Builds what runs: the command (a launcher, and bundles that V8 can cache: the options, each command's work, the reader
// of LaTeX, the outside engines), its threads, and the library, file by file, for programs that import it.
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";

const outdir = "packages/cli/dist";
const core = "packages/core";
const cli = "packages/cli/src";
const shared = { platform: "node", target: "node20", logLevel: "error" };

/** The bundles of the command, by name: a start reads the options, and of the rest what it needs. */
export const bundles = {
  command: `${cli}/main.ts`,
  "action-derive": `${cli}/actions/derive.ts`,
  "action-check": `${cli}/actions/check.ts`,
  "action-checkBatch": `${cli}/actions/checkBatch.ts`,
  "action-checkCode": `${cli}/actions/checkCode.ts`,
  "action-code": `${cli}/actions/code.ts`,
  "action-convexity": `${cli}/actions/convexity.ts`,
  "action-gradient": `${cli}/actions/gradient.ts`,
  "action-functions": `${cli}/actions/functions.ts`,
  "action-rules": `${cli}/actions/rules.ts`,
  "batch-answer": `${cli}/batch/answer.ts`,
  "ask-mathjs": `${core}/src/opinions/mathjs.ts`,
  "ask-nerdamer": `${core}/src/opinions/nerdamer.ts`,
  "read-latex": `${core}/src/latex/index.ts`,
};

export async function buildAll() {
  await Promise.all([
    buildCommand(outdir),
    // The same files that the compiler writes, which adds the types.
    build({ ...shared, format: "esm", entryPoints: [`${core}/src/**/*.ts`], outdir: `${core}/dist` }),
  ]);
}

/**
 * The command by itself, in a folder of its own choice: nothing outside of it is needed to run it.
 * @returns for each bundle the files in it, as esbuild tells them
 */
export async function buildCommand(outdir) {
  const bundled = { ...shared, outdir, bundle: true, conditions: ["source"], minify: true };
  await mkdir(outdir, { recursive: true });
  const [{ outputFiles, metafile }] = await Promise.all([
    build({
      ...bundled,
      entryPoints: bundles,
      format: "cjs",
      outExtension: { ".js": ".cjs" },
      // Of a dynamic import esbuild makes a require, which the launcher answers.
      supported: { "dynamic-import": false },
      plugins: [besides],
      define: { "import.meta.url": "bundleUrl" },
      banner: { js: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
      metafile: true,
      write: false,
    }),
    build({
      ...bundled,
      entryPoints: { derive: `${cli}/launch.ts` },
      format: "cjs",
      outExtension: { ".js": ".cjs" },
      banner: { js: "#!/usr/bin/env node" },
    }),
    build({
      ...bundled,
      entryPoints: {
        "opinion-worker": `${cli}/opinionWorker.ts`,
        "progress-worker": `${cli}/progressWorker.ts`,
        "batch-worker": `${cli}/batch/batch-worker.ts`,
        "claim-driver": `${cli}/claim/claim-driver.ts`,
      },
      format: "esm",
      outExtension: { ".js": ".mjs" },
    }),
    build({ ...bundled, entryPoints: [`${cli}/claim/claim-driver.py`], loader: { ".py": "copy" } }),
  ]);
  await Promise.all(
    outputFiles.map(({ path, text }) => writeFile(join(outdir, basename(path)), marked(inAscii(text)))),
  );
  return metafile;
}

/** What has a bundle of its own is required from beside, where and when it is needed. */
const besides = {
  name: "besides",
  setup({ onResolve, onLoad }) {
    const bundle = (name) => ({ path: `./${name}.cjs`, external: true });
    onResolve({ filter: /\/actions\/\w+\.js$/ }, ({ path, kind }) =>
      kind === "dynamic-import" ? bundle(`action-${basename(path, ".js")}`) : undefined,
    );
    onResolve({ filter: /^@derive\/core\/latex$/ }, () => bundle("read-latex"));
    // The options' parser would load it for commands that are programs of their own: there are none.
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes("commander") ? { path: "child_process", namespace: "none" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "" }));
  },
};

/** The launcher reads bundles as ASCII, which takes half the room; esbuild leaves other characters in patterns. */
const inAscii = (text) =>
  text.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** A bundle begins with a digest of itself, by which its cache is known: 32 characters. */
function marked(text) {
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 28);
  return `/*${digest}*/${text}`;
}

if (process.argv[1]?.endsWith("build.mjs")) await buildAll();
