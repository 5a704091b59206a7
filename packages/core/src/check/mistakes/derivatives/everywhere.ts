/** Whoever has a rule wrong has it wrong throughout: the same mistake at every place where it can be made. */
import { type Expr, rewriteDown } from "../../../expr/index.js";
import type { Place } from "./places.js";
import type { WrongDerivative } from "./slips.js";

export interface Throughout {
  readonly wrong: Expr;
  readonly right: Expr;
  readonly first: Place;
  readonly way: WrongDerivative;
  /** How often it is made. */
  readonly count: number;
}

/** @param ways the ways of making it at each node, the same in the same position */
export function everywhere(
  places: readonly Place[],
  ways: ReadonlyMap<Expr, readonly WrongDerivative[]>,
): Throughout[] {
  const most = Math.max(0, ...[...ways.values()].map(({ length }) => length));
  return Array.from({ length: most }, (_, k) => inOneWay(places, (node) => ways.get(node)?.[k])).flat();
}

function inOneWay(
  places: readonly Place[],
  wayAt: (node: Expr) => WrongDerivative | undefined,
): Throughout[] {
  const concerned = places.filter(({ node }) => wayAt(node) !== undefined);
  const [first] = concerned;
  const way = first && wayAt(first.node);
  if (first === undefined || way === undefined || concerned.length < 2) return [];
  const steps = stepsOf(places, wayAt);
  const carried = (side: "wrong" | "right"): Expr => {
    const value = (node: Expr): Expr | undefined => wayAt(node)?.[side] ?? steps.get(node);
    let e: Expr = (places[0] as Place).node;
    for (;;) {
      const next = rewriteDown(e, (node) =>
        node.kind === "diff" || node.kind === "differential" ? (value(node) ?? node) : undefined,
      );
      if (next === e) return e;
      e = next;
    }
  };
  return [{ wrong: carried("wrong"), right: carried("right"), first, way, count: concerned.length }];
}

/** The right steps on the way to places where the mistake is made. */
function stepsOf(
  places: readonly Place[],
  wayAt: (node: Expr) => WrongDerivative | undefined,
): ReadonlyMap<Expr, Expr> {
  const steps = new Map<Expr, Expr>();
  for (let size = -1; size !== steps.size; ) {
    size = steps.size;
    for (const { node, step, parts } of places)
      if (parts.some((part) => wayAt(part) !== undefined || steps.has(part))) steps.set(node, step);
  }
  return steps;
}
