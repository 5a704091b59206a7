/**
 * Two expressions that differ in a few places are equal if the places are: what stands around them on both sides
 * alike need not be looked at. Equal terms and factors are struck out, and the smallest differing parts are
 * offered first, then what is around them.
 */
import { sameShape, shapeOf } from "../arrays/index.js";
import { add, type Expr, isBinder, matmul, mul } from "../expr/index.js";

export type Pair = readonly [Expr, Expr];

/** Levels offered at most: from the smallest parts outwards. */
const mostLevels = 4;

/**
 * Sets of pairs to be proved, each enough by itself: the smallest first, the two expressions themselves last.
 * @example of X'*(a + b) and X'*(a + c): [[b, c]], [[a + b, a + c]], [[X'*(a + b), X'*(a + c)]]
 */
export function levelsOf(a: Expr, b: Expr): readonly (readonly Pair[])[] {
  const levels: Pair[][] = [[[a, b]]];
  for (;;) {
    const last = levels[levels.length - 1] as Pair[];
    const next = last.flatMap(narrowed);
    if (next.length === last.length && next.every(([p, q], k) => p === last[k]?.[0] && q === last[k]?.[1]))
      break;
    levels.push(next);
  }
  const inward = levels.reverse();
  return inward.length <= mostLevels ? inward : [...inward.slice(0, mostLevels - 1), [[a, b]]];
}

/** The pairs one level down that make this one equal; the pair itself where it goes no further. */
export function narrowed([a, b]: Pair): Pair[] {
  if (a === b) return [];
  const here: Pair[] = [[a, b]];
  if (a.kind !== b.kind) return here;
  if (a.kind === "add" || a.kind === "mul") return withoutCommon(a, b) ?? here;
  if (a.kind === "matmul") return withoutEnds(a.args, b.args) ?? here;
  if (a.args.length !== b.args.length || a.args.length === 0 || labelOf(a) !== labelOf(b)) return here;
  // The index of a sum is any whole number inside of it; its bounds must be the same.
  if (isBinder(a) && (a.args[1] !== b.args[1] || a.args[2] !== b.args[2])) return here;
  if (a.kind === "matrix" || a.kind === "at" || a.kind === "rel" || a.kind === "logic") return here;
  const pairs = a.args.map((child, k): Pair => [child, b.args[k] as Expr]).filter(([p, q]) => p !== q);
  return pairs.every(fits) ? pairs : here;
}

const fits = ([p, q]: Pair): boolean => sameShape(shapeOf(p), shapeOf(q));

const labelOf = (e: Expr): string => ("name" in e ? e.name : e.kind === "partial" ? String(e.position) : "");

/** a + c and b + c differ in a and b; the same for products. */
function withoutCommon(a: Expr, b: Expr): Pair[] | undefined {
  const rest = [...b.args];
  const own = a.args.filter((part) => {
    const position = rest.indexOf(part);
    if (position >= 0) rest.splice(position, 1);
    return position < 0;
  });
  if (own.length === 0 || rest.length === 0 || own.length === a.args.length) return undefined;
  const make = a.kind === "add" ? add : mul;
  const pair: Pair = [make(...own), make(...rest)];
  return fits(pair) ? [pair] : undefined;
}

/** ABC and ADC differ in B and D. */
function withoutEnds(a: readonly Expr[], b: readonly Expr[]): Pair[] | undefined {
  const most = Math.min(a.length, b.length) - 1;
  let front = 0;
  while (front < most && a[front] === b[front]) front++;
  let behind = 0;
  while (behind < most - front && a[a.length - 1 - behind] === b[b.length - 1 - behind]) behind++;
  if (front + behind === 0) return undefined;
  const middle = (args: readonly Expr[]) =>
    args.slice(front, args.length - behind) as unknown as [Expr, ...Expr[]];
  const pair: Pair = [matmul(...middle(a)), matmul(...middle(b))];
  return fits(pair) ? [pair] : undefined;
}
