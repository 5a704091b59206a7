/** What a reader should know besides the lines: what was not understood as it may have been meant. */
import { arrayFunctionNamed } from "../arrays/index.js";
import type { Derivation } from "../derive/derivation.js";
import { type Expr, freeNames, postorder } from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { isUnknownName } from "../functions/unknownNames.js";
import { nearest } from "../problem/nearest.js";

/** Sentences without a capital letter and a full stop. */
export const notesOf = (d: Derivation): string[] => [
  ...absentVariables(d),
  ...unknownWords(d),
  ...unusedStyle(d),
];

/** A variable that does not occur has the derivative 0: rightly, or because it was mistyped. */
function absentVariables({ problem }: Derivation): string[] {
  const names = new Set(bodiesOf(problem).flatMap((body) => [...freeNames(body)]));
  const absent = new Set(
    problem.variables.flatMap((x) => ("name" in x && !names.has(x.name) ? [x.name] : [])),
  );
  return [...absent].map((name) => {
    const near = name.length < shortestGuess ? undefined : nearest(name, names);
    const guess = near === undefined ? "" : `; did you mean ${near}?`;
    return `${name} does not occur in the problem, so the derivative is 0${guess}`;
  });
}

/** Every letter is near every other one. */
const shortestGuess = 3;

/** A note as a sentence. */
export const ended = (note: string): string => (note.endsWith("?") ? note : `${note}.`);

const bodiesOf = ({ expression, definitions }: Derivation["problem"]): Expr[] => [
  expression,
  ...[...definitions.values()].map(({ body }) => body),
];

/** Words that are called like functions although nothing says what they are, each with what stays of its
 *  derivative. A letter (f, g, phi) is meant to be unknown; a word may have been thought to be known. */
function unknownWords({ problem }: Derivation): string[] {
  const counts = new Map<string, number>();
  const ofEntries = problem.shapes.size > 0 ? " of each entry" : "";
  for (const root of bodiesOf(problem)) {
    for (const e of postorder(root))
      if (e.kind === "call" && isUnknownWord(e.name) && !problem.definitions.has(e.name))
        counts.set(e.name, e.args.length);
  }
  return [...counts].map(([name, count]) => {
    const stays = count === 1 ? `its derivative stays ${name}′` : `its derivatives stay ∂₁${name}, ∂₂${name}`;
    return `${name} is taken for an unknown function${ofEntries}: ${stays}, written partial(1, ${name}(…))`;
  });
}

const isUnknownWord = (name: string): boolean =>
  !isUnknownName(name) && functionNamed(name) === undefined && arrayFunctionNamed(name) === undefined;

/** Styles belong to one of the two notations each. */
function unusedStyle({ style, problem }: Derivation): string[] {
  const matrices = problem.shapes.size > 0;
  if (style === "leibniz" && matrices)
    return ["the style leibniz is for numbers; of vectors and matrices there are jacobian and differential"];
  if ((style === "jacobian" || style === "differential") && !matrices)
    return [`the style ${style} is for vectors and matrices; this is told as a textbook does`];
  return [];
}
