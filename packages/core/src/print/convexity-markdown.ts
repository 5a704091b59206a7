/** An answer about convexity in Markdown. */
import type { ConvexityReport } from "../convexity/index.js";
import { convexityParagraphs, type Markup } from "./convexity-paragraphs.js";
import { code, inline, words } from "./markdown.js";

export const convexityToMarkdown = (report: ConvexityReport): string => convexityParagraphs(report, markup);

const markup: Markup = {
  inline,
  display: (latex) => `$$\n${latex}\n$$`,
  words,
  values: code,
  steps: (steps) =>
    steps
      .map(
        ([found, { label, source }, needs], k) =>
          `${k + 1}. ${found}: ${words(label)}${needs} — ${words(source)}`,
      )
      .join("\n"),
  tried: (attempts) => ["Tried:", ...attempts.map((text) => `- ${text}`)].join("\n"),
  verdict: (told) => `**Verdict:** ${told}.`,
};
