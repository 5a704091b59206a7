/** Formulas as a terminal shows them, θᵀxᵢ, Σᵢ₌₁ᵐ, ∂/∂θⱼ [u], e⁻ᶻ, in characters that a keyboard has. */
import { greekLetters } from "../../expr/greek.js";
import { loweredOf, raisedOf } from "../../print/glyphs.js";
import type { Written } from "../working.js";
import { closing, edited, replaced } from "../written.js";

const small = `[${[...loweredOf.keys()].join("")}]`;
const below = `[${[...loweredOf.keys()].join("")},]`;
const raised = `[${[...raisedOf.keys()].join("").replace("ᵀ", "")}]`;
const letter = "A-Za-zα-ωΑ-Ω";

const plainOf = (small: ReadonlyMap<string, string>, text: string): string =>
  Array.from(text, (char) => small.get(char) ?? char).join("");
const lowered = (text: string): string => plainOf(loweredOf, text);
const lifted = (text: string): string => plainOf(raisedOf, text);

/** @param names of the problem: W₁ is W1, W_1 or W[1], whichever is one of them */
export function inKeyboardCharacters(row: Written, names: ReadonlySet<string>): Written {
  if (/^[\x20-\x7e]*$/.test(row.text) && !row.text.includes("log det(")) return row;
  let current = row;
  for (const step of steps) current = step(current, names);
  return current;
}

type Step = (row: Written, names: ReadonlySet<string>) => Written;

