/** Colour, where there is a terminal that wants it. */
import { styleText } from "node:util";
import { noPaint, type Paint } from "@derive/core";
import type { Streams } from "./streams.js";

export function paintFor({ env, isTerminal }: Streams, wanted: boolean | undefined): Paint {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "" && env.FORCE_COLOR !== "0";
  const refused = env.NO_COLOR !== undefined && env.NO_COLOR !== "";
  return (wanted ?? (forced || (isTerminal && !refused))) ? colours : noPaint;
}

type Style = Parameters<typeof styleText>[0];

/** Whether there is to be any has been decided: Node need not ask the stream. */
const styled =
  (style: Style) =>
  (text: string): string =>
    styleText(style, text, { validateStream: false });

const colours: Paint = {
  label: styled("cyan"),
  mark: styled("bold"),
  good: styled("green"),
  bad: styled("red"),
  dim: styled("dim"),
};
