/** How a text uses its letters, looked through before it is read: what is indexed, applied, written in two fonts. */
import { isFunctionLetter } from "./functionNames.js";
import { isFence, isName, isSign, type NameToken, partsOf, type Token } from "./tokens.js";
import { looksTurned, looksTurnedByT } from "./turned.js";

export interface Usage {
  /** Letters that a sum or product runs over. */
  readonly bound: ReadonlySet<string>;
  /** Names with an index in brackets above: y of y^{(i)}. */
  readonly raised: ReadonlySet<string>;
  /** Names with a letter as an index below or in brackets above. */
  readonly indexed: ReadonlySet<string>;
  /** Names with a layer above: w and a of w^l a^{l-1}. */
  readonly layered: ReadonlySet<string>;
  /** Letters that appear in more than one font. */
  readonly fonts: ReadonlySet<string>;
  /** Names that are followed by a bracket with something in it. */
  readonly applied: ReadonlySet<string>;
  /** Names that are applied to one name or to several things between commas: D of D(x). */
  readonly called: ReadonlySet<string>;
  /** Names that stand as a quantity: neither applied nor primed. */
  readonly plain: ReadonlySet<string>;
  /** Names that are raised to a power where nothing follows that they could be applied to. */
  readonly powers: ReadonlySet<string>;
  /** Names that are taken from 1 or primed, as functions are: the σ of 1 − σ. */
  readonly complemented: ReadonlySet<string>;
  /** Names that the text defines as functions: h of h_\theta(x) = … */
  readonly defined: ReadonlySet<string>;
  /** Names that the text gives a value: z of z = … */
  readonly values: ReadonlySet<string>;
  /** Names that may be counts: alone below a fraction's bar, or factors in front of what is defined: m of 1/m, of m J = … */
  readonly divisors: ReadonlySet<string>;
  /** Names in bold letters or below an arrow. */
  readonly bold: ReadonlySet<string>;
  /** Whether the text writes transposes with ⊤, T or t. */
  readonly transposes: boolean;
  /** Whether it writes them with t. */
  readonly transposesByT: boolean;
  /** Whether transposes, norms, bold letters or functions of matrices show vectors and matrices. */
  readonly matrices: boolean;
}

/** Letters that stand for an index where nothing says otherwise. */
const indexLetters = new Set([..."ijklmnpqrst"]);

export const isIndexLetter = (text: string): boolean => indexLetters.has(text);

/** The key of a name in these tables: its letter. */
const keyOf = ({ text }: NameToken): string => text;

/** @param statements the lists of tokens that belong together */
export function usageOf(statements: readonly (readonly Token[])[]): Usage {
  const bound = new Set<string>();
  const raised = new Set<string>();
  const layers = new Map<string, Set<string>>();
  const indexed = new Set<string>();
  const seen = new Map<string, Map<string, Ranks>>();
  const applied = new Set<string>();
  const called = new Set<string>();
  const plain = new Set<string>();
  const powers = new Set<string>();
  const complemented = new Set<string>();
  const defined = new Set<string>();
  const values = new Set<string>();
  const turned = new Set<string>();
  const derived = new Set<string>();
  const divisors = new Set<string>();
  const bold = new Set<string>();
  let matrices = false;
  let transposes = false;
  let transposesByT = false;
  const lists: (readonly Token[])[] = [...statements];
  for (let list = lists.pop(); list !== undefined; list = lists.pop()) {
    for (const [k, token] of list.entries()) {
      lists.push(...partsOf(token));
      if (token.kind === "big") for (const name of boundBy(token.sub ?? [])) bound.add(name);
      if (showsMatrices(token, list[k + 1])) matrices = true;
      if (isTransposed(token)) transposes = true;
      if (looksTurnedByT(list, k)) transposesByT = true;
      const below =
        token.kind === "fraction" ? token.below : isSign(token, "/") ? list.slice(k + 1, k + 2) : [];
      const [divisor] = below;
      if (divisor?.kind === "name" && below.length === 1) divisors.add(divisor.text);
      const [letter] = token.kind === "accent" && token.text === "vec" ? token.body : [];
      if (letter?.kind === "name") bold.add(letter.text);
      if (token.kind === "fence" && looksTurned(list, k)) matrices = true;
      if (token.kind !== "name") continue;
      if (token.primes !== undefined && !isFence(list[k + 1], "("))
        (looksTurned(list, k) ? turned : derived).add(token.text);
      if (token.font === "bold") bold.add(token.text);
      const key = keyOf(token);
      const fonts = seen.get(key) ?? new Map<string, Ranks>();
      seen.set(key, fonts);
      const rank = rankOf(token);
      const { least, most } = fonts.get(token.font ?? "") ?? { least: rank, most: rank };
      fonts.set(token.font ?? "", { least: Math.min(least, rank), most: Math.max(most, rank) });
      const above = isRaisedIndex(token.sup) && hasLetter(token.sup);
      if (above) raised.add(key);
      const layer = layerAt(token.sup);
      if (layer !== undefined) layers.set(layer, (layers.get(layer) ?? new Set()).add(key));
      if (above || hasLetterIndex(token.sub)) indexed.add(key);
      const next = list[k + 1];
      if (isFence(next, "(")) {
        applied.add(key);
        if (isCallOfNames(next.body)) called.add(key);
      } else {
        if (token.primes === undefined) plain.add(key);
        if (token.sup !== undefined && token.sup[0]?.kind === "number") powers.add(key);
        if (token.primes !== undefined) complemented.add(key);
      }
      if (isSign(list[k - 1], "-") && list[k - 2]?.kind === "number" && !isFence(next, "("))
        complemented.add(key);
    }
  }
  for (const list of statements) {
    const end = list.findIndex((token) => isSign(token, "="));
    for (const token of list.slice(0, Math.max(0, end - 1)))
      if (token.kind === "name") divisors.add(keyOf(token));
    const [first, arguments_, sign] = list;
    if (first?.kind === "name" && first.primes === undefined && isSign(arguments_, "="))
      values.add(keyOf(first));
    if (
      first?.kind === "name" &&
      isFence(arguments_, "(") &&
      isSign(sign, "=") &&
      isParameterList(arguments_.body)
    )
      defined.add(keyOf(first));
  }
  const isTurned = (name: string): boolean =>
    !defined.has(name) && !values.has(name) && !isFunctionLetter(name);
  // In u'v + uv' both are derivatives.
  if (derived.size === 0 && [...turned].some(isTurned)) matrices = true;
  const fonts = new Set([...seen].filter(([, own]) => own.size > 1 && !isEntries(own)).map(([key]) => key));
  return {
    bound,
    raised,
    layered: layeredBy(layers),
    indexed,
    fonts,
    applied,
    called,
    plain,
    powers,
    complemented,
    defined,
    values,
    divisors,
    bold,
    transposes: transposes || transposesByT,
    transposesByT,
    matrices: matrices || transposesByT,
  };
}

