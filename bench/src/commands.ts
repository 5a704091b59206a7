/** Cold starts: whole processes of the command, each followed by one of `node -e 0`. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../../packages/cli/dist/derive.cjs", import.meta.url));

function secondsOf(args: readonly string[]): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", input: "" });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0 && status !== 1) throw new Error(stderr);
  return seconds;
}

export interface ColdStart {
  readonly seconds: readonly number[];
  /** Of `node -e 0`, in between. */
  readonly bare: readonly number[];
}

/** @param times how often; the first start, which fills the cache of compiled code, is not counted */
export function coldStarts(args: readonly string[], times: number): ColdStart {
  secondsOf([command, ...args]);
  const pairs = Array.from(
    { length: times },
    () => [secondsOf([command, ...args]), secondsOf(["-e", "0"])] as const,
  );
  return { seconds: pairs.map(([own]) => own), bare: pairs.map(([, bare]) => bare) };
}
