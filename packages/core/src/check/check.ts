/** A working judged line by line: against the true value, and against what stands before. */
import { isScalar } from "../arrays/index.js";
import type { Derivation } from "../derive/derivation.js";
import { deriveProblem } from "../derive/derive.js";
import { granting } from "../derive/lines.js";
import { vectorEntry } from "../derive/notations.js";
import { type Expr, freeNames, isBinder, some, sym } from "../expr/index.js";
import { DeriveError } from "../parse/index.js";
import { toText } from "../print/text.js";
import type { Problem } from "../problem/problem.js";
import { haveOneShape } from "../verify/arrays.js";
import type { Verdict } from "../verify/verdict.js";
import { type Chain, Chains, chainOf } from "./chains.js";
import { Conditions } from "./conditions.js";
import { takeDefinitions } from "./definitions.js";
import { divisorOfZero } from "./divisors.js";
import { assumptionFor, equal } from "./equality.js";
import { explained, type Standpoint, withoutValue, withReason } from "./explain.js";
import { groundOf } from "./ground.js";
import { headOf, namesOf } from "./heads.js";
import { inInputLanguage } from "./inputLanguage.js";
import { type Judged, nothingToSay, reasonOf, together, wordFor } from "./judged.js";
import {
  areTurned,
  asRow,
  asTurned,
  explainedAsTurned,
  inLayoutOf,
  isTurnedByMistake,
  ofShapes,
} from "./layout.js";
import { isValueless, type Meaning, type Meant, type Valueless } from "./meaning.js";
import type { CheckedLine, CheckReport, LineVerdict } from "./report.js";
import { type Earlier, secondMeanings } from "./secondMeanings.js";
import type { Part, Working, WorkingLine } from "./working.js";

/**
 * @param problem what is to be differentiated
 * @param derivation of the problem, where it is known already
 * @throws DeriveError for a line that cannot be read, and for a problem that cannot be differentiated
 */
export function checkWorking(
  problem: Problem,
  working: Working,
  derivation: Derivation = deriveProblem(problem),
): CheckReport {
  if (working.lines.length === 0) {
    const hint = "write a line per step: diff(x^2, x), then = 2*x";
    throw new DeriveError("missing-expression", "there is no line to check", working.source, undefined, hint);
  }
  const examiner = new Examiner(problem, working, derivation);
  const lines = examiner.lines.map((line) => examiner.line(line));
  const firstWrong = lines.findIndex(
    ({ verdict, fromPrevious }) => verdict === "wrong" || fromPrevious === "wrong",
  );
  return {
    problem,
    working,
    lines,
    firstWrong: firstWrong < 0 ? undefined : firstWrong,
    answer: examiner.answer,
    untold: examiner.untold(lines),
  };
}

class Examiner {
  /** The lines with derivatives in the input language. */
  readonly lines: readonly WorkingLine[];
  readonly #meaning: Meaning;
  readonly #derivation: Derivation;
  /** The lines that give a name to something, and whether another line uses it. */
  readonly #definitions: ReadonlyMap<WorkingLine, boolean>;
  /** The lines that give a name another meaning than an earlier one. */
  readonly #earlier: ReadonlyMap<WorkingLine, Earlier>;
  readonly #chains: Chains;
  readonly #conditions: Conditions;
  /** Letters that stand free in the line that is judged: i of dr[i]/db = x[i]. */
  #free: ReadonlySet<string> = new Set();
  /** Whether some line says what the derivative of the cost is, or where it vanishes. */
  #isTold = false;

