/** Derivatives and differentials that are written, and not carried out yet. */
import { type Expr, some } from "../expr/index.js";

/** @example true for 2*x*diff(y, x), and false for 2*x*f'(x) */
export const isOpen = (root: Expr): boolean =>
  some(root, ({ kind }) => kind === "diff" || kind === "differential");
