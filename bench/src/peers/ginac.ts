/** GiNaC, by a program that is compiled where there are g++ and its headers: its own shell cannot time. */
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { commonSyntax } from "../write.js";
import { partsOf } from "./parts.js";
import { type Found, outputOf, type Peer, questionOf } from "./peer.js";

const source = fileURLToPath(new URL("../src/peers/ginac.cpp", import.meta.url));
const program = fileURLToPath(new URL("ginac", import.meta.url));

export const ginac: Peer = {
  name: "GiNaC",
  find: (): Found => {
    const version = outputOf("pkg-config", "--modversion", "ginac");
    if (version === undefined) return { absent: "no libginac-dev here" };
    const isStale = !existsSync(program) || statSync(program).mtimeMs < statSync(source).mtimeMs;
    if (isStale && outputOf("g++", "-O2", "-o", program, source, "-lginac", "-lcln") === undefined)
      return { absent: "g++ could not compile its loop" };
    return { version };
  },
  invocation: ({ case: of, at, budget }) => {
    const question = questionOf(of);
    const parts = partsOf(of, commonSyntax);
    if (question === undefined || parts === undefined) return undefined;
    const lines = [
      question.ask,
      budget,
      question.wrt.join(" "),
      Object.entries(at ?? {})
        .flat()
        .join(" "),
      parts.names.join(" "),
      ...parts.lets.map((pair) => pair.join(" ")),
      "",
      parts.body,
      parts.other ?? "",
      parts.equal,
    ];
    return { command: program, args: [], input: `${lines.join("\n")}\n` };
  },
};
