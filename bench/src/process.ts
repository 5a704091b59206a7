/** One case of one system in a process of its own, with a time limit. */
import { type ChildProcess, spawn } from "node:child_process";

export interface Invocation {
  readonly command: string;
  readonly args: readonly string[];
  readonly input: string;
}

export interface Outcome {
  /** Seconds a run, one for each sample. */
  readonly seconds: readonly number[];
  /** The mean number of runs that a sample is the mean of. */
  readonly runs: number;
  /** The value of its answer at the point of the row. */
  readonly value?: number;
  /** Nodes that the answer made; of the floor only. */
  readonly nodes?: number;
  /** Whether the system has nothing of the sort. */
  readonly hasNone: boolean;
  /** Why there are no samples: "> 10 s", or the system's own words. */
  readonly failure?: string;
}

/**
 * @param limit seconds beyond those for warm-up and samples; the process may take three times as long until its line "ready"
 * @param further seconds for warm-up and samples
 */
export function runIn(
  { command, args, input }: Invocation,
  limit: number,
  further: number,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"], detached: true });
    const endWithThis = (): void => end(child);
    process.once("exit", endWithThis);
    let [out, complaint] = ["", ""];
    let failure: string | undefined;
    const stop = (words: string): void => {
      failure = words;
      end(child);
    };
    let timer = setTimeout(() => stop(`not ready after ${3 * limit} s`), 3 * limit * 1000);
    let isReady = false;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
      if (isReady || !/^ready/m.test(out)) return;
      isReady = true;
      clearTimeout(timer);
      timer = setTimeout(() => stop(`> ${limit} s`), (limit + further) * 1000);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint = (complaint + text).slice(-2000);
    });
    child.stdin.on("error", () => undefined).end(input);
    child.on("error", (error) => stop(error.message));
    child.on("close", (_, signal) => {
      clearTimeout(timer);
      process.off("exit", endWithThis);
      resolve(outcomeOf(out, failure ?? (signal === null ? lastLine(complaint) : `ended by ${signal}`)));
    });
  });
}

/** With the processes that it has started: it leads a group of its own. */
function end({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** Lines that any system's process may print: ready or none, value X, nodes N, sample RUNS SECONDS, error WORDS. */
function outcomeOf(out: string, otherwise: string): Outcome {
  const lines = out.split("\n").map((line) => line.trim().split(/[\s,]+/));
  const after = (word: string): readonly string[][] =>
    lines.filter(([first]) => first === word).map(([, ...rest]) => rest);
  const numberAfter = (word: string): number | undefined => {
    const [found] = after(word);
    return found === undefined ? undefined : Number(found[0]);
  };
  const samples = after("sample").map(([runs, seconds]) => [Number(runs), Number(seconds)] as const);
  const [error] = after("error");
  const failure = error?.join(" ") ?? (samples.length === 0 ? otherwise || "no answer" : undefined);
  const [value, nodes] = [numberAfter("value"), numberAfter("nodes")];
  return {
    hasNone: after("none").length > 0,
    seconds: samples.map(([runs, seconds]) => seconds / runs),
    runs: samples.reduce((sum, [runs]) => sum + runs, 0) / Math.max(1, samples.length),
    ...(value !== undefined && { value }),
    ...(nodes !== undefined && { nodes }),
    ...(failure !== undefined && { failure }),
  };
}

const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "";
