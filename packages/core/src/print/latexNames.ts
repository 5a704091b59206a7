/** Names and running text in LaTeX; nothing but ASCII comes out. */
import { greekLetters } from "../expr/greek.js";
import { loweredOf, raisedOf } from "./glyphs.js";
import { nameParts } from "./names.js";

const commands = new Map<string, string>();
for (const [name, letter] of Object.entries(greekLetters)) {
  commands.set(name, `\\${name}`);
  commands.set(letter, `\\${name}`);
}

const special = new Map(
  Object.entries({ "#": "\\#", $: "\\$", "%": "\\%", "&": "\\&", _: "\\_", "{": "\\{", "}": "\\}" }),
);

/** A character that may stand in a name, for math mode; a letter TeX has no sign for, by its code point. */
function nameCharacter(char: string): string {
  if (/[A-Za-z0-9]/.test(char)) return char;
  const code = (char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
  return special.get(char) ?? (char === "'" ? "'" : `U${code}`);
}

/** yhat and thetabar are a letter with its accent. */
const accented = /^(.+?)(hat|bar|tilde|check|breve)$/;

/** One word of a name: a letter in italics, a Greek letter by its command, several letters upright. */
function word(letters: string): string {
  const greek = commands.get(letters);
  if (greek !== undefined) return greek;
  const [, letter = "", accent] = accented.exec(letters) ?? [];
  if (accent !== undefined && (/^[A-Za-z]$/.test(letter) || commands.has(letter)))
    return `\\${accent}{${word(letter)}}`;
  if (/^[A-Za-z]$|^\d+$/.test(letters)) return letters;
  return `\\mathrm{${[...letters].map(nameCharacter).join("")}}`;
}

/** @example latexName("h_theta") is "h_{\\theta}"; latexName("loss") is "\\mathrm{loss}" */
export function latexName(name: string): string {
  const { stem, tail } = nameParts(name);
  return tail.length === 0 ? word(stem) : `${word(stem)}_{${tail.map(word).join(",")}}`;
}

/** The name of a function the engine does not know: one letter as it is, more as an operator. */
export function latexFunctionName(name: string): string {
  const text = latexName(name);
  if (text.startsWith("\\mathrm{")) return text.replace("\\mathrm{", "\\operatorname{");
  // A letter with an accent in front of a bracket would be read as a factor.
  return text.replace(/^\\(hat|bar|tilde|check|breve)\{\\?(\w+)\}/, "\\operatorname{$2$1}");
}

const signs = new Map(
  Object.entries({
    "\\": "\\textbackslash{}",
    "^": "\\textasciicircum{}",
    "~": "\\textasciitilde{}",
    "−": "$-$",
    "·": "$\\cdot$",
    "×": "$\\times$",
    "⊙": "$\\odot$",
    "⊘": "$\\oslash$",
    "∘": "$\\circ$",
    "∇": "$\\nabla$",
    "‖": "$\\Vert$",
    "′": "$'$",
    "∂": "$\\partial$",
    Σ: "$\\sum$",
    Π: "$\\prod$",
    "√": "$\\surd$",
    "≤": "$\\le$",
    "≥": "$\\ge$",
    "≠": "$\\ne$",
    "≈": "$\\approx$",
    "∈": "$\\in$",
    "→": "$\\to$",
    "∞": "$\\infty$",
    "…": "\\dots{}",
    "–": "--",
    "—": "---",
    "’": "'",
    "“": "``",
    "”": "''",
    "<": "$<$",
    ">": "$>$",
    "|": "$|$",
    "\n": " ",
  }),
);

/** Plain Unicode text for LaTeX's text mode: what TeX would act on is escaped, signs, scripts and Greek
 *  letters become formulas. */
export function latexText(text: string): string {
  let out = "";
  let script = "";
  for (const char of text) {
    const low = loweredOf.get(char);
    const high = raisedOf.get(char);
    const kind = low !== undefined ? "_" : high !== undefined ? "^" : "";
    if (script !== "" && kind !== script) out += "}$";
    if (kind !== "" && kind !== script) out += `$${kind}{`;
    const scripted = low ?? high;
    out += scripted === undefined ? plainCharacter(char) : (commands.get(scripted) ?? scripted);
    script = kind;
  }
  if (script !== "") out += "}$";
  // Neighbouring formulas are one: σ′ is $\sigma'$.
  return out.replace(/(?<![\w)])-(?=\d)/g, "$-$").replaceAll("$$", "");
}

function plainCharacter(char: string): string {
  const sign = signs.get(char) ?? special.get(char);
  if (sign !== undefined) return sign;
  const greek = char > "\x7e" ? commands.get(char) : undefined;
  if (greek !== undefined) return `$${greek}$`;
  return char >= " " && char <= "~" ? char : "?";
}
