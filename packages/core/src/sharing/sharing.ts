/**
 * Parts that stand several times, with names: u1 = sigmoid(x), u2 = sigmoid(u1), u2 * (1 - u2) * u1 * (1 - u1).
 * An expression is a DAG; written out as a tree it can be exponentially longer. With names for its shared parts
 * it is written in proportion to the DAG, and time and space are, too (common subexpression elimination; Aho,
 * Lam, Sethi and Ullman, Compilers, 2nd edition, 6.1).
 */
import { isScalar, shapeOf } from "../arrays/index.js";
import {
  at,
  type Expr,
  isBinder,
  matrix,
  type Path,
  postorderOfAll,
  sym,
  withGroupedArgs,
} from "../expr/index.js";
import { usedIn } from "../problem/definitions.js";
import type { Definition, Setting } from "../problem/problem.js";
import { freeLetter, namesIn } from "./names.js";
import { canHaveName, ownWidth, placeOf } from "./places.js";
import { Runs } from "./runs.js";
import type { Share } from "./share.js";

/** Expressions of more nodes than this, a dozen lines of print, nobody reads as a whole. */
const longest = 400;
/** A part this deep gets a name even where it stands once. */
const deepest = 15;
/** Fewer characters than this are as easy to read as a name. */
const shortest = 10;
/** A derivative to be taken is what a line is about: it stays in sight while it is no longer than this. */
const shortestDerivative = 40;
/** What the definition of a name takes besides the part. */
const definitionWidth = 9;

/** What is known of the names around the expressions. */
export interface Surroundings {
  /** Names that no part may have, besides those in the expressions. */
  readonly taken?: Iterable<string>;
  /** How many indices each name has, so that a row of a matrix is told from a number. */
  readonly extents?: Setting["extents"];
  /** Free names that are indices of their parts' names as bound ones are: `u1[j] = …`. */
  readonly indices?: Iterable<string>;
}

/** Expressions written with names for their parts. */
export class Sharing {
  /** Parts come before what they stand in. A part that uses bound indices has them: `u1[i] = …`. */
  readonly definitions: readonly Definition[];
  readonly #names: ReadonlyMap<Expr, Expr>;
  readonly #written: ReadonlyMap<Expr, Expr>;
  readonly #runs: Runs;

  constructor({ definitions, names, written, runs }: Naming) {
    this.definitions = definitions;
    this.#names = names;
    this.#written = written;
    this.#runs = runs;
  }

  /** One of the expressions with names in it; it is not replaced by a name as a whole. */
  of(root: Expr): Expr {
    return this.#written.get(root) ?? root;
  }

  /** The name of a part, or else the part with names in it. */
  nameOf(part: Expr): Expr {
    return this.#names.get(part) ?? this.of(part);
  }

