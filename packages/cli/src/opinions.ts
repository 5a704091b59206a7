/** The outside opinions, asked in a worker thread under a time limit. */
import { type Derivation, type Opinion, type OpinionQuestion, opinionQuestion } from "@derive/core";

/** Milliseconds an outside engine may think. */
const patience = 10_000;

type WorkerClass = typeof import("node:worker_threads").Worker;

export async function askOpinions(derivation: Derivation): Promise<Opinion[]> {
  const question = opinionQuestion(derivation);
  // Worker threads take their time to load; a run without opinions does not wait for them.
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  return Promise.all((["mathjs", "nerdamer"] as const).map((engine) => ask(engine, question, Worker)));
}

function ask(
  engine: Opinion["engine"],
  question: OpinionQuestion | string,
  Worker: WorkerClass,
): Promise<Opinion> {
  if (typeof question === "string") return Promise.resolve({ engine, says: "cannot say", detail: question });
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./opinion-worker.mjs", import.meta.url), {
      workerData: { engine, question },
    });
    const timer = setTimeout(
      () => finish({ engine, says: "cannot say", detail: "no answer within 10 s" }),
      patience,
    );
    const finish = (opinion: Opinion): void => {
      clearTimeout(timer);
      resolve(opinion);
      void worker.terminate();
    };
    worker.once("message", (opinion: Opinion) => finish(opinion));
    worker.once("error", (error) => finish({ engine, says: "cannot say", detail: error.message }));
  });
}
