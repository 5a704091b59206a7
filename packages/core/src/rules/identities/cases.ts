/** Cases that are known to hold or not to hold, and an extreme beside the case in which it is one. */
import { type Expr, logic, mul, neg, num, opposite, piecewise, rel } from "../../expr/index.js";
import { asWritten, holds } from "../../facts/index.js";
import type { Setting } from "../../problem/problem.js";
import type { Rewrite, Rule, RuleDocs } from "../types.js";

/** Never true where the relation is strict: x > y under x < y. */
function fails(condition: Expr, setting: Setting): boolean {
  if (condition.kind === "logic" && condition.name !== "not") {
    const parts = condition.args.map((part) => fails(part, setting));
    return condition.name === "and" ? parts.some(Boolean) : parts.every(Boolean);
  }
  const operator = condition.kind === "rel" ? opposite[condition.name] : undefined;
  return operator !== undefined && holds(rel(operator, ...condition.args), setting);
}

export const knownCase: Rule = {
  id: "known-case",
  label: "the case is known",
  family: "identity",
  heads: ["piecewise", "call"],
  statement: ["piecewise(u > 0, v, w)", "v"],
  apply: (e, setting) => {
    const after =
      e.kind === "piecewise" ? decided(e.args, setting) : e.kind === "call" ? extreme(e, setting) : undefined;
    return after === undefined || after === e ? undefined : { after, bindings: { u: e } };
  },
};

export const knownCaseDocs: RuleDocs = {
  rule: knownCase,
  conditions: ["u > 0 was granted or is seen from the form"],
  source: "definition of a function by cases",
  examples: [
    { before: "piecewise(x > y, 1, 0)", after: "1", assume: "x > y" },
    { before: "piecewise(x < 0, a, exp(x) > 0, b, c)", after: "piecewise(x < 0, a, b)" },
    { before: "max(x, y)", after: "y", assume: "x < y" },
    { before: "piecewise(x > 0, a, a)", after: "a" },
  ],
  refuses: ["piecewise(x > 0, 1, 0)", "max(x, y)", "min(x, y, z)"],
};

function decided(args: readonly Expr[], setting: Setting): Expr | undefined {
  const left: Expr[] = [];
  let otherwise = args[args.length - 1] as Expr;
  for (let k = 0; k + 1 < args.length; k += 2) {
    const [condition, value] = [args[k] as Expr, args[k + 1] as Expr];
    if (fails(condition, setting)) continue;
    if (holds(condition, setting)) {
      otherwise = value;
      break;
    }
    left.push(condition, value);
  }
  while (left.length > 0 && left[left.length - 1] === otherwise) left.splice(-2);
  return left.length === 0 ? otherwise : piecewise(...left, otherwise);
}

/** The argument of max or min that is known to be the extreme one. */
function extreme(e: Expr & { readonly kind: "call" }, setting: Setting): Expr | undefined {
  if (e.name !== "max" && e.name !== "min") return undefined;
  const operator = e.name === "max" ? ">=" : "<=";
  return e.args.find((own) =>
    e.args.every((other) => other === own || holds(rel(operator, own, other), setting)),
  );
}

/** max(0, u) is 0 wherever u > 0 does not hold, so that it makes the case needless. */
export const caseOfExtreme: Rule = {
  id: "case-of-extreme",
  label: "max(0, u) is 0 for u ≤ 0",
  family: "identity",
  heads: ["mul"],
  statement: ["max(0, u)*piecewise(u > 0, v, 0)", "max(0, u)*v"],
  apply: (e, setting) => {
    if (e.kind !== "mul") return undefined;
    for (const [position, factor] of e.args.entries()) {
      const u = positivePart(factor);
      if (u === undefined) continue;
      const other = e.args.findIndex(
        (candidate, k) => k !== position && valueFor(candidate, u, setting) !== undefined,
      );
      if (other < 0) continue;
      const value = valueFor(e.args[other] as Expr, u, setting) as Expr;
      const after = mul(...e.args.map((arg, k) => (k === other ? value : arg)));
      return { after: signFirst(after), bindings: { u, v: value } };
    }
    return undefined;
  },
};

