/** How far a batch is, on a terminal. */
import type { Counts } from "./batch.js";

interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface Meter {
  readonly show: (counts: Counts) => void;
  readonly clear: () => void;
}

/** Milliseconds between two looks. */
const pause = 250;

/** @param now milliseconds, for the rate */
export function meter(screen: Screen, now: () => number = Date.now): Meter {
  if (screen.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  const start = now();
  let last = Number.NEGATIVE_INFINITY;
  return {
    show: (counts) => {
      const time = now();
      if (time - last < pause) return;
      last = time;
      screen.write(`\r${meterText(counts, (time - start) / 1000)}\u001b[K`);
    },
    clear: () => {
      if (last > Number.NEGATIVE_INFINITY) screen.write("\r\u001b[K");
    },
  };
}

export function meterText({ done, wrong, undecided, errors }: Counts, seconds: number): string {
  const rate = seconds > 0 ? done / seconds : 0;
  return `${done} checked, ${rate.toFixed(rate < 10 ? 1 : 0)} a second: ${wrong} wrong, ${undecided} undecided, ${errors} errors`;
}
