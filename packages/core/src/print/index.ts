/** Expressions and derivations as text, LaTeX, Markdown and JSON. Printers read; they never rewrite. */
export * from "./derivation-json.js";
export {
  type DerivationLatexOptions,
  derivationDisplay,
  derivationToLatex,
} from "./derivation-latex.js";
export { type DerivationMarkdownOptions, derivationToMarkdown } from "./derivation-markdown.js";
export { derivationJsonSchema } from "./derivation-schema.js";
export { derivationToText, noPaint, type Paint, type TextOptions } from "./derivation-text.js";
export { type LatexOptions, toLatex } from "./latex.js";
export { latexText } from "./latexNames.js";
export type { Detail } from "./telling.js";
export { toText } from "./text.js";
export { toUnicode, type UnicodeOptions } from "./unicode.js";
