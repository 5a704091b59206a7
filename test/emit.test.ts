/** Emitted code is run: against finite differences, at large arguments, on Dask arrays; Julia is parsed. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CodeOptions, code } from "@derive/core";
import { transform } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Language, Parser } from "web-tree-sitter";
import { type CodeCase, codeCases, type Value, valuesOf } from "./support/code/cases.js";
import { pythonWith } from "./support/python.js";

const support = fileURLToPath(new URL("support/code/", import.meta.url));

const written = (c: CodeCase, to: CodeOptions["to"]): string =>
  code(c.problem, { wrt: c.wrt, where: c.where, assume: c.assume, hessian: c.hessian, to });

const titleOf = ({ problem, wrt }: CodeCase): string => `${problem} by ${wrt}`;
const variableOf = ({ wrt }: CodeCase): string => wrt.replace(/\[.*/, "");

/** The names of the arguments as the code has them. */
function argumentsOf(source: string, values: Readonly<Record<string, Value>>): Record<string, Value> {
  const [, list = ""] = /(?:def|export function) cost\(([^)]*)\)/.exec(source) ?? [];
  const names = list.split(",").map((argument) => argument.replace(/:.*/, "").trim());
  const found = names.map((name) => [name, values[name] ?? values[name.replace(/^_|_$/g, "")]] as const);
  for (const [name, value] of found) if (value === undefined) throw new Error(`no value for ${name}`);
  return Object.fromEntries(found) as Record<string, Value>;
}

const python = pythonWith("numpy", "dask.array", "scipy.special");

describe.skipIf(python === undefined).each(["numpy", "jax", "torch"] as const)("%s", (to) => {
  const cases = codeCases.filter(({ without }) => !without?.includes(to));
  let messages: string[] = [];
  beforeAll(() => {
    const input = cases.map((c) => {
      const source = written(c, to);
      const values = argumentsOf(source, valuesOf(c));
      return {
        source,
        target: to,
        values,
        variable: variableOf(c),
        dask: to === "numpy" && c.inMemory !== true,
        large: c.large,
        entry: c.entry,
      };
    });
    const { stdout, stderr } = spawnSync(python as string, [join(support, "check.py")], {
      input: JSON.stringify(input),
      encoding: "utf8",
      maxBuffer: 1e8,
    });
    if (stdout === "") throw new Error(stderr);
    messages = JSON.parse(stdout) as string[];
  }, 120_000);

  it.each(cases.map((c, k) => [titleOf(c), k] as const))("%s", (_, k) => {
    expect(messages[k]).toBe("");
  });
});

type Program = Readonly<Record<string, (...args: readonly Value[]) => Value>>;

