/** What the printers of gradients tell: names for shared parts, the cost if it can be read, an equation for each variable. */
import { isScalar } from "../arrays/index.js";
import { Arena, diff, type Expr, sym, transpose, treeSize, type Variable } from "../expr/index.js";
import type { Gradient } from "../gradient/gradient.js";
import type { Definition } from "../problem/problem.js";
import { namesIn, type Share, sharingOf } from "../sharing/index.js";

export interface GradientTold {
  /** The user's own definitions, then names for parts that the partial derivatives share. */
  readonly definitions: readonly Definition[];
  /** The letter that stands for the cost. */
  readonly letter: string;
  /** Left out where nobody would read it. */
  readonly cost: Expr | undefined;
  readonly partials: readonly Partial[];
}

export interface Partial {
  readonly variable: Variable;
  /** ∇J by a vector or matrix, as an expression; undefined by a number. */
  readonly operator: Expr | undefined;
  readonly value: Expr;
}

const letters = ["J", "L", "C", "E", "F"];
/** Nodes of a cost that is written above its derivatives. */
const longestCost = 200;

export function toldGradient(
  { problem, variables, partials }: Gradient,
  share: Share = "auto",
): GradientTold {
  const { definitions, expression, source, extents } = problem;
  const given = [...definitions.values()];
  const taken = source.match(/[A-Za-z]\w*/g) ?? [];
  return new Arena().run(() => {
    const sharing = sharingOf(partials, share, { taken, extents });
    const made = sharing?.definitions ?? [];
    const used = new Set([...taken, ...namesIn(variables), ...made.map(({ name }) => name)]);
    const letter = letters.find((own) => !used.has(own)) ?? "cost";
    const operatorBy = (x: Variable): Expr | undefined => {
      if (isScalar(x)) return undefined;
      const derivative = diff(sym(letter), x);
      return isScalar(expression) ? transpose(derivative) : derivative;
    };
    return {
      definitions: [...given, ...made],
      letter,
      cost: treeSize(expression) > longestCost ? undefined : expression,
      partials: variables.map((variable, k) => {
        const value = partials[k] as Expr;
        return { variable, operator: operatorBy(variable), value: sharing?.of(value) ?? value };
      }),
    };
  });
}
