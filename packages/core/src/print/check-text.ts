/** A report on a working for the terminal: the lines with their verdicts, then the first wrong one explained. */
import type { CheckedLine, CheckReport, Explanation, LineVerdict } from "../check/report.js";
import type { Line } from "../derive/derivation.js";
import { type Expr, type Path, subexpression } from "../expr/index.js";
import { sentence } from "./check-json.js";
import { noPaint, type Paint } from "./derivation-text.js";
import { columns, withMarks } from "./marks.js";
import { isLabelled } from "./telling.js";
import { toText } from "./text.js";
import { type IndexStyle, indexStyle, unicodeLine, unicodeName } from "./unicode.js";
import { wrapFormula } from "./wrap.js";

export interface CheckTextOptions {
  readonly paint?: Paint;
  /** Columns of the terminal. */
  readonly width?: number;
  /** Every expression in the input language. */
  readonly ascii?: boolean;
}

/** Ends without a line break. */
export function checkToText(report: CheckReport, options: CheckTextOptions = {}): string {
  return new Layout(report, options).rows().join("\n");
}

/** A blank at which no row ends. */
const joined = "\u00a0";

/** Names of a witness shown; the others follow from the same seed and would fill the screen. */
const mostValues = 12;

class Layout {
  readonly #paint: Paint;
  readonly #width: number;
  readonly #ascii: boolean;
  readonly #indices: IndexStyle;
  readonly #dependent: ReadonlySet<string>;

  constructor(
    readonly report: CheckReport,
    { paint = noPaint, width = 100, ascii = false }: CheckTextOptions,
  ) {
    this.#paint = paint;
    this.#width = Math.max(width, 40);
    this.#ascii = ascii;
    const shown = report.lines.flatMap(({ expression, explanation }) => [
      ...(expression === undefined ? [] : [expression]),
      ...(explanation?.shouldBe === undefined ? [] : [explanation.shouldBe]),
      ...(explanation?.steps.map((step) => step.expression) ?? []),
    ]);
    this.#indices = indexStyle(shown);
    this.#dependent = new Set([...report.problem.definitions.keys(), ...report.problem.dependent]);
  }

