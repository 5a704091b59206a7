/**
 * The search for the mistakes that give what was written: every slip at every place of every way that leads on from
 * the last right line, alone and two together. Numbers find, the exact test confirms.
 */
import {
  type Expr,
  type Path,
  pathsOf,
  postorder,
  rewriteDown,
  subexpression,
  withArgs,
} from "../expr/index.js";
import type { Problem } from "../problem/problem.js";
import { compare } from "../verify/compare.js";
import { type Fingerprint, Fingerprints, isNear } from "./fingerprint.js";
import type { Mistake, Slip } from "./mistake.js";
import { mistakes } from "./mistakes/index.js";
import type { Way } from "./ways.js";

/** A mistake made at one place of a line. */
export interface Candidate {
  readonly mistake: Mistake;
  readonly slip: Slip;
  /** The line on which it was made. */
  readonly line: Expr;
  /** What it was made at. */
  readonly node: Expr;
  /** The line with the mistake in it. */
  readonly value: Expr;
}

export interface Finding {
  /** One, or two made together. */
  readonly candidates: readonly [Candidate, ...Candidate[]];
  readonly way: Way;
  /** Position of the line in the way. */
  readonly at: number;
}

/** Places at which one node is looked at by itself, where it stands several times. */
const mostPlaces = 4;
/** Candidates on which a second mistake is tried. */
const mostFirst = 120;
/** Candidates on one way. */
const mostCandidates = 4000;

/** Every mistake at every place of an expression. */
export function* candidatesOn(line: Expr, problem: Problem): Generator<Candidate> {
  for (const node of new Set(postorder(line))) {
    for (const mistake of mistakes) {
      for (const slip of mistake.slips(node, problem)) {
        for (const value of withSlip(line, node, slip.wrong)) yield { mistake, slip, line, node, value };
      }
    }
  }
}

/** The line with the node replaced everywhere, and at each place alone where there are several. */
function withSlip(line: Expr, node: Expr, wrong: Expr): Expr[] {
  const everywhere = rewriteDown(line, (e) => (e === node ? wrong : undefined));
  const places = pathsOf(line, (e) => e === node, mostPlaces + 1);
  if (places.length < 2 || places.length > mostPlaces) return [everywhere];
  return [everywhere, ...places.map((path) => replacedAt(line, path, wrong))];
}

export function replacedAt(root: Expr, path: Path, put: Expr): Expr {
  const along = path.map((_, k) => subexpression(root, path.slice(0, k)) as Expr);
  return along.reduceRight<Expr>((inner, parent, k) => {
    const position = path[k] as number;
    return withArgs(
      parent,
      parent.args.map((child, l) => (l === position ? inner : child)),
    );
  }, put);
}

/**
 * What explains that `written` stands where an expression equal to `right` should.
 * @param right the true value of the line
 */
export function findMistakes(
  ways: readonly Way[],
  right: Expr,
  written: Expr,
  problem: Problem,
): Finding | undefined {
  const looked = ways.flatMap((way) => searchOf(way, right, written, problem) ?? []);
  return (
    best(looked.flatMap((search) => search.alone())) ?? best(looked.flatMap((search) => search.together()))
  );
}

function searchOf(way: Way, right: Expr, written: Expr, problem: Problem): Search | undefined {
  const [target, value] = [way.seen(written), way.seen(right)];
  const [first] = way.expressions;
  if (target === undefined || value === undefined || first === undefined) return undefined;
  const prints = new Fingerprints([target, value, first], problem);
  const [wanted, true_, given] = [target, value, first].map((e) => prints.of(e));
  // A chapter about something else than the answer leads nowhere.
  if (!prints.exist || wanted === undefined || true_ === undefined || given === undefined) return undefined;
  if (!given.every((number, k) => isNear(number, true_[k] as number))) return undefined;
  return new Search(way, target, wanted, true_, prints, problem);
}

interface Seen {
  readonly candidate: Candidate;
  readonly at: number;
  readonly print: Fingerprint;
}

class Search {
  readonly #seen: readonly Seen[];

