/** Loads one outside engine while the derivation is still going on, then answers one question. */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import type { Opinion, OpinionQuestion } from "@derive/core";
import { CachedScripts } from "./cachedScript.js";

interface Engine {
  ask(question: OpinionQuestion): Promise<Opinion>;
}

const { engine } = workerData as { engine: Opinion["engine"] };
const scripts = new CachedScripts(
  fileURLToPath(new URL(".", import.meta.url)),
  createRequire(import.meta.url),
);
const { ask } = scripts.load(`./ask-${engine}.cjs`) as Engine;
parentPort?.once("message", async (question: OpinionQuestion) => {
  const opinion = await ask(question);
  // Before the answer: whoever asked ends this thread as soon as it has one.
  scripts.keepCaches();
  parentPort?.postMessage(opinion);
});
