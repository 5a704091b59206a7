/** A Python module: docstring, imports, helpers, functions. */
import type { Helper } from "../../functions/index.js";
import { ArrayWriter, type Dialect } from "../arrays.js";
import { pythonShapes, wrapped } from "../documentation.js";
import { excessText, type Language, readingGroups, type WrittenFunction } from "../language.js";
import { brokenAt } from "../piece.js";
import { diagonalHelper, namespaceHelper } from "./numpy.js";

const width = 100;

/** Modules by the name in front of the dot. */
const imports: readonly (readonly [pattern: RegExp, line: string])[] = [
  [/\bmath\./, "import math"],
  [/\bjax\./, "import jax"],
  [/\bjnp\./, "import jax.numpy as jnp"],
  [/\bnp\b/, "import numpy as np"],
  [/\btorch\./, "import torch"],
  [/\bspecial\./, "from scipy import special"],
];

export function pythonLanguage(dialect: Dialect): Language {
  return {
    words: "python",
    shapes: pythonShapes,
    writer: (identifiers, dimensions) => new ArrayWriter(dialect, identifiers, dimensions),
    file: (title, functions, helpers) => {
      const written = functions.map((f) => functionText(f, dialect.target === "numpy"));
      const body = written.join("\n\n\n");
      const own: Helper[] = [
        ...(/\b_namespace\(/.test(body) ? [namespaceHelper] : []),
        ...(/\b_diagonal\(/.test(body) ? [diagonalHelper] : []),
      ];
      const code = [...[...own, ...helpers].map(({ source }) => source), body].join("\n\n\n");
      const used = imports.filter(([pattern]) => pattern.test(code.replace(/"""[\s\S]*?"""/g, "")));
      const needs = used.some(([, line]) => line.includes("scipy")) ? " Needs SciPy." : "";
      return [
        wrapped(`"""${title}${needs}"""`, width, "").join("\n"),
        "",
        ...used.map(([, line]) => line),
        ...(used.length > 0 ? [""] : []),
        "",
        code,
        "",
      ].join("\n");
    },
  };
}

function functionText(
  { name, args, dimensions, body, documentation }: WrittenFunction,
  hasNamespace: boolean,
): string {
  const { title, formulas, returns } = documentation;
  const lines = [...body.lines, `return ${body.result}`];
  const arrays = args.filter(({ argument }) => argument !== undefined).map((argument) => argument.name);
  const namespace =
    hasNamespace && lines.some((line) => /\bxp\b/.test(line))
      ? [`xp = ${arrays.length === 0 ? "np" : `_namespace(${arrays.join(", ")})`}`]
      : [];
  const shapes = readingGroups(dimensions).map((group) => {
    const [first] = group;
    const { argument, reading } = first as (typeof group)[number];
    const names = group.map((dimension) => dimension.name).join(", ");
    const axis = group.length > 1 ? "" : `[${reading.axis}]${excessText(reading.excess)}`;
    return `${names} = ${argument}.shape${axis}`;
  });
  const doc = [
    `"""${title}`,
    "",
    ...formulas.flatMap((formula) => wrapped(formula, width, "        ").map((line) => line.slice(4))),
    "",
    ...(documentation.args.length > 0 ? ["Args:"] : []),
    ...documentation.args.map((argument) => `    ${argument.name}: ${argument.says}`),
    ...(documentation.args.length > 0 ? [""] : []),
    "Returns:",
    `    ${returns}`,
    '"""',
  ];
  return [
    `def ${name}(${args.map((argument) => argument.name).join(", ")}):`,
    ...[...doc, ...namespace, ...shapes, ...lines.flatMap(broken)].map((line) =>
      line === "" ? "" : `    ${line}`,
    ),
  ].join("\n");
}

/** A long expression is put in brackets, so that it may go on. */
function broken(line: string): string[] {
  const [, start = "", expression = ""] = /^(return |\w+ = )(.*)$/.exec(line) ?? [];
  if (line.length + 4 <= width || start === "") return [line];
  return [`${start}(`, ...brokenAt(width - 8, expression, "").map((part) => `    ${part}`), ")"];
}
