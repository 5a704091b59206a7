/** A working judged line by line: against the true value, and against what stands before. */
import { isScalar, transposed } from "../arrays/index.js";
import type { Derivation } from "../derive/derivation.js";
import { deriveProblem } from "../derive/derive.js";
import { granting } from "../derive/lines.js";
import {
  diff,
  type Expr,
  freeNames,
  isNegative,
  mul,
  num,
  postorder,
  rel,
  rewriteDown,
  some,
  sub,
  sym,
} from "../expr/index.js";
import { DeriveError } from "../parse/index.js";
import { toText } from "../print/text.js";
import type { Problem } from "../problem/problem.js";
import { prove } from "../verify/compare.js";
import type { Verdict } from "../verify/verdict.js";
import { takeDefinitions, targetOf } from "./definitions.js";
import { inDerivativeNotation } from "./differentials.js";
import { assumptionFor, equal, turnedLike } from "./equality.js";
import { explained, type Standpoint, withoutValue, withReason } from "./explain.js";
import { agree } from "./fingerprint.js";
import { costNames, headOf, isCostWord, isDerivativeOf, isGradient, namesOf } from "./heads.js";
import { isValueless, Meaning, type Meant, type Valueless } from "./meaning.js";
import type { CheckedLine, CheckReport, Explanation, LineVerdict } from "./report.js";
import type { Part, Working, WorkingLine } from "./working.js";

/**
 * @param problem what is to be differentiated
 * @throws DeriveError for a line that cannot be read, and for a problem that cannot be differentiated
 */
export function checkWorking(problem: Problem, working: Working): CheckReport {
  if (working.lines.length === 0) {
    const hint = "write a line per step: diff(x^2, x), then = 2*x";
    throw new DeriveError("missing-expression", "there is no line to check", working.source, undefined, hint);
  }
  const examiner = new Examiner(problem, working);
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
  };
}

/** Expressions that are said to be equal, one after the other. */
interface Chain {
  /** What they are equal to if all is right. */
  readonly reference: Expr;
  readonly isDerivative: boolean;
  /** The last one that has a value; undefined before the first. */
  previous: Expr | undefined;
  verdict: LineVerdict;
}

/** One part of a line, judged. */
interface Judged {
  readonly expression: Expr | undefined;
  readonly verdict: LineVerdict;
  readonly fromPrevious: LineVerdict;
  readonly remark: string;
  readonly verdicts: readonly Verdict[];
  readonly explanation: Explanation | undefined;
}

class Examiner {
  /** The lines with derivatives in the input language. */
  readonly lines: readonly WorkingLine[];
  readonly #meaning: Meaning;
  readonly #definitions: ReadonlySet<WorkingLine>;
  readonly #derivation: Derivation;
  readonly #chains = new Map<Expr, Chain>();
  /** Derivatives that the working gives a value to: dh/dz → what it says. */
  readonly #claims = new Map<Expr, Expr>();
  #chain: Chain | undefined;

  constructor(problem: Problem, given: Working) {
    this.#derivation = deriveProblem(problem);
    const known = namesOf(problem);
    const working = inDerivativeNotation(given, known);
    this.lines = working.lines;
    // What the problem itself needs in order to be defined holds for its derivative too.
    const own = onCurve(
      granting(
        problem,
        this.#derivation.assumptions.filter((e) => !isRange(e, problem)),
      ),
    );
    const cost = [...costNames(working, problem, known)].find((name) =>
      standsForCost(name, own, working, known),
    );
    this.#meaning = new Meaning(own, working, known, cost);
    this.#definitions = takeDefinitions(working.lines, this.#meaning);
  }

