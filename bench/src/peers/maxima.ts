/** Maxima, by a script with a loop in its own language. */
import { commonSyntax } from "../write.js";
import { partsOf } from "./parts.js";
import { type Found, outputOf, type Peer, questionOf } from "./peer.js";

export const maxima: Peer = {
  name: "Maxima",
  find: (): Found => {
    const version = outputOf("maxima", "--version");
    return version === undefined ? { absent: "not installed" } : { version: version.replace("Maxima ", "") };
  },
  invocation: ({ case: of, at, budget }) => {
    const question = questionOf(of);
    const parts = partsOf(of, commonSyntax);
    if (question === undefined || parts === undefined) return undefined;
    const slope = question.ask === "simplify" ? "ratsimp(diff(bench_f, v))" : "diff(bench_f, v)";
    const runs = {
      differentiate: `for v in bench_wrt do ${slope}`,
      simplify: `for v in bench_wrt do ${slope}`,
      parse: "parse_string(bench_text)",
      "zero test": `if is(ratsimp(bench_f - bench_g) = 0) # ${parts.equal} then error("does not see it")`,
    };
    const values = Object.entries(at ?? {}).map((pair) => pair.join(" = "));
    const lines = [
      "display2d: false$",
      ...parts.lets.map(([name, text]) => `${name}: ${text}$`),
      question.ask === "parse" ? `bench_text: "${parts.body}"$` : `bench_f: ${parts.body}$`,
      `bench_g: ${parts.other ?? 0}$`,
      `bench_wrt: [${question.wrt.join(", ")}]$`,
      'print("ready")$',
      // The list is there so that its first entry can be evaluated.
      values.length > 0
        ? `block([v: first(bench_wrt)], print("value", float(subst([${values.join(", ")}], ${slope}))))$`
        : "",
      `bench_run(bench_n) := block([bench_t: elapsed_real_time()], for bench_k: 1 thru bench_n do (${runs[question.ask]}), elapsed_real_time() - bench_t)$`,
      "bench_n: 1$",
      "bench_s: bench_run(1)$",
      // The second run is warm.
      "if bench_s < 2 then bench_s: bench_run(1)$",
      // Its clock counts in hundredths of a second.
      `while bench_s < ${budget / 3} do (bench_n: bench_n*2, bench_s: bench_run(bench_n))$`,
      `bench_samples: if bench_s > ${budget} then [bench_s] else makelist(bench_run(bench_n), bench_k, 1, 5)$`,
      `for bench_s in bench_samples do print("sample", bench_n, bench_s)$`,
    ];
    return {
      command: "maxima",
      args: ["--very-quiet"],
      input: `${lines.join("\n")}\n`,
    };
  },
};
