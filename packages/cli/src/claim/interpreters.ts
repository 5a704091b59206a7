/** Which program runs a file, by the file's name. */
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { DeriveError } from "@derive/core";
import type { Program } from "./process.js";

const beside = (name: string): string => fileURLToPath(new URL(`./${name}`, import.meta.url));

export type Language = "python" | "javascript";

/** @throws DeriveError for a file of another kind */
export function languageOf(file: string): Language {
  const extension = extname(file).toLowerCase();
  if (extension === ".py") return "python";
  if ([".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"].includes(extension)) return "javascript";
  const hint = "name a .py file for Python, a .ts or .js file for TypeScript and JavaScript";
  throw new DeriveError("bad-option", `${file} is in no language that can be run`, "", undefined, hint);
}

/** The programs that may run it, the best first: of Pythons the one on the path, then the system's own. */
export function programsFor(
  language: Language,
  env: Readonly<Record<string, string | undefined>>,
): Program[] {
  if (language === "javascript") return [node()];
  const pythons = [env.DERIVE_PYTHON, "python3", "/usr/bin/python3"].filter((name) => name !== undefined);
  return [...new Set(pythons)].map((command) => ({
    command,
    args: ["-X", "utf8", beside("claim-driver.py")],
    answersOn: 1,
  }));
}

/** Reading is allowed; writing, other processes and threads are not. */
function node(): Program {
  const flag = ["--permission", "--experimental-permission"].find((name) =>
    process.allowedNodeEnvironmentFlags.has(name),
  );
  const guarded = flag === undefined ? [] : [flag, "--allow-fs-read=*"];
  return {
    command: process.execPath,
    args: ["--no-warnings", "--max-old-space-size=1024", ...guarded, beside("claim-driver.mjs")],
    answersOn: 3,
  };
}
