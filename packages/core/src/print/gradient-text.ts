/** A gradient for the terminal: a line for each variable. */
import type { Expr } from "../expr/index.js";
import type { Gradient } from "../gradient/gradient.js";
import type { Share } from "../sharing/index.js";
import { type Partial, toldGradient } from "./gradient-telling.js";
import { columns } from "./marks.js";
import { definitionSides } from "./telling.js";
import { toText } from "./text.js";
import { indexStyle, toUnicode } from "./unicode.js";
import { wrapFormula } from "./wrap.js";

export interface GradientTextOptions {
  /** Columns of the terminal. Default 100. */
  readonly width?: number;
  /** Every expression in the input language: dJ/dx = …, as `derive check` reads a working. */
  readonly ascii?: boolean;
  /** Whether parts that stand several times get names, u1 = …. Default: where a line is too long to be read. */
  readonly share?: Share | undefined;
}

/** Definitions, the cost, and its partial derivatives. Ends without a line break. */
export function gradientToText(g: Gradient, options: GradientTextOptions = {}): string {
  const { width = 100, ascii = false, share } = options;
  const { definitions, letter, cost, partials } = toldGradient(g, share);
  const indices = indexStyle([...partials.map(({ value }) => value), ...(cost === undefined ? [] : [cost])]);
  const formula = (e: Expr): string => (ascii ? toText(e) : toUnicode(e, { indices }));
  const equation = (left: string, right: Expr): string[] => {
    const lead = `${left} = `;
    const margin = columns(lead);
    const lines = ascii ? [formula(right)] : wrapFormula(formula(right), Math.max(width - margin, 20), 0);
    return lines.map((line, k) => (k === 0 ? lead : " ".repeat(margin)) + line);
  };
  const derivative = ({ variable, operator }: Partial): string => {
    if (operator !== undefined) return formula(operator);
    const d = ascii || partials.length === 1 ? "d" : "∂";
    return `${d}${letter}/${d}${formula(variable)}`;
  };
  const head = [
    ...definitions.flatMap((definition) => {
      const [left, right] = definitionSides(definition);
      return equation(formula(left), right);
    }),
    ...(cost === undefined ? [] : equation(letter, cost)),
  ];
  const lines = partials.flatMap((partial) => equation(derivative(partial), partial.value));
  return [...head, ...(head.length === 0 ? [] : [""]), ...lines].join("\n");
}
