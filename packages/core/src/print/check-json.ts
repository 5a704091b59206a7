/** A report on a working for programs. */
import type { CheckedLine, CheckReport, Sentence } from "../check/report.js";
import { subexpression } from "../expr/index.js";
import { toText } from "./text.js";

export interface CheckJson {
  readonly version: 1;
  readonly lines: readonly {
    readonly text: string;
    readonly verdict: "right" | "wrong" | "undecided";
    readonly fromPrevious: "right" | "wrong" | "undecided";
    /** What the line was read as, in the input language; null where it has no value. */
    readonly read: string | null;
    readonly remark: string;
    readonly mistakes: readonly string[];
  }[];
  /** Counted from 0. */
  readonly firstWrong: number | null;
  readonly mistake: string | null;
  /** All that are needed to explain the first wrong line. */
  readonly mistakes: readonly string[];
  readonly message: string;
  readonly shouldBe: string | null;
  readonly wrongPart: { readonly written: string; readonly shouldBe: string } | null;
  readonly witness: {
    readonly values: Readonly<Record<string, string>>;
    readonly right: string;
    readonly written: string;
  } | null;
}

export function checkToJson(report: CheckReport): CheckJson {
  const { lines, firstWrong } = report;
  const first = firstWrong === undefined ? undefined : lines[firstWrong];
  const explanation = first?.explanation;
  const witness = explanation?.witness;
  return {
    version: 1,
    lines: lines.map(({ line, verdict, fromPrevious, expression, remark, explanation: own }) => ({
      text: line.text,
      verdict,
      fromPrevious,
      read: expression === undefined ? null : toText(expression),
      remark,
      mistakes: own?.mistakes.map(({ id }) => id) ?? [],
    })),
    firstWrong: firstWrong ?? null,
    mistake: explanation?.mistakes[0]?.id ?? null,
    mistakes: explanation?.mistakes.map(({ id }) => id) ?? [],
    message: messageOf(report),
    shouldBe: explanation?.shouldBe === undefined ? null : toText(explanation.shouldBe),
    wrongPart: partOf(first),
    witness:
      witness === undefined
        ? null
        : {
            values: Object.fromEntries(witness.values.map(({ name, value }) => [name, value])),
            right: witness.left,
            written: witness.right,
          },
  };
}

function partOf(line: CheckedLine | undefined): CheckJson["wrongPart"] {
  const part = line?.explanation?.wrongPart;
  const whole = line?.explanation?.written;
  const written = part && whole && subexpression(whole, part.path);
  return written === undefined || part === undefined
    ? null
    : { written: toText(written), shouldBe: toText(part.shouldBe) };
}

/** What is said about the whole, in a sentence or two. */
function messageOf({ lines, firstWrong, untold }: CheckReport): string {
  const first = firstWrong === undefined ? undefined : lines[firstWrong];
  if (first === undefined) {
    const open = lines.find(({ verdict }) => verdict === "undecided");
    if (open !== undefined) return `undecided: ${open.remark}`;
    const but = untold && `, but none gives the derivative of the cost, which is ${toText(untold)}`;
    return `every line is right${but ?? ""}`;
  }
  const { explanation } = first;
  if (explanation === undefined) return first.remark;
  const should = explanation.shouldBe === undefined ? "" : ` It should be ${toText(explanation.shouldBe)}.`;
  return sentence(explanation.says, toText) + should;
}

/** Words and expressions as a text that begins large and ends with a stop. */
export function sentence(says: Sentence, print: (e: Exclude<Sentence[number], string>) => string): string {
  const text = says.map((piece) => (typeof piece === "string" ? piece : print(piece))).join("");
  const [first] = says;
  // A formula stays as it is.
  const begun = typeof first === "string" ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
