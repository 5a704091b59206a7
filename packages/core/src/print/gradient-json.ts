/** A gradient as data. Version 1: fields may be added, none is renamed or removed. */
import type { Expr } from "../expr/index.js";
import type { Gradient } from "../gradient/gradient.js";
import type { Share } from "../sharing/index.js";
import type { FormulaJson } from "./derivation-json.js";
import { toldGradient } from "./gradient-telling.js";
import { toLatex } from "./latex.js";
import { definitionSides } from "./telling.js";
import { toText } from "./text.js";

export interface GradientJson {
  readonly version: 1;
  readonly input: string;
  /** Those of the input, then those of parts that the partial derivatives share; each may use those before it. */
  readonly definitions: readonly (FormulaJson & { readonly name: string })[];
  readonly partials: readonly (FormulaJson & { readonly wrt: string })[];
}

export function gradientToJson(g: Gradient, share?: Share): GradientJson {
  const formula = (e: Expr): FormulaJson => ({ text: toText(e), latex: toLatex(e) });
  const { definitions, partials } = toldGradient(g, share);
  return {
    version: 1,
    input: g.problem.source,
    definitions: definitions.map((definition) => {
      const [left, right] = definitionSides(definition);
      return { name: toText(left), ...formula(right) };
    }),
    partials: partials.map(({ variable, value }) => ({ wrt: toText(variable), ...formula(value) })),
  };
}
