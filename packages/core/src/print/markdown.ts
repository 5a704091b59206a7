/** Parts of Markdown, for GitHub, Jupyter and whatever sets `$$` by KaTeX or MathJax. */

/** Inline mathematics. Markdown takes a backslash before punctuation for its own, so such commands are
 *  written by their names. */
export const inline = (latex: string): string =>
  `$${latex
    .replaceAll("\\,", "\\thinspace ")
    .replaceAll("\\{", "\\lbrace ")
    .replaceAll("\\}", "\\rbrace ")
    .replaceAll("|", "\\vert ")}$`;

/** Words, with what Markdown would act on escaped; an opening square bracket by its number, because `\\[`
 *  opens a formula for MathJax. */
export const words = (text: string): string =>
  text
    .replace(/[\\`*_{}<>#|$~&]/g, "\\$&")
    .replaceAll("[", "&#91;")
    .replace(/\s+/g, " ");

/** A code span, fenced by more backticks than stand in it. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? fence + line + fence : `${fence} ${line} ${fence}`;
}
