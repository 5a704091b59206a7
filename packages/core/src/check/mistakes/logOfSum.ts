import { type Add, add, type Call, call, type Expr, mul, neg, num, sum } from "../../expr/index.js";
import type { Mistake, Slip } from "../mistake.js";
import { behindMinus, isMinus, slip } from "./slip.js";

const logarithms: ReadonlySet<string> = new Set(["log", "log2", "log10"]);

/**
 * A logarithm taken of each term of a sum, or logarithms added up by adding what they are taken of; the logarithm of a
 * quotient as a sum.
 */
export const logOfSum: Mistake = {
  id: "log-of-sum",
  name: "log of a sum split",
  statement: ["log(u + v)", "log(u) + log(v)"],
  source:
    "Matz, Towards a process model for high school algebra errors (1980): linearity extrapolated; against Stewart, Calculus, 1.5: laws of logarithms",
  examples: [
    { before: "log(a + b)", wrong: "log(a) + log(b)" },
    { before: "log(1 - h)", wrong: "log(1) - log(h)" },
    { before: "log(sum(exp(z[k]), k, 1, K))", wrong: "sum(log(exp(z[k])), k, 1, K)" },
    { before: "sum(log(p[i]), i, 1, m)", wrong: "log(sum(p[i], i, 1, m))" },
    { before: "log(a) + log(b)", wrong: "log(a + b)" },
    { before: "log1p(u)", wrong: "log(1) + log(u)" },
    { before: "log(a/b)", wrong: "log(a) + log(b)" },
  ],
  refuses: ["log(a*b)", "log(a)", "sum(a[i], i, 1, m)", "log(a) - b"],
  slips: (e) => {
    switch (e.kind) {
      case "call":
        return ofCall(e);
      case "sum": {
        const [body, lower, upper] = e.args;
        if (!isLogarithm(body)) return [];
        const wrong = withArgument(body, sum(body.args[0] as Expr, e.name, lower, upper));
        return slip(e, wrong, "a sum of logarithms is the logarithm of the product, not ", wrong);
      }
      case "add":
        return ofAdded(e);
      default:
        return [];
    }
  },
};

const isLogarithm = (e: Expr): e is Call => e.kind === "call" && logarithms.has(e.name);

/** The same logarithm, its base too, of something else. */
const withArgument = (e: Call, argument: Expr): Expr => call(e.name, argument, ...e.args.slice(1));

function ofCall(e: Call): readonly Slip[] {
  const [argument] = e.args as readonly [Expr];
  const split = (wrong: Expr): readonly Slip[] =>
    slip(e, wrong, "the logarithm of a sum is not the sum of the logarithms: ", e, " cannot be split");
  if (e.name === "log1p") return split(add(call("log", num(1)), call("log", argument)));
  if (e.name === "logsumexp") return split(call("sum", argument));
  if (!isLogarithm(e)) return [];
  if (argument.kind === "div") {
    const [u, v] = argument.args;
    const wrong = add(withArgument(e, u), withArgument(e, v));
    return slip(e, wrong, "the logarithm of a quotient is the difference of the logarithms, not their sum");
  }
  if (argument.kind === "add") {
    return split(add(...argument.args.map((term) => behindMinus(term, (size) => withArgument(e, size)))));
  }
  if (argument.kind !== "sum") return [];
  const [body, lower, upper] = argument.args;
  return split(sum(withArgument(e, body), argument.name, lower, upper));
}

/** log u + log v as log(u + v), two neighbours of a sum; what is subtracted is subtracted inside. */
function ofAdded(e: Add): readonly Slip[] {
  return e.args.flatMap((term, k): readonly Slip[] => {
    const next = e.args[k + 1];
    if (next === undefined || !isLogarithm(term)) return [];
    const other = isMinus(next) && next.kind === "neg" ? next.args[0] : next;
    if (!isLogarithm(other) || other.name !== term.name || other.args[1] !== term.args[1]) return [];
    const [u, v] = [term.args[0], other.args[0]] as [Expr, Expr];
    const joined = withArgument(term, add(u, next === other ? v : neg(v)));
    const wrong = add(...e.args.slice(0, k), joined, ...e.args.slice(k + 2));
    const law = next === other ? mul(u, v) : undefined;
    const rule = law === undefined ? "the logarithm of the quotient" : "the logarithm of the product";
    return slip(e, wrong, add(term, next), ` is ${rule}, not `, joined);
  });
}
