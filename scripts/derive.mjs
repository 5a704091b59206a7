// `pnpm derive …`: builds the command if its sources are newer than the bundle, then runs it in this process.
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bundle = join(root, "packages/cli/dist/derive.cjs");

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

const sources = ["packages/core/src", "packages/cli/src", "scripts"].map((folder) =>
  newest(join(root, folder)),
);
if (!existsSync(bundle) || statSync(bundle).mtimeMs < Math.max(...sources)) {
  const from = process.cwd();
  process.chdir(root);
  const { buildAll } = await import("./build.mjs");
  await buildAll();
  process.chdir(from);
}
process.argv.splice(1, 1, bundle);
await import(pathToFileURL(bundle).href);
