/** Loads one outside engine while the derivation is still going on, then answers one question. */
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import type { Opinion, OpinionQuestion } from "@derive/core";
import { runCached } from "./cachedScript.js";

interface Engine {
  ask(question: OpinionQuestion): Promise<Opinion>;
}

const { engine } = workerData as { engine: Opinion["engine"] };
const file = fileURLToPath(new URL(`./ask-${engine}.cjs`, import.meta.url));
const { exports, keepCache } = runCached<Engine>(file);
parentPort?.once("message", async (question: OpinionQuestion) => {
  const opinion = await exports.ask(question);
  // Before the answer: whoever asked ends this thread as soon as it has one.
  keepCache();
  parentPort?.postMessage(opinion);
});
