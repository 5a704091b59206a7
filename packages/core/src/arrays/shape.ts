/** The shape of a value: rows and columns, each a number or a symbolic dimension. */
import { type Expr, num } from "../expr/index.js";

export interface Shape {
  readonly rows: Expr;
  readonly columns: Expr;
}

export const scalarShape = (): Shape => ({ rows: num(1), columns: num(1) });
export const columnShape = (length: Expr): Shape => ({ rows: length, columns: num(1) });
export const transposedShape = ({ rows, columns }: Shape): Shape => ({ rows: columns, columns: rows });

export const isOne = (dimension: Expr): boolean =>
  dimension.kind === "num" && dimension.value.n === 1n && dimension.value.d === 1n;

export const isScalarShape = ({ rows, columns }: Shape): boolean => isOne(rows) && isOne(columns);
export const isColumnShape = ({ rows, columns }: Shape): boolean => isOne(columns) && !isOne(rows);
export const isRowShape = ({ rows, columns }: Shape): boolean => isOne(rows) && !isOne(columns);
export const isSquareShape = ({ rows, columns }: Shape): boolean => rows === columns;
export const sameShape = (a: Shape, b: Shape): boolean => a.rows === b.rows && a.columns === b.columns;
