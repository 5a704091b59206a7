/** Runs one outside engine on one question and posts what it says. */
import { parentPort, workerData } from "node:worker_threads";
import type { OpinionQuestion } from "@derive/core";
import { askMathjs } from "@derive/core/opinions/mathjs";
import { askNerdamer } from "@derive/core/opinions/nerdamer";

const { engine, question } = workerData as { engine: "mathjs" | "nerdamer"; question: OpinionQuestion };
const opinion = await (engine === "mathjs" ? askMathjs(question) : askNerdamer(question));
parentPort?.postMessage(opinion);
