/**
 * The mistakes that give what a function returned: every slip at every place of Derive's own derivation, put in at the
 * data. The numbers of several data sets, each with several entries, leave no room for coincidence.
 */
import { type Candidate, candidatesOn, chaptersOf, improbability } from "../check/index.js";
import type { Line } from "../derive/derivation.js";
import type { Expr, Matrix, Sym } from "../expr/index.js";
import { directionOf } from "../verify/direction.js";
import { orSkipped } from "../verify/orSkipped.js";
import type { GradientClaim, Trial } from "./claim.js";
import type { DataSet } from "./dataset.js";
import { type Numbers, relativeError, sizeOf } from "./numbers.js";
import { firstValueOf, valuesOf } from "./values.js";

/** One set of data, and what was returned there in the shape of the derivative. */
export interface Returned {
  readonly trial: Trial;
  readonly given: Numbers;
}

/** Candidates that are looked at. */
const mostCandidates = 3000;

/** How the values of a line are seen: of a gradient themselves, of a differential along each entry of the variable. */
interface Seen {
  /** Undefined where there are none, or not as many as the derivative has. */
  readonly all: (e: Expr, trial: Trial) => Numbers | undefined;
  readonly first: (e: Expr, trial: Trial) => number | undefined;
}

/** One mistake, or two made together; the most telling ones. Runs in the arena of the claim. */
export function suspects(
  claim: GradientClaim,
  returned: readonly Returned[],
  tolerance: number,
): readonly Candidate[] | undefined {
  const searches = [...chaptersOf(claim.derivation)].map(
    ([of, own]) => new Search(claim, seenBy(of, claim), own, returned, tolerance),
  );
  const alone = searches.flatMap((search) => search.alone());
  const found = alone.length > 0 ? alone : searches.flatMap((search) => search.together());
  return [...found].sort((a, b) => rank(a) - rank(b))[0]?.candidates;
}

interface Suspicion {
  readonly candidates: readonly Candidate[];
  /** Position of the line on which they were made. */
  readonly at: number;
}

const rank = ({ candidates, at }: Suspicion): number =>
  candidates.reduce((total, candidate) => total + improbability(candidate, at), 0);

function seenBy(of: Expr, { problem, indices }: GradientClaim): Seen {
  const [x] = problem.variables;
  if (of.kind !== "differential" || x === undefined || x.kind === "at")
    return {
      all: (e, { data, gradient }) =>
        asMany(
          orSkipped(() => valuesOf(e, indices, data)),
          gradient,
        ),
      first: (e, { data }) => orSkipped(() => firstValueOf(e, indices, data)),
    };
  const { name } = directionOf(x) as Matrix | Sym;
  /** The data with a direction that has a 1 in one place. */
  const along = ({ data }: Trial, place: number): DataSet => {
    const { shape, entries } = data.table.get(x.name) as Numbers;
    return data.with(name, { shape, entries: entries.map((_, k) => (k === place ? 1 : 0)) });
  };
  return {
    all: (e, trial) => {
      const { entries } = trial.data.table.get(x.name) as Numbers;
      const columns = orSkipped(() => entries.map((_, k) => valuesOf(e, [], along(trial, k)).entries));
      const rows = columns?.[0]?.map((_, row) => columns.map((column) => column[row] as number));
      return asMany(rows && { ...trial.gradient, entries: rows.flat() }, trial.gradient);
    },
    first: (e, trial) => orSkipped(() => firstValueOf(e, [], along(trial, 0))),
  };
}

const asMany = (own: Numbers | undefined, { entries }: Numbers): Numbers | undefined =>
  own?.entries.length === entries.length ? own : undefined;

interface Sighting {
  readonly candidate: Candidate;
  readonly at: number;
  /** The first of the values at the first data. */
  readonly value: number;
}

class Search {
  readonly #seen: Sighting[] = [];
  /** Data at which all candidates are evaluated: those with the fewest entries. */
  readonly #first: Returned;

  constructor(
    readonly claim: GradientClaim,
    readonly seenAs: Seen,
    readonly lines: readonly Line[],
    readonly returned: readonly Returned[],
    readonly tolerance: number,
  ) {
    const size = ({ trial }: Returned): number =>
      [...trial.data.table.values()].reduce((total, { entries }) => total + entries.length, 0);
    this.#first = returned.reduce((least, own) => (size(own) < size(least) ? own : least));
    if (this.#leadsToTheAnswer()) this.#look();
  }

  /** A chapter about something else than the answer leads nowhere. */
  #leadsToTheAnswer(): boolean {
    const last = this.lines[this.lines.length - 1];
    const { trial } = this.#first;
    const values = last === undefined ? undefined : this.seenAs.all(last.expression, trial);
    return values !== undefined && this.#near(values, trial.gradient);
  }

  #look(): void {
    const tried = new Set<Expr>();
    for (const [at, { expression }] of this.lines.entries())
      for (const candidate of candidatesOn(expression, this.claim.derivation.problem)) {
        if (tried.size >= mostCandidates) return;
        if (tried.has(candidate.value)) continue;
        tried.add(candidate.value);
        const value = this.seenAs.first(candidate.value, this.#first.trial);
        if (value !== undefined) this.#seen.push({ candidate, at, value });
      }
  }

  #near(a: Numbers, b: Numbers): boolean {
    return relativeError(a, b) <= this.tolerance;
  }

  /** Whether the first value alone speaks for it. */
  #mayBe(value: number): boolean {
    const { given, trial } = this.#first;
    const size = Math.max(sizeOf(given), sizeOf(trial.gradient), 1e-8);
    return Math.abs(value - (given.entries[0] as number)) <= this.tolerance * size;
  }

  alone(): Suspicion[] {
    return this.#seen
      .filter(({ value }) => this.#mayBe(value))
      .filter(({ candidate }) =>
        this.returned.every(({ trial, given }) => {
          const values = this.seenAs.all(candidate.value, trial);
          return values !== undefined && this.#near(values, given);
        }),
      )
      .map(({ candidate, at }) => ({ candidates: [candidate], at }));
  }

  /** Two in different terms add up what they change. */
  together(): Suspicion[] {
    const right = this.#first.trial.gradient.entries[0] as number;
    const found: Suspicion[] = [];
    for (const [k, first] of this.#seen.entries())
      for (const second of this.#seen.slice(k + 1)) {
        if (first.at !== second.at || !this.#mayBe(first.value + second.value - right)) continue;
        const both = [first.candidate, second.candidate] as const;
        if (this.returned.every((own) => this.#addUp(both, own)))
          found.push({ candidates: both, at: first.at });
      }
    return found;
  }

  #addUp(both: readonly Candidate[], { trial, given }: Returned): boolean {
    const [a, b] = both.map(({ value }) => this.seenAs.all(value, trial));
    if (a === undefined || b === undefined) return false;
    const entries = trial.gradient.entries.map(
      (right, k) => (a.entries[k] as number) + (b.entries[k] as number) - right,
    );
    return this.#near({ ...trial.gradient, entries }, given);
  }
}
