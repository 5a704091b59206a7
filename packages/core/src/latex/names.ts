/** Names: how a letter with a font, a hat or words below it is spelt in the input language. */
import type { Scope } from "./scope.js";
import type { AccentToken, NameToken, Token } from "./tokens.js";

/** The letter, with its font where the text has the same letter in another one too. */
export function spelt(token: NameToken, scope: Scope): string {
  const { text, font } = token;
  if (font === undefined || !scope.usage.fonts.has(text)) return text;
  const name = `${text}_${font}`;
  scope.note(
    token.place,
    `a name of its own beside ${text}: ${name}`,
    "write both in the same font for one name",
  );
  return name;
}

/** yhat for \hat{y}; undefined over anything but one letter. */
export function accented({ text, body }: AccentToken, scope: Scope): string | undefined {
  const [letter] = body;
  if (letter?.kind !== "name" || body.length > 1 || letter.sub !== undefined || letter.sup !== undefined)
    return undefined;
  const name = spelt(letter, scope);
  return text === "vec" ? name : `${name}${text.replace(/^\W+/, "")}`;
}

/** The part of a name below: θ of h_θ, train of x_{\text{train}}; undefined for what is no word. */
export function wordOf(tokens: readonly Token[]): string | undefined {
  let word = "";
  for (const token of tokens) {
    if (token.sub !== undefined || token.sup !== undefined || token.primes !== undefined) return undefined;
    if (token.kind === "name" || token.kind === "number" || token.kind === "function") word += token.text;
    else if (token.kind === "text") word += token.text.trim().replace(/\W+/g, "_");
    else if (token.kind === "sign" && token.text === "*") word += "star";
    else return undefined;
  }
  return /^\w+$/.test(word) ? word : undefined;
}

/** x_1 and x1 are shown alike. */
const shown = (name: string): string => name.replace(/_(?=\d)/g, "");

/** The known name that is shown like this one. */
export function knownName(name: string, known: ReadonlySet<string>): string | undefined {
  if (known.has(name)) return name;
  const wanted = shown(name);
  return [...known].find((candidate) => shown(candidate) === wanted);
}
