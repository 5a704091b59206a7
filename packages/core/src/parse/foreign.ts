/** Notation of other systems, which mathjs would read in a way of its own or refuse in words that help nobody. */
import { functionNamed } from "../functions/index.js";
import { programs } from "./code.js";
import { derivativeHint } from "./derivatives.js";
import { DeriveError } from "./errors.js";
import { greekLetters } from "./translate.js";

export interface Foreign {
  readonly pattern: RegExp;
  /** What is wrong; `found` is the text that matched. */
  readonly message: (found: string) => string;
  readonly hint?: string | ((found: string) => string);
}

const unread = (found: string): string => `${found} cannot be read here`;
const meaningless = (found: string): string => `${found} has no meaning here`;

/** A sign where an operand should begin. Looking back from the sign keeps long runs of blanks linear. */
const atOperand = (sign: string): string =>
  String.raw`${sign}(?<=(?:^|[-+*/^=<>(,;[\n]|\b(?:and|or|not)\b)\s*${sign})`;

/** A name of Greek and Latin letters side by side. */
const glued = new RegExp(
  `(?<![A-Za-z_${greekLetters}])(?=[\\w${greekLetters}]*?(?:[A-Za-z]\\d*[${greekLetters}]|` +
    `[${greekLetters}]\\d*[A-Za-z${greekLetters}]))[A-Za-z_${greekLetters}][\\w${greekLetters}]*`,
);

/** A run of letters longer than this is not written out with its signs. */
const longestQuoted = 24;

function unglued(found: string): string {
  if (found.length > longestQuoted) return "write * between the factors";
  const seam = new RegExp(
    `(?<=[A-Za-z]\\d*)(?=[${greekLetters}])|(?<=[${greekLetters}]\\d*)(?=[A-Za-z${greekLetters}])`,
  );
  const [left = "", ...rest] = found.split(seam);
  const right = rest.join("*");
  return functionNamed(left) !== undefined && /^[a-z]{2}/.test(left)
    ? `write ${left}(${right})`
    : `write ${left}*${right} for the product, ${left}_${rest.join("_")} for one name`;
}

