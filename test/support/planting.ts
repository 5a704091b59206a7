/** Workings made by machine: Derive's own lines up to one, a mistake on it, and right lines from there on. */
import { readdirSync, readFileSync } from "node:fs";
import {
  Arena,
  type CheckOptions,
  compare,
  type Expr,
  type Problem,
  parseExpression,
  parseProblem,
  toLatex,
  toText,
} from "@derive/core";
import { readProblemFile } from "../../packages/cli/src/problemFile.js";
import { type Candidate, candidatesOn } from "../../packages/core/src/check/search.js";
import { ownWay } from "../../packages/core/src/check/ways.js";
import { deriveProblem } from "../../packages/core/src/derive/derive.js";
import { DeriveError } from "../../packages/core/src/parse/errors.js";
import { matrixCosts } from "./costs/matrix.js";
import { scalarCosts } from "./costs/scalar.js";

export interface Cost {
  readonly problem: string;
  readonly options: CheckOptions;
}

export interface Planting extends Cost {
  readonly working: string;
  /** Counted from 0. */
  readonly firstWrong: number;
  readonly mistake: string;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The examples, and as many costs of each table again. */
export function costsToPlant(): readonly Cost[] {
  const folder = new URL("../../examples/", import.meta.url);
  const examples = readdirSync(folder)
    .filter((name) => name.endsWith(".derive"))
    .map((name) => readProblemFile(readFileSync(new URL(name, folder), "utf8")))
    .filter(({ options }) => options.implicit === undefined && options.style === undefined)
    .map(
      ({ source, options: { wrt = "", where, assume, order } }): Cost => ({
        problem: source,
        options: { wrt, where, assume, ...(order !== undefined && { order: Number(order) }) },
      }),
    );
  const scalars = Object.values(scalarCosts)
    .flat()
    .filter(([, , , options]) => options?.implicit === undefined && options?.style === undefined)
    .map(([problem, wrt, , options]): Cost => ({ problem, options: { wrt, ...options } }));
  const matrices = matrixCosts.map(([problem, wrt, where]): Cost => ({ problem, options: { wrt, where } }));
  const some = (costs: readonly Cost[]): Cost[] =>
    costs.filter((_, k) => k % Math.ceil(costs.length / examples.length) === 0);
  return [...examples, ...some(scalars), ...some(matrices)];
}

/** Longer lines are nobody's homework. */
const mostCharacters = 300;
/** Slips looked through until one changes the value. */
const mostTries = 8;

/** A working of the cost with one mistake; undefined where none was found. */
export function planted(
  { problem, options }: Cost,
  inLatex: boolean,
  random: () => number,
): Planting | undefined {
  return new Arena().run(() => {
    const { problem: setting, lines } = deriveProblem(parseProblem(problem, options));
    const of = lines[lines.length - 1]?.of;
    const chain = lines.filter((line) => line.of === of).map(({ expression }) => expression);
    const last = pick(
      chain.flatMap((e, k) => (toText(e).length < mostCharacters ? [k] : [])),
      random,
    );
    const line = last === undefined ? undefined : chain[last];
    if (last === undefined || line === undefined) return undefined;
    const made = mistakeOn(line, setting, random);
    if (made === undefined) return undefined;
    const { expressions } = ownWay(made.value, setting);
    const skipped = expressions.length > 1 && random() < 0.5 ? 1 : 0;
    const written = [...chain.slice(0, last + 1), ...expressions.slice(skipped, skipped + 3)];
    const print = inLatex ? toLatex : toText;
    const working = written
      .map((e, k) => `${k === 0 ? "" : "= "}${print(e)}`)
      .join(inLatex ? " \\\\\n" : "\n");
    return { problem, options, working, firstWrong: last + 1, mistake: made.mistake.id };
  });
}

/** Every kind of mistake that can be made on the line is as likely as every other. */
function mistakeOn(line: Expr, setting: Problem, random: () => number): Candidate | undefined {
  const kinds = new Map<string, Candidate[]>();
  for (const candidate of candidatesOn(line, setting)) {
    const { id } = candidate.mistake;
    kinds.set(id, [...(kinds.get(id) ?? []), candidate]);
  }
  for (let k = 0; k < mostTries && kinds.size > 0; k++) {
    const candidate = pick(pick([...kinds.values()], random) ?? [], random);
    if (candidate !== undefined && isWrong(line, candidate.value, setting)) return candidate;
  }
  return undefined;
}

/** Numbers tell it from the line, and it can be written down. */
function isWrong(line: Expr, value: Expr, setting: Problem): boolean {
  try {
    const text = toText(value);
    return (
      text.length < mostCharacters &&
      toText(parseExpression(text, setting)) === text &&
      compare(line, value, setting).kind === "refuted"
    );
  } catch (error) {
    if (error instanceof DeriveError || error instanceof RangeError) return false;
    throw error;
  }
}

const pick = <T>(items: readonly T[], random: () => number): T | undefined =>
  items[Math.floor(random() * items.length)];
