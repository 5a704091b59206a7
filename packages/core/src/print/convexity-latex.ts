/** An answer about convexity in LaTeX: a fragment for a document that loads amsmath. */
import type { ConvexityReport } from "../convexity/index.js";
import { convexityParagraphs, type Markup } from "./convexity-paragraphs.js";
import { latexText } from "./latexNames.js";

export const convexityToLatex = (report: ConvexityReport): string => convexityParagraphs(report, markup);

const markup: Markup = {
  inline: (latex) => `$${latex}$`,
  display: (latex) => `\\[\n${latex}\n\\]`,
  words: latexText,
  values: latexText,
  steps: (steps) => {
    const items = steps.map(
      ([found, { label, source }, needs]) =>
        `\\item ${found}: ${latexText(label)}${needs} (${latexText(source)}).`,
    );
    return ["\\begin{enumerate}", ...items, "\\end{enumerate}"].join("\n");
  },
  tried: (attempts) => `Tried: ${attempts.join("; ")}.`,
  verdict: (words) => `Verdict: ${words}.`,
};