describe("typescript", () => {
  const cases = codeCases.filter(({ without }) => !without?.includes("typescript"));
  const folder = mkdtempSync(join(tmpdir(), "derive-code-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const sources = cases.map((c) => written(c, "typescript"));

  it("has the types it says, for a strict compiler", () => {
    const files = sources.map((source, k) => {
      const file = join(folder, `case${k}.ts`);
      writeFileSync(file, source);
      return file;
    });
    const compiler = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
    const options = [
      "--noEmit",
      "--strict",
      "--noUnusedLocals",
      "--noUnusedParameters",
      "--target",
      "es2022",
    ];
    const { stdout } = spawnSync(process.execPath, [compiler, ...options, ...files], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stdout).toBe("");
  });

  it.each(cases.map((c, k) => [titleOf(c), c, k] as const))("%s", async (_, c, k) => {
    const source = sources[k] as string;
    const { code: js } = await transform(source, { loader: "ts", format: "esm" });
    const program = (await import(`data:text/javascript,${encodeURIComponent(js)}`)) as Program;
    const values = argumentsOf(source, valuesOf(c));
    const call = (name: string, changed: Readonly<Record<string, Value>> = {}): Value =>
      (program[name] as Program[string])(...Object.values({ ...values, ...changed }));
    const own = ["gradient", "derivative", "jacobian"].find((name) => name in program) as string;
    const x = variableOf(c);
    const measure = (name: string): Value => differences((v) => call(name, { [x]: v }), values[x] as Value);
    const measured = measure("cost");
    expectClose(
      call(own),
      (c.entry ?? []).reduce<Value>((part, place) => (part as Value[])[place] as Value, measured),
    );
    if (c.hessian) expectClose(call("hessian"), measure(own));
    if (c.large === undefined) return;
    const scaled = times(values[x] as Value, 2e4);
    for (const name of ["cost", own])
      expect(flat(call(name, { [x]: scaled })).every(Number.isFinite), name).toBe(true);
  });
});

describe("julia", () => {
  const cases = codeCases.filter(({ without }) => !without?.includes("julia"));
  const parser = (async () => {
    await Parser.init();
    const grammar = new URL("../node_modules/tree-sitter-julia/tree-sitter-julia.wasm", import.meta.url);
    const made = new Parser();
    made.setLanguage(await Language.load(fileURLToPath(grammar)));
    return made;
  })();

  it("would be refused by this parser where it is none", async () => {
    expect((await parser).parse("function f(x)\n    return x .^\nend\n")?.rootNode.hasError).toBe(true);
  });

  it.each(cases.map((c) => [titleOf(c), c] as const))("parses: %s", async (_, c) => {
    const tree = (await parser).parse(written(c, "julia"));
    expect(tree?.rootNode.hasError, tree?.rootNode.toString()).toBe(false);
  });
});

const flat = (value: Value): number[] => (typeof value === "number" ? [value] : value.flatMap(flat));
const times = (value: Value, factor: number): Value =>
  typeof value === "number" ? value * factor : value.map((part) => times(part, factor));

function expectClose(told: Value, measured: Value): void {
  const shape = (value: Value): string =>
    typeof value === "number" ? "" : `${value.length} ${shape(value[0] ?? 0)}`;
  expect(shape(told)).toBe(shape(measured));
  const [a, b] = [flat(told), flat(measured)];
  const size = Math.max(1e-3, ...b.map(Math.abs));
  for (const [k, value] of a.entries()) expect(Math.abs(value - (b[k] as number)) / size).toBeLessThan(1e-6);
}

/** By the entries of x: axes of the value, then those of x. Four points, so that the error is of order h⁴. */
function differences(f: (x: Value) => Value, x: Value): Value {
  const h = 1e-3;
  const by = (part: Value, put: (changed: Value) => Value): Value => {
    if (typeof part !== "number")
      return part.map((inner, k) =>
        by(inner, (changed) => put(part.map((old, p) => (p === k ? changed : old)))),
      );
    const at = (step: number): Value => f(put(part + step));
    const [a, b, c, d] = [at(h), at(-h), at(2 * h), at(-2 * h)];
    return combined([a, b, c, d], ([p = 0, q = 0, r = 0, s = 0]) => (8 * (p - q) - (r - s)) / (12 * h));
  };
  return inFront(
    by(x, (changed) => changed),
    depth(x),
  );
}

const depth = (value: Value): number => (typeof value === "number" ? 0 : 1 + depth(value[0] ?? 0));

function combined(values: readonly Value[], f: (numbers: readonly number[]) => number): Value {
  const [first] = values;
  if (typeof first === "number") return f(values as readonly number[]);
  return (first as readonly Value[]).map((_, k) =>
    combined(
      values.map((value) => (value as Value[])[k] as Value),
      f,
    ),
  );
}

/** Moves the first `own` axes behind the others. */
function inFront(value: Value, own: number): Value {
  if (own === 0 || depth(value) === own) return value;
  const places = (part: Value, left: number): Value[] =>
    left === 0 ? [part] : (part as readonly Value[]).flatMap((inner) => places(inner, left - 1));
  const shape = (part: Value, left: number): number[] =>
    left === 0 ? [] : [(part as readonly Value[]).length, ...shape((part as Value[])[0] as Value, left - 1)];
  const dims = shape(value, own);
  const fold = (list: readonly Value[], [length, ...more]: readonly number[]): Value =>
    length === undefined
      ? (list[0] as Value)
      : Array.from({ length }, (_, k) => {
          const size = list.length / length;
          return fold(list.slice(k * size, (k + 1) * size), more);
        });
  const walk = (parts: readonly Value[]): Value =>
    typeof parts[0] === "number"
      ? fold(parts, dims)
      : (parts[0] as readonly Value[]).map((_, k) =>
          walk(parts.map((part) => (part as Value[])[k] as Value)),
        );
  return walk(places(value, own));
}
