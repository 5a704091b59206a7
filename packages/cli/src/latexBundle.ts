/** The reader of LaTeX as the built command has it: a file of its own that V8 can cache. */
import { fileURLToPath } from "node:url";
import type * as Reader from "@derive/core/latex";
import { runCached } from "./cachedScript.js";

const { exports, keepCache } = runCached<typeof Reader>(
  fileURLToPath(new URL("./read-latex.cjs", import.meta.url)),
);
process.once("exit", keepCache);

export const { readGiven, readLatexWorking, located } = exports;