  /** The derivative, in its short form. */
  get #truth(): Expr {
    return this.#derivation.result;
  }

  /** What the last line should come to. */
  get answer(): Expr | undefined {
    return this.#chain?.isDerivative === true ? this.#truth : undefined;
  }

  get #problem(): Problem {
    return this.#meaning.problem;
  }

  line(line: WorkingLine): CheckedLine {
    const head = headOf(line);
    const body = head === undefined ? line.parts : line.parts.slice(1);
    if (this.#definitions.has(line)) return this.#definition(line, body);
    const chain = head === undefined ? this.#current(line) : this.#begun(head, body[0] as Part);
    if ("kind" in chain) return { line, ...this.#valueless(chain, undefined) };
    this.#chain = chain;
    const judged = body.map((part) => this.#part(part, chain));
    if (head !== undefined && chain.reference.kind === "diff")
      this.#claims.set(chain.reference, chain.previous ?? chain.reference);
    return { line, ...together(judged) };
  }

  /** let s = … is right by itself; what follows in the line must be equal to it. */
  #definition(line: WorkingLine, body: readonly Part[]): CheckedLine {
    const [first, ...more] = body.map((part) => this.#meaning.read(part));
    const right: Judged = { ...nothingToSay, expression: asExpr(first) };
    if (first === undefined || isValueless(first)) return { line, ...right };
    const chain: Chain = { reference: first, isDerivative: false, previous: first, verdict: "right" };
    return { line, ...together([right, ...more.map((meant) => this.#judged(meant, chain))]) };
  }

  /** A line without a left side goes on, or begins with the derivative that is asked for. */
  #current({ parts }: WorkingLine): Chain {
    return this.#chain ?? this.#derivative(this.#meaning.read(parts[0] as Part));
  }

  /** The chain of a left side, the one begun earlier if it is the same. */
  #begun(head: Part, first: Part): Chain | Valueless {
    const other = this.#meaning.read(first);
    if (isGradient(head)) return this.#derivative(other);
    const meant = this.#meaning.read(head);
    if (isValueless(meant)) return meant;
    const { cost } = this.#meaning;
    if (cost !== undefined && isDerivativeOf(meant, cost, this.#problem.variables))
      return this.#derivative(other);
    if (meant === this.#asked()) return this.#derivative(other);
    if (meant.kind === "sym" && this.#meaning.strangers(meant).length > 0) return this.#named(meant, other);
    const reference = this.#carriedOut(meant);
    const known = this.#chains.get(reference);
    if (known !== undefined) return known;
    // Whoever writes the last expression again on the left goes on from it.
    const current = this.#chain;
    const last = current?.previous ?? current?.reference;
    if (current !== undefined && last !== undefined && (last === reference || this.#isEqual(last, reference)))
      return current;
    return this.#chainOf(isValueless(other) ? reference : turnedLike(reference, other), false);
  }

  /** ∂cost/∂v as it is written where the cost has a name in the problem. */
  #asked(): Expr {
    const { expression, variables } = this.#problem;
    return variables.reduce<Expr>((inner, variable) => diff(inner, variable), expression);
  }

  /** A name that nobody explains: for the cost or, where it is not equal to it, for the derivative. */
  #named(name: Expr, other: Meant): Chain {
    if (!isValueless(other) && this.#isEqual(this.#problem.expression, other))
      return this.#chainOf(this.#problem.expression, false);
    return this.#chains.get(name) ?? this.#derivative(other);
  }

  #derivative(first: Meant): Chain {
    const { expression } = this.#problem;
    // Whoever begins with the cost, and then says what its derivative is, has not yet begun.
    if (this.#chain === undefined && first === expression && this.#isFollowedByHead())
      return this.#chainOf(expression, false);
    const reference = isValueless(first) ? this.#truth : turnedLike(this.#truth, first);
    return this.#chainOf(reference, true);
  }

  /** Whether the second line has a left side of its own. */
  #isFollowedByHead(): boolean {
    const [, second] = this.lines;
    return second !== undefined && headOf(second) !== undefined;
  }

  #chainOf(reference: Expr, isDerivative: boolean): Chain {
    const chain = this.#chains.get(reference) ?? {
      reference,
      isDerivative,
      previous: undefined,
      verdict: "right",
    };
    this.#chains.set(reference, chain);
    return chain;
  }

  /** The cost and the derivative that is asked for, where they stand inside of something else: m·∂J/∂θ. */
  #carriedOut(e: Expr): Expr {
    const { cost } = this.#meaning;
    const { variables, dependent, expression } = this.#problem;
    return rewriteDown(e, (node) => {
      if (cost !== undefined && node === sym(cost)) return expression;
      if (node.kind !== "diff") return undefined;
      if ([...dependent].some((name) => isDerivativeOf(node, name, variables))) return this.#truth;
      // dG/dh is given by its name, as the working speaks of it.
      if (cost !== undefined && node.args[0] === sym(cost) && !isDerivativeOf(node, cost, variables))
        return node;
      if (cost === undefined || !isDerivativeOf(node, cost, variables)) return undefined;
      return isScalar(node) ? this.#truth : transposed(this.#truth);
    });
  }

  #part(part: Part, chain: Chain): Judged {
    return this.#judged(this.#meaning.read(part), chain);
  }

  #judged(meant: Meant, chain: Chain): Judged {
    if (isValueless(meant)) return this.#valueless(meant, chain);
    const written = this.#carriedOut(meant);
    const zero = divisorOfZero(written, this.#problem);
    if (zero !== undefined) return this.#dividing(zero, written, chain);
    const { reference } = chain;
    const previous = chain.previous ?? reference;
    const fromPrevious = this.#compared(previous, written);
    const against =
      previous === reference || (fromPrevious.kind === "proved" && chain.verdict === "right")
        ? fromPrevious
        : this.#compared(reference, written);
    const verdict = wordFor(against);
    const stepped = this.#following(chain, written, fromPrevious);
    const standpoint = this.#standpoint(chain);
    chain.previous = written;
    chain.verdict = verdict;
    const judged = { expression: written, verdict, fromPrevious: stepped, verdicts: [against, fromPrevious] };
    if (verdict === "right" && stepped === "right") return { ...judged, remark: "", explanation: undefined };
    const needed = stepped === "right" ? undefined : assumptionFor(previous, written, this.#problem);
    if (needed !== undefined) {
      const remark = `right only where ${needed.map(toText).join(" and ")}, which nobody has granted`;
      chain.verdict = "right";
      return { ...judged, verdict: "undecided", fromPrevious: "undecided", remark, explanation: undefined };
    }
    if (stepped !== "wrong") return { ...judged, remark: reasonOf(against), explanation: undefined };
    const witness = fromPrevious.kind === "refuted" ? fromPrevious.witness : undefined;
    const explanation = explained(written, witness, standpoint);
    return { ...judged, remark: "", explanation };
  }

  /** Against the line before, also with the values that the working itself has found for parts. */
  #following({ previous, reference, isDerivative }: Chain, written: Expr, verdict: Verdict): LineVerdict {
    if (verdict.kind === "proved" || this.#claims.size === 0) return wordFor(verdict);
    const before = previous ?? reference;
    const put =
      previous === undefined && isDerivative
        ? (this.#linked() ?? before)
        : rewriteDown(before, (e) => this.#claims.get(e));
    return put === before ? wordFor(verdict) : wordFor(this.#compared(put, written));
  }

  /** dL/da · da/dz · dz/dw by what the working says of each, where they lead from the cost to the variable. */
  #linked(): Expr | undefined {
    const { expression, variables } = this.#problem;
    let name = expression.kind === "sym" ? expression.name : this.#meaning.cost;
    const links: Expr[] = [];
    while (name !== variables[0]?.name) {
      const next = [...this.#claims].filter(
        ([{ kind, args }]) => kind === "diff" && args[0]?.kind === "sym" && args[0].name === name,
      );
      const [link] = next;
      const by = link?.[0].args[1];
      if (link === undefined || next.length > 1 || by?.kind !== "sym" || links.length > this.#claims.size)
        return undefined;
      links.push(link[1]);
      name = by.name;
    }
    return links.every(isScalar) ? mul(...links) : undefined;
  }

  #valueless({ error, text }: Valueless, chain: Chain | undefined): Judged {
    const own = chain ?? this.#chain ?? this.#chainOf(this.#truth, true);
    const explanation = withoutValue(text, error, this.#standpoint(own));
    return { ...nothingToSay, verdict: "wrong", fromPrevious: "wrong", remark: error.message, explanation };
  }

  #standpoint({ reference, previous, isDerivative, verdict }: Chain): Standpoint {
    return {
      previous: previous ?? reference,
      isWritten: previous !== undefined,
      isDerivative: isDerivative && verdict === "right",
      derivation: this.#derivation,
      problem: this.#problem,
      unnamed: this.#withoutCost(previous ?? reference),
      isKnown: (name) => this.#meaning.isKnown(name),
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

  /** What divides by 0 has a value nowhere. */
  #dividing(divisor: Expr, written: Expr, chain: Chain): Judged {
    const says = ["this divides by ", divisor, ", which is 0 wherever it has a value"];
    const explanation = withReason(says, this.#standpoint(chain), written);
    return { ...nothingToSay, expression: written, verdict: "wrong", fromPrevious: "wrong", explanation };
  }

  #compared(a: Expr, b: Expr): Verdict {
    return equal(turnedLike(a, b), b, this.#problem);
  }

  #isEqual(a: Expr, b: Expr): boolean {
    return isScalar(a) === isScalar(b) && this.#compared(a, b).kind === "proved";
  }
}

const nothingToSay: Judged = {
  expression: undefined,
  verdict: "right",
  fromPrevious: "right",
  remark: "",
  verdicts: [],
  explanation: undefined,
};

const asExpr = (meant: Meant | undefined): Expr | undefined =>
  meant === undefined || isValueless(meant) ? undefined : meant;

/** Something below a bar that is 0 everywhere. */
function divisorOfZero(root: Expr, problem: Problem): Expr | undefined {
  for (const e of postorder(root)) {
    const below = e.kind === "div" ? e.args[1] : isReciprocal(e) ? e.args[0] : undefined;
    if (below === undefined || !isScalar(below) || some(below, (node) => node.kind === "diff")) continue;
    if (agree(below, num(0), problem) && prove(below, num(0), problem) !== undefined) return below;
  }
  return undefined;
}

const isReciprocal = (e: Expr): boolean =>
  e.kind === "pow" && e.args[1].kind === "num" && isNegative(e.args[1].value);

/** A name that the working defines as something else is no name of the cost, unless it is one that costs have. */
function standsForCost(
  name: string,
  problem: Problem,
  working: Working,
  known: ReadonlySet<string>,
): boolean {
  if (isCostWord(name)) return true;
  const bare = new Meaning(problem, working, known, undefined);
  const defining = working.lines.filter((line) => targetOf(headOf(line))?.name === name);
  return defining.every(({ parts }) => {
    const meant = bare.read(parts[1] as Part);
    return !isValueless(meant) && equal(problem.expression, meant, problem).kind === "proved";
  });
}

/** 2 ≤ j, j ≤ n - 1: where an index runs is no fact about numbers. */
const isRange = (relation: Expr, { counts, variables }: Problem): boolean => {
  const indices = new Set(variables.flatMap(({ args }) => args).flatMap((index) => [...freeNames(index)]));
  return [...freeNames(relation)].every((name) => counts.has(name) || indices.has(name));
};

/** What an equation ties together is compared where it holds. */
function onCurve(problem: Problem): Problem {
  const { expression, dependent } = problem;
  if (dependent.size === 0 || expression.kind !== "rel") return problem;
  const [left, right] = expression.args as readonly [Expr, Expr];
  return granting(problem, [rel("==", sub(left, right), num(0))]);
}

function wordFor({ kind }: Verdict): LineVerdict {
  return kind === "proved" ? "right" : kind === "refuted" ? "wrong" : "undecided";
}

const reasonOf = (verdict: Verdict): string => (verdict.kind === "undecided" ? verdict.reason : "");

const gravity: readonly LineVerdict[] = ["wrong", "undecided", "right"];
const worst = (verdicts: readonly LineVerdict[]): LineVerdict =>
  gravity.find((verdict) => verdicts.includes(verdict)) ?? "right";

/** A line of several parts is as right as the worst of them. */
function together(parts: readonly Judged[]): Judged {
  const last = parts[parts.length - 1] ?? nothingToSay;
  return {
    expression: last.expression,
    verdict: worst(parts.map(({ verdict }) => verdict)),
    fromPrevious: worst(parts.map(({ fromPrevious }) => fromPrevious)),
    remark: parts.map(({ remark }) => remark).find((remark) => remark !== "") ?? "",
    verdicts: parts.flatMap(({ verdicts }) => verdicts),
    explanation: parts.find(({ explanation }) => explanation !== undefined)?.explanation,
  };
}