  rows(): string[] {
    const { lines } = this.report;
    const explained = lines.flatMap((line, k) =>
      line.explanation === undefined ? [] : ["", ...this.#explanation(line.explanation, k)],
    );
    return [...lines.flatMap((line, k) => this.#line(line, k)), ...explained, "", this.#summary()];
  }

  #line({ line, verdict, fromPrevious, remark }: CheckedLine, k: number): string[] {
    const lead = `${this.#sign(verdict)} ${String(k + 1).padStart(2)}  `;
    const paint = this.#verdictPaint(verdict);
    const text = line.text.replace(/\s+/g, " ");
    const rows = [`${paint(lead)}${text}`];
    const words = remark !== "" ? remark : this.#relation(verdict, fromPrevious, k);
    return words === ""
      ? rows
      : [...rows, ...this.#folded(words, " ".repeat(columns(lead))).map(this.#paint.dim)];
  }

  /** What is to be said of a line after a wrong one. */
  #relation(verdict: LineVerdict, fromPrevious: LineVerdict, k: number): string {
    if (k === 0 || verdict === fromPrevious) return "";
    if (verdict === "wrong" && fromPrevious === "right")
      return "follows rightly from the line before, which is wrong";
    if (verdict === "right" && fromPrevious === "wrong")
      return "right, but it does not follow from the line before: two mistakes cancel here, or one was mended";
    return "";
  }

  #explanation(explanation: Explanation, k: number): string[] {
    const { mistakes, says, written, shouldBe, wrongPart, witness, steps } = explanation;
    const names = mistakes.map(({ id, name }) => `${name} (${id})`).join(" and ");
    const { bad, label } = this.#paint;
    const isFirst = k === this.report.firstWrong;
    const title = `line ${k + 1}${isFirst ? ", the first wrong one" : ""}${names === "" ? "" : `: ${names}`}`;
    const follows = k > 0 && this.report.lines[k - 1]?.verdict === "wrong";
    const out = [bad(this.#words(title))];
    out.push(
      ...this.#folded(
        sentence(says, (e) => this.#formula(e)),
        "  ",
      ),
    );
    if (written !== undefined)
      out.push(
        ...this.#formulaRows("  written    ", written, wrongPart === undefined ? [] : [wrongPart.path]),
      );
    const part = wrongPart && written && subexpression(written, wrongPart.path);
    if (part !== undefined && wrongPart !== undefined)
      out.push(
        ...this.#formulaRows("  in it      ", part),
        ...this.#formulaRows("  is for     ", wrongPart.shouldBe),
      );
    if (shouldBe !== undefined) out.push(...this.#formulaRows("  should be  ", shouldBe));
    if (witness !== undefined) {
      const given = witness.values.slice(0, mostValues);
      const more = witness.values.length > given.length ? ", …" : "";
      const values = given
        .map(({ name, value }) => `${this.#name(name)}${joined}=${joined}${value}`)
        .join(", ");
      const before = follows ? "the line before gives" : "right is";
      const numbers = `${before} ${witness.left}, this line gives ${witness.right}`;
      out.push(
        ...this.#folded(`in numbers: ${values === "" ? "" : `at ${values}${more}: `}${numbers}`, "  "),
      );
    }
    if (isFirst && steps.length > 1) {
      out.push(label("  how it goes on rightly:"));
      for (const step of steps) out.push(...this.#step(step, step === steps[0]));
    }
    return out;
  }

  #step(step: Line, isFirst: boolean): string[] {
    const rows = this.#formulaRows(isFirst ? "    " : "    = ", step.expression);
    if (isFirst || !isLabelled(step)) return rows;
    return [...rows, `      ${this.#paint.label(this.#words(step.label))}`];
  }

  #summary(): string {
    const { lines, firstWrong } = this.report;
    const { good, bad, dim } = this.#paint;
    if (firstWrong !== undefined) {
      const wrong = lines.filter(({ fromPrevious }) => fromPrevious === "wrong").length;
      const count = wrong > 1 ? `${wrong} lines do not follow` : "one line does not follow";
      return bad(`check: ${count}; the first wrong one is line ${firstWrong + 1}`);
    }
    const open = lines.filter(({ verdict }) => verdict === "undecided").length;
    if (open > 0)
      return dim(`check: undecided in ${open === 1 ? "one line" : `${open} lines`}, none shown to be wrong`);
    const { untold } = this.report;
    if (untold !== undefined)
      return dim(
        `check: every line is right, but none gives the derivative of the cost, which is ${this.#formula(untold)}`,
      );
    return good(`check: every line is right${this.#equals()}`);
  }

  /** A right answer in an unusual form is told what it equals. */
  #equals(): string {
    const { answer, lines } = this.report;
    const last = lines[lines.length - 1]?.expression;
    if (answer === undefined || last === undefined || last === answer) return "";
    return `; the last one equals ${this.#formula(answer)}`;
  }

  #sign(verdict: LineVerdict): string {
    if (this.#ascii) return { right: "ok   ", wrong: "WRONG", undecided: "?    " }[verdict];
    return { right: "✓", wrong: "✗", undecided: "?" }[verdict];
  }

  #verdictPaint(verdict: LineVerdict): (text: string) => string {
    const { good, bad, dim } = this.#paint;
    return { right: good, wrong: bad, undecided: dim }[verdict];
  }

  #formula(e: Expr, changed: readonly Path[] = []): string {
    return this.#ascii ? toText(e) : unicodeLine(e, changed, this.#dependent, this.#indices);
  }

  #name(name: string): string {
    return this.#ascii || /\W/.test(name) ? name : unicodeName(name);
  }

  #words(text: string): string {
    return this.#ascii
      ? text.replace(
          /[^\x20-\x7E]/g,
          (sign) => ({ "−": "-", "′": "'", σ: "sigmoid", "∂": "d" })[sign] ?? sign,
        )
      : text;
  }

  #formulaRows(lead: string, e: Expr, changed: readonly Path[] = []): string[] {
    const rows = wrapFormula(this.#formula(e, changed), this.#width - columns(lead), 2);
    const blank = " ".repeat(columns(lead) + 2);
    return rows.map((row, k) => withMarks((k === 0 ? lead : blank) + row, this.#paint.bad));
  }

  /** Words over several rows behind a margin. */
  #folded(text: string, margin: string): string[] {
    const rows: string[] = [];
    let row = "";
    for (const word of text.split(" ")) {
      if (row !== "" && columns(margin + row) + 1 + columns(word) > this.#width) {
        rows.push(margin + row);
        row = word;
      } else row = row === "" ? word : `${row} ${word}`;
    }
    return [...rows, margin + row].map((line) => withMarks(line.replaceAll(joined, " "), (marked) => marked));
  }
}
