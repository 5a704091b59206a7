/** Checks one record after the other, in a thread of its own. */
import { parentPort } from "node:worker_threads";
import type { CheckJson } from "@derive/core";
import { answerTo } from "./answer.js";
import type { Message } from "./pool.js";
import type { BatchRecord, RecordError } from "./records.js";

type Answer = CheckJson | { readonly error: RecordError };

const say = (message: Message<Answer>): void => parentPort?.postMessage(message);

parentPort?.on("message", async (record: BatchRecord) =>
  say({ kind: "answer", answer: await answerTo(record) }),
);
say({ kind: "ready" });
