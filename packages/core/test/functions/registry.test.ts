import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { documentedArrayFunctionNamed } from "../../src/arrays/index.js";
import { arrayFunctions as registeredOfArrays } from "../../src/arrays/registry.js";
import { functions as registered } from "../../src/functions/registry.js";
import { arrayFunctions, functionNamed, functions } from "../../src/index.js";

type Exports = Readonly<Record<string, unknown>>;

interface Named {
  readonly name: string;
}

interface Docs {
  readonly spec: Named;
  readonly meaning: string;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const isSpec = (value: unknown): value is Named => isObject(value) && "name" in value && "latex" in value;

/** What the files of a folder export. */
async function exportedFrom(folder: string): Promise<readonly Exports[]> {
  const path = fileURLToPath(new URL(`../../src/${folder}/`, import.meta.url));
  const files = readdirSync(path).filter((file) => file.endsWith(".ts"));
  return Promise.all(files.map((file): Promise<Exports> => import(pathToFileURL(path + file).href)));
}

/** Of functions of arrays alone: how a differential passes through, in two parts. */
const told = (functions: readonly { readonly name: string; readonly differential?: object }[]) =>
  functions.flatMap(({ name, differential }) =>
    differential === undefined ? [] : [[name, Object.keys(differential).sort()]],
  );

describe("differentials", () => {
  it("each have in one place how they read, and where that is told", () => {
    const names = registeredOfArrays.filter(({ differential }) => differential !== undefined);
    const whole = ["forward", "label", "source", "statement"];
    expect(told(arrayFunctions)).toEqual(names.map(({ name }) => [name, whole]));
  });
});

describe.each([
  ["numbers", "functions", registered, functions, functionNamed],
  ["arrays", "arrays/functions", registeredOfArrays, arrayFunctions, documentedArrayFunctionNamed],
] as const)("the functions of %s", (_, folder, known, documented, named) => {
  it("are all listed, in one order for derivations and for readers", () => {
    expect(documented.map(({ name }) => name)).toEqual(known.map(({ name }) => name));
  });

  it("each have in their own file what is told of them", async () => {
    const own = (await exportedFrom(folder)).flatMap((exports) =>
      Object.entries(exports).flatMap(([name, value]) => (isSpec(value) ? [{ name, value, exports }] : [])),
    );
    const specs: readonly Named[] = known;
    expect(new Set(own.map(({ value }) => value))).toEqual(new Set(specs));
    for (const { name, value, exports } of own) {
      const docs = exports[`${name}Docs`] as Docs;
      expect(docs?.spec, name).toBe(value);
      expect(named(value.name)?.meaning, name).toBe(docs.meaning);
    }
  });
});
