/**
 * The Leibniz telling: the chain of named quantities, the derivative of each by the next on its own, then
 * their product. dG/dθ = dG/dh · dh/dz · dz/dθ.
 */
import { type Diff, diff, type Expr, postorder, rewriteUp, sym, type Variable } from "../expr/index.js";
import { DeriveError } from "../parse/errors.js";
import { instanceOf } from "../problem/definitions.js";
import type { Problem, Setting } from "../problem/problem.js";
import { leibnizChain } from "../rules/calculus/leibniz.js";
import { unfoldDefinition } from "../rules/definitions/unfold.js";
import type { Rule } from "../rules/types.js";
import { simplifyingMoves } from "../simplify/simplify.js";
import { Record } from "../simplify/steps.js";
import { tidy } from "../simplify/tidy.js";
import { type Draft, textbookDrafts } from "./textbook.js";

/** One left side and the lines that lead from its start to its value. */
export interface Chapter {
  readonly of: Expr;
  readonly start: Expr;
  readonly drafts: readonly Draft[];
  /** How the start came about, where it is not given: "read off the differential". */
  readonly opening?: string;
}

/**
 * @param own the problem with the user's names only; others are put back at the end
 * @throws DeriveError where no quantity stands between the cost and the variable
 */
export function leibnizChapters(problem: Problem, x: Variable, own: Problem = problem): Chapter[] {
  const of = diff(problem.expression, x);
  const chainRecord = new Record(problem);
  const product = chained(of, chainRecord);
  if (product === of) {
    throw new DeriveError(
      "not-supported",
      "there is no quantity between the cost and the variable to tell the chain by",
      problem.source,
      undefined,
      "name the quantities: z = x*theta; h = sigmoid(z); y*log(h) + (1 - y)*log(1 - h)",
    );
  }
  const factors = postorder(product).filter((e): e is Diff => e.kind === "diff");
  const chapters = factors.map((factor) => factorChapter(factor, problem));
  const values = new Map<Expr, Expr>(
    chapters.map(({ of: left, drafts }) => [left, drafts[drafts.length - 1]?.after ?? left]),
  );
  const record = new Record(problem);
  for (const [left, value] of values) {
    record.note({ rule: factorsPutIn, before: left, rewrite: { after: value, bindings: {} } });
  }
  const put = tidy(
    rewriteUp(product, (e, original) => values.get(original) ?? e),
    record,
  );
  const told = [{ after: put, record }, ...simplifyingMoves(put, problem)];
  const last = told[told.length - 1]?.after ?? put;
  return [
    { of, start: of, drafts: [{ after: product, record: chainRecord }] },
    ...chapters,
    { of, start: product, drafts: [...told, ...inOwnNames(last, problem, own)] },
  ];
}

/** The answer without the names that were made up for the telling. */
function inOwnNames(answer: Expr, problem: Problem, own: Problem): Draft[] {
  const record = new Record(problem);
  const madeUp = [...problem.definitions.values()].filter(({ name }) => !own.definitions.has(name));
  let after = answer;
  // The last one made up stands for an expression in the ones before it.
  for (const { name, body } of madeUp.reverse()) {
    const before = after;
    after = rewriteUp(before, (e) => (e.kind === "sym" && e.name === name ? body : e));
    if (after === before) continue;
    record.note({ rule: namesPutBack, before: sym(name), rewrite: { after: body, bindings: {} } });
  }
  if (after === answer) return [];
  const put = tidy(after, record);
  return [{ after: put, record }, ...simplifyingMoves(put, own)];
}

/** The chain rule until every derivative is of one quantity by the next. */
function chained(start: Expr, record: Record): Expr {
  let current = start;
  for (;;) {
    const next = rewriteUp(current, (e, original) =>
      original.kind === "diff" ? (record.fire(leibnizChain, original) ?? e) : e,
    );
    if (next === current) return current;
    current = next;
  }
}

function factorChapter(factor: Diff, problem: Problem): Chapter {
  const unfolding = new Record(problem);
  const plain = unfoldedFactor(unfolding, factor);
  // Inside one factor every quantity is a variable of its own: its definition is out of sight.
  const own = "name" in factor.args[0] ? factor.args[0].name : "";
  const definitions = new Map(
    [...problem.definitions].filter(([name, { form }]) => form !== "value" || name === own),
  );
  const local: Setting = { ...problem, definitions };
  const drafts = textbookDrafts(plain, local);
  const named = simplifyingMoves(drafts[drafts.length - 1]?.after ?? plain, problem);
  const opening: Draft[] = plain === factor ? [] : [{ after: plain, record: unfolding }];
  return { of: factor, start: factor, drafts: [...opening, ...drafts, ...named] };
}

/** dh/dz with h replaced by its definition. */
function unfoldedFactor(record: Record, factor: Diff): Diff {
  const instance = instanceOf(factor.args[0], record.setting);
  const after = instance === undefined ? undefined : record.fire(unfoldDefinition, factor);
  return after?.kind === "diff" ? after : factor;
}

/** What a name stood for in its place, for every name that was made up. */
const namesPutBack: Rule = { ...unfoldDefinition, id: "names-put-back", label: "definitions put back in" };

/** Each factor's value in its place: one step of many, told as one line. */
const factorsPutIn: Rule = {
  ...leibnizChain,
  id: "leibniz-product",
  label: "the factors put in",
};
