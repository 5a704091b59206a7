/** Giac, by a script with a loop in its own language. */
import { partsOf } from "./parts.js";
import { type Found, outputOf, type Peer, questionOf } from "./peer.js";

export const giac: Peer = {
  name: "Giac",
  find: (): Found => {
    const version = outputOf("giac", "--version");
    return version === undefined ? { absent: "not installed" } : { version: version.split("\n").at(-1) as string };
  },
  invocation: ({ case: of, at, budget }) => {
    const question = questionOf(of);
    const parts = partsOf(of, { power: "^", functions: { log: "ln" } });
    if (question === undefined || parts === undefined) return undefined;
    const slope = (by: string): string =>
      question.ask === "simplify" ? `simplify(diff(bench_f,${by}))` : `diff(bench_f,${by})`;
    const each = `for(bench_j:=0;bench_j<${question.wrt.length};bench_j++){bench_d:=${slope("bench_wrt[bench_j]")};}`;
    const runs = {
      differentiate: question.wrt.length === 1 ? `bench_d:=${slope(question.wrt[0] as string)};` : each,
      simplify: `bench_d:=${slope(question.wrt[0] as string)};`,
      parse: "bench_d:=expr(bench_text);",
      "zero test": "bench_d:=simplify(bench_f-bench_g);",
    };
    const entries = Object.entries(at ?? {});
    const point = (k: 0 | 1): string => `[${entries.map((pair) => pair[k]).join(",")}]`;
    const loop = (n: string): string => `bench_q:=time(bench_w(${n}));bench_s:=bench_q[1];`;
    const lines = [
      ...parts.lets.map(([name, text]) => `${name}:=${text}:;`),
      question.ask === "parse" ? `bench_text:="${parts.body}":;` : `bench_f:=${parts.body}:;`,
      `bench_g:=${parts.other ?? 0}:;`,
      `bench_wrt:=[${question.wrt.join(",")}]:;`,
      'print("ready"):;',
      entries.length > 0
        ? `print("value",evalf(subst(${slope(question.wrt[0] as string)},${point(0)},${point(1)}))):;`
        : "",
      question.ask === "zero test"
        ? `if((simplify(bench_f-bench_g)==0)!=${parts.equal ? 1 : 0}){print("error","does","not","see","it");}:;`
        : "",
      `bench_w(n):={for(bench_k:=0;bench_k<n;bench_k++){${runs[question.ask]}} return 0;}:;`,
      "bench_n:=1:;",
      `for(bench_i:=0;bench_i<1;bench_i++){${loop("1")}}:;`,
      `while(bench_s<${budget / 20}){bench_n:=2*bench_n;${loop("bench_n")}}:;`,
      `if(bench_s>${budget}){print("sample",bench_n,bench_s);}else{for(bench_i:=0;bench_i<20;bench_i++){${loop("bench_n")}print("sample",bench_n,bench_s);}}:;`,
    ];
    const input = `${lines.filter((line) => line !== "").join("\n")}\n`;
    // What it prints goes to the stream for errors.
    return { command: "sh", args: ["-c", "exec giac /dev/stdin 2>&1"], input };
  },
};
