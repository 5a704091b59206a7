/**
 * Loads a TypeScript or JavaScript file that somebody wrote, and calls a function of it at given data: what
 * claim-driver.py is for Python. JSON in on standard input, JSON out on descriptor 3; what the file prints goes nowhere.
 */
import { readFileSync, writeSync } from "node:fs";
import Module from "node:module";
import { dirname, extname } from "node:path";
import { type Transform, transform } from "sucrase";
import { parametersOf } from "./parametersOf.js";
import type { Answer, Argument, Entry, FunctionFound, Job, Parameter, Returned, Thrown } from "./protocol.js";

type Callable = (...args: unknown[]) => unknown;

/** Node's own loader of CommonJS, as far as it is needed. */
interface Loader {
  exports: Record<string, unknown>;
  filename: string;
  paths: string[];
  _compile(code: string, file: string): void;
}
const modules = Module as unknown as {
  new (id: string): Loader;
  _extensions: Record<string, (module: Loader, file: string) => void>;
  _nodeModulePaths(folder: string): string[];
};

const typed = [".ts", ".mts", ".cts"];

/** Without types and with imports as Node's loader has them; lines stay where they are. */
function plain(source: string, file: string): string {
  const transforms: Transform[] = typed.includes(extname(file)) ? ["typescript", "imports"] : ["imports"];
  return transform(source, { transforms, filePath: file, disableESTransforms: true }).code;
}

for (const extension of [...typed, ".js", ".mjs"])
  modules._extensions[extension] = (module, file) =>
    module._compile(plain(readFileSync(file, "utf8"), file), file);

const collected = "__functionsOfTheFile";

/** The functions at the top of the file, exported or not, in the order in which they stand there. */
function load(file: string): Map<string, Callable> {
  const code = plain(readFileSync(file, "utf8"), file);
  const names = [...code.matchAll(/\b(?:function\s*\*?|const|let|var)\s+([A-Za-z_$][\w$]*)/g)].map(
    ([, name]) => name,
  );
  const found = [...new Set(names)].map(
    (name) => `${name}: typeof ${name} === "function" ? ${name} : undefined`,
  );
  const module = new modules(file);
  module.filename = file;
  module.paths = modules._nodeModulePaths(dirname(file));
  module._compile(`${code}\n;module.${collected} = { ${found.join(", ")} };`, file);
  const own = (module as unknown as Record<string, Record<string, unknown>>)[collected] ?? {};
  const all = Object.entries({ ...own, ...module.exports });
  return new Map(all.filter((entry): entry is [string, Callable] => typeof entry[1] === "function"));
}

function call(f: Callable, parameters: readonly Parameter[], given: readonly Argument[]): unknown {
  const values = new Map(
    given.map(({ name, value }) => [name, typeof value === "number" ? value : nested(value)]),
  );
  const inObject = parameters.filter(({ inObject: own }) => own === true);
  const plainOnes = parameters
    .filter(({ inObject: own }) => own !== true)
    .map(({ name }) => values.get(name));
  if (inObject.length === 0) return f(...plainOnes);
  return f(Object.fromEntries(inObject.map(({ name }) => [name, values.get(name)])), ...plainOnes);
}

type Nested = number | Nested[];

function nested({
  shape,
  entries,
}: {
  readonly shape: readonly number[];
  readonly entries: readonly number[];
}): Nested {
  const [length, ...inner] = shape;
  if (length === undefined) return entries[0] as number;
  const size = entries.length / length;
  return Array.from({ length }, (_, k) =>
    nested({ shape: inner, entries: entries.slice(k * size, (k + 1) * size) }),
  );
}

/** More entries are no gradient at data of this size. */
const mostEntries = 100_000;

function told(value: unknown): Returned {
  if (value === undefined || value === null) return { type: String(value) };
  if (typeof value === "number") return { shape: [], entries: [entryOf(value)] };
  if (ArrayBuffer.isView(value)) return told(Array.from(value as unknown as ArrayLike<number>));
  if (Array.isArray(value)) return toldArray(value);
  if (typeof value === "object")
    return { parts: Object.entries(value).map(([name, part]) => ({ name, ...told(part) })) };
  return { type: `a ${typeof value}` };
}

function toldArray(value: readonly unknown[]): Returned {
  if (value.length > mostEntries) return { type: `an array of ${value.length} entries` };
  const parts = value.map(told);
  const shapes = new Set(parts.map((part) => ("shape" in part ? String(part.shape) : "?")));
  const [first] = parts;
  if (shapes.size !== 1 || first === undefined || !("shape" in first)) return { parts };
  return {
    shape: [parts.length, ...first.shape],
    entries: parts.flatMap((part) => ("entries" in part ? part.entries : [])),
  };
}

const entryOf = (value: number): Entry =>
  Number.isFinite(value) ? value : Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";

/** A fault of the parser says its place in a field or at the head of the stack, all others in the stack. */
function fault(error: unknown, file: string): Thrown {
  if (!(error instanceof Error)) return { type: "Error", message: String(error), line: null, text: "" };
  const { loc } = error as { loc?: { line: number } };
  const at = error.stack?.split(`${file}:`)[1];
  const line = loc?.line ?? (at === undefined ? null : Number.parseInt(at, 10));
  const text = line === null ? "" : (readFileSync(file, "utf8").split("\n")[line - 1] ?? "").trim();
  const isSyntax = error instanceof SyntaxError || loc !== undefined;
  const message = error.message.replace(/^Error transforming [^:]*: /, "").replace(/ \(\d+:\d+\)$/, "");
  return { type: isSyntax ? "SyntaxError" : error.name, message, line, text };
}

function answer({ file, function: name, calls = [] }: Job): Answer {
  let functions: Map<string, Callable>;
  try {
    functions = load(file);
  } catch (error) {
    return { error: fault(error, file) };
  }
  const found = [...functions].map(
    ([own, f]): FunctionFound => ({ name: own, line: null, parameters: parametersOf(f.toString()) }),
  );
  const chosen = name === undefined ? undefined : functions.get(name);
  if (chosen === undefined) return { functions: found };
  const results = calls.map((given): Returned => {
    try {
      return told(call(chosen, parametersOf(chosen.toString()), given));
    } catch (error) {
      return { error: fault(error, file) };
    }
  });
  return { functions: found, results };
}

const job = JSON.parse(readFileSync(0, "utf8")) as Job;
const text = Buffer.from(JSON.stringify(answer(job)));
for (let done = 0; done < text.length; ) done += writeSync(3, text, done);
process.exit(0);
