/** Derive's own printed derivations, read as workings: every line is right, in every notation. */
import { readdirSync, readFileSync } from "node:fs";
import { check, checkToJson, derivationToLatex, derivationToText, derive } from "@derive/core";
import { readGiven, readLatexWorking } from "@derive/core/latex";
import { describe, expect, it } from "vitest";
import { readProblemFile } from "../packages/cli/src/problemFile.js";

const folder = new URL("../examples/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".derive"));

function problemIn(file: string) {
  const { source, options } = readProblemFile(readFileSync(new URL(file, folder), "utf8"));
  const { wrt = "", where, assume, implicit, order, style, layout } = options;
  const times = order === undefined ? undefined : Number(order);
  return { source, given: { wrt, where, assume, implicit, order: times }, told: { style, layout } as object };
}

describe("the trace of every example", () => {
  it.each(files)(
    "%s",
    (file) => {
      const { source, given, told } = problemIn(file);
      const derivation = derive(source, { ...given, ...told });
      const { known } = readGiven({ source, ...given });
      for (const working of [
        derivationToText(derivation, { ascii: true, width: 100 }),
        derivationToText(derivation, { width: 100 }),
        readLatexWorking(derivationToLatex(derivation), known()),
      ]) {
        const { lines } = checkToJson(check(source, working, given));
        expect(lines.length).toBeGreaterThan(1);
        expect(lines.filter((line) => line.verdict !== "right" || line.fromPrevious !== "right")).toEqual([]);
      }
    },
    60_000,
  );
});
