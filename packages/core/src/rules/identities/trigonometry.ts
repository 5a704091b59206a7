/** Identities of the circular and hyperbolic functions, each used only where it shortens. */
import {
  collect,
  type Factor,
  type Term,
  termKey,
  termsToExpr,
  toTerm,
  toTerms,
} from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { call, type Expr, isOne, num, rational } from "../../expr/index.js";
import type { Rule } from "../types.js";

interface SquareIdentity {
  /** c·first² + sign·c·second² = c. */
  readonly first: string;
  readonly second: string;
  readonly sign: 1 | -1;
}

const identities: readonly SquareIdentity[] = [
  { first: "sin", second: "cos", sign: 1 },
  { first: "cosh", second: "sinh", sign: -1 },
  { first: "sec", second: "tan", sign: -1 },
  { first: "csc", second: "cot", sign: -1 },
];

/** sin² + cos² = 1 and its kin, in sums of any length and with any common factor. */
export const pythagoras: Rule = {
  id: "pythagoras",
  label: "sin² + cos² = 1",
  family: "identity",
  heads: ["add"],
  statement: ["sin(u)^2 + cos(u)^2", "1"],
  conditions: [],
  source: "Abramowitz & Stegun 4.3.10, 4.5.16",
  examples: [
    { before: "sin(x)^2 + cos(x)^2", after: "1" },
    { before: "a*cos(x)^2 + b + a*sin(x)^2", after: "b + a" },
    { before: "1 - sin(x)^2", after: "cos(x)^2" },
    { before: "cosh(x)^2 - sinh(x)^2", after: "1" },
    { before: "1 + tan(x)^2", after: "sec(x)^2" },
  ],
  refuses: ["sin(x)^2 + cos(y)^2", "sin(x)^2 - cos(x)^2", "1 - tanh(x)^2"],
  apply: (e) => {
    if (e.kind !== "add") return undefined;
    const terms = toTerms(e);
    for (const identity of identities) {
      const after = bothSquares(terms, identity) ?? oneSquare(terms, identity);
      if (after !== undefined) return { after, bindings: {} };
    }
    return undefined;
  },
};

/** The square of the function in a term: its argument, and the term without it. */
function square(term: Term, name: string): { u: Expr; rest: Term } | undefined {
  const factor = term.factors.find(({ base, exponent }) => {
    return base.kind === "call" && base.name === name && exponent.kind === "num" && exponent.value.equals(2);
  });
  if (factor === undefined) return undefined;
  const factors = term.factors.filter((other) => other !== factor);
  return {
    u: factor.base.args[0] as Expr,
    rest: { coefficient: term.coefficient, factors, written: factors.length },
  };
}

function bothSquares(terms: readonly Term[], { first, second, sign }: SquareIdentity): Expr | undefined {
  for (const a of terms) {
    const one = square(a, first);
    if (one === undefined) continue;
    for (const b of terms) {
      const other = square(b, second);
      if (other === undefined || other.u !== one.u || termKey(one.rest) !== termKey(other.rest)) continue;
      if (!one.rest.coefficient.mul(sign).equals(other.rest.coefficient)) continue;
      return termsToExpr(terms.flatMap((term) => (term === a ? [one.rest] : term === b ? [] : [term])));
    }
  }
  return undefined;
}

/** c - c·first² = sign·c·second², and the same with the two exchanged. */
function oneSquare(terms: readonly Term[], { first, second, sign }: SquareIdentity): Expr | undefined {
  const readings = [
    { name: first, other: second, inner: -1, outer: sign },
    { name: second, other: first, inner: -sign, outer: 1 },
  ];
  for (const { name, other, inner, outer } of readings) {
    for (const squared of terms) {
      const found = square(squared, name);
      if (found === undefined) continue;
      const plain = terms.find(
        (term) =>
          termKey(term) === termKey(found.rest) && term.coefficient.mul(inner).equals(found.rest.coefficient),
      );
      if (plain === undefined) continue;
      const factor: Factor = { base: call(other, found.u), exponent: num(2) };
      const made: Term = {
        coefficient: plain.coefficient.mul(outer),
        factors: [...found.rest.factors, factor],
        written: found.rest.written + 1,
      };
      return termsToExpr(terms.flatMap((term) => (term === plain ? [made] : term === squared ? [] : [term])));
    }
  }
  return undefined;
}

const quotients: readonly (readonly [string, string, string])[] = [
  ["sin", "cos", "tan"],
  ["cos", "sin", "cot"],
  ["sinh", "cosh", "tanh"],
  ["cosh", "sinh", "coth"],
];

