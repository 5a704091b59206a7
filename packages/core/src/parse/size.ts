/** What nobody would read to the end: texts and expressions too large to be differentiated in a moment. */
import { type Expr, postorder } from "../expr/index.js";
import { DeriveError } from "./errors.js";

/** Names, numbers and signs of a text. */
const mostTokens = 210_000;
/** The product rule writes as many terms as there are factors, each as long. */
const mostFactors = 300;
/** Operands of all sums, products and functions. */
const mostOperands = 10_000;
const deepest = 250;

/** @throws DeriveError for a text with too many names, numbers and signs */
export function refuseLongText(tokens: number): void {
  if (tokens <= mostTokens) return;
  const message = `this text has ${tokens} names, numbers and signs; at most ${mostTokens} can be read`;
  throw new DeriveError("too-large", message, "", undefined, sumHint);
}

/** @throws DeriveError for an expression that is too deep, or has too many parts */
export function refuseLarge(root: Expr, source: string): void {
  const depth = new Map<Expr, number>();
  let operands = 0;
  for (const e of postorder(root)) {
    operands += e.args.length;
    if (operands > mostOperands)
      throw new DeriveError(
        "too-large",
        `this expression has more than ${mostOperands} parts`,
        source,
        undefined,
        sumHint,
      );
    if (e.kind === "mul" && e.args.length > mostFactors) {
      const message = `a product of ${e.args.length} factors; at most ${mostFactors} can be differentiated`;
      throw new DeriveError("too-large", message, source, undefined, "write prod(f[i], i, 1, m), or powers");
    }
    const below = e.args.reduce((most, child) => Math.max(most, depth.get(child) ?? 0), 0);
    depth.set(e, below + 1);
    if (below >= deepest) {
      const hint = "name parts of it with definitions: u = …; f(u)";
      throw new DeriveError(
        "too-deep",
        `this expression is nested more than ${deepest} deep`,
        source,
        undefined,
        hint,
      );
    }
  }
}

const sumHint = "write sums over an index: sum(x[i], i, 1, m)";
