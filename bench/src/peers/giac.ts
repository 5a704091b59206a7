/** Giac, by a script with a loop in its own language. */
import { tmpdir } from "node:os";
import { partsOf } from "./parts.js";
import { type Found, outputOf, type Peer, questionOf } from "./peer.js";

const unseen = 'print("error","does","not","see","it");';

export const giac: Peer = {
  name: "Giac",
  find: (): Found => {
    const version = outputOf("giac", "--version");
    return version === undefined
      ? { absent: "not installed" }
      : { version: version.split("\n").at(-1) as string };
  },
  invocation: ({ case: of, at, budget }) => {
    const question = questionOf(of);
    const parts = partsOf(of, { power: "^", functions: { log: "ln" } });
    if (question === undefined || parts === undefined) return undefined;
    const slope = (by: string): string =>
      question.ask === "simplify" ? `simplify(diff(bF,${by}))` : `diff(bF,${by})`;
    const each = `for(bJ:=0;bJ<${question.wrt.length};bJ++){bD:=${slope("bWrt[bJ]")};}`;
    const runs = {
      differentiate: question.wrt.length === 1 ? `bD:=${slope(question.wrt[0] as string)};` : each,
      simplify: `bD:=${slope(question.wrt[0] as string)};`,
      parse: "bD:=expr(bText);",
      "zero test": "bD:=simplify(bF-bG);",
    };
    const entries = Object.entries(at ?? {});
    const point = (k: 0 | 1): string => `[${entries.map((pair) => pair[k]).join(",")}]`;
    const loop = (n: string): string => `bQ:=time(bW(${n}));bS:=bQ[1];`;
    const lines = [
      ...parts.lets.map(([name, text]) => `${name}:=${text}:;`),
      question.ask === "parse" ? `bText:="${parts.body}":;` : `bF:=${parts.body}:;`,
      `bG:=${parts.other ?? 0}:;`,
      `bWrt:=[${question.wrt.join(",")}]:;`,
      'print("ready"):;',
      entries.length > 0
        ? `print("value",evalf(subst(${slope(question.wrt[0] as string)},${point(0)},${point(1)}))):;`
        : "",
      question.ask === "zero test"
        ? `if(simplify(bF-bG)==0){${parts.equal ? "" : unseen}}else{${parts.equal ? unseen : ""}}:;`
        : "",
      `bW(n):={for(bK:=0;bK<n;bK++){${runs[question.ask]}} return 0;}:;`,
      "bN:=1:;",
      `bS:=0:;`,
      // The second run is warm.
      `for(bI:=0;bI<2;bI++){if(bS<2){${loop("1")}}}:;`,
      `while(bS<${budget / 20}){bN:=2*bN;${loop("bN")}}:;`,
      `if(bS>${budget}){print("sample",bN,bS);}else{for(bI:=0;bI<20;bI++){${loop("bN")}print("sample",bN,bS);}}:;`,
    ];
    const input = `${lines.filter((line) => line !== "").join("\n")}\n`;
    // It reads files, a pipe is one; what it prints goes to the stream for errors. Where it runs it leaves a session.tex.
    return { command: "sh", args: ["-c", `cd "${tmpdir()}" && cat | giac /dev/stdin 2>&1`], input };
  },
};
