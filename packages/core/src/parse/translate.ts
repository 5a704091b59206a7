/** Characters that people type and mathjs's parser does not know, each to what it knows, with an offset table. */
import { greekLetters } from "../expr/greek.js";

/** θ → theta. */
const greek: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(greekLetters).map(([name, letter]) => [letter, name]),
);

const signs: Readonly<Record<string, string>> = {
  "·": "*",
  "×": "*",
  "∗": "*",
  "⋅": "*",
  "−": "-",
  "–": "-",
  "÷": "/",
  "⁄": "/",
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  "∈": " in ",
  ᵀ: "'",
  ⁿ: "^n",
  "½": "(1/2)",
  "¼": "(1/4)",
  "¾": "(3/4)",
  "′": "'",
  "″": "''",
  "’": "'",
  "\u00a0": " ",
  "\u2009": " ",
  "\u202f": " ",
  "\u200b": " ",
  "\ufeff": " ",
  "\t": " ",
  "\r": " ",
};
/** Raised signs: a run of them is one exponent. */
const raised: Readonly<Record<string, string>> = {
  "⁰": "0",
  "¹": "1",
  "²": "2",
  "³": "3",
  "⁴": "4",
  "⁵": "5",
  "⁶": "6",
  "⁷": "7",
  "⁸": "8",
  "⁹": "9",
  "⁻": "-",
  "⁺": "+",
};

export interface Translation {
  readonly text: string;
  /** For each character of `text` the offset in the user's text. */
  readonly offsets: readonly number[];
}

/** The text as mathjs can read it. Comments are blanked so that offsets stay and mathjs never sees them. */
export function translated(source: string): Translation {
  const pieces: string[] = [];
  const offsets: number[] = [];
  let position = 0;
  const write = (piece: string, at: number): void => {
    pieces.push(piece);
    for (let k = 0; k < piece.length; k++) offsets.push(at);
  };
  let exponent = false;
  for (const char of source) {
    const power = raised[char];
    if (power !== undefined && !exponent) write("^(", position);
    if (power === undefined && exponent) write(")", position - 1);
    exponent = power !== undefined;
    write(power ?? signs[char] ?? greek[char] ?? letterOf(char), position);
    position += char.length;
  }
  if (exponent) write(")", position - 1);
  return { text: withoutComments(pieces.join("")), offsets };
}

/** A letter in another font, as PDF files have them, is that letter: 𝑥 is x, ϕ is φ. */
function letterOf(char: string): string {
  if (char.length === 1 && char < "\u0100") return char;
  const plain = char.normalize("NFKC");
  return greek[plain] ?? (/^[A-Za-z]$/.test(plain) ? plain : char);
}

export const withoutComments = (text: string): string =>
  text.replace(/#[^\n]*/g, (comment) => " ".repeat(comment.length));

/** Which single = are equations rather than definitions: none, the one of the last statement, all. */
export type Equations = "none" | "last" | "all";

const single = /(?<![<>=!])=(?!=)/g;

/** The single = of equations written as ==. */
export function withEquations({ text, offsets }: Translation, which: Equations): Translation {
  const found = [...text.matchAll(single)].map(({ index }) => index);
  const chosen = which === "all" ? found : which === "last" ? found.slice(-1).filter(isInLast(text)) : [];
  if (chosen.length === 0) return { text, offsets };
  const doubled = new Set(chosen);
  const at = offsets.flatMap((offset, k) => (doubled.has(k) ? [offset, offset] : [offset]));
  return { text: text.replace(single, (sign, k: number) => (doubled.has(k) ? "==" : sign)), offsets: at };
}

const isInLast =
  (text: string) =>
  (index: number): boolean =>
    !/[;\n]\s*\S/.test(text.slice(index));
