import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { rules } from "../../src/index.js";
import type { Rule, RuleDocs } from "../../src/rules/index.js";

const folder = fileURLToPath(new URL("../../src/rules/", import.meta.url));

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const isRule = (value: unknown): value is Rule => isObject(value) && "apply" in value && "statement" in value;
const isDocs = (value: unknown): value is RuleDocs =>
  isObject(value) && "rule" in value && "examples" in value;

/** What the files of rules export, a record for each file. */
const exported = await Promise.all(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /[/\\].*\.ts$/.test(file))
    .map(
      async (file): Promise<[string, Record<string, unknown>]> => [
        file,
        await import(pathToFileURL(folder + file).href),
      ],
    ),
);

describe.each(exported)("%s", (_, names) => {
  it("tells what a reader needs of each of its rules, under the rule's name, and lists it", () => {
    const own = Object.entries(names).filter(([, value]) => isRule(value));
    expect(own.length).toBeGreaterThan(0);
    for (const [name, rule] of own as [string, Rule][]) {
      const docs = names[`${name}Docs`] as RuleDocs;
      expect(docs?.rule, name).toBe(rule);
      const { rule: _rule, ...told } = docs;
      expect(rules).toContainEqual({ ...rule, ...told });
    }
    expect(Object.values(names).filter(isDocs)).toHaveLength(own.length);
  });
});

describe("the registry", () => {
  it("names every rule once", () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
