/**
 * The text before mathjs sees it: signs that people type and its parser does not know, brackets, depth and
 * size; and the tokens, because its nodes carry no positions.
 */
import { DeriveError, type Place } from "./errors.js";

/** Longer texts are refused: a parse would take seconds. */
const longest = 1_000_000;
/** mathjs's parser runs out of stack at about 260 nested brackets from a cold start. */
const deepest = 200;

const greek: Readonly<Record<string, string>> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  ι: "iota",
  κ: "kappa",
  λ: "lambda",
  μ: "mu",
  ν: "nu",
  ξ: "xi",
  ρ: "rho",
  σ: "sigma",
  τ: "tau",
  υ: "upsilon",
  φ: "phi",
  χ: "chi",
  ψ: "psi",
  ω: "omega",
  Γ: "Gamma",
  Δ: "Delta",
  Θ: "Theta",
  Λ: "Lambda",
  Ξ: "Xi",
  Π: "Pi",
  Σ: "Sigma",
  Φ: "Phi",
  Ψ: "Psi",
  Ω: "Omega",
  π: "pi",
};
const signs: Readonly<Record<string, string>> = {
  "·": "*",
  "×": "*",
  "∗": "*",
  "⋅": "*",
  "−": "-",
  "–": "-",
  "÷": "/",
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  ᵀ: "'",
  ⁿ: "^n",
  "½": "(1/2)",
  "¼": "(1/4)",
  "′": "'",
  "’": "'",
  "“": '"',
  "”": '"',
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
/** What mathjs would read in a way of its own, or refuse in words that help nobody. */
const foreign: readonly (readonly [RegExp, string, string | undefined])[] = [
  [/[$@\\`]/, "has no meaning here", undefined],
  [/%/, "has no meaning here", "a percentage is a number: 0.1 for 10 %"],
  [/\b0[xXbBoO][\dA-Fa-f]+/, "is not a decimal number", undefined],
  [/\*\*/, "has no meaning here", "a power is written x^2"],
  [/\^\s*\{/, "opens no exponent", "an exponent in brackets is written x^(2*n)"],
  [/[₀-₉]/, "is no index", "an index is written x[1], a name with a number x_1"],
  [/[‖]/, "cannot be read here", "the length of a vector is written norm(v)"],
  [/->|=>|→|⇒/, "has no meaning here", undefined],
];

export interface Token {
  readonly kind: "name" | "number" | "other";
  readonly text: string;
  readonly place: Place;
}

export interface Prepared {
  /** What mathjs gets. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The place in the user's text for an offset in `text`. */
  readonly original: (offset: number) => number;
}

/** @throws DeriveError for brackets that do not match, and for texts too long or too deep. */
export function prepare(source: string, equation = false): Prepared {
  if (source.length > longest) {
    const size = `${(source.length / 1e6).toFixed(1)} million characters`;
    throw new DeriveError("too-large", `this text has ${size}; at most ${longest / 1e6} million can be read`);
  }
  refuseForeign(source);
  const { text, offsets } = equation ? withEquation(translated(source)) : translated(source);
  const original = (offset: number) => offsets[offset] ?? source.length;
  checkBrackets(source, text, original);
  return { text, tokens: tokens(text, original), original };
}

const withoutComments = (text: string): string =>
  text.replace(/#[^\n]*/g, (comment) => " ".repeat(comment.length));

function refuseForeign(source: string): void {
  const text = withoutComments(source);
  for (const [pattern, message, hint] of foreign) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const place = { offset: found.index, length: found[0].length };
    throw new DeriveError("syntax", `${found[0]} ${message}`, source, place, hint);
  }
}

interface Translation {
  readonly text: string;
  /** For each character of `text` the offset in the user's text. */
  readonly offsets: readonly number[];
}

function translated(source: string): Translation {
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
    write(power ?? signs[char] ?? greek[char] ?? char, position);
    position += char.length;
  }
  if (exponent) write(")", position - 1);
  // Comments are blanked so that offsets stay and mathjs never sees them.
  return { text: withoutComments(pieces.join("")), offsets };
}

const single = /(?<![<>=!])=(?!=)/g;

/** The last single = written as ==, if it stands in the last statement. */
function withEquation({ text, offsets }: Translation): Translation {
  const last = [...text.matchAll(single)].pop();
  if (last === undefined || /[;\n]\s*\S/.test(text.slice(last.index))) return { text, offsets };
  const at = last.index;
  return {
    text: `${text.slice(0, at)}=${text.slice(at)}`,
    offsets: [...offsets.slice(0, at), offsets[at] ?? at, ...offsets.slice(at)],
  };
}

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

function checkBrackets(source: string, text: string, original: (offset: number) => number): void {
  const open: { char: string; offset: number }[] = [];
  for (let offset = 0; offset < text.length; offset++) {
    const char = text[offset] as string;
    if (char in closing) {
      open.push({ char, offset });
      if (open.length > deepest) {
        throw new DeriveError(
          "too-deep",
          `brackets are nested more than ${deepest} deep here`,
          source,
          {
            offset: original(offset),
            length: 1,
          },
          "name parts of the expression with definitions: u = …; f(u)",
        );
      }
    } else if (char === ")" || char === "]" || char === "}") {
      const last = open.pop();
      if (last === undefined || closing[last.char] !== char) {
        const message =
          last === undefined ? `this ${char} closes nothing` : `${last.char} is closed by ${char}`;
        const hint =
          last === undefined ? undefined : `write ${closing[last.char]} here, or close ${last.char} before`;
        throw new DeriveError(
          "unbalanced-brackets",
          message,
          source,
          { offset: original(offset), length: 1 },
          hint,
        );
      }
    }
  }
  const last = open.pop();
  if (last !== undefined) {
    throw new DeriveError(
      "unbalanced-brackets",
      `this ${last.char} is never closed`,
      source,
      {
        offset: original(last.offset),
        length: 1,
      },
      `add ${closing[last.char]} where the bracket ends`,
    );
  }
}

const token =
  /([A-Za-z_\u0370-\u03ff][A-Za-z0-9_\u0370-\u03ff]*)|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(\S)/g;

function tokens(text: string, original: (offset: number) => number): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(token)) {
    const kind = match[1] !== undefined ? "name" : match[2] !== undefined ? "number" : "other";
    const offset = original(match.index);
    const end = original(match.index + match[0].length - 1) + 1;
    found.push({ kind, text: match[0], place: { offset, length: Math.max(1, end - offset) } });
  }
  return found;
}
