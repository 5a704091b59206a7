/** How long an answer takes, once the engine is warm. */
import { Bench, type FnReturnedObject } from "tinybench";

/** What is timed. */
export interface Work<Given = unknown> {
  /** Makes what one run needs; not timed. */
  prepare(): Given;
  run(given: Given): unknown;
  /** What is wrong with an answer, where something is. */
  readonly fault?: (answer: unknown) => string | undefined;
}

export interface Samples {
  /** Runs that one sample is the mean of: of short ones several, for the clock's sake. */
  readonly runs: number;
  /** Seconds a run. */
  readonly seconds: readonly number[];
}

const shortestSample = 50e-6;
/** Seconds; what takes longer is run once. */
const longestRepeated = 2;
/** Budgets that go into the warm-up: what runs through much code is compiled to the last only after seconds. */
export const warmUpBudgets = 3;

/** Answers go here, so that no compiler can leave out what makes them. */
let lastAnswer: unknown;

/** @param budget seconds for the samples */
export function measure<Given>({ prepare, run, fault }: Work<Given>, budget: number): Samples {
  const timed = (runs: number): { readonly timed: number; readonly whole: number } => {
    const begin = performance.now();
    const given = Array.from({ length: runs }, prepare);
    const start = performance.now();
    for (const one of given) lastAnswer = run(one);
    const end = performance.now();
    return { timed: (end - start) / 1000, whole: (end - begin) / 1000 };
  };
  const first = timed(1);
  const wrong = fault?.(lastAnswer);
  if (wrong !== undefined) throw new Error(wrong);
  if (first.timed > longestRepeated) return { runs: 1, seconds: [first.timed] };
  const seconds = warmed(timed, budget);
  const runs = Math.max(1, Math.ceil(shortestSample / seconds));
  const bench = new Bench({
    time: budget * 1000,
    iterations: 1,
    warmup: false,
    retainSamples: true,
    throws: true,
  });
  bench.add("work", (): FnReturnedObject => {
    const { timed: sum, whole } = timed(runs);
    return { overriddenDuration: (sum * 1000) / runs, overriddenIterationCost: whole * 1000 };
  });
  bench.runSync();
  const { result } = bench.tasks[0] as (typeof bench.tasks)[number];
  if (result.state !== "completed") throw new Error(`tinybench: ${result.state}`);
  return { runs, seconds: (result.latency.samples ?? []).map((milliseconds) => milliseconds / 1000) };
}

/** Runs until what can be compiled is, and answers how long a run takes then. */
function warmed(timed: (runs: number) => { timed: number; whole: number }, budget: number): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let spent = 0; spent < warmUpBudgets * budget; ) {
    const { timed: seconds, whole } = timed(1);
    shortest = Math.min(shortest, seconds);
    spent += whole;
  }
  return Math.max(shortest, 1e-8);
}