  /** Where a place in one of the expressions is found in it as it is written: at the latest at the name of the
   *  part that the place is in. */
  path(root: Expr, path: Path): Path {
    const found: number[] = [];
    let e = root;
    for (const [k, position] of path.entries()) {
      const child = e.args[position];
      const place = placeOf(e, position);
      if (child === undefined || place === "closed") return [...found, ...path.slice(k)];
      const { at, isNamed } = this.#position(e, position);
      found.push(at);
      if (isNamed || (place === "open" && this.#names.has(child))) return found;
      e = child;
    }
    return found;
  }

  /** Where an operand stands as it is written, and whether a name stands there for a run that it is in. */
  #position(whole: Expr, position: number): { readonly at: number; readonly isNamed: boolean } {
    let [e, own, before] = [whole, position, 0];
    for (let split = this.#runs.split(e); split !== undefined; split = this.#runs.split(e)) {
      const { run, isFront } = split;
      const others = e.args.length - run.args.length;
      const isNamed = this.#names.has(run);
      const isInRun = isFront ? own < run.args.length : own >= others;
      if (!isInRun) {
        const written = isNamed ? 1 : this.of(run).args.length;
        return { at: before + (isFront ? own - run.args.length + written : own), isNamed: false };
      }
      if (!isFront) {
        before += others;
        own -= others;
      }
      if (isNamed) return { at: before, isNamed };
      e = run;
    }
    return { at: before + own, isNamed: false };
  }

  /** The definitions that written expressions need, in order. */
  neededFor(written: readonly Expr[]): Definition[] {
    return usedIn(written, this.definitions);
  }
}

/**
 * Names for the parts of expressions that are worth it: long enough, and used twice or deep. Definitions put
 * back into the expressions give the expressions, node for node, in the same arena. Linear in the DAG.
 *
 * @returns undefined where no part gets a name; with "auto" also where all can be read as it stands, or where
 *   names make it no shorter
 * @example
 * const shared = sharingOf([e], "always"); // e is sigmoid(sigmoid(x)) * (1 - sigmoid(sigmoid(x)))
 * shared?.definitions; // u1 = sigmoid(sigmoid(x))
 * shared?.of(e); // u1 * (1 - u1)
 */
export function sharingOf(
  roots: readonly Expr[],
  share: Share,
  surroundings: Surroundings = {},
): Sharing | undefined {
  if (share === "never") return undefined;
  const nodes = postorderOfAll(roots);
  if (share === "auto" && !areLong(roots, nodes)) return undefined;
  const made = new Naming(nodes, roots, surroundings);
  const isWorthIt = made.definitions.length > 0 && (share === "always" || made.helps);
  return isWorthIt ? new Sharing(made) : undefined;
}

function areLong(roots: readonly Expr[], nodes: readonly Expr[]): boolean {
  const sizes = new Map<Expr, number>();
  for (const e of nodes) {
    let size = 1;
    for (const child of e.args) size += sizes.get(child) as number;
    sizes.set(e, size);
  }
  return roots.some((root) => (sizes.get(root) as number) > longest);
}

/** How a node is printed. */
interface Print {
  /** With names for the parts in it. */
  readonly width: number;
  readonly depth: number;
  /** Written out. */
  readonly plainWidth: number;
  readonly plainDepth: number;
}

class Naming {
  readonly definitions: Definition[] = [];
  readonly names = new Map<Expr, Expr>();
  readonly written = new Map<Expr, Expr>();
  /** Whether the whole is at most half as long with names, or was too deep to be read. */
  readonly helps: boolean;
  readonly runs: Runs;
  readonly #uses: ReadonlyMap<Expr, number>;
  readonly #bound: ReadonlyMap<Expr, readonly string[]>;
  readonly #vectors: ReadonlySet<Expr>;
  readonly #letter: string;
  readonly #prints = new Map<Expr, Print>();

  constructor(given: readonly Expr[], roots: readonly Expr[], surroundings: Surroundings) {
    const { taken = [], extents, indices = [] } = surroundings;
    this.runs = new Runs(given);
    const nodes = this.runs.ordered(given);
    this.#uses = usesOf(nodes, roots, this.runs);
    this.#bound = indicesIn(nodes, indices);
    this.#vectors = vectorsIn(nodes, extents ?? new Map());
    this.#letter = freeLetter([...namesIn(nodes), ...taken]);
    for (const e of nodes) {
      const print = this.#print(e);
      this.#prints.set(e, print);
      if (!this.#uses.has(e)) continue;
      const written = this.#rewritten(e);
      this.written.set(e, written);
      if (this.#deservesName(e, print)) this.#define(e, written);
    }
    this.helps = this.#isShorter(roots);
  }

  #print(e: Expr): Print {
    const parts = this.runs.parts(e);
    const run = this.runs.split(e)?.run;
    const own = ownWidth(e, parts.length);
    let [width, depth, plainWidth, plainDepth] = [own, 1, own, 1];
    parts.forEach((child, position) => {
      const part = this.#prints.get(child) as Print;
      const place = placeOf(e, position);
      const isNamed = place === "open" && this.names.has(child);
      width += isNamed ? this.#nameWidth(child) : place === "closed" ? part.plainWidth : part.width;
      const deeper = child === run ? 0 : 1;
      depth = Math.max(depth, isNamed ? 1 : deeper + part.depth);
      plainWidth += part.plainWidth;
      plainDepth = Math.max(plainDepth, deeper + part.plainDepth);
    });
    return { width, depth, plainWidth, plainDepth };
  }

  #rewritten(e: Expr): Expr {
    const run = this.runs.split(e)?.run;
    const args = this.runs.parts(e).flatMap((child, position) => {
      const place = placeOf(e, position);
      if (place === "closed") return [child];
      const name = place === "open" ? this.names.get(child) : undefined;
      const written = name ?? (this.written.get(child) as Expr);
      return child === run && name === undefined ? written.args : [written];
    });
    return withGroupedArgs(e, args);
  }

