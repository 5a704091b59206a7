/** A derivation for the terminal. */
import type { Derivation, Line, Substep } from "../derive/derivation.js";
import type { Expr, Path } from "../expr/index.js";
import type { Definition } from "../problem/problem.js";
import type { Share } from "../sharing/index.js";
import { asciiText } from "./ascii.js";
import { columns, withMarks } from "./marks.js";
import { notesOf } from "./notes.js";
import { problemText, type Told, told } from "./shared.js";
import {
  type Block,
  bindingsLead,
  blocksOf,
  chained,
  checkWords,
  type Detail,
  definitionSides,
  dependentNames,
  expressionsOf,
  isEquation,
  isLabelled,
  layoutWords,
  opinionWords,
  shapesTold,
  tellingBindings,
  verdictWords,
} from "./telling.js";
import { toText } from "./text.js";
import { type IndexStyle, indexStyle, unicodeLine, unicodeName } from "./unicode.js";
import { wrapFormula } from "./wrap.js";

/** How parts of the text are set off; each gets the plain text and returns it with its colours. */
export interface Paint {
  readonly label: (text: string) => string;
  /** What a line changed. */
  readonly mark: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly dim: (text: string) => string;
}

const asIs = (text: string): string => text;
export const noPaint: Paint = { label: asIs, mark: asIs, good: asIs, bad: asIs, dim: asIs };

export interface TextOptions {
  /** Default: steps. */
  readonly detail?: Detail;
  readonly paint?: Paint;
  /** Columns of the terminal. */
  readonly width?: number;
  /** Every expression in the input language. */
  readonly ascii?: boolean;
  /** Whether parts that stand several times get names, u1 = …. Default: where a line is too long to be read. */
  readonly share?: Share | undefined;
}

const hanging = 4;

/**
 * The lines of a derivation with their labels and verdicts, then what is assumed, the answer in the input
 * language, and the check. Names of parts stand before the lines, and in front of the answer as well where
 * the lines are not in the input language. Ends without a line break.
 */
export function derivationToText(d: Derivation, options: TextOptions = {}): string {
  return new Layout(d, options).lines().join("\n");
}

/** One derivation laid out with one set of options. */
class Layout {
  readonly #d: Derivation;
  readonly #told: Told;
  readonly #notes: readonly string[];
  readonly #detail: Detail;
  readonly #paint: Paint;
  readonly #width: number;
  readonly #ascii: boolean;
  readonly #indices: IndexStyle;
  readonly #dependent: ReadonlySet<string>;

  constructor(given: Derivation, options: TextOptions) {
    const { detail = "steps", paint = noPaint, width = 100, ascii = false, share } = options;
    this.#told = told(given, share, detail);
    const d = this.#told.derivation;
    this.#d = d;
    this.#notes = notesOf(given);
    this.#detail = detail;
    this.#paint = paint;
    this.#width = Math.max(width, 20);
    this.#ascii = ascii;
    this.#indices = indexStyle(expressionsOf(d));
    this.#dependent = dependentNames(d);
  }

