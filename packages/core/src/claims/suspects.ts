/**
 * The mistakes that give what a function returned: every slip at every place of Derive's own derivation, put in at the
 * data. The numbers of several data sets, each with several entries, leave no room for coincidence.
 */
import { type Candidate, candidatesOn, mistakes } from "../check/index.js";
import type { Line } from "../derive/derivation.js";
import type { Expr, Matrix, Sym } from "../expr/index.js";
import { directionOf } from "../verify/direction.js";
import type { GradientClaim, Trial } from "./claim.js";
import { type Numbers, relativeError } from "./numbers.js";

/** One set of data, and what was returned there in the shape of the derivative. */
export interface Returned {
  readonly trial: Trial;
  readonly given: Numbers;
}

/** Candidates that are looked at. */
const mostCandidates = 3000;

/** The values of a line at data: of a gradient themselves, of a differential along each entry of the variable. */
type Seen = (e: Expr, trial: Trial) => Numbers | undefined;

/** One mistake, or two made together; the most telling ones. Runs in the arena of the claim. */
export function suspects(
  claim: GradientClaim,
  returned: readonly Returned[],
  tolerance: number,
): readonly Candidate[] | undefined {
  const { lines } = claim.derivation;
  const chapters = new Map<Expr, Line[]>();
  for (const line of lines) chapters.set(line.of, [...(chapters.get(line.of) ?? []), line]);
  const searches = [...chapters].map(
    ([of, own]) => new Search(claim, seenBy(of, claim), own, returned, tolerance),
  );
  const alone = searches.flatMap((search) => search.alone());
  const found = alone.length > 0 ? alone : searches.flatMap((search) => search.together());
  return [...found].sort((a, b) => rank(a) - rank(b))[0];
}

const rank = (candidates: readonly Candidate[]): number =>
  candidates.reduce((total, { mistake }) => total + mistakes.indexOf(mistake), 0);

function seenBy(of: Expr, claim: GradientClaim): Seen {
  const [x] = claim.problem.variables;
  if (of.kind !== "differential" || x === undefined || x.kind === "at")
    return (e, trial) => claim.valuesAt(e, trial);
  const dx = directionOf(x) as Matrix | Sym;
  return (e, trial) => {
    const { shape, entries } = trial.data.table.get(x.name) as Numbers;
    const columns = entries.map((_, entry) => {
      const direction = { shape, entries: entries.map((_own, k) => (k === entry ? 1 : 0)) };
      return claim.slopeAt(e, { ...trial, data: trial.data.with(dx.name, direction) });
    });
    if (columns.some((column) => column === undefined)) return undefined;
    const count = columns[0]?.entries.length ?? 0;
    const values = Array.from({ length: count }, (_, row) =>
      columns.map((column) => column?.entries[row] as number),
    ).flat();
    return values.length === trial.gradient.entries.length
      ? { ...trial.gradient, entries: values }
      : undefined;
  };
}

interface Sighting {
  readonly candidate: Candidate;
  readonly at: number;
  readonly values: Numbers;
}

class Search {
  readonly #seen: Sighting[] = [];
  /** Data at which all candidates are evaluated: those with the fewest entries. */
  readonly #first: Returned;

  constructor(
    readonly claim: GradientClaim,
    readonly values: Seen,
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
    const values = last === undefined ? undefined : this.values(last.expression, trial);
    return values !== undefined && this.#near(values, trial.gradient);
  }

  #look(): void {
    const tried = new Set<Expr>();
    for (const [at, { expression }] of this.lines.entries())
      for (const candidate of candidatesOn(expression, this.claim.derivation.problem)) {
        if (tried.size >= mostCandidates) return;
        if (tried.has(candidate.value)) continue;
        tried.add(candidate.value);
        const values = this.values(candidate.value, this.#first.trial);
        if (values !== undefined) this.#seen.push({ candidate, at, values });
      }
  }

  #near(a: Numbers, b: Numbers): boolean {
    return relativeError(a, b) <= this.tolerance;
  }

  alone(): (readonly Candidate[])[] {
    return this.#seen
      .filter(({ values }) => this.#near(values, this.#first.given))
      .filter(({ candidate }) =>
        this.returned.every(({ trial, given }) => {
          const values = this.values(candidate.value, trial);
          return values !== undefined && this.#near(values, given);
        }),
      )
      .map(({ candidate }) => [candidate]);
  }

  /** Two in different terms add up what they change. */
  together(): (readonly Candidate[])[] {
    const { given, trial } = this.#first;
    const sum = (a: Numbers, b: Numbers, right: Numbers): Numbers => ({
      ...right,
      entries: right.entries.map((entry, k) => (a.entries[k] as number) + (b.entries[k] as number) - entry),
    });
    const found: (readonly Candidate[])[] = [];
    for (const [k, first] of this.#seen.entries())
      for (const second of this.#seen.slice(k + 1)) {
        if (first.at !== second.at || !this.#near(sum(first.values, second.values, trial.gradient), given))
          continue;
        const holds = this.returned.every((own) => {
          const [a, b] = [first, second].map(({ candidate }) => this.values(candidate.value, own.trial));
          return a !== undefined && b !== undefined && this.#near(sum(a, b, own.trial.gradient), own.given);
        });
        if (holds) found.push([first.candidate, second.candidate]);
      }
    return found;
  }
}
