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
  some,
  subexpression,
  withArgs,
} from "../expr/index.js";
import type { Problem } from "../problem/problem.js";
import { compare } from "../verify/compare.js";
import { type Fingerprint, Fingerprints, isNear } from "./fingerprint.js";
import { fits } from "./fits.js";
import type { Mistake, Slip } from "./mistake.js";
import { isPlain, mistakes } from "./mistakes/index.js";
import type { Way } from "./ways.js";

/** A mistake made at one place of a line. */
export interface Candidate {
  readonly mistake: Mistake;
  readonly slip: Slip;
  /** The line on which it was made. */
  readonly line: Expr;
  /** What it was made at. */
  readonly node: Expr;
  /** Whether it was made on something that is still to be differentiated. */
  readonly isUnder: boolean;
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

interface Found extends Finding {
  /** The line with the mistakes in it, and what was written as the way sees it. */
  readonly value: Expr;
  readonly target: Expr;
}

/** Places at which one node is looked at by itself, where it stands several times. */
const mostPlaces = 4;
/** Pairs of mistakes in different places. */
const mostPairs = 300;
/** Second mistakes that are tried on what a first one left. */
const mostSecond = 2500;
/** Candidates on one way. */
const mostCandidates = 4000;

/** Whether a node is passed over; what is under a derivative is told apart from what is not. */
type IsSeen = (node: Expr, isUnder: boolean) => boolean;

/** Every mistake at every place of an expression, but for the nodes that are passed over. */
export function* candidatesOn(
  line: Expr,
  problem: Problem,
  isSeen: IsSeen = () => false,
): Generator<Candidate> {
  const under = underDerivatives(line);
  for (const node of postorder(line)) {
    const isUnder = under.has(node);
    if (isSeen(node, isUnder)) continue;
    for (const mistake of mistakes) {
      for (const slip of mistake.slips(node, problem)) {
        for (const value of withSlip(line, node, slip.wrong))
          if (fits(value)) yield { mistake, slip, line, node, isUnder, value };
      }
    }
  }
}

/** What stands under a derivative or differential that is not carried out yet. */
const underDerivatives = (line: Expr): ReadonlySet<Expr> =>
  new Set(
    postorder(line).flatMap((e) =>
      e.kind === "diff" || e.kind === "differential" ? postorder(e.args[0]) : [],
    ),
  );

/** The line with the node replaced everywhere, and at each place alone where there are several. */
function withSlip(line: Expr, node: Expr, wrong: Expr): Expr[] {
  const places = pathsOf(line, (e) => e === node, mostPlaces + 1);
  // What is differentiated by is no place for a slip.
  if (places.some((path) => isVariableOf(line, path))) return [];
  const everywhere = rewriteDown(line, (e) => (e === node ? wrong : undefined));
  if (places.length < 2 || places.length > mostPlaces) return [everywhere];
  return [everywhere, ...places.map((path) => replacedAt(line, path, wrong))];
}

function isVariableOf(line: Expr, path: Path): boolean {
  return path.some((position, k) => position === 1 && subexpression(line, path.slice(0, k))?.kind === "diff");
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
 * What explains that `written` stands where an expression equal to `right` should: one mistake before two, and each
 * on the likely ways before the others.
 * @param ways the likely ones first, each group alike
 * @param right the true value of the line
 */
export function findMistakes(
  ways: readonly (readonly Way[])[],
  right: Expr,
  written: Expr,
  problem: Problem,
): Finding | undefined {
  const searches: Search[][] = [];
  for (const group of ways) {
    const own = group.flatMap((way) => searchOf(way, right, written, problem) ?? []);
    const found = best(
      own.flatMap((search) => search.alone()),
      problem,
    );
    if (found !== undefined) return found;
    searches.push(own);
  }
  for (const own of searches) {
    const found = best(
      own.flatMap((search) => search.together()),
      problem,
    );
    if (found !== undefined) return found;
  }
  return undefined;
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
  /** The value at the first point, which tells most of them apart. */
  readonly number: number;
}

/** Passes over what was asked for before: a slip does the same on each line, unless it is under a derivative. */
function onceEach(): IsSeen {
  const known = { under: new Set<Expr>(), outside: new Set<Expr>() };
  return (node, isUnder) => {
    const own = isUnder ? known.under : known.outside;
    if (own.has(node)) return true;
    own.add(node);
    return false;
  };
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
    const isSeen = onceEach();
    for (const [at, line] of way.expressions.entries()) {
      for (const candidate of candidatesOn(line, problem, isSeen)) {
        if (seen.length >= mostCandidates) break;
        const number = prints.first(candidate.value);
        if (number === undefined) continue;
        // In one case of several a slip shows at some points only.
        const harmless = isNear(number, right[0] as number) && prints.fits(candidate.value, right);
        if (!harmless) seen.push({ candidate, at, number });
      }
    }
    this.#seen = seen;
  }

  alone(): Found[] {
    return this.#seen
      .filter(({ number }) => isNear(number, this.wanted[0] as number))
      .filter(({ candidate: { value } }) => this.#gives(value))
      .map(({ candidate, at }) => this.#found([candidate], at));
  }

  /** Two mistakes: in places that do not touch, or the second made on what the first left. */
  together(): Found[] {
    return [...this.#apart(), ...this.#oneAfterTheOther()];
  }

  /** Mistakes in two terms add up, in two factors multiply: the partner of each is known by its numbers. */
  #apart(): Found[] {
    const found: Found[] = [];
    const { right, wanted } = this;
    const byNumber = [...this.#seen].sort((a, b) => a.number - b.number);
    for (const combine of [added, multiplied]) {
      for (const first of this.#seen) {
        const partner = combine(first.number, right[0] as number, wanted[0] as number);
        for (const second of near(byNumber, partner)) {
          if (second.at !== first.at || found.length > mostPairs) continue;
          const both = this.#both(first.candidate, second.candidate);
          if (both !== undefined) found.push(this.#found(both, first.at));
        }
      }
    }
    return found;
  }

  #both(first: Candidate, second: Candidate): [Candidate, Candidate] | undefined {
    const value = rewriteDown(first.value, (e) => (e === second.node ? second.slip.wrong : undefined));
    if (value === first.value || !this.#gives(value)) return undefined;
    return [first, { ...second, value }];
  }

  /** The second is made at what the first has changed; elsewhere the two are apart. */
  #oneAfterTheOther(): Found[] {
    const found: Found[] = [];
    let tried = 0;
    for (const { candidate: first, at } of this.#different()) {
      const unchanged = new Set(postorder(first.line));
      for (const second of candidatesOn(first.value, this.problem, (node) => unchanged.has(node))) {
        if (tried++ > mostSecond) return found;
        if (this.#gives(second.value)) found.push(this.#found([first, second], at));
      }
    }
    return found;
  }

  /** One of those that come to the same: the most telling, and of slips of the pen one that shows in what was written. */
  #different(): readonly Seen[] {
    const shown = new Set(postorder(this.target));
    const order = ({ candidate: { mistake, slip } }: Seen): number =>
      mistakes.indexOf(mistake) + (isPlain(mistake) && !shown.has(slip.wrong) ? mistakes.length : 0);
    const byNumber = new Map<string, Seen>();
    for (const seen of this.#seen) {
      const number = seen.number.toPrecision(9);
      const known = byNumber.get(number);
      if (known === undefined || order(seen) < order(known)) byNumber.set(number, seen);
    }
    return [...byNumber.values()].sort((a, b) => order(a) - order(b));
  }

  #found(candidates: Found["candidates"], at: number): Found {
    const { value } = candidates[candidates.length - 1] as Candidate;
    return { candidates, way: this.way, at, value, target: this.target };
  }

  /** Whether it has the values of what was written. */
  #gives(value: Expr): boolean {
    return this.prints.fits(value, this.wanted);
  }
}

type Combine = (first: number, right: number, wanted: number) => number;
const added: Combine = (first, right, wanted) => wanted - first + right;
const multiplied: Combine = (first, right, wanted) => (wanted * right) / first;

/** Those with the number wanted. */
function near(sorted: readonly Seen[], wanted: number): Seen[] {
  if (!Number.isFinite(wanted)) return [];
  let [low, high] = [0, sorted.length];
  const slack = 1e-8 * (1e-3 + Math.abs(wanted));
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Seen).number < wanted - slack) low = middle + 1;
    else high = middle;
  }
  const found: Seen[] = [];
  for (let k = low; k < sorted.length && (sorted[k] as Seen).number <= wanted + slack; k++)
    found.push(sorted[k] as Seen);
  return found;
}

