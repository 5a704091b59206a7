/** How a name is taken apart for readers: x1 and x_1 are x with a subscript, h_theta is h with a θ below. */

import { greekLetters } from "../expr/greek.js";
import type { Expr } from "../expr/index.js";

export interface NameParts {
  readonly stem: string;
  readonly tail: readonly string[];
}

/** @example nameParts("sigma2") is { stem: "sigma", tail: ["2"] } */
export function nameParts(name: string): NameParts {
  const [head = "", ...rest] = name.split("_");
  // A name with an empty part ("_x", "a__b") is shown as it is written.
  if (head === "" || rest.includes("")) return { stem: name, tail: [] };
  // Looked for only where there are digits: all letters of Unicode are a large pattern.
  const digits = /\d$/.test(head) ? /^(\p{L}+?)(\d+)$/u.exec(head) : null;
  if (digits === null) return { stem: head, tail: rest };
  return { stem: digits[1] as string, tail: [digits[2] as string, ...rest] };
}

/** Whether indices can stand side by side without a comma: xᵢⱼ, xᵢ₁, but not x₁₂ for x[1, 2]. */
export function areCompact(indices: readonly Expr[]): boolean {
  return indices.every((index, k) => isShort(index) && !(isDigit(index) && isDigit(indices[k - 1])));
}

const isDigit = (e: Expr | undefined): boolean =>
  e?.kind === "num" && e.value.d === 1n && e.value.s >= 0n && e.value.n < 10n;

const isShort = (e: Expr): boolean =>
  isDigit(e) || (e.kind === "sym" && ([...e.name].length === 1 || e.name in greekLetters));
