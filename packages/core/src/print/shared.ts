/** A derivation told with names for the parts that its lines share: one set of names for all of them. */
import type { Derivation, Line, Substep } from "../derive/derivation.js";
import { Arena, type Expr } from "../expr/index.js";
import { usedIn } from "../problem/definitions.js";
import type { Definition } from "../problem/problem.js";
import { type Share, type Sharing, sharingOf } from "../sharing/index.js";
import { blocksOf, type Detail, definitionSides, inBrief } from "./telling.js";
import { toText } from "./text.js";

/** What the printers print. */
export interface Told {
  /** The derivation with names in every expression that is shown; they are definitions of its problem, too. */
  readonly derivation: Derivation;
  /** The user's own definitions. */
  readonly given: readonly Definition[];
  /** Those of the names, in an order in which they can be read. */
  readonly made: readonly Definition[];
  /** What stands before the answer: where that has made names, all definitions that it uses, the user's first; else none. */
  readonly ofResult: readonly Definition[];
}

/**
 * The derivation as it is to be printed. New nodes are made in an arena of their own, which goes with them.
 * @param detail what is shown: names are for that
 */
export function told(d: Derivation, share: Share = "auto", detail: Detail = "full"): Told {
  const given = [...d.problem.definitions.values()];
  const taken = d.problem.source.match(/[A-Za-z]\w*/g) ?? [];
  return new Arena().run(() => {
    const sharing = sharingOf(rootsOf(d, detail), share, { taken, extents: d.problem.extents });
    if (sharing === undefined) return { derivation: d, given, made: [], ofResult: [] };
    const derivation = rewritten(d, sharing);
    const made = sharing.definitions;
    const { result } = derivation;
    const hasMadeNames = usedIn([result], made).length > 0;
    return { derivation, given, made, ofResult: hasMadeNames ? usedIn([result], [...given, ...made]) : [] };
  });
}

/** Every expression that is printed, but for the user's definitions, which stay as they were written; in the order in which
 *  they are read, so that names are numbered as they come up. */
function rootsOf(d: Derivation, detail: Detail): Expr[] {
  const { result, assumptions, check } = d;
  const roots = new Set<Expr>();
  const lines: Line[] =
    detail === "brief" ? blocksOf(d).flatMap((block) => inBrief(block).lines) : [...d.lines];
  // An array goes on to the lemmas that are added to it meanwhile.
  for (const line of lines) {
    roots.add(line.of).add(line.expression);
    if (detail !== "full") continue;
    for (const { before, after, bindings, lemma } of line.substeps) {
      roots.add(before).add(after);
      for (const e of Object.values(bindings)) roots.add(e);
      if (lemma !== undefined) lines.push(...lemma);
    }
  }
  for (const e of [result, ...assumptions]) roots.add(e);
  if (check !== undefined) roots.add(check.expected);
  return [...roots];
}

function rewritten(d: Derivation, sharing: Sharing): Derivation {
  const { problem, lines, result, assumptions, check } = d;
  const definitions = new Map(problem.definitions);
  for (const definition of sharing.definitions) definitions.set(definition.name, definition);
  return {
    ...d,
    problem: { ...problem, definitions },
    lines: lines.map((line) => lineOf(line, sharing)),
    result: sharing.of(result),
    assumptions: assumptions.map((e) => sharing.of(e)),
    check: check && { ...check, expected: sharing.of(check.expected) },
  };
}

const lineOf = (line: Line, sharing: Sharing): Line => ({
  ...line,
  of: sharing.of(line.of),
  expression: sharing.of(line.expression),
  changed: line.changed.map((path) => sharing.path(line.expression, path)),
  substeps: line.substeps.map((substep) => substepOf(substep, sharing)),
});

function substepOf(substep: Substep, sharing: Sharing): Substep {
  const { before, after, bindings, lemma } = substep;
  // What a binding stands for is seen where it is the whole; elsewhere its name is enough.
  const bound = (e: Expr): Expr => (e === before || e === after ? sharing.of(e) : sharing.nameOf(e));
  return {
    ...substep,
    before: sharing.of(before),
    after: sharing.of(after),
    bindings: Object.fromEntries(Object.entries(bindings).map(([name, e]) => [name, bound(e)])),
    ...(lemma && { lemma: lemma.map((line) => lineOf(line, sharing)) }),
  };
}

/**
 * An expression as text with names for the parts that stand in it several times, in the size of its DAG: definitions
 * and then the expression, to be read back as one problem.
 * @example "u1 = sigmoid(x); u2 = sigmoid(u1); u2 * (1 - u2) * u1 * (1 - u1)"
 */
export function toSharedText(e: Expr, share: Share = "auto"): string {
  return new Arena().run(() => {
    const sharing = sharingOf([e], share);
    if (sharing === undefined) return toText(e);
    const written = sharing.of(e);
    return problemText(sharing.neededFor([written]), written);
  });
}

/** Definitions and what they are for as one problem in the input language. */
export function problemText(definitions: readonly Definition[], e: Expr): string {
  const statements = definitions.map((definition) => definitionSides(definition).map(toText).join(" = "));
  return [...statements, toText(e)].join("; ");
}
