/** Derivatives as people type them: dG/dh, d/dx (…), ∂J/∂theta[j]. In the input language all are diff(…, …). */
import type { Working, Written } from "./working.js";
import { closing, edited, replaced } from "./written.js";

const sign = "(?:d|∂|\\\\partial\\s*)";
const name = "[A-Za-zα-ωΑ-Ω]\\w*(?:\\[[^\\]]*\\])?";
const quotient = new RegExp(`(?<![\\w\\]])${sign}(${name})\\s*/\\s*${sign}(${name})(?![\\w(])`, "g");
const operator = new RegExp(`(?<![\\w\\]])${sign}\\s*/\\s*${sign}(${name})\\s*(?=[A-Za-zα-ωΑ-Ω([])`);

/** The working with every derivative in the input language. */
export const inDerivativeNotation = (working: Working, known: ReadonlySet<string>): Working => ({
  ...working,
  lines: working.lines.map((line) => ({
    ...line,
    parts: line.parts.map((part) => ({ ...part, ...withDerivatives(part, known) })),
  })),
});

/**
 * @param known names of the problem: dx is one of them where somebody has called it so
 * @example "dG/dh * dh/dz" → "diff(G, h) * diff(h, z)"; "d/dx (x^2) + 1" → "diff(x^2, x) + 1"
 */
function withDerivatives(written: Written, known: ReadonlySet<string>): Written {
  let current = replaced(written, quotient, ([whole, of = "", by = ""]) =>
    known.has(whole.split(/[\s/]/)[0] ?? "") ? undefined : `diff(${of}, ${by})`,
  );
  for (let found = operator.exec(current.text); found !== null; found = operator.exec(current.text)) {
    const from = found.index + found[0].length;
    const to = endOfFactor(current.text, from);
    const [open, close] = /^[([]/.test(current.text[from] ?? "") ? [1, 1] : [0, 0];
    current = edited(current, [
      { from: found.index, to: from + open, text: "diff(" },
      { from: to - close, to, text: `, ${found[1]})` },
    ]);
  }
  return current;
}

/** A bracket or a name with what it is called with or indexed by, and its power. */
function endOfFactor(text: string, from: number): number {
  const end = endOfBase(text, from);
  return text[end] === "^" ? endOfFactor(text, end + 1) : end;
}

function endOfBase(text: string, from: number): number {
  const word = /^(?:-?\d+(?:\.\d+)?|[A-Za-zα-ωΑ-Ω]\w*)/.exec(text.slice(from))?.[0].length ?? 0;
  let end = from + word;
  while ("([".includes(text[end] ?? " ") && (word > 0 || end === from))
    end = closing(text, end) ?? text.length;
  return Math.max(end, from + 1);
}
