/** Derivatives as people type them: dG/dh, d^2y/dx^2, d/dx (…), ∂J/∂theta[j]. All are diff(…, …). */
import { isCostWord } from "./heads.js";
import type { Part, Working, Written } from "./working.js";
import { closing, edited, replaced } from "./written.js";

const sign = "(?:d|∂|\\\\partial\\s*)";
const name = "[A-Za-zα-ωΑ-Ω]\\w*(?:\\[[^\\]]*\\])?";
const lazyName = "[A-Za-zα-ωΑ-Ω]\\w*?(?:\\[[^\\]]*\\])?";
const order = "(?:\\^?\\(?([2-5])\\)?)";
const start = "(?<![\\w\\]])";

const quotient = new RegExp(`${start}${sign}(${name})\\s*/\\s*${sign}(${name})(?![\\w(])`, "g");
/** d^2y/dx^2, d2y/dx2, d^2y/(dx^2) */
const higher = new RegExp(
  `${start}${sign}${order}\\s*(${name})\\s*/\\s*(\\(?)\\s*${sign}(${lazyName})${order}\\)?(?![\\w(^])`,
  "g",
);
/** ∂^2J/∂x∂y; of d^2J/dx dy the blank tells the names apart. */
const mixed = new RegExp(
  `${start}${sign}\\^?\\(?2\\)?\\s*(${name})\\s*/\\s*\\(?\\s*(?:∂(${name})\\s*\\*?\\s*∂(${name})|d(${name})(?:\\s+|\\s*\\*\\s*)d(${name}))\\s*\\)?(?![\\w(^])`,
  "g",
);
const operator = new RegExp(
  `${start}${sign}(?:${order}\\s*/\\s*${sign}(${lazyName})${order}|\\s*/\\s*${sign}(${name}))\\s*(?=[A-Za-zα-ωΑ-Ω([])`,
);

/** A derivative of nothing, which is meant of the cost: d/dx = 2x, ∂/∂theta[j]. */
const bare = new RegExp(`^${sign}${order}?\\s*/\\s*${sign}(${lazyName})${order}?('?)$`, "g");

/** The working with every derivative in the input language. */
export function inDerivativeNotation(working: Working, known: ReadonlySet<string>): Working {
  const cost = nameForCost(working, known);
  return {
    ...working,
    lines: working.lines.map((line) => ({
      ...line,
      parts: line.parts.map((part) => ({
        ...part,
        ...withDerivatives(line.parts.length > 1 ? ofTheCost(part, cost) : part, known),
      })),
    })),
  };
}

const ofTheCost = (part: Part, cost: string): Part => ({
  ...part,
  ...replaced(part, bare, ([, times = "1", by = "", below = "1", turned = ""]) =>
    times === below ? repeated(cost, by, Number(times)) + turned : undefined,
  ),
});

/** What the working differentiates as its cost, or a name that nothing has. */
function nameForCost({ lines }: Working, known: ReadonlySet<string>): string {
  const texts = lines.flatMap(({ parts }) => parts.map(({ text }) => text));
  const differentiated = texts.flatMap((text) =>
    [...text.matchAll(/(?<!\w)(?:diff\(\s*|[d∂])([A-Za-z]\w*)(?=\s*[,/])/g)].map(([, name = ""]) => name),
  );
  const own = differentiated.find((name) => isCostWord(name) && !known.has(name));
  const names = new Set(texts.flatMap((text) => text.match(/[A-Za-z]\w*/g) ?? []));
  return own ?? ["J", "L", "C", "E"].find((name) => !known.has(name) && !names.has(name)) ?? "cost";
}

/** @example "diff(diff(y, x), x)" of y, x, 2 */
const repeated = (of: string, by: string, times: number): string =>
  Array.from({ length: times }).reduce<string>((inner) => `diff(${inner}, ${by})`, of);

/**
 * @param known names of the problem: dx is one of them where somebody has called it so
 * @example "dG/dh * dh/dz" → "diff(G, h) * diff(h, z)"; "d/dx (x^2) + 1" → "diff(x^2, x) + 1"
 */
function withDerivatives(written: Written, known: ReadonlySet<string>): Written {
  const isKnown = (whole: string): boolean => known.has(whole.split(/[\s/]/)[0] ?? "");
  let current = replaced(written, higher, ([whole, times, of = "", open, by = "", below]) =>
    isKnown(whole) || times !== below
      ? undefined
      : repeated(of, by, Number(times)) +
        (open === "" && whole.endsWith(")") && !/\^\(\d\)$/.test(whole) ? ")" : ""),
  );
  current = replaced(current, mixed, ([whole, of = "", a, b, c, d]) =>
    isKnown(whole) ? undefined : `diff(diff(${of}, ${b ?? d}), ${a ?? c})`,
  );
  current = replaced(current, quotient, ([whole, of = "", by = ""]) =>
    isKnown(whole) ? undefined : `diff(${of}, ${by})`,
  );
  for (let found = operator.exec(current.text); found !== null; found = operator.exec(current.text)) {
    const [whole, times = "1", repeatedBy, , once] = found;
    const by = repeatedBy ?? once ?? "";
    const from = found.index + whole.length;
    const to = endOfFactor(current.text, from);
    const [open, close] = /^[([]/.test(current.text[from] ?? "") ? [1, 1] : [0, 0];
    current = edited(current, [
      { from: found.index, to: from + open, text: "diff(".repeat(Number(times)) },
      { from: to - close, to, text: `, ${by})`.repeat(Number(times)) },
    ]);
  }
  return current;
}

/** A bracket or a name with what it is called with or indexed by, and its power. */
function endOfFactor(text: string, from: number): number {
  const end = endOfBase(text, from);
  return text[end] === "^" ? endOfFactor(text, end + 1) : end;
}

function endOfBase(text: string, from: number): number {
  const word = /^(?:-?\d+(?:\.\d+)?|[A-Za-zα-ωΑ-Ω]\w*)/.exec(text.slice(from))?.[0].length ?? 0;
  let end = from + word;
  while ("([".includes(text[end] ?? " ") && (word > 0 || end === from))
    end = closing(text, end) ?? text.length;
  return Math.max(end, from + 1);
}