/**
 * How far back a mistake stands among what is believed: the more telling comes first. Few write something else down
 * before they differentiate it, so that a slip of the pen made outside is likelier; and brackets that are expanded or
 * cancelled wrongly stand in the line before, or in the next.
 * @param at position of its line on the way
 */
export function improbability({ mistake, isUnder }: Candidate, at: number): number {
  const isUnlikely = isPlain(mistake) ? isUnder : ofBrackets.has(mistake.id) && at > 1;
  return mistakes.indexOf(mistake) + (isUnlikely ? mistakes.length : 0);
}

/** A slip of the pen that can be seen in the line is likelier than one that cannot. */
const rank = ({ candidates, at, target }: Found): number =>
  candidates.reduce((total, candidate) => {
    const { mistake, slip } = candidate;
    const isUnseen = isPlain(mistake) && !some(target, (e) => e === slip.wrong);
    return total + improbability(candidate, at) + (isUnseen ? mistakes.length : 0);
  }, 0);

const ofBrackets: ReadonlySet<string> = new Set(["expansion", "cancellation"]);

/** Whether what the mistakes leave stands in what was written. */
const isSeen = ({ candidates, target }: Found): boolean =>
  candidates.every(({ slip }) => some(target, (e) => e === slip.wrong));

/**
 * The mistake that makes what was written of the line before, to the letter, or else the most telling one, on the
 * earliest line; what the exact test refutes was a coincidence of numbers.
 */
function best(findings: readonly Found[], problem: Problem): Finding | undefined {
  const order = (found: Found): readonly number[] => {
    const { value, target, at, way } = found;
    return [way.isWritten && value === target && at === 0 ? 0 : 1, rank(found), isSeen(found) ? 0 : 1, at];
  };
  const sorted = findings
    .map((found) => ({ found, key: order(found) }))
    .sort((a, b) => byOrder(a.key, b.key));
  return sorted.find(({ found: { value, target } }) => compare(value, target, problem).kind !== "refuted")
    ?.found;
}

/** The first numbers that differ decide. */
const byOrder = (a: readonly number[], b: readonly number[]): number =>
  a.map((own, k) => own - (b[k] as number)).find((difference) => difference !== 0) ?? 0;
