/** A question to a process of its own, which may print, hang, die or eat memory without harm to this one. */
import type { ChildProcess } from "node:child_process";
import type { Answer, Job } from "./protocol.js";

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** The descriptor that answers come on. */
  readonly answersOn: 1 | 3;
}

export type Outcome =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "time-out" }
  | { readonly kind: "died"; readonly how: string };

/** Characters of an answer, and of what a dying process says, that are kept. */
const mostAnswered = 64_000_000;
const mostSaid = 4_000;

/** One thread each: the data are small. Nothing is written beside the file. */
const settings = {
  OMP_NUM_THREADS: "1",
  OPENBLAS_NUM_THREADS: "1",
  MKL_NUM_THREADS: "1",
  PYTHONDONTWRITEBYTECODE: "1",
  MPLBACKEND: "Agg",
};

/** @param limit seconds until the process is killed */
export function ask({ command, args, answersOn }: Program, job: Job, limit: number): Promise<Outcome> {
  // A command that runs no code does not wait for this to load.
  const { spawn } = process.getBuiltinModule("node:child_process");
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ["pipe", answersOn === 1 ? "pipe" : "ignore", "pipe", answersOn === 3 ? "pipe" : "ignore"],
      env: { ...process.env, ...settings },
    });
    const answered = kept(child.stdio[answersOn], mostAnswered);
    const said = kept(child.stdio[2], mostSaid);
    const finish = (outcome: Outcome): void => {
      clearTimeout(timer);
      end(child);
      resolve(outcome);
    };
    const timer = setTimeout(() => finish({ kind: "time-out" }), limit * 1000);
    child.on("error", (error) => finish({ kind: "died", how: error.message }));
    child.on("close", (code, signal) => finish(outcomeOf(answered(), said(), code, signal)));
    // A process that has ended reads nothing more; how it ended is told by its end.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(JSON.stringify(job));
  });
}

function outcomeOf(answered: string, said: string, code: number | null, signal: string | null): Outcome {
  try {
    return { kind: "answer", answer: JSON.parse(answered) as Answer };
  } catch {
    const last = said.trim().split("\n").pop() ?? "";
    const ended = signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`;
    return { kind: "died", how: last === "" ? ended : `${ended}: ${last}` };
  }
}

/** What comes on a stream, up to so many characters; the rest is read and dropped. */
function kept(stream: unknown, most: number): () => string {
  let text = "";
  const source = stream as NodeJS.ReadableStream | null | undefined;
  source?.setEncoding("utf8");
  source?.on("data", (chunk: string) => {
    if (text.length < most) text += chunk.slice(0, most - text.length);
  });
  return () => text;
}

/** Streams are let go as well: what the process started itself may hold them open. */
function end(child: ChildProcess): void {
  child.kill("SIGKILL");
  for (const stream of child.stdio) stream?.destroy();
}
