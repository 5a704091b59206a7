import { toTerm } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { isScalar, product, transposed, turned } from "../../arrays/index.js";
import { add, div, type Expr, freeNames, matmul, mul, neg, num } from "../../expr/index.js";
import type { Setting } from "../../problem/problem.js";
import type { Rule, RuleDocs } from "../types.js";

/** u⊙v = v⊙u and uᵀv = vᵀu: data first, then errors and products, then what functions made of them. */
export const factorOrder: Rule = {
  id: "factor-order",
  label: "order of factors",
  family: "arithmetic",
  where: "y: m, v: m, x: n, A: m x n, S: n x n",
  statement: ["sin(y) .* v", "v .* sin(y)"],
  apply: (e, setting) => {
    if (isScalar(e)) {
      const names =
        e.kind === "mul" && e.args.every((factor) => factor.kind === "sym" || factor.kind === "num");
      const inOrder = names ? mul(...sorted(e.args, (factor) => scalarRank(factor, setting))) : e;
      const after = e.kind === "matmul" ? turnedScalar(e, setting) : inOrder === e ? undefined : inOrder;
      return after === undefined ? undefined : { after, bindings: {} };
    }
    if (e.kind === "add") {
      const after = transposesLast(e.args);
      return after === undefined ? undefined : { after, bindings: {} };
    }
    if (e.kind !== "mul") return undefined;
    const scalars = sorted(e.args.filter(isScalar), (factor) => scalarRank(factor, setting));
    const wide = sorted(
      e.args.filter((factor) => !isScalar(factor)),
      (factor) => rank(factor, setting),
    );
    const after = mul(...scalars, ...wide);
    return after === e ? undefined : { after, bindings: {} };
  },
};

export const factorOrderDocs: RuleDocs = {
  rule: factorOrder,
  conditions: [],
  source: "products of numbers commute",
  examples: [
    {
      before: "sigmoid(A*x) .* (1 - sigmoid(A*x)) .* y",
      after: "y .* sigmoid(A * x) .* (1 - sigmoid(A * x))",
    },
    { before: "exp(v)'*y", after: "y' * exp(v)" },
    { before: "x'*A'*y", after: "y' * A * x" },
    { before: "S' + S", after: "S + S'" },
    { before: "y*tr(A*A')*2 .* sin(v)", after: "2 * tr(A * A') * y .* sin(v)" },
  ],
  refuses: ["y .* sin(v)", "v'*y", "sin(v)*x'"],
};

/** uᵀAᵀv is vᵀAu, which is shorter; and of two vectors the data stands in front. */
function turnedScalar(e: Expr, setting: Setting): Expr | undefined {
  const [row, column, ...more] = e.args as readonly [Expr, Expr];
  if (more.length > 0 || row.kind !== "transpose") {
    const reversed = matmul(...([...e.args].reverse().map(turned) as [Expr, ...Expr[]]));
    return transposes(reversed) < transposes(e) ? reversed : undefined;
  }
  const [u] = row.args;
  const [first, second] = [rank(u, setting), rank(column, setting)];
  const inOrder = first < second || (first === second && (first < 1 || u.id <= column.id));
  return inOrder ? undefined : matmul(transposed(column), u);
}

const transposes = (e: Expr): number => e.args.filter((factor) => factor.kind === "transpose").length;

/** Aᵀ + A is A + Aᵀ. */
function transposesLast(terms: readonly Expr[]): Expr | undefined {
  for (const [k, term] of terms.entries()) {
    const partner = term.kind === "transpose" ? terms.indexOf(term.args[0]) : -1;
    if (partner <= k) continue;
    const swapped = terms.map((other, l) =>
      l === k ? (terms[partner] as Expr) : l === partner ? term : other,
    );
    return add(...swapped);
  }
  return undefined;
}

/** Among factors of one kind those that were written first stand first: nodes are numbered as they are made. */
function sorted(factors: readonly Expr[], rankOf: (e: Expr) => number): Expr[] {
  const ranked = factors.map((e, position) => ({ e, rank: rankOf(e), position }));
  const named = (a: Expr, b: Expr) => (a.kind === "matrix" && b.kind === "matrix" ? a.id - b.id : 0);
  return ranked
    .sort((a, b) => a.rank - b.rank || named(a.e, b.e) || a.position - b.position)
    .map(({ e }) => e);
}

