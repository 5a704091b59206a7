/**
 * A formula as a list of items: pieces of mathematics, signs between them, words, ends of rows. Layout (sizes, tags,
 * numbers of equations, the environments themselves) is left out.
 */
import type { Document, Formula } from "../document.js";
import {
  betweenRows,
  breaks,
  dimension,
  dots,
  equalities,
  gaps,
  isProse,
  layout,
  layoutWithArgument,
  operators,
  spaces,
  textCommands,
  wrappers,
} from "./commands.js";
import { environmentName, oneFormula, rowEnvironments } from "./environments.js";
import { type Argument, argumentAt, behindSpace, type Lexeme, optionAt, textOf } from "./lexemes.js";
import { type Sign, signAt, wordsOf } from "./signs.js";

/** A stretch of the source, from `start` to before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** What it is shown as, where that is not what stands there. */
  readonly shown?: string;
}

/** What stands at a sign or behind a formula, as lexemes and in words. */
export interface Label extends Argument {
  readonly words: string;
}

export interface Item {
  readonly kind:
    | "formula"
    /** A sign that wants something on both sides: +. */
    | "operator"
    /** A sign of equality. */
    | "equals"
    /** Another relation: <, ≈, ∈. */
    | "relation"
    /** Words between formulas, or a remark in brackets. */
    | "words"
    /** ⇒, ∴: what follows is a statement of its own. */
    | "arrow"
    /** &, \quad. */
    | "gap"
    | "comma"
    /** A full stop. */
    | "stop"
    /** …, in lists such as i = 1, …, m. */
    | "dots"
    /** The end of a row. */
    | "break"
    /** The end of a row where rows are parts of one formula. */
    | "fold";
  /** Of a sign: how it is written. */
  readonly sign: string;
  /** What is kept of the source, in order; at least one. */
  readonly spans: readonly Span[];
  /** At a sign of equality, and of words. */
  readonly labels: readonly Label[];
}

/** The items of one formula of a document. */
export function itemsOf(document: Document, formula: Formula): readonly Item[] {
  return new Reading(document, formula).items;
}

class Reading {
  readonly items: Item[] = [];
  private readonly all: readonly Lexeme[];
  /** Braces around whole rows or equations: they are passed over. */
  private readonly passed = new Set<number>();
  private readonly loose: ReadonlySet<number>;
  /** The environments around the place, innermost last. */
  private readonly around: string[] = [];
  private readonly linewise: boolean;

  constructor(
    private readonly document: Document,
    private readonly formula: Formula,
  ) {
    this.all = document.lexemes;
    this.loose = looseGroups(document, formula);
    this.linewise = formula.bare && !this.all.some(({ text }) => breaks.has(text));
    for (let k = formula.from; k < formula.to; ) k = this.read(k);
  }

  /** Reads what stands at `k`, and answers with the index behind it. */
  private read(k: number): number {
    const { kind, text } = this.all[k] as Lexeme;
    if (kind === "space") return this.endOfLine(k);
    if (this.passed.has(k)) return k + 1;
    if (spaces.has(text)) return this.space(k);
    const sign = signAt(this.all, k, this.document.closing);
    if (sign !== undefined) return this.sign(sign);
    if (breaks.has(text)) return this.endOfRow(k);
    if (layout.has(text)) return k + 1;
    if (layoutWithArgument.has(text)) return this.behindArguments(k, 1);
    if (wrappers.has(text)) return this.wrapper(k);
    if (textCommands.has(text)) return this.text(k);
    if (text === "\\begin") return this.begin(k);
    if (text === "\\end") return this.end(k);
    if (gaps.has(text)) return this.add("gap", k, k + 1);
    if (text === "\\not") return this.add("relation", k, behindSpace(this.all, k + 1) + 1);
    if (dots.has(text)) return this.add("dots", k, k + 1);
    if (operators.has(text)) return this.add("operator", k, k + 1);
    if (text === "," || text === ";" || text === ":" || text === "\\colon")
      return this.add(this.isInNumber(k) ? "formula" : "comma", k, k + 1);
    if (text === ".") return this.add(this.isInNumber(k) ? "formula" : "stop", k, k + 1);
    if (kind === "open") return this.group(k);
    if (kind === "close") return k + 1;
    return this.document.closing.has(k) ? this.brackets(k) : this.add("formula", k, this.behindDelimiter(k));
  }

