/** A function that somebody wrote, run at data of the problem and judged. */
import {
  type GradientClaim,
  type Judgement,
  judge,
  type Numbers,
  type Precision,
  type Trial,
} from "@derive/core";
import { chosen } from "./choose.js";
import type { Fault } from "./fault.js";
import { type Match, matched } from "./matching.js";
import type { Answer, Argument, FunctionFound, Returned } from "./protocol.js";
import { gradientIn } from "./returned.js";
import { called, opened, type Session } from "./session.js";

export interface ClaimOptions {
  readonly file: string;
  readonly function?: string | undefined;
  readonly args?: string | undefined;
  /** Seconds each process may take. */
  readonly limit: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** How vectors are given: (n,) or (n, 1). */
export type Form = "flat" | "column";

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
}

/** @throws DeriveError where it cannot be run: no file, no Python, a parameter nobody can place */
export async function runClaim(claim: GradientClaim, options: ClaimOptions): Promise<ClaimOutcome> {
  const session = await opened(options.file, options.limit, options.env);
  const nothing = { matches: [], form: "flat", part: "", judgement: undefined } as const;
  if ("kind" in session) return { ...nothing, code: options.file, faults: [session] };
  const found = chosen(session.answer.functions ?? [], options.function, options.file);
  const matches = matched(found, claim.inputs, options.args);
  const code = `${found.name}(${found.parameters.map(({ name }) => name).join(", ")})`;
  const names = (session.answer.undefined ?? []).map(undefinedFault);
  const attempts: Attempt[] = [];
  for (const form of formsFor(matches)) {
    const attempt = await attempted(claim, session, found, matches, form);
    attempts.push(attempt);
    if (attempt.rank === 0) break;
  }
  const best = attempts.reduce((first, own) => (own.rank < first.rank ? own : first));
  return {
    code,
    matches,
    form: best.form,
    part: best.part,
    judgement: best.judgement,
    faults: [...names, ...best.faults],
  };
}

/** Columns are tried where there are vectors. */
const formsFor = (matches: readonly Match[]): readonly Form[] =>
  matches.some(({ input }) => input.dims.length === 1) ? ["flat", "column"] : ["flat"];

function undefinedFault({ name, module, says, line }: NonNullable<Answer["undefined"]>[number]): Fault {
  const write = name === module ? `import ${module}` : `import ${module} as ${name}`;
  const why = says === null ? "nothing imports it" : `the file says ${says}`;
  return {
    kind: "undefined-name",
    message: `${name} is not defined: ${why}; write ${write}`,
    line,
    text: "",
  };
}

interface Attempt {
  readonly form: Form;
  readonly part: string;
  readonly faults: readonly Fault[];
  readonly judgement: Judgement | undefined;
  /** 0 right, then what tells less and less. */
  readonly rank: number;
}

async function attempted(
  claim: GradientClaim,
  session: Session,
  found: FunctionFound,
  matches: readonly Match[],
  form: Form,
): Promise<Attempt> {
  const failed = (...faults: Fault[]): Attempt => ({ form, part: "", faults, judgement: undefined, rank: 4 });
  const calls = claim.trials.map((trial) => matches.map((match) => argument(match, trial, form)));
  const answer = await called(session, found.name, calls);
  if ("kind" in answer) return failed(answer);
  const variable = matches.find(({ input }) => input.role === "variable")?.parameter ?? "";
  const gradients = (answer.results as readonly Returned[]).map((returned, k) =>
    gradientIn(returned, variable, claim.trials[k]?.gradient.shape ?? []),
  );
  const fault = gradients.find((own) => "kind" in own);
  if (fault !== undefined) return failed(fault);
  const whole = gradients as readonly Exclude<(typeof gradients)[number], Fault>[];
  const precision: Precision = whole.some(({ isSingle }) => isSingle) ? "single" : "double";
  const answers = whole.map(({ numbers }) => numbers);
  const judgement = judge(claim, answers, precision);
  const faults = [...notFinite(answers), ...shapeFaults(judgement)];
  const rank = { right: 0, undecided: 1, wrong: faults.length === 0 ? 2 : 3 }[judgement.verdict];
  return { form, part: whole[0]?.part ?? "", faults, judgement, rank };
}

function argument({ parameter, input, turned }: Match, { data }: Trial, form: Form): Argument {
  const size = data.sizes.get(input.name);
  if (input.role === "count" && size !== undefined) return { name: parameter, value: size };
  const { shape, entries } = data.table.get(input.name) as Numbers;
  const whole = input.role === "index";
  // Code counts from 0.
  const counted = whole ? entries.map((entry) => entry - 1) : entries;
  const [first] = counted;
  if (shape.length === 0) return { name: parameter, value: first as number };
  const formed = shape.length === 1 && form === "column" ? [...shape, 1] : shape;
  const sent = { shape: formed, entries: counted, whole };
  return { name: parameter, value: turned ? transposed(sent) : sent };
}

function transposed<T extends { readonly shape: readonly number[]; readonly entries: readonly number[] }>(
  own: T,
): T {
  const [rows = 1, columns = 1] = own.shape;
  const entries = Array.from(
    { length: rows * columns },
    (_, k) => own.entries[(k % rows) * columns + Math.floor(k / rows)] as number,
  );
  return { ...own, shape: [columns, rows], entries };
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
  const shapes = `it returns shape ${shapeText(odd.given.shape)}, the derivative has shape ${shapeText(odd.trial.gradient.shape)}`;
  return [{ kind: "shape", message: shapes, line: null, text: "" }];
}

/** As NumPy writes it: (3,), (5, 3). */
export const shapeText = (shape: readonly number[]): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