/** sin/cos = tan and its kin. */
export const tangent: Rule = {
  id: "tangent",
  label: "sin/cos = tan",
  family: "identity",
  heads: ["div", "mul"],
  statement: ["sin(u)/cos(u)", "tan(u)"],
  conditions: ["cos(u) ≠ 0, as the left side requires already"],
  source: "Abramowitz & Stegun 4.3.3, 4.5.3",
  examples: [
    { before: "sin(x)/cos(x)", after: "tan(x)" },
    { before: "a*sin(x)^2/(b*cos(x)^2)", after: "a * tan(x)^2/b" },
    { before: "sinh(x)/cosh(x)", after: "tanh(x)" },
  ],
  refuses: ["sin(x)/cos(y)", "sin(x)*cos(x)", "1/cos(x)"],
  apply: (e, setting) => {
    if (e.kind !== "div" && e.kind !== "mul") return undefined;
    const term = toTerm(e);
    for (const [above, below, name] of quotients) {
      for (const top of term.factors) {
        const bottom = term.factors.find((factor) => isQuotient(top, factor, above, below));
        if (bottom === undefined) continue;
        const made: Factor = { base: call(name, top.base.args[0] as Expr), exponent: top.exponent };
        const factors = term.factors.flatMap((factor) =>
          factor === top ? [made] : factor === bottom ? [] : [factor],
        );
        return {
          after: termToExpr({ ...term, factors }, setting.counts),
          bindings: { u: made.base.args[0] as Expr },
        };
      }
    }
    return undefined;
  },
};

function isQuotient(top: Factor, bottom: Factor, above: string, below: string): boolean {
  const [a, b] = [top.base, bottom.base];
  if (a.kind !== "call" || b.kind !== "call" || a.name !== above || b.name !== below) return false;
  if (a.args[0] !== b.args[0] || top.exponent.kind !== "num" || bottom.exponent.kind !== "num") return false;
  return top.exponent.value.s > 0n && top.exponent.value.equals(bottom.exponent.value.neg());
}

/** 2 sin u cos u = sin 2u and cos²u - sin²u = cos 2u; the same for sinh and cosh. */
export const doubleAngle: Rule = {
  id: "double-angle",
  label: "double angle",
  family: "identity",
  heads: ["mul", "add"],
  statement: ["2*sin(u)*cos(u)", "sin(2*u)"],
  conditions: [],
  source: "Abramowitz & Stegun 4.3.24, 4.3.25, 4.5.31, 4.5.32",
  examples: [
    { before: "2*sin(x)*cos(x)", after: "sin(2 * x)" },
    { before: "a*cos(t)^2 - a*sin(t)^2", after: "a * cos(2 * t)" },
    { before: "cosh(x)^2 + sinh(x)^2", after: "cosh(2 * x)" },
    { before: "2*sinh(x)*cosh(x)", after: "sinh(2 * x)" },
  ],
  refuses: ["sin(x)*cos(x)", "2*sin(x)*cos(y)", "cos(x)^2 + sin(x)^2"],
  apply: (e, setting) => {
    if (e.kind === "mul") {
      const term = toTerm(e);
      return (
        doubledSine(term, "sin", "cos", setting.counts) ?? doubledSine(term, "sinh", "cosh", setting.counts)
      );
    }
    if (e.kind !== "add") return undefined;
    const terms = collect(toTerms(e));
    return doubledCosine(terms, "cos", "sin", -1) ?? doubledCosine(terms, "cosh", "sinh", 1);
  },
};

/** c·first(u)² + sign·c·second(u)² = c·first(2u). */
function doubledCosine(
  terms: readonly Term[],
  first: string,
  second: string,
  sign: 1 | -1,
): { after: Expr; bindings: Record<string, Expr> } | undefined {
  for (const a of terms) {
    const one = square(a, first);
    const partner = one && terms.find((b) => isPartner(b, second, one.u, one.rest, sign));
    if (one === undefined || partner === undefined) continue;
    const made: Term = {
      ...one.rest,
      factors: [...one.rest.factors, { base: call(first, doubled(one.u)), exponent: num(1) }],
    };
    const after = termsToExpr(
      terms.flatMap((term) => (term === a ? [made] : term === partner ? [] : [term])),
    );
    return { after, bindings: { u: one.u } };
  }
  return undefined;
}

const doubled = (u: Expr): Expr => {
  const term = toTerm(u);
  return termToExpr({ ...term, coefficient: term.coefficient.mul(2) });
};

function isPartner(term: Term, name: string, u: Expr, rest: Term, sign: 1 | -1): boolean {
  const other = square(term, name);
  return (
    other !== undefined &&
    other.u === u &&
    termKey(other.rest) === termKey(rest) &&
    other.rest.coefficient.equals(rest.coefficient.mul(sign))
  );
}

function doubledSine(
  term: Term,
  first: string,
  second: string,
  counts: ReadonlySet<string>,
): { after: Expr; bindings: Record<string, Expr> } | undefined {
  if (term.coefficient.d !== 1n || term.coefficient.n % 2n !== 0n) return undefined;
  const once = (name: string, u?: Expr) =>
    term.factors.find(
      ({ base, exponent }) =>
        base.kind === "call" &&
        base.name === name &&
        exponent.kind === "num" &&
        isOne(exponent.value) &&
        (u === undefined || base.args[0] === u),
    );
  const sine = once(first);
  const u = sine?.base.args[0];
  const cosine = u === undefined ? undefined : once(second, u);
  if (u === undefined || cosine === undefined) return undefined;
  const made: Factor = { base: call(first, doubled(u)), exponent: num(1) };
  const factors = term.factors.flatMap((f) => (f === sine ? [made] : f === cosine ? [] : [f]));
  const coefficient = term.coefficient.div(rational(2));
  return { after: termToExpr({ coefficient, factors, written: factors.length }, counts), bindings: { u } };
}