  private sign({ kind, at, sign, next }: Sign): number {
    const labels = at.map((argument) => this.label(argument.from, argument.to));
    const own = this.span(sign, sign + 1);
    const spans = [kind === "equals" ? { ...own, shown: "=" } : own];
    this.items.push({ kind, sign: this.all[sign]?.text ?? "", spans, labels });
    return next;
  }

  private add(kind: Item["kind"], from: number, to: number, labels: readonly Label[] = []): number {
    const end = Math.min(to, this.formula.to);
    this.items.push({ kind, sign: this.all[from]?.text ?? "", spans: [this.span(from, end)], labels });
    return end;
  }

  private span(from: number, to: number): Span {
    return { start: (this.all[from] as Lexeme).start, end: (this.all[to - 1] as Lexeme).end };
  }

  private label(from: number, to: number): Label {
    return { from, to, next: to, words: wordsOf(this.all, from, to) };
  }

  /** An empty line ends a row of bare LaTeX; where nothing else does, every line is one. */
  private endOfLine(k: number): number {
    const lines = (this.all[k] as Lexeme).text.replace(/%[^\n]*/g, "").split("\n").length - 1;
    if (this.formula.bare && (lines > 1 || (this.linewise && lines > 0))) this.add("break", k, k + 1);
    return k + 1;
  }

  private space(k: number): number {
    const last = this.items[this.items.length - 1];
    if (last?.kind === "formula")
      this.items[this.items.length - 1] = { ...last, spans: [...last.spans, this.span(k, k + 1)] };
    return k + 1;
  }

  private endOfRow(k: number): number {
    const folds = this.around.some((name) => oneFormula.has(name));
    this.add(folds ? "fold" : "break", k, k + 1);
    return this.behindBreak(k);
  }

  /** Behind \\, \\*, \\[2ex]. */
  private behindBreak(k: number): number {
    const star = this.all[k + 1]?.text === "*" ? k + 2 : k + 1;
    const skip = optionAt(this.all, star);
    return skip !== undefined && dimension.test(textOf(this.all, skip.from, skip.to)) ? skip.next : star;
  }

  private behindArguments(k: number, count: number): number {
    let next = this.all[k + 1]?.text === "*" ? k + 2 : k + 1;
    next = optionAt(this.all, next)?.next ?? next;
    for (let n = 0; n < count; n++) next = argumentAt(this.all, next, this.document.closing)?.next ?? next;
    return next;
  }

  /** Around an equation or rows a frame or colour is passed over; else it belongs to the formula. */
  private wrapper(k: number): number {
    const before = this.behindArguments(k, wrappers.get((this.all[k] as Lexeme).text) as number);
    const open = behindSpace(this.all, before);
    if (!this.loose.has(open)) return this.add("formula", k, k + 1);
    this.pass(open);
    return open + 1;
  }

  private pass(open: number): void {
    this.passed.add(this.document.closing.get(open) as number);
  }

  private group(k: number): number {
    const end = this.document.closing.get(k);
    if (end === undefined) return this.add("formula", k, k + 1);
    // {} in front of a sign is there for its spacing.
    if (end === k + 1 && this.isFree()) return end + 1;
    if (this.loose.has(k) && this.isFree()) {
      this.pass(k);
      return k + 1;
    }
    return this.add("formula", k, end + 1);
  }

  /** Whether nothing stands in front that a group could be an argument or script of. */
  private isFree(): boolean {
    const before = this.items[this.items.length - 1]?.kind;
    return before !== "formula" && before !== "dots";
  }