export const caseOfExtremeDocs: RuleDocs = {
  rule: caseOfExtreme,
  conditions: ["v is defined also for u ≤ 0"],
  source: "definition of the maximum",
  examples: [
    { before: "2*max(0, 1 - z)*piecewise(1 - z > 0, -1, 0)", after: "-2 * max(0, 1 - z)" },
    { before: "max(x, 0)*piecewise(x > 0, 1, 0)*a", after: "max(x, 0) * a" },
    { before: "relu(x)*step(x)", after: "relu(x)" },
  ],
  refuses: ["max(0, u)*piecewise(v > 0, 1, 0)", "max(0, u)*piecewise(u > 0, 1, 2)", "max(1, u)*step(u)"],
};

/** u of max(0, u), max(u, 0) and relu(u). */
function positivePart(e: Expr): Expr | undefined {
  if (e.kind !== "call") return undefined;
  if (e.name === "relu") return e.args[0];
  const [a, b, ...more] = e.args;
  if (e.name !== "max" || more.length > 0) return undefined;
  return a === num(0) ? b : b === num(0) ? a : undefined;
}

/** What stands for u > 0 in something that is 0 otherwise. */
function valueFor(e: Expr, u: Expr, setting: Setting): Expr | undefined {
  if (e.kind === "call" && e.name === "step") return e.args[0] === u ? num(1) : undefined;
  if (e.kind !== "piecewise" || e.args.length !== 3 || e.args[2] !== num(0)) return undefined;
  const zero = num(0);
  const positive = [rel(">", u, zero), rel("<", zero, u), asWritten(rel(">", u, zero), setting)];
  return positive.includes(e.args[0] as Expr) ? e.args[1] : undefined;
}

/** A number moves to the front with its sign. */
function signFirst(e: Expr): Expr {
  if (e.kind !== "mul") return e;
  const minuses = e.args.filter((arg) => arg.kind === "neg" || (arg.kind === "num" && arg.value.s < 0n));
  if (minuses.length === 0) return mul(...e.args.filter((arg) => arg !== num(1)));
  const plain = e.args.map((arg) =>
    arg.kind === "neg" ? arg.args[0] : arg.kind === "num" && arg.value.s < 0n ? neg(arg) : arg,
  );
  const product = mul(...plain.filter((arg) => arg !== num(1)));
  return minuses.length % 2 === 0 ? product : neg(product);
}

/** Indicators of two conditions multiplied are the indicator of both. */
export const casesTogether: Rule = {
  id: "cases-together",
  label: "both conditions",
  family: "identity",
  heads: ["piecewise", "mul"],
  statement: ["piecewise(u > 0, v, 0)*piecewise(w > 0, 1, 0)", "piecewise(u > 0 and w > 0, v, 0)"],
  apply: (e) => {
    if (isIndicator(e)) return nested(e);
    if (e.kind !== "mul") return undefined;
    const parts = e.args.filter(isIndicator);
    if (parts.length < 2) return undefined;
    const conditions = parts.map((part) => part.args[0] as Expr);
    const values = parts.map((part) => part.args[1] as Expr).filter((value) => value !== num(1));
    const both = piecewise(logic("and", ...new Set(conditions)), mul(...values), num(0));
    const rest = e.args.flatMap((arg): Expr[] => (arg === parts[0] ? [both] : isIndicator(arg) ? [] : [arg]));
    return { after: mul(...rest), bindings: { u: e } };
  },
};

export const casesTogetherDocs: RuleDocs = {
  rule: casesTogether,
  conditions: [],
  source: "definition of a function by cases",
  examples: [
    {
      before: "piecewise(x < 1, a, 0)*piecewise(x > 0, b, 0)",
      after: "piecewise(x < 1 and x > 0, a * b, 0)",
    },
    { before: "piecewise(x < 1, piecewise(x > 0, a, 0), 0)", after: "piecewise(x < 1 and x > 0, a, 0)" },
  ],
  refuses: ["piecewise(x < 1, a, 1)*piecewise(x > 0, b, 0)", "piecewise(x > 0, a, 0)*b"],
};

/** A case inside of a case. */
function nested(e: Expr): Rewrite | undefined {
  const [condition, inner] = e.args as readonly [Expr, Expr];
  if (!isIndicator(inner)) return undefined;
  const [own, value] = inner.args as readonly [Expr, Expr];
  return { after: piecewise(logic("and", condition, own), value, num(0)), bindings: { u: e } };
}

const isIndicator = (e: Expr): boolean =>
  e.kind === "piecewise" && e.args.length === 3 && e.args[2] === num(0);
