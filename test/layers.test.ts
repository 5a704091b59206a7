import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../packages/core/src/", import.meta.url));

/** What each folder may import besides itself. Types of a derivation may be read by whoever prints it. */
const below: Readonly<Record<string, readonly string[]>> = {
  expr: [],
  functions: ["expr"],
  arrays: ["expr", "functions"],
  problem: ["expr", "functions", "arrays"],
  facts: ["expr", "functions", "arrays", "problem"],
  algebra: ["expr"],
  parse: ["expr", "functions", "arrays", "problem"],
  sharing: ["expr", "arrays", "problem"],
  print: ["expr", "functions", "arrays", "problem", "sharing"],
  emit: ["expr", "functions", "arrays", "problem", "sharing", "print"],
  rules: ["expr", "functions", "arrays", "problem", "facts", "algebra"],
  simplify: ["expr", "functions", "arrays", "problem", "facts", "algebra", "rules"],
  verify: ["expr", "functions", "arrays", "problem", "facts"],
  gradient: ["expr", "functions", "arrays", "problem", "facts", "algebra", "rules", "simplify", "derive"],
  derive: [
    "expr",
    "functions",
    "arrays",
    "problem",
    "facts",
    "algebra",
    "rules",
    "simplify",
    "verify",
    "parse",
    "print",
  ],
  convexity: [
    "expr",
    "functions",
    "arrays",
    "problem",
    "facts",
    "rules",
    "simplify",
    "verify",
    "derive",
    "parse",
    "print",
  ],
  check: [
    "expr",
    "functions",
    "arrays",
    "problem",
    "facts",
    "algebra",
    "rules",
    "simplify",
    "verify",
    "derive",
    "parse",
    "print",
  ],
  claims: [
    "expr",
    "functions",
    "arrays",
    "problem",
    "facts",
    "verify",
    "derive",
    "parse",
    "print",
    "emit",
    "check",
  ],
  latex: ["expr", "functions", "arrays", "problem", "parse", "check"],
  opinions: ["expr", "functions", "arrays", "problem", "facts", "verify", "print"],
};

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

describe.each(Object.entries(below))("%s", (folder, allowed) => {
  it(`imports only ${allowed.join(", ") || "itself"}`, () => {
    const strangers: string[] = [];
    for (const file of filesIn(join(root, folder))) {
      for (const [, typeOnly, path] of readFileSync(file, "utf8").matchAll(
        /^(?:import|export)( type)?[^;]*? from "(\.[^"]+)"/gms,
      )) {
        if (path === undefined || typeOnly !== undefined) continue;
        const target = join(file, "..", path).slice(root.length).split("/")[0] ?? "";
        if (target !== folder && !allowed.includes(target))
          strangers.push(`${file.slice(root.length)} → ${path}`);
      }
    }
    expect(strangers).toEqual([]);
  });
});

it("loads KaTeX in one file, which is loaded for LaTeX only", () => {
  const importers = filesIn(root).filter((file) => / from "katex"/.test(readFileSync(file, "utf8")));
  expect(importers.map((file) => file.slice(root.length))).toEqual(["latex/tex.ts"]);
  const users = filesIn(root).filter(
    (file) =>
      !file.startsWith(join(root, "latex")) &&
      / from "[./]*\/latex\/(?!detect\.js)/.test(readFileSync(file, "utf8")),
  );
  expect(users).toEqual([]);
});
