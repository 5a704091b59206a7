/** Nonnegative sums and multiples. */
import { arrayFunctionNamed } from "../../arrays/index.js";
import { type Expr, mul, num, postorder, type RelationOperator, rel, type Sum } from "../../expr/index.js";
import {
  type Curvature,
  entries,
  type Finding,
  finding,
  flipped,
  isAffine,
  isConcave,
  isConvex,
} from "../finding.js";
import type { ConvexityRule, Known } from "../rule.js";

const section = "Boyd & Vandenberghe, Convex Optimization, 3.2.1";

/** What all parts have in common. */
function common(findings: readonly (Finding | undefined)[]): "convex" | "concave" | undefined {
  if (findings.every(isConvex)) return "convex";
  return findings.every(isConcave) ? "concave" : undefined;
}

/** The best grade among parts that are all curved alike, for the same places to be summed over. */
function bestOf(findings: readonly Finding[]): Pick<Finding, "grade" | "open"> {
  const curved = findings.filter((f) => !isAffine(f));
  const { grade, open } = curved.reduce((a, b) => (b.grade > a.grade ? b : a), curved[0] as Finding);
  return { grade, open };
}

export const sums: ConvexityRule = {
  id: "sum",
  label: "a sum of functions that are curved the same way is curved that way",
  source: section,
  examples: [
    { cost: "x^2 + exp(x) - 3*x", wrt: "x", finds: "convex" },
    { cost: "log(x) - x^2", wrt: "x", finds: "concave" },
  ],
  refuses: [
    { cost: "x^2 - exp(x)", wrt: "x" },
    { cost: "x^2 + log(x)", wrt: "x" },
  ],
  apply: (e, known) => {
    if (e.kind !== "add") return undefined;
    const moving = e.args.filter((part) => known.moves(part));
    const findings = moving.map((part) => known.of(part));
    const curvature = common(findings);
    if (curvature === undefined || findings.every(isAffine)) return undefined;
    return finding(curvature, moving, bestOf(findings as Finding[]));
  },
};

/** The sum over an index, and the sum of all entries. */
export const totals: ConvexityRule = {
  id: "total",
  label: "a sum over terms that are curved the same way is curved that way",
  source: section,
  examples: [
    { cost: "sum(exp(x))", wrt: "x", where: "x: n", finds: "convex" },
    { cost: "sum((theta'*x[i] - y[i])^2, i, 1, m)", wrt: "theta", finds: "convex" },
    { cost: "tr(exp(X))", wrt: "X", where: "X: n x n", finds: "convex" },
  ],
  refuses: [{ cost: "prod(exp(x[i]), i, 1, n)", wrt: "x" }],
  apply: (e, known) => {
    if (e.kind === "sum") return overIndex(e, known);
    if (e.kind !== "call" || (e.name !== "sum" && e.name !== "tr")) return undefined;
    const [body] = e.args as readonly [Expr];
    const inner = known.of(body);
    if (inner === undefined || isAffine(inner)) return undefined;
    const open = new Set([...inner.open].filter((place) => place !== entries));
    return finding(inner.curvature, [body], e.name === "sum" ? { grade: inner.grade, open } : {});
  },
};

function overIndex(e: Sum, known: Known): Finding | undefined {
  const [body, lower, upper] = e.args;
  const inner = known.of(body);
  if (inner === undefined || isAffine(inner) || known.moves(lower) || known.moves(upper)) return undefined;
  if (!inner.open.has(e.name)) {
    const hasTerm = known.has(rel("<=", lower, upper));
    return finding(inner.curvature, [body], hasTerm ? { grade: inner.grade, open: inner.open } : {});
  }
  const open = new Set([...inner.open].filter((place) => place !== e.name));
  return finding(inner.curvature, [body], isInFull(e, known) ? { grade: inner.grade, open } : {});
}

/** Whether the index runs over all there are of the variable. */
function isInFull({ name, args: [body, lower, upper] }: Sum, { variables, setting }: Known): boolean {
  const own = variables[0]?.name ?? "";
  const extents = setting.extents.get(own) ?? [];
  const used = postorder(body).flatMap((e) =>
    e.kind === "at" && e.name === own
      ? e.args.flatMap((index, k) => (index.kind === "sym" && index.name === name ? [extents[k]] : []))
      : [],
  );
  return lower === num(1) && used.length > 0 && used.every((extent) => extent === upper);
}

