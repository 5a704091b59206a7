/** Colour, where there is a terminal that wants it. */
import type { Paint } from "@derive/core";
import pc from "picocolors";
import type { Streams } from "./streams.js";

export function paintFor({ env, isTerminal }: Streams, wanted: boolean | undefined): Paint {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "" && env.FORCE_COLOR !== "0";
  const refused = env.NO_COLOR !== undefined && env.NO_COLOR !== "";
  const colours = pc.createColors(wanted ?? (forced || (isTerminal && !refused)));
  return {
    label: colours.cyan,
    mark: colours.bold,
    good: colours.green,
    bad: colours.red,
    dim: colours.dim,
  };
}