  private text(k: number): number {
    const { closing } = this.document;
    const argument = argumentAt(this.all, k + 1, closing);
    if (argument === undefined) return k + 1;
    const words = textOf(this.all, argument.from, argument.to);
    const before = this.all[k - 1]?.text;
    const behind = this.all[argument.next]?.text ?? "";
    const inFormula = before === "_" || before === "^" || /^(?:[_^([]|\\left)$/.test(behind);
    const aside = this.items[this.items.length - 1]?.kind === "gap" && this.endsAt(argument.next);
    const isWords = betweenRows.has((this.all[k] as Lexeme).text) || aside || isProse(words);
    if (!isWords || (inFormula && !/\s/.test(words))) return this.add("formula", k, argument.next);
    return this.add("words", k, argument.next, [this.label(argument.from, argument.to)]);
  }

  /** Whether a row, or the formula, ends at `k`, but for layout and punctuation. */
  private endsAt(k: number): boolean {
    for (let at = k; at < this.formula.to; at++) {
      const { kind, text } = this.all[at] as Lexeme;
      if (breaks.has(text) || text === "\\end" || text === "&") return true;
      if (kind !== "space" && !layout.has(text) && !/^[.,;]$|^\\[,;!]$/.test(text)) return false;
    }
    return true;
  }

  private begin(k: number): number {
    const name = environmentName(this.all, k);
    const end = this.document.closing.get(k);
    const count = rowEnvironments.get(name.text);
    if (count === undefined && end !== undefined)
      return this.add("formula", k, environmentName(this.all, end).next);
    this.around.push(name.text);
    let next = optionAt(this.all, name.next)?.next ?? name.next;
    for (let n = 0; n < (count ?? 0); n++)
      next = argumentAt(this.all, next, this.document.closing)?.next ?? next;
    return next;
  }

  private end(k: number): number {
    this.around.pop();
    return environmentName(this.all, k).next;
  }

  /** What stands in brackets is one item, rows and all; a remark behind a formula is words. */
  private brackets(k: number): number {
    const inside = this.behindDelimiter(k);
    const close = this.document.closing.get(k) as number;
    const next = this.behindDelimiter(close);
    if (this.isRemark(inside, close, next)) return this.add("words", k, next, [this.label(inside, close)]);
    this.items.push({ kind: "formula", sign: "", spans: this.kept(k, next), labels: [] });
    return next;
  }

  /** \left and \right have a delimiter behind them. */
  private behindDelimiter(k: number): number {
    const { text } = this.all[k] as Lexeme;
    return text === "\\left" || text === "\\right" ? behindSpace(this.all, k + 1) + 1 : k + 1;
  }

  private isRemark(from: number, to: number, next: number): boolean {
    const before = this.items[this.items.length - 1]?.kind;
    if (before === undefined || before === "equals" || !this.endsAt(next)) return false;
    const content = this.all.slice(from, to).filter(({ kind }) => kind !== "space");
    const first = content[0];
    const argument = argumentAt(this.all, behindSpace(this.all, from) + 1, this.document.closing);
    const onlyText = first !== undefined && textCommands.has(first.text) && argument !== undefined;
    if (onlyText && behindSpace(this.all, argument.next) >= to) return true;
    return before === "gap" && content.some(({ text }) => textCommands.has(text) || equalities.has(text));
  }

  /** The spans of what is no layout within brackets. */
  private kept(from: number, to: number): readonly Span[] {
    const spans: Span[] = [];
    const keep = (a: number, b: number): void => {
      const { start, end } = this.span(a, b);
      const last = spans[spans.length - 1];
      if (last?.end === start) spans[spans.length - 1] = { start: last.start, end };
      else spans.push({ start, end });
    };
    for (let k = from; k < to; ) {
      const { kind, text } = this.all[k] as Lexeme;
      const end = this.document.closing.get(k);
      if (breaks.has(text)) k = this.behindBreak(k);
      else if (text === "" || gaps.has(text) || layout.has(text)) k++;
      else if (layoutWithArgument.has(text)) k = this.behindArguments(k, 1);
      else if ((text === "\\begin" || text === "\\end") && isRowsOnly(environmentName(this.all, k).text))
        k = environmentName(this.all, k).next;
      else if ((kind === "open" || text === "\\begin") && end !== undefined) {
        const next = kind === "open" ? end + 1 : environmentName(this.all, end).next;
        keep(k, next);
        k = next;
      } else keep(k, ++k);
    }
    return spans;
  }

  private isInNumber(k: number): boolean {
    return /^\d/.test(this.all[k + 1]?.text ?? "") && /^\d/.test(this.all[k - 1]?.text ?? "");
  }
}

/** In brackets an array is a matrix; aligned rows are one formula. */
const isRowsOnly = (name: string): boolean => rowEnvironments.has(name) && name !== "array";

/** The braces that hold an equation or rows, not only a piece of a formula. */
function looseGroups({ lexemes: all, closing }: Document, { from, to }: Formula): ReadonlySet<number> {
  const loose = new Set<number>();
  const open: number[] = [];
  for (let k = from; k < to; k++) {
    const { kind, text } = all[k] as Lexeme;
    const inner = open[open.length - 1];
    if (kind === "open") open.push(k);
    else if (kind === "close") open.pop();
    else if (inner !== undefined && (equalities.has(text) || breaks.has(text))) loose.add(inner);
    else if (text === "\\begin" && rowEnvironments.has(environmentName(all, k).text))
      for (const around of open) loose.add(around);
    else if (kind === "character" || text === "\\left") k = closing.get(k) ?? k;
  }
  return loose;
}
