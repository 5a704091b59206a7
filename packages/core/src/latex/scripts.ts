/** What stands below and above a name or an expression: indices, parts of the name, transposes, powers, primes. */
import type { Place } from "../parse/errors.js";
import { knownName, wordOf } from "./names.js";
import { primed } from "./primes.js";
import type { Reading } from "./reading.js";
import { isName, isSign, type Scripts, spanning, type Token } from "./tokens.js";
import { callNode, type Node, numberNode } from "./tree.js";
import { isIndexLetter, isRaisedIndex, layerAt } from "./usage.js";

/** A name with what belongs to it, and the scripts that are left. */
export interface Named {
  readonly name: string;
  readonly indices: readonly Node[];
  readonly rest: Scripts;
}

/**
 * Reads subscripts and raised indices of a name.
 * @param base the letter's own name
 */
export function withIndices(base: string, scripts: Scripts, place: Place, reading: Reading): Named {
  const below = subscript(base, scripts.sub ?? [], reading);
  const above = raisedIndex(base, scripts.sup, place, reading);
  const indices = [...above.indices, ...below.indices];
  const words = [...below.words, ...above.words];
  const name = [base, ...words].join("_");
  const known = knownName(name, new Set([...reading.scope.known.names, ...reading.scope.known.functions]));
  return {
    name: known ?? name,
    indices,
    rest: {
      ...(above.rest && { sup: above.rest }),
      ...(scripts.primes !== undefined && { primes: scripts.primes }),
    },
  };
}

interface Below {
  readonly words: readonly string[];
  readonly indices: readonly Node[];
}

function subscript(base: string, sub: readonly Token[], reading: Reading): Below {
  const words: string[] = [];
  const indices: Node[] = [];
  const parts = splitAtCommas(sub);
  const whole = wordOf(sub.filter((token) => !isSign(token, ",")));
  const { known } = reading.scope;
  const joined = parts.map((part) => wordOf(part) ?? "").join("_");
  if (sub.length > 0 && knownName(`${base}_${joined}`, known.names) !== undefined && whole !== undefined)
    return { words: parts.map((part) => wordOf(part) as string), indices };
  for (const part of parts) {
    if (part.length === 0) continue;
    const own = indicesOf(base, part, parts.length === 1, reading);
    if (own !== undefined) indices.push(...own);
    else {
      const word = wordOf(part);
      if (word === undefined) {
        const place = spanning(part[0]?.place as Place, part[part.length - 1]?.place as Place);
        indices.push(reading.expression(part, place));
      } else words.push(word);
    }
  }
  return { words, indices };
}

/** Whether the text or the problem speaks of entries of a name, or differentiates by one. */
const hasEntries = (base: string, { scope: { known, usage } }: Reading): boolean =>
  usage.indexed.has(base) || known.extents.has(base) || known.variable?.startsWith(`${base}[`) === true;

/**
 * The letters and numbers of a part that is an index or several side by side; undefined for a part of the name.
 * @param isAlone whether it is the whole subscript
 */
function indicesOf(
  base: string,
  part: readonly Token[],
  isAlone: boolean,
  reading: Reading,
): readonly Node[] | undefined {
  const { known } = reading.scope;
  const isIndexed = hasEntries(base, reading) || known.wholes.has(base);
  const [first, ...rest] = part;
  // x_{i\cdot} and x_{i:} are the row i.
  if (first !== undefined && rest.length === 1 && isSign(rest[0], "*", ":"))
    return [reading.expression([first], first.place)];
  if (part.some((token) => isSign(token, "+", "-", "*", "/") || isComposed(token))) {
    const place = spanning(part[0]?.place as Place, part[part.length - 1]?.place as Place);
    return isSign(part[part.length - 1], "+", "-") ? undefined : [reading.expression(part, place)];
  }
  if (part.length > 2 && isWord(part)) return undefined;
  // x_{2k} of a name with one index.
  const areFactors = part.every(
    (token, k) =>
      (k === 0 && token.kind === "number") || (token.kind === "name" && known.names.has(token.text)),
  );
  if (part.length > 1 && areFactors && known.extents.get(base)?.length === 1)
    return [reading.expression(part, spanning(first?.place as Place, part[part.length - 1]?.place as Place))];
  const indices = part.map((token) => indexOf(base, token, part.length, isIndexed, reading));
  if (!indices.every((index) => index !== undefined)) return undefined;
  // Between commas what stands side by side is a product: x_{i, 2k}.
  if (!isAlone && indices.length > 1)
    return [reading.expression(part, spanning(first?.place as Place, part[part.length - 1]?.place as Place))];
  return isAlone ? split(base, indices, reading) : indices;
}

