/** Long formulas over several lines: broken between cases or before a sign, at the outermost brackets that help. */
import { columns, markEnd, markStart } from "./marks.js";

export interface Break {
  /** Where the blank before the sign stands in the text, and in which column of it. */
  readonly at: number;
  readonly column: number;
  readonly depth: number;
  /** The brackets around it: a break in wide ones costs the reader less than one in narrow ones. */
  readonly within: Span;
}

/** Brackets, by the columns in which they open and close. */
export interface Span {
  readonly from: number;
  to: number;
}

export const span = (from: number): Span => ({ from, to: Number.POSITIVE_INFINITY });

/** The better of two places to break: the shallower, then the one in the wider brackets, then the later. */
function better(breaks: readonly Break[], later: number, earlier: number | undefined): number {
  const [b, than] = [breaks[later], earlier === undefined ? undefined : breaks[earlier]];
  if (b === undefined || than === undefined || earlier === undefined) return later;
  if (b.depth !== than.depth) return b.depth < than.depth ? later : earlier;
  return b.within.to - b.within.from >= than.within.to - than.within.from ? later : earlier;
}

/** A break that leaves most of the line empty must be shallower by a whole bracket. */
function preferred(breaks: readonly Break[], early: number | undefined, late: number | undefined) {
  if (early === undefined || late === undefined) return late ?? early;
  return (breaks[early]?.depth ?? 0) + 2 <= (breaks[late]?.depth ?? 0) ? early : late;
}

const signs = new Set(["+", "-", "−", "·", "*"]);

/** Brackets that are open: round, square, braces or bars (| and ‖), with the commas met in them so far. */
interface Open {
  readonly span: Span;
  /** The bar that closes it; empty for brackets. */
  readonly bar: string;
  /** The brackets of piecewise(…), in the input language. */
  readonly cases: boolean;
  commas: number;
}

/** The places between cases, and before a sign between blanks. A product's dot counts as one bracket deeper
 *  than a sum's sign, the end of a case as half a bracket less deep. */
function breaksOf(line: string): Break[] {
  const breaks: Break[] = [];
  const open: Open[] = [{ span: span(0), bar: "", cases: false, commas: 0 }];
  let column = 0;
  const start = (at: number, bar: string): void => {
    open.push({ span: span(column), bar, cases: line.startsWith("piecewise", at - 9), commas: 0 });
  };
  const end = (): void => {
    if (open.length > 1) (open.pop() as Open).span.to = column;
  };
  for (let at = 0; at < line.length; at++) {
    const char = line[at] as string;
    if (char === markStart || char === markEnd) continue;
    const inner = open[open.length - 1] as Open;
    if (char === "|" || char === "‖") inner.bar === char ? end() : start(at, char);
    else if ("([{".includes(char)) start(at, "");
    else if (")]}".includes(char)) end();
    else if (char === ",") inner.commas++;
    else if (char === " ") {
      const sign = line[at + 1] ?? "";
      const isSign = signs.has(sign) && line[at + 2] === " ";
      const isCase = line[at - 1] === ";" || (line[at - 1] === "," && inner.cases && inner.commas % 2 === 0);
      const extra = isCase ? -1 : sign === "·" || sign === "*" ? 1 : 0;
      if (isSign || isCase) breaks.push({ at, column, depth: 2 * open.length + extra, within: inner.span });
    }
    column++;
  }
  return breaks;
}

/**
 * The breaks that bring a formula of `total` columns into lines no wider than `width` where a sign allows it;
 * all lines but the first have `indent` columns fewer.
 */
export function chosenBreaks<B extends Break>(
  breaks: readonly B[],
  total: number,
  width: number,
  indent: number,
): B[] {
  const chosen: B[] = [];
  let start = 0;
  let next = 0;
  for (;;) {
    const room = width - (chosen.length > 0 ? indent : 0);
    if (total - start <= room) return chosen;
    let early: number | undefined;
    let late: number | undefined;
    let k = next;
    for (let b = breaks[k]; b !== undefined && b.column - start <= room; b = breaks[++k]) {
      const filled = (b.column - start) / room;
      if (filled >= 1 / 3) late = better(breaks, k, late);
      else if (filled >= 1 / 6) early = better(breaks, k, early);
    }
    // Where nothing fits, the first sign beyond the width is better than none.
    const index = preferred(breaks, early, late) ?? (k > next ? k - 1 : k);
    const found = breaks[index];
    if (found === undefined) return chosen;
    chosen.push(found);
    start = found.column + 1;
    next = index + 1;
  }
}

/**
 * The lines of a formula, none wider than `width` columns where a sign allows it; the second and later ones
 * have `indent` fewer. Marks that a break falls into are closed before it and opened again after it.
 */
export function wrapFormula(line: string, width: number, indent: number): string[] {
  const total = columns(line);
  if (total <= width) return [line];
  const lines: string[] = [];
  let start = 0;
  for (const { at } of chosenBreaks(breaksOf(line), total, width, indent)) {
    lines.push(line.slice(start, at));
    start = at + 1;
  }
  return closed([...lines, line.slice(start)]);
}

function closed(lines: readonly string[]): string[] {
  let inside = false;
  return lines.map((line) => {
    const opening = inside ? markStart : "";
    for (const char of line) {
      if (char === markStart) inside = true;
      else if (char === markEnd) inside = false;
    }
    return opening + line + (inside ? markEnd : "");
  });
}
