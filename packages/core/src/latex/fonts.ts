/** Fonts and words of TeX: which letters are other names in another font, and what a group spells. */
import { flatNodes, type TexNode } from "./tex.js";

export type Font = string | undefined;

/** Fonts whose letters are other names than the italic ones. */
export const fontOf = (command: string): Font => {
  const name = command.replace(/^\\/, "");
  if (/^(mathrm|textrm|rm|mathit|textit|it|mathnormal|text|textnormal|Bbbk|mathsfit)$/.test(name))
    return undefined;
  return fonts[name] ?? name;
};

const fonts: Readonly<Record<string, string>> = {
  boldsymbol: "bold",
  mathbf: "bold",
  textbf: "bold",
  bf: "bold",
  bold: "bold",
  mathbfit: "bold",
  mathcal: "cal",
  cal: "cal",
  mathscr: "scr",
  mathbb: "bb",
  mathfrak: "frak",
  frak: "frak",
  mathsf: "sf",
  sf: "sf",
  mathtt: "tt",
  tt: "tt",
};

/** Fonts in which several letters are a word. */
export const isUpright = (command: string): boolean =>
  /^\\?(mathrm|rm|mathit|mathsf|sf|mathtt|tt|text\w*|operatorname)$/.test(command);

/** All letters in a node, in order. */
export function lettersOf(nodes: unknown): string {
  return flatNodes(nodes)
    .map((node) => plainLetters[node.text ?? ""] ?? node.text ?? lettersOf(node.body))
    .join("");
}

/** Commands for characters of words. */
const plainLetters: Readonly<Record<string, string>> = { "\\nobreakspace": " ", "\\_": "_" };

/** The name of an accent: hat for \widehat and \^. */
export function accentName({ label = "" }: TexNode): string {
  const name = label.replace(/^\\(?:wide|over)?/, "");
  return accentNames[name] ?? name;
}

const accentNames: Readonly<Record<string, string>> = {
  rightarrow: "vec",
  "^": "hat",
  "~": "tilde",
  "=": "bar",
  ".": "dot",
};
