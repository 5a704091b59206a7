/** What is written like a transpose without \top: θ'x, (y − Xβ)'(y − Xβ), x^t A x. */
import { isName, isSign, partsOf, type Token } from "./tokens.js";

/** No form has more factors between its two ends; looking farther would take time for every prime. */
const farthest = 40;

/** Whether something begins that what stands in front of it multiplies. */
export const beginsFactor = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:name|fence|fraction|root|accent|group)$/.test(token.kind);

/**
 * Whether the token is written like a transpose: θ' in front of a factor, (y − Xβ)' in front of the same bracket again.
 * A name with a bracket behind it may be a function.
 */
export function looksTurned(tokens: readonly Token[], position: number): boolean {
  const token = tokens[position];
  if (token?.primes !== 1 || token.sup !== undefined) return false;
  if (token.kind === "name" || token.kind === "accent") return beginsFactor(tokens[position + 1]);
  return token.kind === "fence" && isLinear(token.body) && standsAgain(token.body, tokens, position + 1);
}

/** Whether t stands above for a transpose, as in x^t A x and X^t X: in front of the same name or bracket again. */
export function looksTurnedByT(tokens: readonly Token[], position: number): boolean {
  const token = tokens[position];
  if (token?.primes !== undefined || token?.sup?.length !== 1 || !isName(token.sup[0], "t")) return false;
  if (token.kind === "fence") return isLinear(token.body) && standsAgain(token.body, tokens, position + 1);
  if (token.kind !== "name") return false;
  for (const next of tokens.slice(position + 1, position + 1 + farthest)) {
    if (!beginsFactor(next)) return false;
    if (isName(next, token.text) && next.sup === undefined) return true;
  }
  return false;
}

/** Whether the same bracket stands in the product that begins at a position. */
function standsAgain(body: readonly Token[], tokens: readonly Token[], from: number): boolean {
  const own = spelling(body);
  for (const token of tokens.slice(from, from + farthest)) {
    if (token.kind === "sign" && !isSign(token, "*")) return false;
    if (token.kind === "fence" && token.primes === undefined && spelling(token.body) === own) return true;
  }
  return false;
}

/** Sums and products of names, as of vectors: no numbers, no powers, no functions. */
export const isLinear = (tokens: readonly Token[]): boolean =>
  tokens.every((token) => {
    if (token.kind === "sign") return isSign(token, "+", "-", "*");
    if (token.kind === "fence") return token.sup === undefined && isLinear(token.body);
    const isPlain = token.sup === undefined || isSign(token.sup[0], "⊤") || isName(token.sup[0], "T");
    return isPlain && (token.kind === "name" || token.kind === "accent");
  });

const spelling = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => `${"text" in token ? token.text : token.kind}(${partsOf(token).map(spelling).join(";")})`)
    .join(" ");
