/** The minus of a difference a - u, where a does not move: what is left where it is forgotten in (a - u)′ = -u′. */
import { add, type Expr } from "../../../expr/index.js";
import type { Derivative } from "./derivative.js";
import { signed, unsigned } from "./linear.js";
import type { WrongDerivative } from "./slips.js";

/** @param isSuch whether a term that does not move makes it a difference that is asked for */
export function withoutMinus(
  { body, moves, of }: Derivative,
  isSuch: (still: Expr) => boolean,
): WrongDerivative[] {
  if (body.kind !== "add") return [];
  const moving = body.args.filter(moves);
  const minuses = moving.filter(({ kind }) => kind === "neg");
  const still = body.args.filter((term) => !moves(term));
  if (minuses.length === 0 || !still.some(isSuch)) return [];
  const spread = (isLost: (term: Expr) => boolean): Expr =>
    add(
      ...moving.map((term) => {
        const derivative = of(unsigned(term));
        return isLost(term) ? derivative : signed(term, derivative);
      }),
    );
  const right = spread(() => false);
  const because = ["the minus of a difference stays when it is differentiated."];
  const single = minuses.map((minus) => [minus]);
  return [...single, ...(minuses.length > 1 ? [minuses] : [])].map((lost) => ({
    right,
    wrong: spread((term) => lost.includes(term)),
    because,
  }));
}
