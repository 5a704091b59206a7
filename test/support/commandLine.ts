/** The command, run in this process with streams that are kept. */
import { run } from "../../packages/cli/src/run.js";

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  readonly showWork?: () => () => void;
}

/** @example const { code, out } = await derive(["x^2", "--wrt", "x"]) */
export async function derive(args: readonly string[], given: Surroundings = {}): Promise<Outcome> {
  let [out, err] = ["", ""];
  const code = await run(args, {
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
    readStdin: () => Promise.resolve(given.stdin ?? ""),
    env: given.env ?? {},
    isTerminal: given.isTerminal ?? false,
    columns: 100,
    showWork: given.showWork ?? (() => () => undefined),
  });
  return { code, out, err };
}
