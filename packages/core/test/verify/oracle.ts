/** What numbers say of two expressions, at points that share nothing with those of the checker. */
import { isScalar } from "../../src/arrays/index.js";
import type { Expr, Problem } from "../../src/index.js";
import { precisely } from "../../src/verify/decimals.js";
import { evaluationAt } from "../../src/verify/evaluate.js";
import { hash, Point, rolesIn } from "../../src/verify/point.js";

/** Names get numbers that no sum or product of others meets, counts and places the small ones in all their orders. */
class Scattered extends Point {
  override value(name: string, indices: readonly number[]): number {
    const random = hash(`scattered ${this.seed} ${name} ${indices.join()}`);
    if (indices.length === 0 && this.roles.counts.has(name)) return 1 + (random % 3);
    if (this.roles.places.has(name)) return 1 + (random % 3);
    const size = ((random % 9973) / 9973) * (this.seed % 3 === 0 ? 4 : 1.5) + 0.01;
    return this.seed % 2 === 0 || random % 2 === 0 ? size : -size;
  }
}

const steps = 60_000;

/** Whether the two differ at one of so many points; undefined where neither has a value at any. */
export function differ(
  a: Expr,
  b: Expr,
  relied: readonly Expr[],
  problem: Problem,
  points: number,
): boolean | undefined {
  const roles = rolesIn([a, b], problem);
  let seen: boolean | undefined;
  for (let seed = 1; seed <= points; seed++) {
    try {
      const found = differAt(a, b, relied, new Scattered(seed, roles, problem));
      if (found === true) return true;
      seen ??= found;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return seen;
}

function differAt(a: Expr, b: Expr, relied: readonly Expr[], point: Point): boolean | undefined {
  const rough = evaluationAt(point, 200_000);
  if (
    !relied.every(
      (relation) => relation.kind !== "rel" || relation.name === "in" || rough.value(relation).value === 1,
    )
  )
    return undefined;
  const size = isScalar(a) ? { row: 1, column: 1 } : rough.size(a);
  let seen: boolean | undefined;
  for (let row = 1; row <= size.row; row++) {
    for (let column = 1; column <= size.column; column++) {
      const place = { row, column };
      const [x, y] = [rough.value(a, place), rough.value(b, place)];
      if (!Number.isFinite(x.value) || !Number.isFinite(y.value)) continue;
      seen ??= false;
      if (Math.abs(x.value - y.value) <= x.error + y.error) continue;
      // The values are taken as they were just put in, so that both precisions speak of one point.
      const precise = precisely(point, 80, { steps });
      const [p, q] = [precise(a, place), precise(b, place)];
      const gap = p.value.minus(q.value).abs();
      if (gap.isFinite() && gap.gt(p.error.plus(q.error).times(1000))) return true;
    }
  }
  return seen;
}
