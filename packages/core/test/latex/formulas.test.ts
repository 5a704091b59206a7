/** What formulas mean, as text of the input language that the parser takes. */
import { describe, expect, it } from "vitest";
import { readLatex } from "../../src/latex/index.js";
import { formulas } from "./formulas.js";

describe.each(Object.entries(formulas))("%s", (_, table) => {
  it.each(table)("%s", (latex, text) => {
    const { text: read, offsets } = readLatex(latex);
    expect(read).toBe(text);
    expect(offsets).toHaveLength(text.length + 1);
    expect(offsets.every((offset) => offset >= 0 && offset <= latex.length)).toBe(true);
  });
});