  lines(): string[] {
    const d = this.#d;
    const { given, made, ofResult } = this.#told;
    const out = [
      ...this.#shapes(),
      ...given.flatMap((definition) => this.#definition("", definition)),
      ...made.flatMap((definition, k) => this.#definition(k === 0 ? "let " : "    ", definition)),
    ];
    for (const block of blocksOf(d)) {
      if (out.length > 0) out.push("");
      out.push(...this.#block(block));
    }
    const notes = this.#notes.flatMap((note) => folded(`note: ${this.#words(note)}`, this.#width));
    // In the input language the names have been told already.
    const answer = `answer: ${problemText(this.#ascii ? [] : ofResult, d.result)}`;
    return [...out, "", ...this.#assumptions(), ...notes, answer, ...this.#check()];
  }

  #definition(lead: string, definition: Definition): string[] {
    const [left, right] = definitionSides(definition);
    return this.#wrapped(`${lead}${this.#formula(left)} = `, this.#formula(right), 0);
  }

  #shapes(): string[] {
    const told = shapesTold(this.#d).map(({ name, dimensions, properties }) => {
      const sizes = dimensions.map((e) => this.#formula(e)).join(this.#ascii ? " x " : " × ");
      return [`${this.#ascii ? name : unicodeName(name)}: ${sizes}`, ...properties].join(" ");
    });
    const layout = this.#detail === "full" ? layoutWords(this.#d) : undefined;
    return [
      ...(told.length === 0 ? [] : filled("where ", told, this.#width)),
      ...(layout === undefined ? [] : [this.#paint.dim(layout)]),
    ];
  }

  #formula(e: Expr, changed: readonly Path[] = []): string {
    return this.#ascii ? toText(e) : unicodeLine(e, changed, this.#dependent, this.#indices);
  }

  #words(text: string): string {
    return this.#ascii ? asciiText(text) : text;
  }

  /** The formula behind a lead, the lines after the first hanging under it. */
  #wrapped(lead: string, formula: string, hang: number): string[] {
    const margin = columns(lead);
    const lines = wrapFormula(formula, this.#width - margin, hang);
    const blank = " ".repeat(margin + hang);
    return lines.map((line, k) => withMarks((k === 0 ? lead : blank) + line, this.#paint.mark));
  }

  #block({ of, lines }: Block): string[] {
    const out = this.#wrapped("", this.#formula(of), hanging);
    if (this.#detail === "brief") {
      const last = lines[lines.length - 1];
      if (last === undefined) return out;
      const labels = lines.filter(isLabelled).map(({ label }) => this.#words(label));
      const told =
        labels.length === 0 ? [] : folded(`    by ${[...new Set(labels)].join(" · ")}`, this.#width);
      return [
        ...out,
        ...this.#wrapped(this.#lead(last), this.#formula(last.expression), hanging),
        ...told.map((row) => this.#dyed(row, 4)),
      ];
    }
    const formulas = lines.map((line) => this.#formula(line.expression, line.changed));
    const beside = this.#labelColumn(lines, formulas);
    lines.forEach((line, k) => {
      const shown = this.#wrapped(this.#lead(line), formulas[k] as string, hanging);
      const label = isLabelled(line) ? this.#label(line) : undefined;
      if (label !== undefined && beside !== undefined) {
        const gap = beside - 4 - columns(formulas[k] as string);
        out.push(`${shown[0]}${" ".repeat(gap)}${label}`);
      } else {
        out.push(...shown);
        if (label !== undefined) out.push(...this.#labelBelow(line, "    "));
      }
      if (this.#detail === "full") for (const substep of line.substeps) out.push(...this.#substep(substep));
    });
    return out;
  }

  /** An equation follows from the one before; a value is equal to it. */
  #lead(line: Line): string {
    if (!isEquation(line)) return "  = ";
    return this.#ascii ? " => " : "  ⇒ ";
  }

  /** The column in which labels stand beside the lines, or undefined where they have no room there. */
  #labelColumn(lines: readonly Line[], formulas: readonly string[]): number | undefined {
    let widest = 0;
    let label = 0;
    lines.forEach((line, k) => {
      widest = Math.max(widest, columns(formulas[k] as string));
      if (isLabelled(line)) label = Math.max(label, columns(this.#plainLabel(line)));
    });
    const column = 4 + widest + 3;
    return column + label <= this.#width ? column : undefined;
  }

  #sign({ verdict }: Line): string {
    if (verdict.kind === "proved") return this.#ascii ? "ok" : "✓";
    if (verdict.kind === "refuted") return this.#ascii ? "WRONG" : "✗";
    return this.#ascii ? "~" : "≈";
  }

  #remark({ verdict }: Line): string {
    return verdict.kind === "proved" ? "" : `  ${verdictWords(verdict)}`;
  }

  #plainLabel(line: Line): string {
    return `${this.#sign(line)} ${this.#words(line.label)}${this.#remark(line)}`;
  }

  /** The label under a formula, over several lines where it is long. */
  #labelBelow(line: Line, margin: string): string[] {
    const lead = `${margin}${this.#sign(line)} `;
    if (columns(margin + this.#plainLabel(line)) <= this.#width) return [margin + this.#label(line)];
    const [first = "", ...more] = filled(lead, this.#words(line.label).split(", "), this.#width);
    const paint = this.#verdictPaint(line);
    const rows = [
      `${margin}${paint(this.#sign(line))} ${this.#paint.label(first.slice(lead.length))}`,
      ...more.map((row) => this.#dyed(row, columns(lead))),
    ];
    const remark = this.#remark(line).trim();
    return remark === "" ? rows : [...rows, ...folded(`${margin}  ${remark}`, this.#width).map(paint)];
  }

  /** A line whose text behind the margin is a label. */
  #dyed(row: string, margin: number): string {
    return row.slice(0, margin) + this.#paint.label(row.slice(margin));
  }

  #verdictPaint({ verdict }: Line): (text: string) => string {
    const { good, bad, dim } = this.#paint;
    return { proved: good, refuted: bad, undecided: dim }[verdict.kind];
  }

  #label(line: Line): string {
    const { label } = this.#paint;
    const paint = this.#verdictPaint(line);
    const remark = this.#remark(line);
    return `${paint(this.#sign(line))} ${label(this.#words(line.label))}${remark === "" ? "" : paint(remark)}`;
  }

  #substep(substep: Substep): string[] {
    const { label, before, after } = substep;
    const arrow = this.#ascii ? "->" : "→";
    const told = this.#words(label);
    const text = `${this.#formula(before)} ${arrow} ${this.#formula(after)}`;
    const whole = `${told}: ${text}`;
    const lead = `      ${this.#ascii ? "-" : "·"} `;
    const fits = columns(lead + whole) <= this.#width;
    const out = fits
      ? [lead + whole]
      : [
          `${lead}${told}:`,
          ...this.#wrapped("          ", this.#formula(before), hanging),
          ...this.#wrapped(`${arrow} `.padStart(10), this.#formula(after), hanging),
        ];
    const stood = tellingBindings(substep).map(
      ([name, e]) => `${this.#ascii ? name : unicodeName(name)} = ${this.#formula(e)}`,
    );
    const bindings = stood.length === 0 ? [] : filled(`          ${bindingsLead} `, stood, this.#width);
    return [...out, ...bindings.map((line) => this.#paint.dim(line)), ...this.#lemma(substep.lemma ?? [])];
  }

  /** The lines that show why a named derivative is what it is. */
  #lemma(lines: readonly Line[]): string[] {
    const [first] = lines;
    if (first === undefined) return [];
    const steps = lines.flatMap((line) => [
      ...this.#wrapped("            = ", this.#formula(line.expression), hanging),
      ...(isLabelled(line) ? this.#labelBelow(line, " ".repeat(14)) : []),
    ]);
    return [...this.#wrapped("          because ", this.#formula(first.of), hanging), ...steps];
  }

  #assumptions(): string[] {
    if (this.#d.assumptions.length === 0) return [];
    const relations = this.#ascii ? this.#d.assumptions : chained(this.#d.assumptions);
    const texts = relations.map((e) => this.#formula(e));
    return filled("assuming ", texts, this.#width);
  }

  #check(): string[] {
    const { check } = this.#d;
    if (check === undefined) return [];
    const { good, bad, dim } = this.#paint;
    const paint = { proved: good, refuted: bad, undecided: dim }[check.verdict.kind];
    const opinions = check.opinions.flatMap((opinion) => folded(`  ${opinionWords(opinion)}`, this.#width));
    const said = folded(`check: ${checkWords(check.verdict, toText(check.expected))}`, this.#width);
    const lead = "check: ".length;
    const told = said.map((row, k) => (k === 0 ? row.slice(0, lead) + paint(row.slice(lead)) : paint(row)));
    return [...told, ...opinions.map(dim)];
  }
}

/** Words over several lines, all but the first by two columns deeper; only a single word can be wider. */
function folded(text: string, width: number): string[] {
  const margin = /^ */.exec(text)?.[0] ?? "";
  const deeper = `${margin}  `;
  const lines: string[] = [];
  let line = margin;
  for (const word of text.trim().split(" ")) {
    const isFirst = line === margin || line === deeper;
    if (!isFirst && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = deeper;
    }
    line += line === margin || line === deeper ? word : ` ${word}`;
  }
  return [...lines, line];
}

/** Items after a lead, separated by commas, as many on a line as fit. */
function filled(lead: string, items: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = lead;
  items.forEach((item, k) => {
    const text = item + (k < items.length - 1 ? "," : "");
    const isFirst = columns(line) <= columns(lead);
    if (!isFirst && columns(line) + 1 + columns(text) > width) {
      lines.push(line);
      line = " ".repeat(columns(lead));
    }
    line += columns(line) <= columns(lead) ? text : ` ${text}`;
  });
  return [...lines, line];
}
