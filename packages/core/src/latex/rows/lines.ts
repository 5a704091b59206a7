/** The lines of a working in LaTeX: its statements in order, and what is passed over. */
import type { ReadingNote } from "../../check/working.js";
import { DeriveError, type Place } from "../../parse/errors.js";
import { type Document, type Formula, readDocument } from "../document.js";
import { type Item, itemsOf, type Span } from "./items.js";
import { textOf } from "./lexemes.js";
import { type Passed, rowsOf, type Statement, statementsOf } from "./statements.js";

export interface LatexLine extends Statement {
  /** Whether the line before belongs to the same formula. */
  readonly place: Place;
  /** As it stands in the source, without layout. */
  readonly text: string;
}

export interface LatexLines {
  readonly document: Document;
  readonly lines: readonly LatexLine[];
  readonly notes: readonly ReadingNote[];
}

/**
 * In prose a piece counts as a line where it has a sign of equality; a formula that stands alone counts always, but
 * for conditions (x > 0) and lists (i = 1, …, m).
 * @throws DeriveError where a formula does not end, or where = goes on from another relation
 */
export function linesOf(source: string): LatexLines {
  const document = readDocument(source);
  const lines: LatexLine[] = [];
  const notes: ReadingNote[] = [];
  document.formulas.forEach((formula, k) => {
    if (followsCondition(document, formula, document.formulas[k - 1])) {
      notes.push(noteOf({ spans: [spanOf(document, formula)], why: "condition" }, source));
      return;
    }
    let cut: Item | undefined;
    for (const [place, row] of rowsOf(itemsOf(document, formula)).entries()) {
      const { statements, passed } = statementsOf(row, place === 0);
      notes.push(...passed.map((what) => noteOf(what, source)));
      if (statements.length === 0 && place > 0) cut ??= row.find(({ kind }) => kind === "relation");
      for (const statement of statements) {
        if (statement.continues && cut !== undefined) throw brokenChain(source, cut);
        cut = statement.relation;
        if (isLine(statement, formula, lines[lines.length - 1])) lines.push(located(statement, source));
      }
    }
  });
  return { document, lines, notes };
}

function isLine(statement: Statement, formula: Formula, before: LatexLine | undefined): boolean {
  if (statement.continues || statement.sides.length > 1 || statement.ends) return true;
  return before?.ends === true || !formula.inProse;
}

function located(statement: Statement, source: string): LatexLine {
  const { offset, length } = extentOf(statement.spans);
  return { ...statement, place: { offset, length }, text: shown(statement.spans, source) };
}

export function extentOf(spans: readonly Span[]): Place {
  const start = spans[0]?.start ?? 0;
  return { offset: start, length: (spans[spans.length - 1]?.end ?? start) - start };
}

/** The kept pieces, with one space where something was left out. */
function shown(spans: readonly Span[], source: string): string {
  let text = "";
  let end = spans[0]?.start ?? 0;
  for (const span of spans) {
    if (span.start > end) text += " ";
    text += span.shown ?? source.slice(span.start, span.end);
    end = span.end;
  }
  return text.replace(/%[^\n]*\n|\s+/g, " ").trim();
}

/** The kept pieces where they stand, blanks between them: of the same length as the source there. */
export function blanked(spans: readonly Span[], source: string): string {
  let text = "";
  let end = spans[0]?.start ?? 0;
  for (const span of spans) {
    const own = span.shown ?? source.slice(span.start, span.end);
    text += " ".repeat(span.start - end) + own.padEnd(span.end - span.start);
    end = span.end;
  }
  return text;
}

const spanOf = ({ lexemes }: Document, { from, to }: Formula): Span => ({
  start: lexemes[from]?.start ?? 0,
  end: lexemes[to - 1]?.end ?? 0,
});

/** "if $y = 1$", in a sentence. */
function followsCondition(document: Document, formula: Formula, before: Formula | undefined): boolean {
  if (!formula.inProse) return false;
  const words = textOf(document.lexemes, before?.to ?? 0, formula.from).replace(/[^A-Za-z]+$/, "");
  return /(?:^|[^A-Za-z])(?:if|when|whenever|unless|assuming)$/i.test(words);
}

const meanings: Readonly<Record<Passed["why"], string>> = {
  range: "a list, passed over",
  condition: "a condition, passed over",
  relation: "no equation, passed over",
};

function noteOf({ spans, why }: Passed, source: string): ReadingNote {
  const note = { notation: shown(spans, source), meaning: meanings[why] };
  if (why === "range") return note;
  return { ...note, otherwise: "grant what the derivation needs with --assume, shapes with --where" };
}

function brokenChain(source: string, { spans }: Item): DeriveError {
  const place = extentOf(spans);
  const sign = source.slice(place.offset, place.offset + place.length);
  return new DeriveError(
    "not-supported",
    `${sign} is no step of a derivation, and the next line goes on from it`,
    source,
    place,
    "leave the line out, or begin the next line with what it is about: f = …",
  );
}
