/** A system in this process. */
import type { Case } from "../cases.js";
import type { Work } from "../measure.js";
import type { Point } from "../slope.js";

export interface Engine {
  /** What is to be timed; undefined where the system has nothing of the sort. */
  readonly work: (of: Case) => Work | undefined;
  /** The value of an answer of `work` at a point; of a gradient, of its first entry. */
  readonly valueAt?: (answer: unknown, point: Point) => number;
}

/** Work that needs nothing fresh from run to run. */
export const work = (run: () => unknown, fault?: (answer: unknown) => string | undefined): Work => ({
  prepare: () => undefined,
  run,
  ...(fault !== undefined && { fault }),
});
