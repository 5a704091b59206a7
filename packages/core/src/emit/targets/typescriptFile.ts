/** A TypeScript module without dependencies: types, helpers, functions. */
import { plainShapes, wrapped } from "../documentation.js";
import { excessText, type Language, type WrittenFunction } from "../language.js";
import { LoopWriter } from "../loops.js";
import { brokenAt } from "../piece.js";

const width = 100;

const types = ["number", "Vector", "Matrix"] as const;
const results = ["number", "number[]", "number[][]"] as const;

export const typescriptLanguage: Language = {
  words: "typescript",
  shapes: plainShapes,
  writer: (identifiers, dimensions) => new LoopWriter(identifiers, dimensions),
  file: (title, functions, helpers) => {
    const code = [...helpers.map(({ source }) => source), ...functions.map(functionText)].join("\n\n");
    const declared = [
      ...(/\b(Vector|Matrix)\b/.test(code) ? ["export type Vector = readonly number[];"] : []),
      ...(/\bMatrix\b/.test(code)
        ? ["/** Rows of one length. */", "export type Matrix = readonly Vector[];"]
        : []),
    ];
    const head = wrapped(`/** ${title} */`, width, "").join("\n");
    return [head, "", ...declared, ...(declared.length > 0 ? [""] : []), code, ""].join("\n");
  },
};

function functionText({ name, args, dimensions, body, documentation, rank }: WrittenFunction): string {
  const { title, formulas, returns } = documentation;
  const parameters = args.map(
    ({ name: own, argument, isUsed }) => `${isUsed ? "" : "_"}${own}: ${types[argument?.dims.length ?? 0]}`,
  );
  const shapes = dimensions.map(({ name: own, argument, reading }) => {
    const rows = `${argument}${"[0]".repeat(reading.axis)}.length`;
    return `const ${own} = ${rows}${excessText(reading.excess)};`;
  });
  return [
    "/**",
    ` * ${title}`,
    " *",
    ...formulas.flatMap((formula) => wrapped(formula, width, " *     ")),
    " *",
    ...documentation.args.map((argument) => ` * @param ${argument.name} ${argument.says}`),
    ` * @returns ${returns}`,
    " */",
    `export function ${name}(${parameters.join(", ")}): ${results[rank]} {`,
    ...[...shapes, ...body.lines, `return ${body.result};`]
      .flatMap((line) => brokenAt(width - 2, line, "  "))
      .map((line) => `  ${line}`),
    "}",
  ].join("\n");
}