/** What no index among several side by side is: x_{i^2}, x_{(i)}. */
const isComposed = (token: Token): boolean =>
  token.sup !== undefined || token.kind === "fence" || token.kind === "fraction" || token.kind === "big";

/** x_{12} of a name with two indices is x[1, 2]. */
function split(base: string, indices: readonly Node[], { scope }: Reading): readonly Node[] {
  const [only] = indices;
  const rank = scope.known.extents.get(base)?.length ?? (scope.known.wholes.get(base) === "matrix" ? 2 : 1);
  if (indices.length !== 1 || only?.kind !== "number" || only.text.length !== rank || rank < 2)
    return indices;
  return [...only.text].map((digit, k) => numberNode(digit, { offset: only.place.offset + k, length: 1 }));
}

const commonWords = new Set([
  "min",
  "max",
  "in",
  "int",
  "it",
  "lim",
  "ml",
  "mp",
  "sq",
  "rms",
  "mk",
  "km",
  "lin",
  "sim",
]);

const isWord = (part: readonly Token[]): boolean =>
  part.length > 3 ||
  commonWords.has(part.map((token) => (token.kind === "name" ? token.text : "?")).join(""));

function indexOf(
  base: string,
  token: Token,
  count: number,
  isIndexed: boolean,
  reading: Reading,
): Node | undefined {
  const { known, usage } = reading.scope;
  if (token.kind === "number") {
    if (!/^\d+$/.test(token.text)) return undefined;
    return isIndexed || count > 1 ? reading.expression([token], token.place) : undefined;
  }
  if (token.kind === "name" && known.extents.has(base) && known.names.has(token.text))
    return reading.expression([token], token.place);
  if (token.kind !== "name" || token.isWord) {
    if (token.kind === "function") return undefined;
    return token.kind === "group" ? reading.expression([token], token.place) : undefined;
  }
  const { text } = token;
  const isLetter =
    usage.bound.has(text) ||
    (count <= 2 && /^[a-z]$/.test(text) && hasEntries(base, reading)) ||
    freeIndices(known.variable).includes(text) ||
    (isIndexLetter(text) && token.sup === undefined);
  const isCount = /^[A-Z]$/.test(text) && known.names.has(text) && known.extents.has(base);
  if (!isLetter && !isCount) return undefined;
  return reading.expression([token], token.place);
}

/** j and k of theta[j, k]. */
export const freeIndices = (variable: string | undefined): readonly string[] =>
  /\[(.*)\]/.exec(variable ?? "")?.[1]?.match(/[A-Za-z_]\w*/g) ?? [];

export function splitAtCommas(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (isSign(token, ",")) parts.push([]);
    else parts[parts.length - 1]?.push(token);
  }
  return parts;
}

interface Above {
  readonly indices: readonly Node[];
  readonly words: readonly string[];
  readonly rest: readonly Token[] | undefined;
}

/** x^{(i)}, W^{[l]}, x^{(i)\top}; y^{i} beside y^{(i)} in the same text. */
function raisedIndex(base: string, sup: readonly Token[] | undefined, place: Place, reading: Reading): Above {
  const { scope } = reading;
  const none: Above = { indices: [], words: [], rest: sup };
  if (sup === undefined || base === "e") return none;
  const [first, ...others] = sup;
  const rest = others.length === 0 ? undefined : others;
  if (isRaisedIndex(sup) && first?.kind === "fence") {
    const word = wordOf(first.body);
    const inBrackets = splitAtCommas(first.body);
    const isNumber = first.body.length === 1 && first.body[0]?.kind === "number";
    const isIndexed = scope.usage.indexed.has(base) || scope.known.extents.has(base);
    const isName =
      first.body.some(({ kind }) => kind === "text") || first.body.some((t) => t.kind === "name" && t.isWord);
    if (word !== undefined && (isName || (isNumber && !isIndexed)))
      return { indices: [], words: [word], rest };
    const indices = inBrackets.map((part) => reading.expression(part, first.place));
    scope.note(
      place,
      `an index: entry ${scope.written(first.place)} of ${base}`,
      `write (${base})^{…} for a power`,
    );
    return { indices, words: [], rest };
  }
  if (scope.usage.layered.has(base) && layerAt(sup) !== undefined) {
    const index = scope.written(spanning((sup[0] as Token).place, (sup[sup.length - 1] as Token).place));
    scope.note(place, `an index: the layer ${index}`, `write (${base})^{${index}} for a power`);
    return { indices: [reading.expression(sup, place)], words: [], rest: undefined };
  }
  if (
    sup.length === 1 &&
    first?.kind === "name" &&
    !first.isWord &&
    scope.usage.raised.has(base) &&
    !isName(first, "T")
  ) {
    const isLetter = scope.usage.bound.has(first.text) || isIndexLetter(first.text);
    if (isLetter && first.sub === undefined && first.sup === undefined) {
      const index = scope.written(first.place);
      const meaning = `an index, as in ${base}^{(${index})}, which stands in the same text`;
      scope.note(place, meaning, `write (${base})^{${index}} for a power`);
      return { indices: [reading.expression([first], first.place)], words: [], rest: undefined };
    }
  }
  if (sup.length === 1 && isSign(first, "*", "\\star", "⋆"))
    return { indices: [], words: ["star"], rest: undefined };
  return none;
}

