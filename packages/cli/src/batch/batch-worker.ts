/** Checks one record after the other, in a thread of its own. */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { parentPort } from "node:worker_threads";
import type { CheckJson } from "@derive/core";
import { CachedScripts } from "../cachedScript.js";
import type * as Answering from "./answer.js";
import type { Message } from "./pool.js";
import type { BatchRecord, RecordError } from "./records.js";

type Answer = CheckJson | { readonly error: RecordError };

const say = (message: Message<Answer>): void => parentPort?.postMessage(message);

const scripts = new CachedScripts(
  fileURLToPath(new URL(".", import.meta.url)),
  createRequire(import.meta.url),
);
const { answerTo } = scripts.load("./batch-answer.cjs") as typeof Answering;
parentPort?.on("message", async (record: BatchRecord) => {
  say({ kind: "answer", answer: await answerTo(record) });
  scripts.keepCaches();
});
say({ kind: "ready" });
