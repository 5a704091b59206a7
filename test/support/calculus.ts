/** Derivatives of vectors and matrices by central differences, for tests. */
import type { Expr, Variable } from "@derive/core";
import { at, build, type Dense, dense, sizeOf, turned, type Values } from "./dense.js";

const step = 1e-6;

const moved = (values: Values, x: Variable, by: (i: number, j: number) => number): Values => {
  const now = dense(x, values);
  const [rows, columns] = sizeOf(now);
  return new Map(values).set(
    x.name,
    build(rows, columns, (i, j) => at(now, i, j) + by(i, j)),
  );
};

const difference = (e: Expr, x: Variable, values: Values, by: (i: number, j: number) => number): Dense => {
  const [ahead, behind] = [1, -1].map((sign) =>
    dense(
      e,
      moved(values, x, (i, j) => sign * step * by(i, j)),
    ),
  );
  const [rows, columns] = sizeOf(ahead as Dense);
  return build(rows, columns, (i, j) => (at(ahead as Dense, i, j) - at(behind as Dense, i, j)) / (2 * step));
};

/** The derivative of a scalar by each entry of the variable, in the variable's shape. */
export function gradient(e: Expr, x: Variable, values: Values): Dense {
  const [rows, columns] = sizeOf(dense(x, values));
  return build(rows, columns, (k, l) =>
    at(
      difference(e, x, values, (i, j) => (i === k && j === l ? 1 : 0)),
      0,
      0,
    ),
  );
}

/** The derivative of a column by a column, a row for each entry. */
export function jacobian(e: Expr, x: Variable, values: Values): Dense {
  const [columns] = sizeOf(dense(x, values));
  const slopes = Array.from({ length: columns }, (_, k) =>
    difference(e, x, values, (i) => (i === k ? 1 : 0)),
  );
  const [rows] = sizeOf(dense(e, values));
  return build(rows, columns, (i, j) => at(slopes[j] as Dense, i, 0));
}

/** A fixed direction, so that du is the slope of u along it. */
const direction = (i: number, j: number): number => 0.3 + 0.2 * i - 0.45 * j + 0.1 * i * j;

/**
 * The value of a line of a derivation: what is still to be differentiated is measured by differences.
 */
export function lineValue(line: Expr, x: Variable, values: Values): Dense {
  const measured = new Map<Expr, Dense>();
  const visit = (e: Expr): void => {
    if (e.kind === "differential") measured.set(e, difference(e.args[0], x, values, direction));
    else if (e.kind === "diff") measured.set(e, slopeOf(e.args[0], x, values));
    else for (const child of e.args) visit(child);
  };
  visit(line);
  return dense(line, values, measured);
}

/** D u: a row for a scalar, a Jacobian for a column; by a scalar, of the shape of u. */
function slopeOf(u: Expr, x: Variable, values: Values): Dense {
  const [own] = sizeOf(dense(x, values));
  if (own === 1) return difference(u, x, values, () => 1);
  const [rows, columns] = sizeOf(dense(u, values));
  return rows === 1 && columns === 1 ? turned(gradient(u, x, values)) : jacobian(u, x, values);
}