/** Whether a superscript is a transpose: ⊤, T in any font. */
function isTranspose(tokens: readonly Token[], reading: Reading): boolean {
  const [only] = tokens;
  if (tokens.length !== 1 || only === undefined) return false;
  if (isSign(only, "⊤") || (only.kind === "text" && only.text.trim() === "T")) return true;
  return isName(only, "T") && only.sub === undefined && !reading.scope.known.names.has("T");
}

/** Applies what stands above an expression: powers, transposes, inverses, primes. */
export function raised(base: Node, { sup, primes }: Scripts, place: Place, reading: Reading): Node {
  const plain = primes === undefined ? base : primed(base, primes, place, reading);
  if (sup === undefined) return plain;
  if (isTranspose(sup, reading)) return { kind: "transpose", args: [plain], place };
  const [sign, ...others] = sup as readonly [Token, ...Token[]];
  const at = sign.place;
  if (isSign(sign, "-") && isTranspose(others, reading)) {
    const inverse: Node = { kind: "power", args: [plain, minusOne(at)], entrywise: false, place };
    return { kind: "transpose", args: [inverse], place };
  }
  const last = sup[sup.length - 1];
  // (X w)^{2T}, x^{(i)\top}: the transpose last.
  if (last !== undefined && sup.length > 1 && isSign(last, "⊤"))
    return { kind: "transpose", args: [raised(plain, { sup: sup.slice(0, -1) }, place, reading)], place };
  if (isSign(sign, ".*") && others.length > 0)
    return { kind: "power", args: [plain, exponent(others, reading)], entrywise: true, place };
  if (isSign(sign, "∘") && others.length === 0)
    throw reading.scope.error("angles are in radians", at, "write x\\pi/180 for x degrees");
  if (isSign(sign, "∘"))
    return { kind: "power", args: [plain, exponent(others, reading)], entrywise: true, place };
  if (sup.length === 1 && isSign(sign, "+", "*", "†", "\\dagger")) {
    const hint = "write a name for it: \\mathrm{name}";
    throw reading.scope.error("this superscript has no meaning here", at, hint);
  }
  if (isMatrix(plain, reading) && isSign(sign, "-") && others.length === 1 && isOne(others[0]))
    return callNode("inv", place, plain);
  return { kind: "power", args: [plain, exponent(sup, reading)], entrywise: false, place };
}

const isMatrix = (node: Node, { scope: { known } }: Reading): boolean =>
  node.kind === "name" && node.indices.length === 0 && known.wholes.get(node.name) === "matrix";

const isOne = (token: Token | undefined): boolean => token?.kind === "number" && token.text === "1";

const minusOne = (place: Place): Node => ({ kind: "negative", args: [numberNode("1", place)], place });

function exponent(tokens: readonly Token[], reading: Reading): Node {
  const place = spanning(tokens[0]?.place as Place, tokens[tokens.length - 1]?.place as Place);
  // x^{3/2}: one number.
  const [above, slash, below] = tokens;
  if (tokens.length === 3 && above?.kind === "number" && isSign(slash, "/") && below?.kind === "number")
    return {
      kind: "quotient",
      args: [numberNode(above.text, above.place), numberNode(below.text, below.place)],
      place,
    };
  return reading.expression(tokens, place);
}

/** One entry of what is no name: (A B)_{ij}. */
export function entryOf(of: Node, sub: readonly Token[], place: Place, reading: Reading): Node {
  const parts = splitAtCommas(sub);
  const tokens = parts.length === 1 ? sub.map((token) => [token]) : parts;
  const indices = tokens.map((part) => {
    const first = part[0]?.place ?? place;
    return reading.expression(part, spanning(first, part[part.length - 1]?.place ?? first));
  });
  return { kind: "entry", args: [of, ...indices], place };
}
