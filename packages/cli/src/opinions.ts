/** The outside opinions, each asked in a worker thread under a time limit. */
import { type Derivation, type Opinion, opinionQuestion } from "@derive/core";

/** Milliseconds an outside engine may think. */
const patience = 10_000;

export interface Engines {
  ask(derivation: Derivation): Promise<Opinion[]>;
  /** Ends the threads, whatever they are doing. */
  stop(): void;
}

type Worker = import("node:worker_threads").Worker;

/** Starts loading the engines: they are there when the derivation is. */
export function startEngines(): Engines {
  // Worker threads take their time to load; a run without opinions does not wait for them.
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  const workers = (["mathjs", "nerdamer"] as const).map((engine) => ({
    engine,
    worker: new Worker(new URL("./opinion-worker.mjs", import.meta.url), { workerData: { engine } }),
    failure: undefined as string | undefined,
  }));
  // An engine that cannot be loaded may say so before it is asked.
  for (const entry of workers) entry.worker.on("error", (error: Error) => (entry.failure = error.message));
  return {
    ask: async (derivation) => {
      const question = opinionQuestion(derivation);
      return Promise.all(
        workers.map(({ engine, worker, failure }): Opinion | Promise<Opinion> => {
          if (typeof question === "string") return { engine, says: "cannot say", detail: question };
          if (failure !== undefined) return { engine, says: "cannot say", detail: failure };
          return answer(engine, worker, question);
        }),
      );
    },
    stop: () => {
      for (const { worker } of workers) void worker.terminate();
    },
  };
}

function answer(engine: Opinion["engine"], worker: Worker, question: object): Promise<Opinion> {
  return new Promise((resolve) => {
    const finish = (opinion: Opinion): void => {
      clearTimeout(timer);
      resolve(opinion);
      void worker.terminate();
    };
    const silent = (detail: string): void => finish({ engine, says: "cannot say", detail });
    const timer = setTimeout(() => silent("no answer within 10 s"), patience);
    worker.once("message", finish);
    worker.once("error", (error: Error) => silent(error.message));
    worker.postMessage(question);
  });
}
