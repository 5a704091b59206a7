import { add } from "../../expr/index.js";
import type { Mistake } from "../mistake.js";
import { isNumber, slip, without } from "./slip.js";

/** One term of a sum is not carried over to the next line. */
export const droppedTerm: Mistake = {
  id: "dropped-term",
  name: "term lost",
  statement: ["u + v", "u"],
  source: "Matz, Towards a process model for high school algebra errors (1980): deletion",
  examples: [
    { before: "y - y*h - h + y*h", wrong: "y - h + y*h" },
    { before: "1 + exp(-x)", wrong: "exp(-x)" },
  ],
  refuses: ["u*v", "-u"],
  slips: (e) =>
    e.kind !== "add"
      ? []
      : e.args.flatMap((term, k) =>
          isNumber(term, 0) ? [] : slip(e, add(...without(e.args, k)), "the term ", term, " is lost"),
        ),
};
