/** A gradient in LaTeX: a fragment for a document that loads amsmath. */
import type { Gradient } from "../gradient/gradient.js";
import type { Share } from "../sharing/index.js";
import { type Partial, toldGradient } from "./gradient-telling.js";
import { toLatex } from "./latex.js";
import { definitionSides } from "./telling.js";

export function gradientToLatex(g: Gradient, share?: Share): string {
  const { definitions, letter, cost, partials } = toldGradient(g, share);
  const derivative = ({ variable, operator }: Partial): string => {
    if (operator !== undefined) return toLatex(operator);
    const d = partials.length === 1 ? "d" : "\\partial ";
    return `\\frac{${d}${letter}}{${d}${toLatex(variable)}}`;
  };
  const rows = [
    ...definitions.map((definition) => definitionSides(definition).map((side) => toLatex(side))),
    ...(cost === undefined ? [] : [[letter, toLatex(cost)]]),
    ...partials.map((partial) => [derivative(partial), toLatex(partial.value)]),
  ];
  const lines = rows.map(([left, right]) => `  ${left} &= ${right}`);
  return `\\begin{align*}\n${lines.join(" \\\\\n")}\n\\end{align*}\n`;
}
