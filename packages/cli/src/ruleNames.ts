/** Rules and mistakes by what a reader calls them: an id, a part of one, or a label as it stands beside a line. */
import {
  arrayFunctions,
  DeriveError,
  functions,
  type Mistake,
  mistakes,
  nearest,
  type Rule,
  rules,
} from "@derive/core";

/** Labels that are made for a place, and the rule behind them. */
const made: readonly (readonly [pattern: RegExp, id: string])[] = [
  [/^definition of /, "definition"],
  [/ folded back to /, "fold-definition"],
  [/^derivative of (?!(a constant|the variable|an inner product)$)/, "chain-rule"],
  [/^[∂d].* = .*δ/, "entry"],
  [/^[∂d].*ᵀ.* = /, "inner-product"],
  [/^[∂d].* = /, "constant-multiple"],
  [/′/, "chain-rule"],
  [/ = /, "granted"],
];

/** Labels of lines that no rule makes: they are read off, put in or given. */
const steps: Readonly<Record<string, string>> = {
  "read off the differential":
    "dJ = Gᵀ dx, or tr(Gᵀ dX), says that the gradient of J is G: it has the shape of x.",
  "the gradient is the transpose":
    "The Jacobian of a number is a row; the gradient is the column that has the shape of the variable.",
  "denominator layout: the transpose":
    "With --layout denominator a Jacobian has a row for each entry of the variable: the transpose of the other.",
  "in indices: as a matrix it has no form":
    "The derivative of a matrix by a vector or matrix has three or four indices, and is told entry by entry.",
  "definitions put back in": "What was given a name for the chain is written out again.",
  "the factors put in": "The product of the chain with each factor in its place.",
};

/** A letter that is typed in place of a sign. */
const typed = new Map([
  ["'", "′"],
  ["-", "−"],
  ["*", "·"],
]);

const plain = (text: string): string =>
  [...text.trim().toLowerCase().replace(/\s+/g, " ")].map((char) => typed.get(char) ?? char).join("");

/** What a line's label says where no rule stands behind it. */
export const stepNamed = (name: string): string | undefined =>
  Object.entries(steps).find(([label]) => plain(label) === plain(name))?.[1];

/** The mistakes of which a name is the id or what a reader sees. */
export const mistakesNamed = (name: string): readonly Mistake[] =>
  mistakes.filter((own) => [own.id, own.name].some((known) => plain(known) === plain(name)));

/** The rules whose id or label a name is: the one with the id first. */
export function exactRules(name: string): readonly Rule[] {
  const wanted = plain(name);
  const ids = new Set([wanted, `${wanted}−rule`, wanted.replaceAll(" ", "−")]);
  const exact = rules.filter(({ id, label }) => ids.has(plain(id)) || plain(label) === wanted);
  return [...exact].sort((a, b) => +ids.has(plain(b.id)) - +ids.has(plain(a.id)));
}

/**
 * All rules of that name: the one with the id first, then those with the label.
 * @throws DeriveError for a name that no rule has, and for one that is a part of several
 */
export function rulesNamed(name: string): readonly Rule[] {
  const wanted = plain(name);
  const exact = exactRules(name);
  if (exact.length > 0) return exact;
  const derivative = functions.some(({ derivativeLabel = "" }) => plain(derivativeLabel) === wanted);
  const whole = arrayFunctions.some(({ differential }) => plain(differential?.label ?? "") === wanted);
  const behind = derivative
    ? "chain-rule"
    : whole
      ? "differential-of-function"
      : made.find(([pattern]) => pattern.test(plain(name)))?.[1];
  if (behind !== undefined) return rules.filter(({ id }) => id === behind);
  const alike = rules.filter(({ id, label }) => plain(id).includes(wanted) || plain(label).includes(wanted));
  if (alike.length === 1) return alike;
  const near = alike.length > 0 ? alike.map(({ id }) => id).join(", ") : nearestName(wanted);
  const hint = near === undefined ? "derive rules lists them all" : `did you mean ${near}?`;
  throw new DeriveError("bad-option", `there is no rule ${name}`, "", undefined, hint);
}

const nearestName = (name: string): string | undefined =>
  nearest(
    name.replaceAll("−", "-"),
    [...rules, ...mistakes].map(({ id }) => id).concat(rules.map(({ label }) => label)),
  );
