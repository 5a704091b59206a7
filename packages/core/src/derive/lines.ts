/** Drafts become lines: labelled, with the places that changed, and checked against the line before. */
import { type Expr, num, type Path, pathsOf } from "../expr/index.js";
import { type IndexStyle, indexStyle, toUnicode } from "../print/unicode.js";
import { bareSetting, type Setting } from "../problem/problem.js";
import type { Firing, Record } from "../simplify/steps.js";
import { compare } from "../verify/compare.js";
import type { Verdict } from "../verify/verdict.js";
import type { Line, Substep } from "./derivation.js";
import { firingLabel, labelsInLatex, lineLabels, statementLatex } from "./labels.js";
import { lemmaBehind } from "./lemma.js";
import type { Draft } from "./textbook.js";

/** A chain of lines for one left side, the first being what is given. */
export function linesOf(
  of: Expr,
  start: Expr,
  drafts: readonly Draft[],
  setting: Setting,
  lemmas = false,
  opening?: string,
): Line[] {
  const lines: Line[] = [
    opening === undefined ? givenLine(of, start) : openingLine(of, start, opening, setting),
  ];
  const indices = indexStyle([of, start, ...drafts.map(({ after }) => after)]);
  let before = start;
  let unseen: Record | undefined;
  for (const [k, { after, record, via }] of drafts.entries()) {
    if (unseen !== undefined) record.include(unseen);
    const isLast = k === drafts.length - 1;
    unseen = !isLast && looksAlike(before, after, record) ? record : undefined;
    if (unseen !== undefined) continue;
    const { firings } = record;
    const labels = lineLabels(firings, indices);
    lines.push({
      of,
      rule: principal(record)?.rule.id ?? "tidy",
      label: [...labels.keys()].join(", "),
      // LaTeX is worked out when it is asked for: a terminal never shows it.
      get labelLatex() {
        return labelsInLatex(labels.values());
      },
      get statement() {
        return statementLatex(firings);
      },
      expression: after,
      changed: changedPaths(before, after),
      substeps: firings.map((firing) => substep(firing, before, lemmas, indices)),
      verdict: verdictOf([before, ...(via ?? []), after], granting(setting, record.assumptions)),
    });
    before = after;
  }
  return lines;
}

/** Each equal to the next; of the ends as they are where a step between them has no proof. */
function verdictOf(steps: readonly Expr[], setting: Setting): Verdict {
  const [first, last] = [steps[0] as Expr, steps[steps.length - 1] as Expr];
  const assumptions = new Set<Expr>();
  for (let k = 1; k < steps.length; k++) {
    const verdict = compare(steps[k - 1] as Expr, steps[k] as Expr, setting);
    if (steps.length === 2) return verdict;
    if (verdict.kind !== "proved") return compare(first, last, setting);
    for (const relation of verdict.assumptions) assumptions.add(relation);
  }
  return { kind: "proved", assumptions: [...assumptions] };
}

/** Whether arithmetic alone made the line, and nobody sees what it did: −(u)v and (−u)v are written alike. */
const looksAlike = (before: Expr, after: Expr, { firings }: Record): boolean =>
  firings.every(({ rule }) => rule.family === "arithmetic") && toUnicode(before) === toUnicode(after);

/** The setting with what a line's rules needed taken as granted: the line claims no more. */
export const granting = <S extends Setting>(setting: S, needed: readonly Expr[]): S =>
  needed.length === 0 ? setting : { ...setting, assumptions: [...setting.assumptions, ...needed] };

export const givenLine = (of: Expr, start: Expr): Line => ({
  of,
  rule: "given",
  label: "given",
  labelLatex: "\\text{given}",
  statement: "",
  expression: start,
  changed: [],
  substeps: [],
  verdict: { kind: "proved", assumptions: [] },
});

/** The first line of a chain that takes up what another one found. */
function openingLine(of: Expr, start: Expr, opening: string, setting: Setting): Line {
  return {
    ...givenLine(of, start),
    rule: "read-off",
    label: opening,
    labelLatex: `\\text{${opening}}`,
    verdict: compare(of, start, setting),
  };
}

/** The firing that gives the line its name. */
export const principal = (record: Record): Firing | undefined =>
  record.firings.find(
    ({ rule }) => rule.family !== "arithmetic" && rule.id !== "constant" && rule.id !== "variable",
  ) ?? record.firings[0];

function substep(firing: Firing, lineBefore: Expr, lemmas: boolean, indices: IndexStyle): Substep {
  const { rule, before, rewrite } = firing;
  const lemma = lemmas ? lemmaBehind(firing) : undefined;
  return {
    rule: rule.id,
    label: firingLabel(firing, indices),
    before,
    after: rewrite.after,
    bindings: rewrite.bindings,
    // Looked for when it is asked for: most readers follow the lines only.
    get at() {
      return pathsOf(lineBefore, (e) => e === before);
    },
    ...(lemma && { lemma: linesOf(lemma.of, lemma.start, lemma.drafts, bareSetting) }),
  };
}

/** The outermost places at which two expressions differ. */
export function changedPaths(before: Expr, after: Expr, limit = 64): Path[] {
  const found: Path[] = [];
  const stack: { a: Expr; b: Expr; path: Path }[] = [{ a: before, b: after, path: [] }];
  for (let top = stack.pop(); top !== undefined && found.length < limit; top = stack.pop()) {
    const { a, b, path } = top;
    if (a === b) continue;
    const alike =
      a.kind === b.kind && a.args.length === b.args.length && a.args.length > 0 && nameOf(a) === nameOf(b);
    if (!alike) found.push(path);
    else
      for (let k = a.args.length - 1; k >= 0; k--)
        stack.push({ a: a.args[k] ?? num(0), b: b.args[k] ?? num(0), path: [...path, k] });
  }
  return found;
}

const nameOf = (e: Expr): string => ("name" in e ? e.name : e.kind === "partial" ? String(e.position) : "");