/** A constant factor: the sign decides. */
export const multiples: ConvexityRule = {
  id: "multiple",
  label: "a nonnegative multiple keeps the curvature, a nonpositive one turns it",
  source: section,
  examples: [
    { cost: "-3*x^2", wrt: "x", finds: "concave" },
    { cost: "lambda*exp(x)", wrt: "x", assume: "lambda >= 0", finds: "convex" },
    { cost: "exp(x)/m*sum(a[i], i, 1, m)", wrt: "x", assume: "a < 0", finds: "concave" },
  ],
  refuses: [
    { cost: "a*x^2", wrt: "x" },
    { cost: "x*exp(x)", wrt: "x" },
  ],
  apply: (e, known) => {
    if (e.kind === "neg") return turned(e.args[0], "negative", [], known);
    if (e.kind !== "mul" && e.kind !== "div") return undefined;
    if (e.kind === "div" && known.moves(e.args[1])) return undefined;
    const moving = e.args.filter((part) => known.moves(part));
    const constants = e.args.filter((part) => !known.moves(part));
    if (moving.length === 0 || constants.length === 0) return undefined;
    const core = mul(...moving);
    const inner = known.of(core);
    if (inner === undefined || isAffine(inner)) return undefined;
    return turned(core, ...signOf(constants, known), known);
  },
};

type Sign = "positive" | "nonnegative" | "negative" | "nonpositive" | "unknown";

const relations: readonly (readonly [Sign, RelationOperator])[] = [
  ["positive", ">"],
  ["nonnegative", ">="],
  ["negative", "<"],
  ["nonpositive", "<="],
];

/** The sign of a product of constants, and what it rests on. A divisor is not 0 where there is a value. */
function signOf(constants: readonly Expr[], known: Known): [Sign, Expr[]] {
  let negative = false;
  let strict = true;
  const needs: Expr[] = [];
  for (const factor of constants) {
    const found = relations.find(([, operator]) => known.has(rel(operator, factor, num(0))));
    if (found === undefined) {
      known.wants(rel(">=", factor, num(0)));
      return ["unknown", []];
    }
    const [sign, operator] = found;
    if (sign === "negative" || sign === "nonpositive") negative = !negative;
    strict &&= sign === "positive" || sign === "negative";
    needs.push(rel(operator, factor, num(0)));
  }
  return [negative ? (strict ? "negative" : "nonpositive") : strict ? "positive" : "nonnegative", needs];
}

function turned(core: Expr, sign: Sign, needs: readonly Expr[], known: Known): Finding | undefined {
  const inner = known.of(core);
  if (inner === undefined || isAffine(inner) || sign === "unknown") return undefined;
  const isTurned = sign === "negative" || sign === "nonpositive";
  const curvature: Curvature = isTurned ? flipped(inner.curvature) : inner.curvature;
  const isStrict = sign === "positive" || sign === "negative";
  return finding(curvature, [core], isStrict ? { grade: inner.grade, open: inner.open, needs } : { needs });
}

/** Products with constant matrices and vectors whose entries are nonnegative: c'f, Af, and f in other places. */
export const weights: ConvexityRule = {
  id: "weights",
  label: "weights of one sign keep the curvature, or turn it",
  source: section,
  examples: [
    { cost: "c'*exp(x)", wrt: "x", where: "x: n, c: n nonnegative", finds: "convex" },
    { cost: "ones(n)'*x.^2", wrt: "x", where: "x: n", finds: "convex" },
  ],
  refuses: [{ cost: "c'*exp(x)", wrt: "x", where: "x: n, c: n" }],
  apply: (e, known) => {
    if (e.kind === "transpose" || e.kind === "entry") return moved(e.args[0], known);
    if (e.kind === "call" && e.name === "diag" && arrayFunctionNamed("diag") !== undefined)
      return moved(e.args[0] as Expr, known);
    if (e.kind !== "matmul") return undefined;
    const moving = e.args.filter((part) => known.moves(part));
    const [core, ...more] = moving;
    if (core === undefined || more.length > 0) return undefined;
    const constants = e.args.filter((part) => part !== core);
    if (constants.length + 1 < e.args.length) return undefined;
    const inner = known.of(core);
    if (inner === undefined || isAffine(inner)) return undefined;
    const [sign, needs] = signOf(constants, known);
    const found = turned(core, sign, needs, known);
    if (found === undefined) return undefined;
    return finding(found.curvature, found.from, { needs: found.needs });
  },
};

function moved(core: Expr, known: Known): Finding | undefined {
  const inner = known.of(core);
  return inner === undefined || isAffine(inner) ? undefined : finding(inner.curvature, [core]);
}