/** Numbers, counts, names, and what is made of them. */
function scalarRank(e: Expr, { counts }: Setting): number {
  if (e.kind === "num") return 0;
  if (freeNames(e).size === 0) return 1;
  if (e.kind === "sym") return counts.has(e.name) ? 1 : 2;
  return e.kind === "div" ? 2 : 3;
}

/** Data, then variables, then sums and products of it, then values of functions, then their complements 1 - f. */
function rank(e: Expr, setting: Setting): number {
  switch (e.kind) {
    case "matrix":
      return setting.definitions.has(e.name) ? 2 : setting.moving.has(e.name) ? 0.5 : 0;
    case "transpose":
    case "neg":
    case "pow":
      return rank(e.args[0], setting);
    case "add":
      return e.args.some(isScalar) ? 3 : 1;
    case "matmul":
      return 1;
    case "differential":
    case "diff":
      return 4;
    default:
      return 2;
  }
}

/**
 * Where the scalars of a product of matrices stand: 1/m and λ/m with counts below in front, other denominators
 * below the whole.
 */
export const scalarPlace: Rule = {
  id: "scalar-place",
  label: "one fraction",
  family: "arithmetic",
  where: "A: m x n, x: n, y: m, c:",
  statement: ["1/c*(A*x)", "A*x/c"],
  apply: (e, setting) => {
    if (isScalar(e)) {
      const inFront =
        e.kind === "div" && overCounts(e.args[1], setting) ? termToExpr(toTerm(e), setting.counts) : e;
      return inFront === e ? undefined : { after: inFront, bindings: {} };
    }
    if (e.kind === "div") {
      const [above, below] = e.args;
      if (!isScalar(below) || !overCounts(below, setting)) return undefined;
      const [scalars, wide] = split(above);
      return { after: mul(div(mul(...scalars), below), wide), bindings: { c: below } };
    }
    if (e.kind !== "mul") return undefined;
    const [scalars, wide] = split(e);
    const position = scalars.findIndex((factor) => factor.kind === "div" && isWhole(factor.args[0]));
    const fraction = scalars[position];
    if (fraction?.kind !== "div") return undefined;
    const others = scalars.filter((_, k) => k !== position);
    const [above, below] = fraction.args;
    if (!others.every(isWhole) || overCounts(below, setting)) return undefined;
    const whole = negated(above);
    const numbers = [...(whole === num(1) ? [] : [whole]), ...others];
    const after = div(mul(...numbers, wide), below);
    return { after: whole === above ? after : neg(after), bindings: { c: below } };
  },
};

export const scalarPlaceDocs: RuleDocs = {
  rule: scalarPlace,
  conditions: [],
  source: "Horn & Johnson, Matrix Analysis, 0.2",
  examples: [
    { before: "1/norm2(x)*A*x", after: "A * x/norm2(x)" },
    { before: "A*x/m", after: "1/m * A * x" },
    { before: "sum(x)/m", after: "1/m * sum(x)" },
    { before: "(2*A*x)/m", after: "2/m * A * x" },
  ],
  refuses: ["1/m*A*x", "2*A*x", "c/norm2(x)*A*x", "A*x/norm2(x)", "1/2*x", "y ./ (A*x)"],
};

/** Numbers and counts alone. */
const overCounts = (below: Expr, { counts }: Setting): boolean =>
  below !== num(1) && [...freeNames(below)].every((name) => counts.has(name));

const isWhole = (e: Expr): boolean => e.kind === "num" && e.value.d === 1n;

/** The size of a number. */
const negated = (e: Expr): Expr => (e.kind === "num" && e.value.s < 0n ? num(e.value.neg()) : e);

/** The scalar factors, and the rest as one. */
function split(e: Expr): readonly [readonly Expr[], Expr] {
  const factors = e.kind === "mul" ? e.args : [e];
  const wide = factors.filter((factor) => !isScalar(factor));
  return [factors.filter(isScalar), wide.length === 1 ? product(...wide) : mul(...wide)];
}
