/** A function that somebody wrote, run at data of the problem and judged. */
import { agrees, type GradientClaim, type Judgement, judge, type Numbers, type Trial } from "@derive/core";
import { answersAt, type Caller, type Form } from "./caller.js";
import { chosen } from "./choose.js";
import type { Fault } from "./fault.js";
import { type Match, matched } from "./matching.js";
import type { Undefined } from "./protocol.js";
import { opened } from "./session.js";

export interface ClaimOptions {
  readonly file: string;
  readonly function?: string | undefined;
  readonly args?: string | undefined;
  /** Seconds each process may take. */
  readonly limit: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ClaimOutcome {
  /** "compute_grad(X, y, w)"; the file's name where no function was found. */
  readonly code: string;
  readonly matches: readonly Match[];
  readonly form: Form;
  /** The part of what was returned that was taken; empty where all was. */
  readonly part: string;
  readonly faults: readonly Fault[];
  /** Undefined where the code gave no numbers that can be judged. */
  readonly judgement: Judgement | undefined;
  /** Slugs, where mistakes explain it. */
  readonly mistakes: readonly string[];
  /** What they did, in words. */
  readonly says: string;
  /** A relation nobody granted, under which the code is right: "y in {0, 1}". */
  readonly granted: string | undefined;
}

const nothing = {
  matches: [],
  form: { vectors: "flat", placesFrom: 1 },
  part: "",
  judgement: undefined,
  mistakes: [],
  says: "",
  granted: undefined,
} as const;

/** @throws DeriveError where it cannot be run: no file, no Python, a parameter nobody can place */
export async function runClaim(claim: GradientClaim, options: ClaimOptions): Promise<ClaimOutcome> {
  const session = await opened(options.file, options.limit, options.env);
  if ("kind" in session) return { ...nothing, code: options.file, faults: [session] };
  const found = chosen(session.answer.functions ?? [], options.function, options.file);
  const matches = matched(found, claim.inputs, options.args);
  const caller: Caller = { session, found, matches };
  const { form, part, judgement, rank, faults } = await bestAttempt(claim, caller);
  const granted = rank === wrong ? await grantedFor(claim, caller, form) : undefined;
  const own = { mistakes: judgement?.mistakes ?? [], says: judgement?.says ?? "" };
  const isOpen =
    rank >= wrong && !isStopped({ faults }) && granted === undefined && own.mistakes.length === 0;
  const isTransposed = isOpen && (await agreesAt(claim.symmetricTrial, caller, form));
  return {
    code: `${found.name}(${found.parameters.map(({ name }) => name).join(", ")})`,
    matches,
    form,
    part,
    judgement,
    faults: [...(session.answer.undefined ?? []).map(undefinedFault), ...faults],
    ...(isTransposed ? transposedSomewhere : own),
    granted,
  };
}

const transposedSomewhere = {
  mistakes: ["transpose"],
  says:
    "a transpose is missing or misplaced: " +
    "at square data with symmetric matrices, where no transpose shows, it gives the gradient",
};

function undefinedFault({ name, module, says, line }: Undefined): Fault {
  const write = name === module ? `import ${module}` : `import ${module} as ${name}`;
  const why = says === null ? "nothing imports it" : `the file says ${says}`;
  const message = `${name} is not defined: ${why}; write ${write}`;
  return { kind: "undefined-name", message, line, text: "" };
}

interface Attempt {
  readonly form: Form;
  readonly part: string;
  readonly faults: readonly Fault[];
  readonly judgement: Judgement | undefined;
  /** 0 right, then what tells less and less. */
  readonly rank: number;
}

/** Numbers that are wrong, in the right shape. */
const wrong = 2;

/** As formulas have them first; then vectors as columns, and places counted from 0, where there are such. */
function formsFor(matches: readonly Match[]): readonly Form[] {
  const hasVectors = matches.some(({ input }) => input.dims.length === 1);
  const hasPlaces = matches.some(({ input }) => input.role === "index");
  const origins = hasPlaces ? ([1, 0] as const) : ([1] as const);
  return origins.flatMap((placesFrom): Form[] => [
    { vectors: "flat", placesFrom },
    ...(hasVectors ? [{ vectors: "column", placesFrom } as const] : []),
  ]);
}

async function bestAttempt(claim: GradientClaim, caller: Caller): Promise<Attempt> {
  let best: Attempt | undefined;
  for (const form of formsFor(caller.matches)) {
    const own = await attempted(claim, caller, form);
    if (best === undefined || own.rank < best.rank) best = own;
    // In another form a function that does not end does not end either.
    if (best.rank === 0 || isStopped(best)) break;
  }
  return best as Attempt;
}

const isStopped = ({ faults }: Pick<Attempt, "faults">): boolean =>
  faults.some(({ kind }) => kind === "time-out");

async function attempted(claim: GradientClaim, caller: Caller, form: Form): Promise<Attempt> {
  const answers = await answersAt(caller, claim.trials, form);
  if ("kind" in answers) return { form, part: "", faults: [answers], judgement: undefined, rank: 4 };
  const judgement = judge(claim, answers.numbers, answers.precision);
  const faults = [...notFinite(answers.numbers), ...shapeFaults(judgement)];
  const rank = { right: 0, undecided: 1, wrong: faults.length === 0 ? wrong : 3 }[judgement.verdict];
  return { form, part: answers.part, faults, judgement, rank };
}

/** The first relation that nobody granted, and under which the function is right. */
async function grantedFor(claim: GradientClaim, caller: Caller, form: Form): Promise<string | undefined> {
  for (const relation of claim.unstated) {
    const trials = claim.trialsWhere(relation);
    if (trials.length === 0) continue;
    const answers = await answersAt(caller, trials, form);
    if (!("kind" in answers) && agrees(trials, answers.numbers, answers.precision)) return relation;
  }
  return undefined;
}

async function agreesAt(trial: Trial | undefined, caller: Caller, form: Form): Promise<boolean> {
  if (trial === undefined) return false;
  const answers = await answersAt(caller, [trial], form);
  return !("kind" in answers) && agrees([trial], answers.numbers, answers.precision);
}

function notFinite(answers: readonly Numbers[]): Fault[] {
  const bad = answers.flatMap(({ entries }) => entries).find((entry) => !Number.isFinite(entry));
  if (bad === undefined) return [];
  const message = `it returns ${bad} where the derivative has a value`;
  return [{ kind: "not-finite", message, line: null, text: "" }];
}

function shapeFaults({ comparisons }: Judgement): Fault[] {
  const odd = comparisons.find(({ fit }) => fit === undefined || fit === "row" || fit === "turned");
  if (odd === undefined) return [];
  const [own, right] = [odd.given.shape, odd.trial.gradient.shape].map(shapeText);
  const message = `it returns shape ${own}, the derivative has shape ${right}`;
  return [{ kind: "shape", message, line: null, text: "" }];
}

/** As NumPy writes it: (3,), (5, 3). */
export const shapeText = (shape: readonly number[]): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
