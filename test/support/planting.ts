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
  readonly mistakes: readonly string[];
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

/** What the workings planted so far have, so that all kinds of mistakes get their turn. */
export class Garden {
  readonly #random: () => number;
  readonly #times = new Map<string, number>();
  readonly #costs = costsToPlant();

  constructor(seed: number) {
    this.#random = numbersFrom(seed);
  }

  /**
   * A working of some cost, every third in LaTeX, with mistakes in one line.
   * @param count how many mistakes are made
   */
  working(count: number): Planting {
    for (;;) {
      const cost = this.#pick(this.#costs);
      const made = cost && new Arena().run(() => this.#planted(cost, count, this.#random() < 1 / 3));
      if (made !== undefined) return made;
    }
  }

  #planted({ problem, options }: Cost, count: number, inLatex: boolean): Planting | undefined {
    const { problem: setting, lines } = deriveProblem(parseProblem(problem, options));
    const of = lines[lines.length - 1]?.of;
    const chain = lines.filter((line) => line.of === of).map(({ expression }) => expression);
    const last = this.#pick(chain.flatMap((e, k) => (toText(e).length < mostCharacters ? [k] : [])));
    if (last === undefined) return undefined;
    const right = chain[last] as Expr;
    let wrong = right;
    const made: string[] = [];
    while (made.length < count) {
      const candidate = this.#mistakeOn(wrong, setting, [...new Set([right, wrong])]);
      if (candidate === undefined) return undefined;
      wrong = candidate.value;
      made.push(candidate.mistake.id);
    }
    for (const id of made) this.#times.set(id, (this.#times.get(id) ?? 0) + 1);
    const { expressions } = ownWay(wrong, setting);
    const skipped = expressions.length > 1 && this.#random() < 0.5 ? 1 : 0;
    const written = [...chain.slice(0, last + 1), ...expressions.slice(skipped, skipped + 3)];
    const print = inLatex ? toLatex : toText;
    const rows = written.map((e, k) => `${k === 0 ? "" : "= "}${print(e)}`);
    const working = rows.join(inLatex ? " \\\\\n" : "\n");
    return { problem, options, working, firstWrong: last + 1, mistakes: made };
  }

  /** A mistake of the kind that was made the least so far. */
  #mistakeOn(line: Expr, setting: Problem, from: readonly Expr[]): Candidate | undefined {
    const kinds = new Map<string, Candidate[]>();
    for (const candidate of candidatesOn(line, setting)) {
      const { id } = candidate.mistake;
      kinds.set(id, [...(kinds.get(id) ?? []), candidate]);
    }
    const times = (id: string): number => this.#times.get(id) ?? 0;
    for (const [, candidates] of [...kinds].sort(([a], [b]) => times(a) - times(b))) {
      for (let k = 0; k < mostTries; k++) {
        const candidate = this.#pick(candidates);
        if (candidate !== undefined && from.every((e) => isWrong(e, candidate.value, setting)))
          return candidate;
      }
    }
    return undefined;
  }

  #pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.#random() * items.length)];
  }
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
