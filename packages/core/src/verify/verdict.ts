/** The three verdicts. A sample can refute; only the exact test proves; what neither decides says so. */
import type { Expr } from "../expr/index.js";

/** Numbers anyone can put in, at which the two sides differ. */
export interface Witness {
  /** "x[1, 2]" → "0.75", in the order in which a reader meets the names. */
  readonly values: readonly { readonly name: string; readonly value: string }[];
  readonly left: string;
  readonly right: string;
}

export type Verdict =
  /** Equal, wherever both are defined and the listed relations hold. */
  | { readonly kind: "proved"; readonly assumptions: readonly Expr[] }
  | { readonly kind: "refuted"; readonly witness: Witness }
  /** Agrees at that many points; no proof. */
  | { readonly kind: "undecided"; readonly agreed: number; readonly reason: string };
