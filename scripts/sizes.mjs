// Prints the size of every bundle, raw and gzipped: of the command's files, and of what a page loads that imports from the
// core. With --json for programs.
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { buildCommand } from "./build.mjs";

/** What pages import, by name. */
const pages = {
  derive: "derive, derivationToText, derivationToLatex, derivationToMarkdown, derivationToJson",
  check: "check, checkToText, checkToJson",
  convexity: "convexity, convexityToText, convexityToLatex, convexityToJson",
  code: "code",
  everything: "*",
};

const sizeOf = (bytes) => ({ raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length });

async function pageSize(names) {
  const imports = names === "*" ? "*" : `{ ${names} }`;
  const { outputFiles } = await build({
    stdin: { contents: `export ${imports} from "./index.ts"`, resolveDir: "packages/core/src" },
    bundle: true,
    minify: true,
    legalComments: "none",
    format: "esm",
    platform: "browser",
    conditions: ["source"],
    write: false,
    logLevel: "error",
  });
  return sizeOf(outputFiles[0].contents);
}

async function commandSizes() {
  const folder = await mkdtemp(join(tmpdir(), "derive-sizes-"));
  try {
    await buildCommand(folder);
    const names = (await readdir(folder)).sort();
    return Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, sizeOf(await readFile(join(folder, name)))])),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

const sizes = {
  pages: Object.fromEntries(
    await Promise.all(Object.entries(pages).map(async ([name, names]) => [name, await pageSize(names)])),
  ),
  command: await commandSizes(),
};

if (process.argv.includes("--json")) console.log(JSON.stringify(sizes));
else
  for (const [part, own] of Object.entries(sizes)) {
    console.log(`${part.padEnd(26)}${"kB".padStart(8)}${"gzipped".padStart(10)}`);
    for (const [name, { raw, gzip }] of Object.entries(own))
      console.log(
        `  ${name.padEnd(24)}${(raw / 1000).toFixed(1).padStart(8)}${(gzip / 1000).toFixed(1).padStart(10)}`,
      );
  }
