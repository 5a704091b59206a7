import { type Factor, type Term, termKey, termsToExpr, toTerm, toTerms } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { type Add, type Expr, isInteger, isZero, num, type Rational, rational } from "../../expr/index.js";
import type { Mistake, Slip } from "../mistake.js";
import { slip } from "./slip.js";

/** Something cancelled against one term of a sum and not against the others. */
export const cancellation: Mistake = {
  id: "cancellation",
  name: "cancelled across a sum",
  statement: ["(u*v + w)/u", "v + w"],
  source:
    "Matz, Towards a process model for high school algebra errors (1980); Payne and Squibb, Algebra mal-rules and cognitive accounts of error (1990)",
  examples: [
    { before: "(a + b)/a", wrong: "b" },
    { before: "(a + b)/a", wrong: "1 + b" },
    { before: "(a*x + b)/a", wrong: "x + b" },
    { before: "(a + b)/(a + c)", wrong: "b/c" },
    { before: "(a + b - c)/(a + b)^2", wrong: "(1 - c)/(a + b)" },
    { before: "a/(a + b)", wrong: "1/(1 + b)" },
    { before: "(2*x + b)/2", wrong: "x + b" },
    { before: "h*(y/h - (1 - y)/(1 - h))", wrong: "y - (1 - y)/(1 - h)" },
    { before: "exp(-x)/(1 + exp(-x))", wrong: "1/(1 + 1)" },
  ],
  refuses: ["(a*x + a*b)/a", "a*b/a", "(a + b)/c", "(a + b)/(c + d)", "a*(b + c)"],
  slips: (e) => {
    if (e.kind !== "mul" && e.kind !== "div") return [];
    const term = toTerm(e);
    return term.factors.flatMap((bracket) =>
      isBracket(bracket)
        ? [
            ...ofNumber(e, term, bracket),
            ...term.factors.flatMap((other) =>
              other === bracket
                ? []
                : isBracket(other)
                  ? betweenSums(e, term, bracket, other)
                  : [...ofFactor(e, term, bracket, other), ...ofSum(e, term, bracket, other)],
            ),
          ]
        : [],
    );
  },
};

interface Bracket extends Factor {
  readonly base: Add;
}

/** A sum, itself or below the bar. */
const isBracket = (factor: Factor): factor is Bracket => {
  const power = wholePower(factor);
  return factor.base.kind === "add" && (power === 1 || power === -1);
};

const wholePower = ({ exponent }: Factor): number =>
  exponent.kind === "num" && isInteger(exponent.value) ? Number(exponent.value.s * exponent.value.n) : 0;

/** The term with some factors in the place of others. */
function exchanged(term: Term, changes: ReadonlyMap<Factor, readonly Factor[]>, scale?: Rational): Expr {
  const factors = term.factors.flatMap((factor) => changes.get(factor) ?? [factor]);
  const coefficient = scale === undefined ? term.coefficient : term.coefficient.mul(scale);
  const bare = factors.filter(({ base, exponent }) => !(base === num(1) && exponent === num(1)));
  return termToExpr({ coefficient, factors: bare, written: bare.length });
}

/** One power of `factor` less, towards none. */
const lessened = (factor: Factor): readonly Factor[] => {
  const power = wholePower(factor);
  const left = power - Math.sign(power);
  return left === 0 ? [] : [{ base: factor.base, exponent: num(left) }];
};