  #deservesName(e: Expr, { width, depth }: Print): boolean {
    const uses = this.#uses.get(e) as number;
    if (uses === 0 || !canHaveName(e) || this.#vectors.has(e)) return false;
    const least = e.kind === "diff" ? shortestDerivative : shortest;
    const isWorthIt = width >= least && (uses - 1) * (width - this.#nameWidth(e)) >= definitionWidth;
    if (!isWorthIt && depth < deepest) return false;
    return isScalar(e) || this.#indicesIn(e).length === 0;
  }

  #define(e: Expr, body: Expr): void {
    const parameters = this.#indicesIn(e);
    const letter = isMatrix(e) ? this.#letter.toUpperCase() : this.#letter;
    const name = `${letter}${this.definitions.length + 1}`;
    const form = parameters.length > 0 ? "indexed" : "value";
    this.definitions.push({ name, form, parameters, body });
    const { rows, columns } = shapeOf(e);
    if (form === "indexed") this.names.set(e, at(name, ...parameters.map(sym)));
    else this.names.set(e, isScalar(e) ? sym(name) : matrix(name, rows, columns));
  }

  /** u1, u2[i, k]. */
  #nameWidth(e: Expr): number {
    const indices = this.#indicesIn(e).length;
    return indices === 0 ? 3 : 3 + 3 * indices;
  }

  #indicesIn(e: Expr): readonly string[] {
    return this.#bound.get(e) ?? none;
  }

  #isShorter(roots: readonly Expr[]): boolean {
    const prints = roots.map((root) => this.#prints.get(root) as Print);
    const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);
    const parts = [...this.names.keys()].map((e) => (this.#prints.get(e) as Print).width + definitionWidth);
    const shared = total(parts) + total(prints.map(({ width }) => width));
    const plain = total(prints.map(({ plainWidth }) => plainWidth));
    return 2 * shared <= plain || prints.some(({ plainDepth }) => plainDepth > 4 * deepest);
  }
}

const none: readonly string[] = [];

/** Arrays with one column or row have small letters. */
function isMatrix(e: Expr): boolean {
  if (isScalar(e)) return false;
  const { rows, columns } = shapeOf(e);
  return [rows, columns].every((size) => !(size.kind === "num" && size.value.equals(1)));
}

/** How often a name could stand for each part; a minus is no part, so what it stands before is used as often as
 *  the two together. Nodes that no name can stand in are left out. */
function usesOf(nodes: readonly Expr[], roots: readonly Expr[], runs: Runs): ReadonlyMap<Expr, number> {
  const uses = new Map<Expr, number>(roots.map((root) => [root, 0]));
  for (let k = nodes.length - 1; k >= 0; k--) {
    const e = nodes[k] as Expr;
    const own = uses.get(e);
    if (own === undefined) continue;
    runs.parts(e).forEach((child, position) => {
      const place = placeOf(e, position);
      if (place === "closed") return;
      const times = place === "inside" ? 0 : e.kind === "neg" ? Math.max(1, own) : 1;
      uses.set(child, (uses.get(child) ?? 0) + times);
    });
  }
  return uses;
}

/** The indices in each node that some sum or product binds: outside of it they would mean nothing. */
function indicesIn(nodes: readonly Expr[], free: Iterable<string>): ReadonlyMap<Expr, readonly string[]> {
  const indices = new Set([...free, ...nodes.flatMap((e) => (isBinder(e) ? [e.name] : []))]);
  const found = new Map<Expr, readonly string[]>();
  if (indices.size === 0) return found;
  for (const e of nodes) {
    const own = e.kind === "sym" && indices.has(e.name) ? [e.name] : none;
    const inside = e.args.map((child, position) => {
      const names = found.get(child) ?? none;
      return isBinder(e) && position === 0 ? names.filter((name) => name !== e.name) : names;
    });
    const all = [own, ...inside].filter(({ length }) => length > 0);
    const [first] = all;
    if (first !== undefined) found.set(e, all.every((names) => names === first) ? first : union(all));
  }
  return found;
}

const union = (lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())];

/** Vectors of index notation: names with fewer indices than they have, and sums of such. */
function vectorsIn(nodes: readonly Expr[], extents: Setting["extents"]): ReadonlySet<Expr> {
  const vectors = new Set<Expr>();
  const isRow = (e: Expr): boolean =>
    (e.kind === "sym" || e.kind === "at") && (extents.get(e.name)?.length ?? 0) > e.args.length;
  for (const e of nodes) {
    const isSum = e.kind === "add" || e.kind === "neg" || e.kind === "mul";
    if (isRow(e) || (isSum && e.args.some((child) => vectors.has(child)))) vectors.add(e);
    if (e.kind === "dot") for (const side of e.args) vectors.add(side);
  }
  return vectors;
}
