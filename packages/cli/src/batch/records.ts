/** A record of a batch: a problem and somebody's working, as a line of JSON. */
import type { ErrorJson } from "../errors.js";

export interface BatchRecord {
  /** Any JSON value; it comes back with the answer. */
  readonly id?: unknown;
  readonly problem: string;
  readonly wrt: string | readonly string[];
  readonly where?: string;
  readonly assume?: string;
  readonly order?: number;
  readonly implicit?: string;
  /** A line per step. */
  readonly working: string;
  /** By itself, where it is not said. */
  readonly from?: "text" | "latex";
}

/** Why a record has no answer: "bad-record", "too-large", "time-out", or what went wrong with it. */
export type RecordError = ErrorJson;

export interface BadRecord {
  readonly id?: unknown;
  readonly error: RecordError;
}

export const isBad = (record: BatchRecord | BadRecord): record is BadRecord => "error" in record;

const texts = ["where", "assume", "implicit"] as const;

/** @param place for messages: "line 17" */
export function readRecord(text: string, place: string): BatchRecord | BadRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return bad({}, `${place} is no JSON: ${(error as Error).message}`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return bad({}, `${place} is no record: write {"problem": …, "wrt": …, "working": …}`);
  const own = value as Readonly<Record<string, unknown>>;
  const fault = faultOf(own);
  return fault === undefined ? recordOf(own) : bad(own, `${place}: ${fault}`);
}

const bad = (own: Readonly<Record<string, unknown>>, message: string): BadRecord => ({
  ...("id" in own && { id: own.id }),
  error: { kind: "bad-record", message },
});

function faultOf(own: Readonly<Record<string, unknown>>): string | undefined {
  for (const name of ["problem", "wrt", "working"])
    if (own[name] === undefined) return `"${name}" is missing`;
  if (typeof own.problem !== "string") return '"problem" is no text';
  if (typeof own.wrt !== "string" && !isTexts(own.wrt)) return '"wrt" is neither a text nor a list of them';
  if (typeof own.working !== "string" && !isTexts(own.working))
    return '"working" is neither a text nor a list of lines';
  const wrong = texts.find((name) => isGiven(own[name]) && typeof own[name] !== "string");
  if (wrong !== undefined) return `"${wrong}" is no text`;
  const { order, from } = own;
  if (isGiven(order) && !Number.isInteger(Number(order))) return '"order" is no whole number';
  if (isGiven(from) && from !== "text" && from !== "latex") return '"from" is neither "text" nor "latex"';
  return undefined;
}

/** null stands for what is left out. */
const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((part) => typeof part === "string");

function recordOf(own: Readonly<Record<string, unknown>>): BatchRecord {
  const { problem, wrt, working, order, from } = own;
  return {
    ...("id" in own && { id: own.id }),
    ...Object.fromEntries(texts.filter((name) => isGiven(own[name])).map((name) => [name, own[name]])),
    ...(isGiven(order) && { order: Number(order) }),
    ...(isGiven(from) && { from: from as "text" | "latex" }),
    problem: problem as string,
    wrt: wrt as string | readonly string[],
    working: isTexts(working) ? working.join("\n") : (working as string),
  };
}
