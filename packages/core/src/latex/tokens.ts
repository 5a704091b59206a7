/** A formula as flat lists of tokens: letters, numbers, signs, fractions and brackets, whatever their size, colour or spacing. */
import type { Place } from "../parse/errors.js";

/** What stands at a token: below, above, and as primes. */
export interface Scripts {
  readonly sub?: readonly Token[];
  readonly sup?: readonly Token[];
  readonly primes?: number;
}

interface Base extends Scripts {
  readonly place: Place;
}

/** A letter (x, theta), or a word in upright letters (loss). */
export interface NameToken extends Base {
  readonly kind: "name";
  readonly text: string;
  readonly isWord: boolean;
  /** A single letter set upright, as the D of a Jacobian is beside a matrix D. */
  readonly isUpright?: boolean;
  /** mathbf, mathcal, …; undefined for italics, and for the upright letters of a word. */
  readonly font: string | undefined;
}

export interface NumberToken extends Base {
  readonly kind: "number";
  readonly text: string;
  readonly font: string | undefined;
}

/** An operator with a name: log, sin, max, and \operatorname{…}. */
export interface FunctionToken extends Base {
  readonly kind: "function";
  readonly text: string;
}

/** ∑, ∏, and the big signs that have no meaning here. */
export interface BigToken extends Base {
  readonly kind: "big";
  readonly text: string;
}

/** + - = , ; and all other signs, by the character they show; `\\` is "newline", `\quad` "quad", & "&". */
export interface SignToken extends Base {
  readonly kind: "sign";
  readonly text: string;
  /** What is set over or under the sign: \underset{\text{chain rule}}{=}. */
  readonly labels?: readonly (readonly Token[])[];
}

/** A bracket on its own; pairs become fences. */
export interface BracketToken extends Base {
  readonly kind: "bracket";
  readonly text: string;
  readonly side: "open" | "close" | "either";
}

export interface FenceToken extends Base {
  readonly kind: "fence";
  readonly open: string;
  readonly close: string;
  readonly body: readonly Token[];
}

/** Braces with scripts of their own: {x_1}_i. */
export interface GroupToken extends Base {
  readonly kind: "group";
  readonly body: readonly Token[];
}

export interface FractionToken extends Base {
  readonly kind: "fraction";
  readonly above: readonly Token[];
  readonly below: readonly Token[];
}

export interface BinomialToken extends Base {
  readonly kind: "binomial";
  readonly above: readonly Token[];
  readonly below: readonly Token[];
}

export interface RootToken extends Base {
  readonly kind: "root";
  readonly index: readonly Token[];
  readonly body: readonly Token[];
}

/** \hat{y}: the sign's name, and what it stands over. */
export interface AccentToken extends Base {
  readonly kind: "accent";
  readonly text: string;
  readonly body: readonly Token[];
}

/** Words between formulas: \text{if }. */
export interface TextToken extends Base {
  readonly kind: "text";
  readonly text: string;
}

/** Rows of cells: cases, aligned, matrices. */
export interface GridToken extends Base {
  readonly kind: "grid";
  readonly isCases: boolean;
  readonly rows: readonly (readonly (readonly Token[])[])[];
}

export type Token =
  | NameToken
  | NumberToken
  | FunctionToken
  | BigToken
  | SignToken
  | BracketToken
  | FenceToken
  | GroupToken
  | FractionToken
  | BinomialToken
  | RootToken
  | AccentToken
  | TextToken
  | GridToken;

// The literal in the type keeps other signs of a token that is none of these.
export const isSign = <T extends string>(
  token: Token | undefined,
  ...texts: readonly T[]
): token is SignToken & { readonly text: T } =>
  token?.kind === "sign" && (texts as readonly string[]).includes(token.text);

/** A letter or word by its text, without regard to its font. */
export const isName = <T extends string>(
  token: Token | undefined,
  ...texts: readonly T[]
): token is NameToken & { readonly text: T } =>
  token?.kind === "name" && (texts as readonly string[]).includes(token.text);

export const isFence = <T extends string>(
  token: Token | undefined,
  ...opens: readonly T[]
): token is FenceToken & { readonly open: T } =>
  token?.kind === "fence" && (opens as readonly string[]).includes(token.open);

/** From the first place to the end of the last. */
export const spanning = (first: Place, last: Place): Place => ({
  offset: Math.min(first.offset, last.offset),
  length:
    Math.max(first.offset + first.length, last.offset + last.length) - Math.min(first.offset, last.offset),
});

/** The lists of tokens inside a token. */
export function partsOf(token: Token): readonly (readonly Token[])[] {
  const scripts = [token.sub, token.sup].filter((list) => list !== undefined);
  switch (token.kind) {
    case "fence":
    case "group":
    case "accent":
      return [token.body, ...scripts];
    case "fraction":
    case "binomial":
      return [token.above, token.below, ...scripts];
    case "root":
      return [token.index, token.body, ...scripts];
    case "grid":
      return [...token.rows.flat(), ...scripts];
    default:
      return scripts;
  }
}

/** Whether nothing but space is there. */
export const isBlank = (tokens: readonly Token[]): boolean => tokens.every((token) => isSign(token, "quad"));
