/** Signs, letters and brackets of TeX by the characters or words that they are here. */
import { greekLetters } from "../expr/greek.js";

/** θ and \theta → theta. */
const letters = new Map<string, string>();
for (const [name, letter] of Object.entries(greekLetters)) {
  letters.set(`\\${name}`, name);
  letters.set(letter, name);
}

/** Letters in another shape, which a text may use beside the plain ones. */
const variants: Readonly<Record<string, string>> = {
  "\\varepsilon": "epsilon",
  "\\vartheta": "theta",
  "\\varpi": "pi",
  "\\varrho": "rho",
  "\\varsigma": "sigma",
  "\\varphi": "phi",
  "\\varkappa": "kappa",
  "\\varGamma": "Gamma",
  "\\varDelta": "Delta",
  "\\varTheta": "Theta",
  "\\varLambda": "Lambda",
  "\\varXi": "Xi",
  "\\varPi": "Pi",
  "\\varSigma": "Sigma",
  "\\varPhi": "Phi",
  "\\varPsi": "Psi",
  "\\varOmega": "Omega",
  ϕ: "phi",
  ϵ: "epsilon",
  ϑ: "theta",
  ϱ: "rho",
  ε: "epsilon",
};

/** Letters that are no Greek ones. */
const words: Readonly<Record<string, string>> = {
  "\\ell": "ell",
  ℓ: "ell",
  "\\hbar": "hbar",
  "\\imath": "i",
  "\\jmath": "j",
};

export interface Letter {
  readonly text: string;
  readonly isWord: boolean;
  readonly font: string | undefined;
}

/** What a character or command of TeX is a letter of; undefined for a sign. */
export function letterOf(tex: string): Letter | undefined {
  const greek = letters.get(tex);
  if (greek !== undefined) return { text: greek, isWord: false, font: undefined };
  const variant = variants[tex];
  if (variant !== undefined) return { text: variant, isWord: false, font: "var" };
  const word = words[tex];
  if (word !== undefined) return { text: word, isWord: word.length > 1, font: undefined };
  return /^[A-Za-z]$/.test(tex) ? { text: tex, isWord: false, font: undefined } : undefined;
}

const signTable: Readonly<Record<string, string>> = {
  "−": "-",
  "–": "-",
  "\\cdot": "*",
  "\\cdotp": "*",
  "·": "*",
  "⋅": "*",
  "∗": "*",
  "*": "*",
  "\\ast": "*",
  "\\times": "*",
  "×": "*",
  "\\div": "/",
  "÷": "/",
  "/": "/",
  "\\slash": "/",
  "\\odot": ".*",
  "⊙": ".*",
  "\\circledast": ".*",
  "⊛": ".*",
  "\\circ": "∘",
  "∘": "∘",
  "\\oslash": "./",
  "⊘": "./",
  "\\otimes": "⊗",
  "⊗": "⊗",
  "\\le": "<=",
  "\\leq": "<=",
  "\\leqslant": "<=",
  "≤": "<=",
  "⩽": "<=",
  "\\lt": "<",
  "\\gt": ">",
  "\\ge": ">=",
  "\\geq": ">=",
  "\\geqslant": ">=",
  "≥": ">=",
  "⩾": ">=",
  "≠": "!=",
  "≢": "!=",
  "\\in": "in",
  "∈": "in",
  "\\land": "and",
  "\\wedge": "and",
  "∧": "and",
  "\\lor": "or",
  "\\vee": "or",
  "∨": "or",
  "\\neg": "not",
  "\\lnot": "not",
  "¬": "not",
  "\\colon": ":",
  "\\equiv": "≡",
  "\\approx": "≈",
  "\\propto": "∝",
  "\\sim": "∼",
  "\\to": "→",
  "\\rightarrow": "→",
  "\\mapsto": "↦",
  "\\Rightarrow": "⇒",
  "\\Longrightarrow": "⇒",
  "\\iff": "⇔",
  "\\Leftrightarrow": "⇔",
  "\\Longleftrightarrow": "⇔",
  "\\mid": "∣",
  "\\ldotp": ".",
  "\\dots": "…",
  "\\ldots": "…",
  "\\cdots": "…",
  "\\@cdots": "…",
  "⋯": "…",
  "\\pm": "±",
  "\\mp": "∓",
  "\\partial": "∂",
  "\\nabla": "∇",
  "\\infty": "∞",
  "\\top": "⊤",
  "\\intercal": "⊤",
  "⊺": "⊤",
  "\\prime": "′",
  "\\_": "_",
};

/** A sign by the character that the grammar knows it by. */
export const signOf = (tex: string): string => signTable[tex] ?? tex;

interface Delimiter {
  readonly text: string;
  readonly side: "open" | "close" | "either";
}

const delimiters: Readonly<Record<string, Delimiter>> = {};
const add = (side: Delimiter["side"], text: string, ...spellings: readonly string[]): void => {
  for (const spelling of [text, ...spellings])
    (delimiters as Record<string, Delimiter>)[spelling] = { text, side };
};
add("open", "(", "\\lparen");
add("close", ")", "\\rparen");
add("open", "[", "\\lbrack");
add("close", "]", "\\rbrack");
add("open", "{", "\\{", "\\lbrace");
add("close", "}", "\\}", "\\rbrace");
add("either", "|", "\\vert", "\\lvert", "\\rvert", "∣");
add("either", "‖", "\\|", "\\Vert", "\\lVert", "\\rVert", "∥", "\\parallel");
add("open", "⟨", "\\langle", "\\lang");
add("close", "⟩", "\\rangle", "\\rang");
add("open", "⌊", "\\lfloor");
add("close", "⌋", "\\rfloor");
add("open", "⌈", "\\lceil");
add("close", "⌉", "\\rceil");

const sides: Readonly<Record<string, Delimiter["side"]>> = {
  "\\lvert": "open",
  "\\rvert": "close",
  "\\lVert": "open",
  "\\rVert": "close",
};

/** A bracket by its plain character; undefined for what is none. */
export function delimiterOf(tex: string): Delimiter | undefined {
  const found = delimiters[tex];
  return found && { ...found, side: sides[tex] ?? found.side };
}