  constructor(problem: Problem, given: Working, derivation: Derivation) {
    this.#derivation = derivation;
    const known = namesOf(problem);
    const working = inInputLanguage(given, problem, known);
    this.#meaning = groundOf(problem, this.#derivation, working);
    const { lines, earlier } = secondMeanings(working.lines, this.#meaning);
    this.lines = lines;
    this.#earlier = earlier;
    this.#definitions = takeDefinitions(lines, this.#meaning);
    this.#chains = new Chains(this.#meaning, this.#derivation.result, lines);
    const compared = (a: Expr, b: Expr): Verdict => this.#compared(a, b);
    this.#conditions = new Conditions(this.#meaning, this.#chains, this.#derivation.result, lines, compared);
  }

  /** The derivative, where all lines are about something else, and come to something else. */
  untold(lines: readonly CheckedLine[]): Expr | undefined {
    const { result } = this.#derivation;
    if (this.#isTold || this.#problem.dependent.size > 0) return undefined;
    const isReached = lines.some(
      ({ expression }) =>
        expression !== undefined &&
        haveOneShape(expression, result) &&
        this.#compared(expression, result).kind === "proved",
    );
    return isReached ? undefined : result;
  }

  /** What the last line should come to, as a row where the working has one. */
  get answer(): Expr | undefined {
    const { current } = this.#chains;
    return current?.isDerivative === true ? current.reference : undefined;
  }

  get #problem(): Problem {
    return this.#meaning.problem;
  }

  line(line: WorkingLine): CheckedLine {
    const body = headOf(line) === undefined ? line.parts : line.parts.slice(1);
    if (this.#definitions.has(line) && !this.#conditions.isAnswer(line)) return this.#definition(line, body);
    const condition = this.#condition(line);
    if (condition !== undefined) {
      this.#isTold = true;
      return { line, ...condition };
    }
    const chain = this.#chains.at(line);
    if ("kind" in chain) return { line, ...this.#valueless(chain, this.#chains.current) };
    this.#isTold ||= chain.isDerivative;
    const before = chain.previous;
    this.#free = new Set(line.parts.flatMap(({ free = [] }) => free));
    const judged = together(
      body.map((part) => {
        const meant = this.#meaning.read(part);
        return this.#judgedEntry(meant, part.free, chain) ?? this.#judged(meant, chain);
      }),
    );
    this.#chains.claim(line, chain);
    const layout = judged.verdict === "right" ? this.#layoutOf(judged.expression, before, chain) : "";
    const reading = line.parts.flatMap((part) => part.reading ?? []).join(", ");
    const remark = [judged.remark, layout].find((said) => said !== "") ?? reading;
    return { line, ...judged, remark };
  }

  /** ∂L/∂μ = 0 asks where the derivative vanishes, and says nothing that could be wrong; μ = … answers. */
  #condition(line: WorkingLine): Judged | undefined {
    const parts = this.#conditions.setToZero(line);
    if (parts === undefined) return this.#conditions.solution(line);
    const before = parts.length === 0 ? nothingToSay : this.line({ ...line, parts });
    return {
      ...before,
      ...(before.verdict === "right" && { remark: "set to 0: a condition, not a claim" }),
    };
  }

  /** let s = … is right by itself; what follows in the line must be equal to it. */
  #definition(line: WorkingLine, body: readonly Part[]): CheckedLine {
    const [first, ...more] = body.map((part) => this.#meaning.read(part));
    const expression = first === undefined || isValueless(first) ? undefined : first;
    const right: Judged = { ...nothingToSay, expression };
    if (expression === undefined) return { line, ...right };
    const chain = chainOf(expression, false, expression);
    const judged = together([right, ...more.map((meant) => this.#judged(meant, chain))]);
    // What stands behind "where" is said in passing.
    if (line.isAside !== true && !/^\s*(?:where|with)\b/i.test(line.text)) this.#chains.goOn(chain);
    const open = this.#otherThanBefore(line, expression);
    if (open !== undefined && judged.verdict === "right") return { line, ...judged, ...open };
    // δ = ∂L/∂z = … says what it is.
    const isTold = some(expression, ({ kind }) => kind === "diff");
    const isUsed =
      isTold ||
      this.#earlier.has(line) ||
      [...this.#earlier.values()].some(({ name }) => name.name === headOf(line)?.text) ||
      this.#definitions.get(line) === true ||
      /^\s*(?:let|where|with|set|put)\b/i.test(line.text);
    if (isUsed || judged.verdict !== "right") return { line, ...judged };
    const remark = `nothing says what ${line.parts[0]?.text} is, and no other line uses it`;
    return { line, ...judged, verdict: "undecided", fromPrevious: "undecided", remark };
  }

  /** Right behind its meaning a name may get another one on purpose, after "let", or the same one by a slip. */
  #otherThanBefore(
    line: WorkingLine,
    expression: Expr,
  ): Pick<Judged, "verdict" | "fromPrevious" | "remark"> | undefined {
    const earlier = this.#earlier.get(line);
    if (earlier?.isNext !== true || /^\s*(?:let|set|put|now)\b/i.test(line.text)) return undefined;
    const before = earlier.name;
    const value = this.#problem.definitions.get(before.name)?.body;
    if (value === undefined || this.#compared(value, expression).kind === "proved") return undefined;
    const remark = `${before.name} was ${toText(value)} before; if this is another one, begin the line with let`;
    return { verdict: "undecided", fromPrevious: "undecided", remark };
  }

  /** What is said of a line in the other layout than Derive's, or than the line before. */
  #layoutOf(written: Expr | undefined, before: Expr | undefined, { isDerivative, reference }: Chain): string {
    if (before === undefined) return isDerivative && reference !== this.#derivation.result ? asRow : "";
    return written !== undefined && areTurned(before, written) ? asTurned : "";
  }

  #judged(meant: Meant, chain: Chain): Judged {
    if (isValueless(meant)) return this.#valueless(meant, chain);
    const written = this.#chains.carriedOut(meant);
    const zero = divisorOfZero(written, this.#problem);
    if (zero !== undefined) return this.#dividing(zero, written, chain);
    const previous = chain.previous ?? chain.reference;
    const fromPrevious = this.#compared(previous, written);
    const against = this.#against(chain, written, fromPrevious);
    const verdict = wordFor(against);
    const stepped = this.#following(chain, written, fromPrevious);
    const standpoint = this.#standpoint(chain);
    chain.previous = written;
    chain.verdict = verdict;
    const judged = { expression: written, verdict, fromPrevious: stepped, verdicts: [against, fromPrevious] };
    if (stepped === "right")
      return { ...judged, ...this.#underNeeded(chain, against), explanation: undefined };
    const needed = assumptionFor(previous, written, this.#problem);
    if (needed !== undefined) {
      chain.needed = [...chain.needed, ...needed];
      chain.verdict = "right";
      return { ...judged, verdict: "undecided", fromPrevious: "undecided", ...wanting(needed) };
    }
    if (stepped !== "wrong") return { ...judged, remark: reasonOf(against), explanation: undefined };
    const witness = fromPrevious.kind === "refuted" ? fromPrevious.witness : undefined;
    const explanation = isTurnedByMistake(previous, written, this.#problem)
      ? explainedAsTurned(withReason([], standpoint, written), previous, written)
      : explained(written, witness, standpoint);
    // A line with the true value is not to be mended, whatever stands before it.
    const told =
      verdict === "right" ? { ...explanation, shouldBe: undefined, wrongPart: undefined } : explanation;
    return { ...judged, remark: "", explanation: told };
  }

  /** An entry beside what is a vector: the chain of that entry; undefined for what is no entry. */
  #judgedEntry(meant: Meant, free: readonly string[] = [], chain: Chain): Judged | undefined {
    const letter = free[free.length - 1];
    if (letter === undefined || isValueless(meant) || !isScalar(meant)) return undefined;
    const [reference, previous = reference] = [chain.reference, chain.previous ?? chain.reference].map((e) =>
      vectorEntry(e, sym(letter), this.#problem),
    );
    if (reference === undefined || previous === undefined) return undefined;
    const own: Chain = { ...chain, reference, previous, isDerivative: false, entry: letter };
    const judged = this.#judged(meant, own);
    chain.verdict = own.verdict;
    chain.needed = own.needed;
    return judged;
  }

  /** Against the true value, under what earlier lines have taken for granted. */
  #against(chain: Chain, written: Expr, fromPrevious: Verdict): Verdict {
    const isFirst = chain.previous === undefined || chain.previous === chain.reference;
    // What stood before is equal to the true value, so that one comparison says both.
    const isAtTruth = chain.verdict === "right" && chain.needed.length === 0;
    if (isFirst || (fromPrevious.kind === "proved" && chain.verdict === "right")) return fromPrevious;
    if (isAtTruth && fromPrevious.kind === "refuted") return fromPrevious;
    return this.#compared(chain.reference, written, chain.needed);
  }

  /** A line that is right under what an earlier one needed is no more certain than that one. */
  #underNeeded({ reference, needed, previous }: Chain, against: Verdict): Pick<Judged, "verdict" | "remark"> {
    const open = { verdict: wordFor(against), remark: reasonOf(against) };
    if (needed.length === 0 || against.kind !== "proved" || previous === undefined) return open;
    if (this.#compared(reference, previous).kind === "proved") return open;
    return { verdict: "undecided", remark: wanting(needed).remark };
  }

  /** Against the line before, also with the values that the working itself has found for parts. */
  #following(chain: Chain, written: Expr, verdict: Verdict): LineVerdict {
    const put = verdict.kind === "proved" ? undefined : this.#chains.withClaims(chain);
    return wordFor(put === undefined ? verdict : this.#compared(put, written));
  }

  #valueless({ error, text }: Valueless, chain: Chain | undefined): Judged {
    const own = withoutValue(text, error, this.#standpoint(chain ?? this.#chains.derivative()));
    // Behind the definition of a part the line may be about the derivative.
    const asDerivative =
      chain === undefined || chain.isDerivative || own.mistakes.length > 0
        ? own
        : withoutValue(text, error, this.#standpoint(this.#chains.derivative()));
    const explanation = asDerivative.mistakes.length > 0 ? asDerivative : own;
    return { ...nothingToSay, verdict: "wrong", fromPrevious: "wrong", remark: error.message, explanation };
  }

  /** What divides by 0 has a value nowhere. */
  #dividing(divisor: Expr, written: Expr, chain: Chain): Judged {
    const says = ["this divides by ", divisor, ", which is 0 wherever it has a value"];
    const explanation = withReason(says, this.#standpoint(chain), written);
    return { ...nothingToSay, expression: written, verdict: "wrong", fromPrevious: "wrong", explanation };
  }

  #standpoint({ reference, previous, isDerivative, verdict, entry }: Chain): Standpoint {
    const ofPart = this.#chains.derivationBy(reference);
    return {
      previous: this.#chains.byWholeParts(previous ?? reference),
      isWritten: previous !== undefined,
      isDerivative: (isDerivative || ofPart !== undefined) && verdict === "right",
      derivation: ofPart ?? this.#derivation,
      problem: this.#problem,
      unnamed: this.#withoutCost(previous ?? reference),
      seen: (e) => this.#chains.byWholeParts(e),
      isKnown: (name) => name === entry || this.#free.has(name) || this.#meaning.isKnown(name),
    };
  }

  /** The problem without the name for the cost, where that does not stand in the expression. */
  #withoutCost(e: Expr): Problem {
    const { cost } = this.#meaning;
    if (cost === undefined || freeNames(e).has(cost)) return this.#problem;
    const definitions = new Map(this.#problem.definitions);
    definitions.delete(cost);
    return { ...this.#problem, definitions };
  }

  #compared(a: Expr, b: Expr, granted: readonly Expr[] = []): Verdict {
    const [p, q] = [a, b].map((e) => this.#chains.byParts(e)) as [Expr, Expr];
    if (isTurnedByMistake(p, q, this.#problem)) return ofShapes(p, q);
    const verdict = equal(inLayoutOf(p, q, this.#problem), q, granting(this.#problem, granted));
    if (verdict.kind === "proved") return verdict;
    const part = this.#chains.partOutside(p, q);
    if (part !== undefined) return { kind: "undecided", agreed: 0, reason: notToldBy(part) };
    const [known, written] = [p, q].map((e) => this.#chains.asked(e)) as [Expr, Expr];
    if (known !== p || written !== q) return this.#compared(known, written, granted);
    // Of a name without a meaning, which only one of them has, numbers say nothing; a letter of a sum has lost its sum.
    const stranger = this.#meaning
      .strangers(p, q)
      .filter((name) => !some(p, (e) => isBinder(e) && e.name === name))
      .find((name) => freeNames(p).has(name) !== freeNames(q).has(name) && !this.#problem.running.has(name));
    return verdict.kind === "undecided" || stranger === undefined
      ? verdict
      : { kind: "undecided", agreed: 0, reason: nothingSays(stranger) };
  }
}

const nothingSays = (name: string): string =>
  `nothing says what ${name} is: define it in a line of its own, ${name} = …`;

const notToldBy = (part: string): string =>
  `the cost is nowhere told by ${part}, so that nothing says what its derivative by ${part} is`;

/** A line that is right where something holds that nobody has granted. */
const wanting = (needed: readonly Expr[]): Pick<Judged, "remark" | "explanation"> => ({
  remark: `right only where ${needed.map(toText).join(" and ")}, which nobody has granted`,
  explanation: undefined,
});
