/** The small raised and lowered characters that Unicode has. */
import { markEnd, markStart } from "./marks.js";

function table(plain: string, small: string): ReadonlyMap<string, string> {
  const glyphs = [...small];
  return new Map([...plain].map((char, k) => [char, glyphs[k] as string]));
}

const below = table("0123456789aehijklmnoprstuvxβγρφχ+-−=()", "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₊₋₋₌₍₎");
const raised = table(
  "0123456789abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUWαβγδθφχ+-−=()",
  "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁᵂᵅᵝᵞᵟᶿᵠᵡ⁺⁻⁻⁼⁽⁾",
);

function mapped(text: string, small: ReadonlyMap<string, string>): string | undefined {
  let out = "";
  for (const char of text) {
    if (char === " ") continue;
    const glyph = char === markStart || char === markEnd ? char : small.get(char);
    if (glyph === undefined) return undefined;
    out += glyph;
  }
  return out;
}

/** The text as subscript characters, spaces left out, or undefined where Unicode lacks one. */
export const subscript = (text: string): string | undefined => mapped(text, below);
/** The text as superscript characters, spaces left out, or undefined where Unicode lacks one. */
export const superscript = (text: string): string | undefined => mapped(text, raised);

const inverted = (small: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...small].map(([plain, glyph]) => [glyph, plain === "−" ? "-" : plain]));

/** What a subscript character is a small form of: ᵢ → i. */
export const loweredOf = inverted(below);
/** What a superscript character is a small form of: ² → 2. */
export const raisedOf = inverted(raised);
