/** A Julia file: what is used, helpers, functions with docstrings. */
import { ArrayWriter } from "../arrays.js";
import { plainShapes, wrapped } from "../documentation.js";
import { excessText, type Language, readingGroups, type WrittenFunction } from "../language.js";
import { brokenAt } from "../piece.js";
import { julia } from "./julia.js";

const width = 92;

/** Names of the standard library's LinearAlgebra. */
const algebra = /\b(dot|det|logdet|inv|kron|diag|I)\b|\\/;

export const juliaLanguage: Language = {
  words: "julia",
  shapes: plainShapes,
  writer: (identifiers, dimensions) => new ArrayWriter(julia, identifiers, dimensions),
  file: (title, functions, helpers) => {
    const lines = functions.flatMap(({ body }) => [...body.lines, body.result]).join("\n");
    const code = [...helpers.map(({ source }) => source), ...functions.map(functionText)].join("\n\n");
    const uses = [
      ...(algebra.test(lines) ? ["using LinearAlgebra"] : []),
      ...(code.includes("SpecialFunctions.") ? ["import SpecialFunctions"] : []),
    ];
    return [...wrapped(title, width, "# "), "", ...uses, ...(uses.length > 0 ? [""] : []), code, ""].join(
      "\n",
    );
  },
};

function functionText({ name, args, dimensions, body, documentation }: WrittenFunction): string {
  const { title, formulas, returns } = documentation;
  const shapes = readingGroups(dimensions).map((group) => {
    const [first] = group;
    const { argument, reading } = first as (typeof group)[number];
    const names = group.map((dimension) => dimension.name).join(", ");
    const axis = group.length > 1 ? "" : `, ${reading.axis + 1}`;
    return `${names} = size(${argument}${axis})${group.length > 1 ? "" : excessText(reading.excess)}`;
  });
  const signature = `${name}(${args.map((argument) => argument.name).join(", ")})`;
  return [
    '"""',
    `    ${signature}`,
    "",
    title,
    "",
    ...formulas.flatMap((formula) => wrapped(formula, width, "    ")),
    "",
    ...documentation.args.map((argument) => `- \`${argument.name}\`: ${argument.says}`),
    `- returns: ${returns}`,
    '"""',
    `function ${signature}`,
    ...[...shapes, ...body.lines, `return ${body.result}`]
      .flatMap((line) => brokenAt(width - 4, line, "    "))
      .map((line) => `    ${line}`),
    "end",
  ].join("\n");
}
