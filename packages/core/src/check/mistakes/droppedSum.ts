import {
  add,
  type Dot,
  type Expr,
  entryOf,
  freeNames,
  isBinder,
  mul,
  type Prod,
  type Sum,
  substitute,
  sum,
} from "../../expr/index.js";
import type { Problem } from "../../problem/problem.js";
import type { Mistake, Slip } from "../mistake.js";
import { slip } from "./slip.js";

/** The Σ is gone: its body stands alone, with the index left free or at its first value. */
export const droppedSum: Mistake = {
  id: "dropped-sum",
  name: "sum lost",
  statement: ["sum(u[i], i, 1, m)", "u[i]"],
  source: "against Graham, Knuth, Patashnik, Concrete Mathematics, 2.1: an index is bound by its Σ",
  examples: [
    { before: "sum((h - y[i])*x[i, j], i, 1, m)", wrong: "(h - y[i])*x[i, j]" },
    { before: "sum(y[i], i, 1, m)", wrong: "y[1]" },
    { before: "sum(c, i, 1, m)", wrong: "c" },
    { before: "sum(w*x[i] + b, i, 1, m)", wrong: "sum(w*x[i], i, 1, m) + b" },
    { before: "theta' * x[i]", wrong: "theta[j]*x[i, j]" },
    { before: "prod(y[i], i, 1, m)", wrong: "y[i]" },
  ],
  refuses: ["y[i] + x[i]"],
  slips: (e, problem) => (isBinder(e) ? ofBinder(e) : e.kind === "dot" ? ofInnerProduct(e, problem) : []),
};

function ofBinder(e: Sum | Prod): readonly Slip[] {
  const [body, lower] = e.args;
  const what = e.kind === "sum" ? "the sum" : "the product";
  const runs = freeNames(body).has(e.name);
  const each = runs
    ? `: its body stands alone, and nothing says what ${e.name} is`
    : ", and with it the number of its terms";
  const alone = slip(e, body, `${what} over ${e.name} is gone${each}`);
  if (!runs) return alone;
  const first = substitute(body, new Map([[e.name, lower]]));
  return [
    ...alone,
    ...slip(e, first, `only the term with ${e.name} = `, lower, ` of ${what} is left`),
    ...(e.kind === "sum" ? ofStill(e) : []),
  ];
}

/** Σ (u + b) as Σ u + b: what does not run is added once, though it stands in every term. */
function ofStill(e: Sum): readonly Slip[] {
  const [body, lower, upper] = e.args;
  if (body.kind !== "add") return [];
  const still = body.args.filter((term) => !freeNames(term).has(e.name));
  const running = body.args.filter((term) => freeNames(term).has(e.name));
  if (still.length === 0 || running.length === 0) return [];
  const wrong = add(sum(add(...running), e.name, lower, upper), ...still);
  return slip(
    e,
    wrong,
    add(...still),
    ` stands in every term of the sum over ${e.name}, and is added once only`,
  );
}

/** θᵀx taken for the one product of the entries that are differentiated by. */
function ofInnerProduct(e: Dot, { variables }: Problem): readonly Slip[] {
  const [index] = variables.flatMap((v) => (v.kind === "at" ? v.args : []));
  if (index === undefined) return [];
  const [u, v] = e.args.map((side) => entryOf(side, [index])) as [Expr | undefined, Expr | undefined];
  if (u === undefined || v === undefined) return [];
  return slip(e, mul(u, v), "only one term of the inner product ", e, " is left");
}