const steps: readonly Step[] = [
  withSums,
  withOpenSums,
  // e⁻ᶻ, and other powers in letters.
  (row) =>
    replaced(
      row,
      new RegExp(`(?<![${letter}\\w])e(${raised}+)`, "g"),
      ([, run = ""]) => `exp(${lifted(run)})`,
    ),
  (row) => withInverses(row),
  (row) =>
    replaced(row, new RegExp(`(?=${raised}*[^⁰¹²³⁴-⁹⁻⁺])(${raised}+)`, "g"), ([, run = ""]) => powerOf(run)),
  // ones(m), the identity, delta and logarithms to a base.
  (row) =>
    replaced(
      row,
      new RegExp(`(?<![\\w.])([10I])(?:(${small}+)|_([${letter}]))(?!\\w)`, "g"),
      ([, sign = "", small, plain]) =>
        small === undefined && sign !== "I" && plain === undefined
          ? undefined
          : `${filled[sign]}(${plain ?? lowered(small ?? "")})`,
    ),
  (row) => replaced(row, new RegExp(`δ(${small}{2,})`, "g"), ([, run = ""]) => `delta(${indices(run)})`),
  (row) => replaced(row, /log([₀-₉]+)/g, ([, base = ""]) => `log${lowered(base)}`),
  (row) => replaced(row, /log det\(/g, () => "logdet("),
  withSlopes,
  (row, names) =>
    replaced(
      row,
      new RegExp(`([${letter}]\\w*)(${small}(?:${below}*${small})?)`, "g"),
      ([, name = "", run = ""]) => indexed(name, run, names),
    ),
  (row, names) => (/[⊙⊘ᵀ‖]|tr\(/.test(row.text) ? withDifferentials(row, names) : row),
  (row) => replaced(row, new RegExp(`ᵀ(\\s*)(?=[${letter}(\\[\\d])`, "g"), () => "ᵀ*"),
  (row) => replaced(row, /\^⊙/g, () => ".^"),
  (row) => replaced(row, /[⊙⊘]/g, ([sign]) => (sign === "⊙" ? ".*" : "./")),
  (row) =>
    replaced(
      row,
      /‖([^‖]+)‖(₁|_F)?/g,
      ([, inner = "", which]) => `${which === "₁" ? "norm1" : "norm2"}(${inner})`,
    ),
  (row) => replaced(row, /(?<!\|)\|(?!\|)([^|]+)\|(?!\|)/g, ([, inner = ""]) => `abs(${inner})`),
  (row) => replaced(row, /\{ (.*?) otherwise \}/g, ([, inside = ""]) => casesOf(inside)),
];

const filled: Readonly<Record<string, string>> = { "1": "ones", "0": "zeros", I: "eye" };

const powerOf = (run: string): string => `^(${lifted(run)})`;

/** Each small letter is an index of its own; commas part longer ones. */
function indices(run: string): string {
  const text = lowered(run);
  return text.includes(",") ? text : Array.from(text).join(", ");
}

function indexed(name: string, run: string, names: ReadonlySet<string>): string {
  const text = lowered(run);
  const word = translatedName(name);
  const known = [word + text, `${word}_${text}`].find((own) => names.has(own));
  if (known === undefined && /^d./.test(word) && names.has(word.slice(1) + text))
    return `d(${word.slice(1)}${text})`;
  return known ?? (/^\d+$/.test(text) ? `${name}[${text}]` : `${name}[${indices(run)}]`);
}

/** Σ⁻ᵀ and (A + B)⁻ᵀ; of names ⁻¹ is the inverse where no number has it. */
function withInverses(row: Written): Written {
  return replaced(
    row,
    new RegExp(`([${letter}][\\w${[...loweredOf.keys()].join("")}]*|\\([^()]*\\))⁻(ᵀ)`, "g"),
    ([, base = ""]) => `inv(${base})ᵀ`,
  );
}

/** Σᵢ₌₁ᵐ u·v + w: the sum goes as far as the product. */
function withSums(row: Written): Written {
  const signs = new RegExp(
    `([ΣΠ∑∏])(?:([${[...loweredOf.keys()].join("")}]+₌${below}+)(${raised}+)|\\[([^\\[\\]=]+)=(.+?)\\.\\.([^\\[\\]]+)\\])\\s*`,
    "g",
  );
  let current = row;
  for (const found of [...row.text.matchAll(signs)].reverse()) {
    const [whole, sign = "", small, top, name, from, to] = found;
    const [index = "", lower = ""] = small === undefined ? [name, from] : lowered(small).split("=");
    const upper = top === undefined ? (to ?? "") : lifted(top);
    const start = found.index + whole.length;
    const end = start + endOfProduct(current.text.slice(start));
    current = edited(current, [
      { from: found.index, to: start, text: `${/[Σ∑]/.test(sign) ? "sum" : "prod"}(` },
      { from: end, to: end, text: `, ${index.trim()}, ${lower}, ${upper})` },
    ]);
  }
  return current;
}

/** Σ(xᵢ − μ) and Σxᵢ, which say nothing of a range, where Σ is no name of the problem. */
function withOpenSums(row: Written, names: ReadonlySet<string>): Written {
  if (names.has("Sigma")) return row;
  let current = row;
  for (const { index } of [...row.text.matchAll(/[Σ∑](?=\s*[(A-Za-zα-ω])/g)].reverse()) {
    const start = index + 1;
    const end = start + endOfProduct(current.text.slice(start));
    current = edited(current, [
      { from: index, to: start, text: "sum(" },
      { from: end, to: end, text: ")" },
    ]);
  }
  return current;
}

function endOfProduct(text: string): number {
  let depth = 0;
  for (let k = 0; k < text.length; k++) {
    const char = text[k] as string;
    if ("([{".includes(char)) depth += 1;
    if (")]}".includes(char)) depth -= 1;
    const isEnd =
      depth < 0 || (depth === 0 && (/[=,;✓✗≈]/.test(char) || /^\s(?:if|otherwise)\b/.test(text.slice(k))));
    // A sign at the beginning or behind another one belongs to what follows it.
    const isSign = depth === 0 && /[+−-]/.test(char) && /[^\s*/·⊙⊘(]\s*$/.test(text.slice(0, k));
    if (isEnd || isSign) return text.slice(0, k).trimEnd().length;
  }
  return text.trimEnd().length;
}

/** ∇_θ [u], ∇ₓ u and Dₓ [u]. */
function withSlopes(row: Written): Written {
  const slope = new RegExp(`([∇D])(²?)(?:(${small}+)|_([${letter}][\\w₀-₉]*))\\s*(?=[\\[(‖${letter}])`, "g");
  let current = row;
  for (const found of [...row.text.matchAll(slope)].reverse()) {
    const [whole, sign, twice, small, plain] = found;
    const by = plain ?? lowered(small ?? "");
    const start = found.index + whole.length;
    const isBracket = /[[(]/.test(current.text[start] ?? "");
    const call = new RegExp(`^[${letter}][\\w ]*(?=\\()`).exec(current.text.slice(start));
    const open = call === null ? start : start + call[0].length;
    const norm = /^‖[^‖]+‖²?/.exec(current.text.slice(start));
    const end = norm === null ? closing(current.text, open) : start + norm[0].length;
    if (end === undefined) continue;
    const turned = sign === "∇" ? "ᵀ" : "";
    const [head, tail] = twice === "" ? ["diff(", `, ${by})${turned}`] : ["diff(diff(", `, ${by})ᵀ, ${by})`];
    current = edited(current, [
      { from: found.index, to: start + (isBracket ? 1 : 0), text: head },
      { from: end - (isBracket ? 1 : 0), to: end, text: tail },
    ]);
  }
  return current;
}

/** dX of a row about matrices is the differential of X. */
const withDifferentials: Step = (row, names) =>
  replaced(row, new RegExp(`(?<![\\w/∂])d([${letter}]\\w*)(?!\\w|\\s*/|\\()`, "g"), ([whole, name = ""]) =>
    names.has(whole) || !names.has(translatedName(name)) ? undefined : `d(${name})`,
  );

const latin = new Map(Object.entries(greekLetters).map(([word, sign]) => [sign, word]));
const translatedName = (name: string): string => Array.from(name, (char) => latin.get(char) ?? char).join("");

/** a if c; b otherwise → piecewise(c, a, b) */
function casesOf(inside: string): string {
  const parts = inside.split(/;\s+/);
  const last = parts.pop() ?? "";
  const rows = parts.map((part) => part.split(/ if (?!.* if )/));
  return `piecewise(${[...rows.flatMap(([value, condition]) => [condition, value]), last].join(", ")})`;
}