function ofFactor(e: Expr, term: Term, bracket: Bracket, factor: Factor): readonly Slip[] {
  const direction = Math.sign(wholePower(factor) * wholePower(bracket));
  if (direction === 0) return [];
  const terms = toTerms(bracket.base);
  const partner = (t: Term): Factor | undefined =>
    t.factors.find((own) => own.base === factor.base && Math.sign(wholePower(own)) === -direction);
  const struck = terms.filter((t) => partner(t) !== undefined);
  if (struck.length === 0 || struck.length === terms.length) return [];
  const cancelled = terms.map((t) => {
    const own = partner(t);
    return own === undefined
      ? t
      : { ...withoutSource(t), factors: t.factors.flatMap((f) => (f === own ? lessened(f) : [f])) };
  });
  const replaced = (kept: readonly Term[]): Expr =>
    exchanged(
      term,
      new Map([
        [bracket, [{ base: termsToExpr(kept), exponent: bracket.exponent }]],
        [factor, lessened(factor)],
      ]),
    );
  const why = [factor.base, " cancels only if every term of ", bracket.base, " has it"] as const;
  const slips = slip(e, replaced(cancelled), ...why);
  // What cancels whole leaves 1, which is forgotten as well.
  const rest = cancelled.filter((t) => t.source !== undefined || t.factors.length > 0);
  return rest.length === cancelled.length || rest.length === 0
    ? slips
    : [...slips, ...slip(e, replaced(rest), ...why)];
}

/** (a + b - c)/(a + b)²: the sum below struck out against the same terms above. */
function ofSum(e: Expr, term: Term, bracket: Bracket, below: Factor): readonly Slip[] {
  if (below.base.kind !== "add" || wholePower(bracket) !== 1 || wholePower(below) >= 0) return [];
  const terms = toTerms(bracket.base);
  const struck = toTerms(below.base).map((t) => terms.find((own) => same(own, t)));
  const rest = terms.filter((t) => !struck.includes(t));
  if (struck.includes(undefined) || rest.length === 0) return [];
  const left = termsToExpr([toTerm(num(1)), ...rest]);
  const wrong = exchanged(
    term,
    new Map([
      [bracket, [{ base: left, exponent: num(1) }]],
      [below, lessened(below)],
    ]),
  );
  return slip(e, wrong, below.base, " cancels only if it is a factor of ", bracket.base);
}

const same = (a: Term, b: Term): boolean => termKey(a) === termKey(b) && a.coefficient.equals(b.coefficient);

const withoutSource = ({ coefficient, factors, written }: Term): Term => ({ coefficient, factors, written });

/** (2x + b)/2: the number below the bar against the terms that it divides. */
function ofNumber(e: Expr, term: Term, bracket: Bracket): readonly Slip[] {
  const d = term.coefficient.d;
  if (d === 1n || wholePower(bracket) !== 1) return [];
  const terms = toTerms(bracket.base);
  const divides = ({ coefficient }: Term): boolean => coefficient.n % d === 0n && !isZero(coefficient);
  const struck = terms.filter(divides);
  if (struck.length === 0 || struck.length === terms.length) return [];
  const cancelled = terms.map((t) =>
    divides(t) ? { ...withoutSource(t), coefficient: t.coefficient.div(rational(d)) } : t,
  );
  const sum = { base: termsToExpr(cancelled), exponent: num(1) };
  const wrong = exchanged(term, new Map([[bracket, [sum]]]), rational(d));
  return slip(e, wrong, num(d), " cancels only if every term of ", bracket.base, " is divisible by it");
}

/** (a + b)/(a + c): the term both have, struck out above and below. */
function betweenSums(e: Expr, term: Term, above: Bracket, below: Bracket): readonly Slip[] {
  if (wholePower(above) !== 1 || wholePower(below) !== -1) return [];
  const [top, bottom] = [toTerms(above.base), toTerms(below.base)];
  const common = top.find((t) => bottom.some((other) => same(t, other)));
  if (common === undefined) return [];
  const rest = (terms: readonly Term[]): Expr => {
    const left = terms.filter((t) => !same(t, common));
    return left.length === 0 ? num(1) : termsToExpr(left);
  };
  const wrong = exchanged(
    term,
    new Map([
      [above, [{ base: rest(top), exponent: num(1) }]],
      [below, [{ base: rest(bottom), exponent: num(-1) }]],
    ]),
  );
  return slip(e, wrong, termToExpr(common), " is a term above and below, and only factors cancel");
}
