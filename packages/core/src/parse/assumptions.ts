/** `x > 0; y in {0, 1}; sum(y[k], k, 1, K) = 1`: relations granted by the user. */
import { conjuncts, type Expr } from "../expr/index.js";
import { DeriveError } from "./errors.js";
import { type Reading, readText } from "./tree.js";

/** @throws DeriveError where a part is no relation */
export function readAssumptions(text: string): Expr[] {
  const reading = readText(text, new Set(), "all", "entries");
  if (reading.matrices) throw ofWholes(reading);
  return reading.statements.flatMap((statement) => relationsOf(statement, reading));
}

function ofWholes({ source }: Reading): DeriveError {
  const message = "this speaks of whole vectors or matrices, and the problem of numbers and entries";
  const place = { offset: source.search(/\S/), length: source.trim().length };
  return new DeriveError(
    "bad-assumption",
    message,
    source,
    place,
    "with entries write sum(y[k], k, 1, K) = 1",
  );
}

function relationsOf(
  { root, body }: Reading["statements"][number],
  { source, placeOf }: Reading,
): readonly Expr[] {
  // a < b < c and d > 0 is a chain inside of an and.
  const relations = conjuncts(body);
  if (relations.every(({ kind }) => kind === "rel")) return relations;
  const hint = "write for example: x > 0; y in {0, 1}; sum(y[k], k, 1, K) = 1";
  const message =
    body.kind === "logic" ? "an assumption is a relation, or several with and" : "this is not a relation";
  throw new DeriveError("bad-assumption", message, source, placeOf(root), hint);
}