  constructor(
    readonly way: Way,
    readonly target: Expr,
    readonly wanted: Fingerprint,
    readonly right: Fingerprint,
    readonly prints: Fingerprints,
    readonly problem: Problem,
  ) {
    const seen: Seen[] = [];
    const tried = new Set<Expr>();
    for (const [at, line] of way.expressions.entries()) {
      for (const candidate of candidatesOn(line, problem)) {
        if (seen.length >= mostCandidates || tried.has(candidate.value)) continue;
        tried.add(candidate.value);
        const print = prints.of(candidate.value);
        if (print !== undefined && !print.every((number, k) => isNear(number, right[k] as number)))
          seen.push({ candidate, at, print });
      }
    }
    this.#seen = seen;
  }

  alone(): Finding[] {
    return this.#seen
      .filter(({ print }) => agree(print, this.wanted))
      .filter(({ candidate }) => this.#confirmed(candidate.value))
      .map(({ candidate, at }) => ({ candidates: [candidate], way: this.way, at }));
  }

  /** Two mistakes: in places that do not touch, or the second made on what the first left. */
  together(): Finding[] {
    const apart = this.#apart();
    return apart.length > 0 ? apart : this.#oneAfterTheOther();
  }

  /** Mistakes in two terms add up, in two factors multiply: the partner of each is known by its numbers. */
  #apart(): Finding[] {
    const found: Finding[] = [];
    const { right, wanted } = this;
    for (const combine of [added, multiplied]) {
      const byNumber = [...this.#seen].sort((a, b) => (a.print[0] as number) - (b.print[0] as number));
      for (const first of this.#seen) {
        const partner = combine(first.print, right, wanted);
        for (const second of near(byNumber, partner)) {
          if (second.at !== first.at || found.length > mostFirst) continue;
          const both = this.#both(first.candidate, second.candidate);
          if (both !== undefined) found.push({ candidates: both, way: this.way, at: first.at });
        }
      }
    }
    return found;
  }

  #both(first: Candidate, second: Candidate): [Candidate, Candidate] | undefined {
    const value = rewriteDown(first.value, (e) => (e === second.node ? second.slip.wrong : undefined));
    if (value === first.value || !this.prints.fits(value, this.wanted) || !this.#confirmed(value))
      return undefined;
    return [first, { ...second, value }];
  }

  #oneAfterTheOther(): Finding[] {
    const found: Finding[] = [];
    for (const { candidate: first, at } of this.#seen.slice(0, mostFirst)) {
      for (const second of candidatesOn(first.value, this.problem)) {
        if (!this.prints.fits(second.value, this.wanted) || !this.#confirmed(second.value)) continue;
        found.push({ candidates: [first, second], way: this.way, at });
      }
      if (found.length > 0) return found;
    }
    return found;
  }

  /** Numbers have found it; what the exact test refutes was a coincidence. */
  #confirmed(value: Expr): boolean {
    return compare(value, this.target, this.problem).kind !== "refuted";
  }
}

const agree = (a: Fingerprint, b: Fingerprint): boolean =>
  a.every((number, k) => isNear(number, b[k] as number));

type Combine = (first: Fingerprint, right: Fingerprint, wanted: Fingerprint) => Fingerprint;
const added: Combine = (first, right, wanted) =>
  wanted.map((number, k) => number - (first[k] as number) + (right[k] as number));
const multiplied: Combine = (first, right, wanted) =>
  wanted.map((number, k) => (number * (right[k] as number)) / (first[k] as number));

/** Those with the numbers wanted, found by the first of them. */
function near(sorted: readonly Seen[], wanted: Fingerprint): Seen[] {
  const [target] = wanted;
  if (target === undefined || !Number.isFinite(target)) return [];
  let [low, high] = [0, sorted.length];
  const slack = 1e-8 * (1e-3 + Math.abs(target));
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.print[0] as number) < target - slack) low = middle + 1;
    else high = middle;
  }
  const found: Seen[] = [];
  for (let k = low; k < sorted.length && (sorted[k]?.print[0] as number) <= target + slack; k++) {
    const seen = sorted[k] as Seen;
    if (agree(seen.print, wanted)) found.push(seen);
  }
  return found;
}

const rank = ({ candidates }: Finding): number =>
  candidates.reduce((total, { mistake }) => total + mistakes.indexOf(mistake), 0);

/** The most telling mistake, on the earliest line. */
const best = (findings: readonly Finding[]): Finding | undefined =>
  [...findings].sort((a, b) => rank(a) - rank(b) || a.at - b.at)[0];
