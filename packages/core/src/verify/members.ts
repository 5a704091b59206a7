/** A proof by cases: what holds for every number that a name may be, y in {0, 1}, holds for the name. */
import { type Expr, freeNames, type Num, postorder, type Rel, rewriteDown } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";

/** One case for each member of a set, with the member put in on both sides. */
export interface Cases {
  /** The granted relation that says there are no others. */
  readonly relation: Rel;
  readonly pairs: readonly (readonly [Expr, Expr])[];
}

/** More members than this are not looked at one by one. */
const mostMembers = 4;

/**
 * The cases of the first name that is a member of a small set and stands by itself; undefined where none is. The
 * entries of a vector may be different members, so that none can be put in for all of them.
 */
export function casesOf(a: Expr, b: Expr, { assumptions }: Setting): Cases | undefined {
  const free = new Set([...freeNames(a), ...freeNames(b)]);
  for (const relation of assumptions) {
    if (relation.kind !== "rel" || relation.name !== "in") continue;
    const [subject, ...members] = relation.args as readonly [Expr, ...Expr[]];
    if (subject.kind !== "sym" || !free.has(subject.name) || members.length > mostMembers) continue;
    if (!members.every((member): member is Num => member.kind === "num")) continue;
    if ([a, b].some((root) => standsOtherwise(subject.name, root))) continue;
    const put = (e: Expr, member: Expr): Expr =>
      rewriteDown(e, (node) => (node === subject ? member : undefined));
    return { relation, pairs: members.map((member) => [put(a, member), put(b, member)] as const) };
  }
  return undefined;
}

/** Whether a name has entries, runs, or is differentiated by. */
const standsOtherwise = (name: string, root: Expr): boolean =>
  postorder(root).some(
    (e) =>
      ("name" in e && e.kind !== "sym" && e.name === name) || (e.kind === "diff" && e.args[1].name === name),
  );
