/** The command as it is built, in a folder of its own: for what runs in other processes and threads. */
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The folder; `derive.cjs` in it is the command. */
export function builtCommand(): string {
  const folder = mkdtempSync(join(tmpdir(), "derive-built-"));
  const script =
    'import { buildCommand } from "./scripts/build.mjs"; await buildCommand(process.env.FOLDER);';
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    env: { ...process.env, FOLDER: folder },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return folder;
}