/** The least and the most indices that a letter carries. */
interface Ranks {
  readonly least: number;
  readonly most: number;
}

/** How many indices a name carries. */
const rankOf = ({ sub = [], sup }: NameToken): number =>
  sub.filter((token) => !isSign(token, ",")).length + (isRaisedIndex(sup) ? 1 : 0);

/** Whether letters in bold are the vectors whose entries the plain ones are: \mathbf{x}_i beside x_{ij}. */
function isEntries(fonts: ReadonlyMap<string, Ranks>): boolean {
  const [plain, bold] = [fonts.get(""), fonts.get("bold")];
  if (plain === undefined || bold === undefined || fonts.size > 2) return false;
  return plain.least > bold.most;
}

/** i of i = 1, of i alone, of i, j. */
export function boundBy(sub: readonly Token[]): string[] {
  const found: string[] = [];
  sub.forEach((token, k) => {
    const next = sub[k + 1];
    const starts = k === 0 || isSign(sub[k - 1], ",") || isSign(sub[k - 1], "<=", "<");
    if (token.kind === "name" && starts && (next === undefined || next.kind === "sign"))
      found.push(token.text);
  });
  return found;
}

/** (i), [l], (i+1): what stands in brackets above a name is an index, if it is short. */
export function isRaisedIndex(sup: readonly Token[] | undefined): boolean {
  const [fence] = sup ?? [];
  if (fence?.sup !== undefined || (fence?.kind === "fence" && isSign(fence.body[0], "-"))) return false;
  return isFence(fence, "(", "[") && isIndexLike(fence.body) && !isSign(sup?.[1], "/", "*", "+", "-");
}

const hasLetter = (sup: readonly Token[] | undefined): boolean => {
  const [fence] = sup ?? [];
  return fence?.kind === "fence" && fence.body.some((token) => token.kind === "name" && !token.isWord);
};

const isIndexLike = (tokens: readonly Token[]): boolean =>
  tokens.length > 0 &&
  tokens.length <= 3 &&
  tokens.every(
    (token) =>
      (token.kind === "name" && token.sub === undefined && token.sup === undefined) ||
      token.kind === "number" ||
      token.kind === "text" ||
      isSign(token, "+", "-", ","),
  );

const hasLetterIndex = (sub: readonly Token[] | undefined): boolean =>
  sub?.some((token) => token.kind === "name" && !token.isWord && isIndexLetter(token.text)) === true;

const ofMatrices = new Set(["det", "tr", "diag"]);

/** A transpose, a norm, a letter in bold, X' of a capital letter, and functions of matrices. */
function showsMatrices(token: Token, next: Token | undefined): boolean {
  const { primes } = token;
  if (isTransposed(token)) return true;
  if (token.kind === "function" || token.kind === "text") return ofMatrices.has(token.text);
  if (token.kind !== "name") return isFence(token, "‖") || isSign(token, ".*", "./");
  const isTurned = primes === 1 && /^[A-EK-Z]$/.test(token.text) && !isFence(next, "(");
  return isTurned || token.font === "bold" || ofMatrices.has(token.text);
}

const isTransposed = ({ sup }: Token): boolean =>
  sup?.some((part) => isSign(part, "⊤") || isName(part, "T")) === true;

const isParameterList = (body: readonly Token[]): boolean =>
  body.length > 0 && body.every((token, k) => (k % 2 === 0 ? token.kind === "name" : isSign(token, ",")));

/** One name, or anything between commas. */
const isCallOfNames = (body: readonly Token[]): boolean =>
  (body.length === 1 && body[0]?.kind === "name") || body.some((token) => isSign(token, ","));

/** l, l-1, l+1 of a layer above a name; undefined for any other superscript. */
export function layerAt(sup: readonly Token[] | undefined): string | undefined {
  const [letter, sign, one] = sup ?? [];
  if (!isName(letter, "l", "L", "ell") || (letter.sub ?? letter.sup) !== undefined) return undefined;
  if (sup?.length === 1) return "";
  const isNext = sup?.length === 3 && isSign(sign, "+", "-") && one?.kind === "number" && one.text === "1";
  return isNext ? sign.text : undefined;
}

/** The names with layers, where one has the layer l and another one its neighbour: no powers look like that. */
function layeredBy(layers: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const own = layers.get("") ?? new Set<string>();
  const next = new Set([...(layers.get("-") ?? []), ...(layers.get("+") ?? [])]);
  const isPair = [...own].some((one) => [...next].some((other) => one !== other));
  return isPair ? new Set([...own, ...next]) : new Set();
}
