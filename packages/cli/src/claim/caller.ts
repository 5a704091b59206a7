/** A function of somebody's file, called at data. */
import type { Numbers, Precision, Trial } from "@derive/core";
import type { Fault } from "./fault.js";
import type { Match } from "./matching.js";
import type { Argument, FunctionFound } from "./protocol.js";
import { gradientIn } from "./returned.js";
import { called, type Session } from "./session.js";

/** How data are given. */
export interface Form {
  /** (n,) or (n, 1). */
  readonly vectors: "flat" | "column";
  /** What the first place is called by data that are places, as class labels are. */
  readonly placesFrom: 0 | 1;
}

export interface Caller {
  readonly session: Session;
  readonly found: FunctionFound;
  readonly matches: readonly Match[];
}

export interface Answers {
  readonly numbers: readonly Numbers[];
  readonly precision: Precision;
  /** The part of what was returned that was taken; empty where all was. */
  readonly part: string;
}

/** What the function returns at each of the data; the first fault, where there is one. */
export async function answersAt(
  { session, found, matches }: Caller,
  trials: readonly Trial[],
  form: Form,
): Promise<Answers | Fault> {
  const calls = trials.map((trial) => matches.map((match) => argument(match, trial, form)));
  const answer = await called(session, found.name, calls);
  if ("kind" in answer) return answer;
  const variable = matches.find(({ input }) => input.role === "variable")?.parameter ?? "";
  const numbers: Numbers[] = [];
  let precision: Precision = "double";
  let part = "";
  for (const [k, returned] of (answer.results ?? []).entries()) {
    const own = gradientIn(returned, variable, trials[k]?.gradient.shape ?? []);
    if ("kind" in own) return own;
    numbers.push(own.numbers);
    part = own.part;
    if (own.isSingle) precision = "single";
  }
  return { numbers, precision, part };
}

function argument({ parameter, input, turned }: Match, { data }: Trial, form: Form): Argument {
  const size = data.sizes.get(input.name);
  if (input.role === "count" && size !== undefined) return { name: parameter, value: size };
  const { shape, entries } = data.table.get(input.name) as Numbers;
  const whole = input.role === "index";
  const counted = whole ? entries.map((entry) => entry - 1 + form.placesFrom) : entries;
  if (shape.length === 0) return { name: parameter, value: counted[0] as number };
  const formed = shape.length === 1 && form.vectors === "column" ? [...shape, 1] : shape;
  const sent = { shape: formed, entries: counted, whole };
  return { name: parameter, value: turned ? { ...transposed(sent), whole } : sent };
}

function transposed({ shape, entries }: Numbers): Numbers {
  const [rows = 1, columns = 1] = shape;
  const place = (k: number): number => (k % rows) * columns + Math.floor(k / rows);
  return { shape: [columns, rows], entries: entries.map((_, k) => entries[place(k)] as number) };
}