/** In this order: the longer and more telling notation first. */
const table: readonly Foreign[] = [
  {
    pattern: /\\d?frac\s*\{\s*(?:d|\\partial)\b[^{}]*\}\s*\{\s*(?:d|\\partial)\s*\\?[A-Za-z]+/,
    message: () => "LaTeX cannot be read here",
    hint: (found) => derivativeHint(/(?:\\partial|d)\s*\\?([A-Za-z]+)$/.exec(found)?.[1] ?? ""),
  },
  {
    pattern: /\\[A-Za-z]*/,
    message: (found) => `${found} is LaTeX, which cannot be read here`,
    hint: (found) => `write ${latex[found.slice(1)] ?? "it in plain text: theta, x^2, sin(x), (a + b)/c"}`,
  },
  { pattern: /\$/, message: meaningless, hint: "leave the dollar signs out" },
  ...programs,
  { pattern: /`/, message: meaningless, hint: "leave it out; a product is written with *" },
  {
    pattern: /"(?!fro"\s*\))(?<!,\s*"fro")|[“”]/,
    message: () => "text in quotes has no meaning here",
    hint: "leave the quotes out",
  },
  {
    pattern: new RegExp(atOperand("'")),
    message: () => "this ' has nothing in front of it",
    hint: "for a transpose write u' * v, for a derivative f'(x)",
  },
  { pattern: /\*\*/, message: meaningless, hint: "a power is written x^2" },
  { pattern: /\^\s*\{/, message: () => "an exponent stands in round brackets", hint: "write x^(…)" },
  {
    pattern: /(?<=\w)_\s*\{/,
    message: () => "a subscript has no braces",
    hint: "an index is written x[i] or x[i, j], a name with a subscript x_1",
  },
  { pattern: /\{\s*\}/, message: () => "this set is empty", hint: "write for example: y in {0, 1}" },
  {
    pattern: /\{(?<!(?:\bin|∈)\s*\{)/,
    message: () => "braces stand only around a set",
    hint: "write round brackets: (a + b)*c, max(a, b); a set is written y in {0, 1}",
  },
  {
    pattern: /[₀-₉ᵢⱼₖₙₘ]/,
    message: (found) => `${found} is no index`,
    hint: "an index is written x[1], a name with a number x_1",
  },
  { pattern: /‖|\|\|(?=[^|]*\|\|)/, message: unread, hint: "the length of a vector is written norm(v)" },
  { pattern: /\|\||∨/, message: unread, hint: "write or between two conditions" },
  { pattern: /&&?|∧/, message: unread, hint: "write and between two conditions" },
  { pattern: /\|/, message: unread, hint: "write abs(x) for |x|, or between two conditions" },
  {
    pattern: new RegExp(`~|¬|${atOperand("!")}(?!=)`),
    message: unread,
    hint: "write not (…) for the opposite of a condition",
  },
  {
    pattern: /(?<=!)!(?!=)/,
    message: () => "a double factorial is not part of the language",
    hint: "for the factorial of a factorial write (x!)!",
  },
  { pattern: /<>|=!/, message: meaningless, hint: "write != for unequal" },
  { pattern: /===|!==/, message: meaningless, hint: "write == for equal, != for unequal" },
  { pattern: /=<|≦/, message: meaningless, hint: "write <= for less or equal" },
  {
    pattern: /=>|⇒/,
    message: meaningless,
    hint: "write >= for greater or equal; a function is defined by f(x) = x^2",
  },
  { pattern: /->|→|↦/, message: meaningless, hint: "a function is defined by f(x) = x^2" },
  { pattern: /:=|≔/, message: meaningless, hint: "a definition is written with =" },
  { pattern: /<<|>>/, message: meaningless, hint: "write < or >" },
  {
    pattern: /\/\/|\/\*/,
    message: meaningless,
    hint: "a quotient is written with one /, a comment behind #; rounding is not part of the language",
  },
  {
    pattern: /%/,
    message: meaningless,
    hint: "a percentage is a number: 0.1 for 10 %; a comment is written behind #",
  },
  {
    pattern: /\bmod\b/,
    message: meaningless,
    hint: "remainders have no derivative everywhere and are not part of the language",
  },
  { pattern: /\bxor\b/, message: meaningless, hint: "write and, or, not between conditions" },
  {
    pattern: /\bto\b/,
    message: meaningless,
    hint: "units are not part of the language; write * for a product",
  },
  {
    pattern: /(\bin\b|∈)(?!\s*\{)/,
    message: (found) => `a set in braces must follow ${found}`,
    hint: "write y in {0, 1}; an interval is written 0 <= x and x <= 1, and every name is a real number already",
  },
  {
    pattern: /\b(true|false|null|undefined)\b/,
    message: (found) => `${found} is no number`,
    hint: "write 1 or 0, or a condition such as x > 0",
  },
  {
    pattern: /\b(NaN|[Ii]nfinity|inf)\b|∞/,
    message: (found) => `${found} is no number`,
    hint: "a sum runs to a count: sum(x[i], i, 1, n)",
  },
  {
    pattern: /\b0[xXbBoO][\dA-Fa-f]+/,
    message: (found) => `${found} is not a decimal number`,
    hint: "write its decimal digits",
  },
  {
    pattern: /(?<![\w.])\d[\d_]*_\d+/,
    message: (found) => `${found} is no number`,
    hint: "write the digits without separators: 1000",
  },
  {
    pattern: /(?<![\d.])\d*\.\d*\.[\d.]*/,
    message: (found) => `${found} is no number`,
    hint: "a number has one decimal point; a sum is written sum(x[i], i, 1, n)",
  },
  { pattern: /…|\.\.+/, message: unread, hint: "a sum over terms is written sum(x[i], i, 1, n)" },
  {
    pattern: /\.(?<=[A-Za-z)\]]\s*\.)(?=\s*[A-Za-z])/,
    message: () => "a dot between names has no meaning here",
    hint: "write * for a product",
  },
  {
    pattern: /∂(?:\s*\^?\s*[2-9²³])?\w*(?:\s*\/\s*∂\s*(?:[A-Za-z_]\w*|[α-ωΑ-Ω]))?/,
    message: unread,
    hint: (found) => derivativeHint(/[^\s∂/]*$/.exec(found)?.[0] ?? ""),
  },
  {
    pattern: /∇/,
    message: unread,
    hint: "write the function alone and say by what: --wrt theta for the gradient, theta[j] for an entry of it",
  },
  { pattern: /∑/, message: unread, hint: "write sum(x[i], i, 1, n)" },
  { pattern: /∏/, message: unread, hint: "write prod(x[i], i, 1, n)" },
  { pattern: /∫/, message: unread, hint: "integrals are not part of the language" },
  { pattern: /√/, message: unread, hint: "write sqrt(x)" },
  { pattern: /∛/, message: unread, hint: "write cbrt(x)" },
  { pattern: /±|∓/, message: unread, hint: "write one expression with + and one with -" },
  { pattern: /°/, message: unread, hint: "angles are in radians: x*pi/180 for x degrees" },
  { pattern: /⊤/, message: unread, hint: "a transpose is written x'" },
  { pattern: /∘/, message: unread, hint: "write f(g(x))" },
  { pattern: /⊙/, message: unread, hint: "a product entry by entry is written u .* v" },
  { pattern: /⊘/, message: unread, hint: "a quotient entry by entry is written u ./ v" },
  { pattern: /≈|≡|∝/, message: unread, hint: "write == for equal" },
  { pattern: /ⁱ|ʲ/, message: unread, hint: "write x^i for a power, x[i] for an entry" },
  { pattern: /—/, message: unread, hint: "a minus sign is written -" },
  { pattern: /⌊|⌋|⌈|⌉/, message: unread, hint: "rounding is not part of the language" },
  { pattern: /⟨|⟩/, message: unread, hint: "an inner product is written u' * v" },
  {
    pattern: glued,
    message: (found) => `${found} can be read as one name and as a product`,
    hint: unglued,
  },
];

const latex: Readonly<Record<string, string>> = {
  frac: "a/b",
  sum: "sum(x[i], i, 1, n)",
  prod: "prod(x[i], i, 1, n)",
  int: "derivatives only: integrals are not part of the language",
  partial: "diff(f, x)",
  sqrt: "sqrt(x)",
  cdot: "a*b",
  times: "a*b",
  left: "the bracket alone",
  right: "the bracket alone",
  log: "log(x)",
  ln: "log(x)",
  exp: "exp(x)",
  sigma: "sigmoid(x) for the function, sigma for a name",
};

/** All of them in one: most texts have none, and one pattern is compiled faster than many. */
const any = new RegExp(table.map(({ pattern }) => `(?:${pattern.source})`).join("|"));

/** @param text the source without its comments, of the same length */
export function refuseForeign(source: string, text: string): void {
  if (!any.test(text)) return;
  let first: { index: number; found: string; entry: Foreign } | undefined;
  for (const entry of table) {
    const match = entry.pattern.exec(text);
    if (match === null || (first !== undefined && first.index <= match.index)) continue;
    first = { index: match.index, found: match[0], entry };
  }
  if (first === undefined) return;
  const { index, found, entry } = first;
  const hint = typeof entry.hint === "function" ? entry.hint(found) : entry.hint;
  throw new DeriveError(
    "syntax",
    entry.message(found),
    source,
    { offset: index, length: found.length },
    hint,
  );
}
