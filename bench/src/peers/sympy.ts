/** SymPy, by the newest that a `python3` of this machine has. Its process is `sympy_case.py`. */
import { fileURLToPath } from "node:url";
import { partsOf } from "./parts.js";
import { type Found, outputOf, type Peer, questionOf } from "./peer.js";

const interpreters = ["python3", "/usr/bin/python3"];
const versionOf = (python: string): string | undefined =>
  outputOf(
    python,
    "-c",
    "import sympy, platform; print(sympy.__version__, 'on Python', platform.python_version())",
  );

let python = interpreters[0] as string;

export const sympy: Peer = {
  name: "SymPy",
  find: (): Found => {
    for (const each of interpreters) {
      const version = versionOf(each);
      if (version === undefined) continue;
      python = each;
      return { version };
    }
    return { absent: "no python3 here has it" };
  },
  invocation: ({ case: of, at, budget }) => {
    const question = questionOf(of);
    const parts = partsOf(of, { power: "**", functions: {} });
    if (question === undefined || parts === undefined) return undefined;
    return {
      command: python,
      args: [fileURLToPath(new URL("../src/peers/sympy_case.py", import.meta.url))],
      input: JSON.stringify({ ...question, ...parts, at: at ?? null, budget }),
    };
  },
};
