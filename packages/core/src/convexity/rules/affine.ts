/** What is affine: the variable, sums and constant multiples of it. */
import { arrayFunctionNamed } from "../../arrays/index.js";
import type { Expr } from "../../expr/index.js";
import { entries, type Finding, finding, isAffine } from "../finding.js";
import type { ConvexityRule, Known } from "../rule.js";

const section = "Boyd & Vandenberghe, Convex Optimization, 3.1.1";

/** The variable, or an entry of it. */
export const variable: ConvexityRule = {
  id: "the-variable",
  label: "the variable",
  source: section,
  examples: [{ cost: "x", wrt: "x", finds: "affine" }],
  refuses: [{ cost: "x^2", wrt: "x" }],
  apply: (e, { variables }) => {
    if (e.kind !== "sym" && e.kind !== "at" && e.kind !== "matrix") return undefined;
    const own = variables.find(({ name }) => name === e.name);
    if (own === undefined) return undefined;
    const alone = variables.length === 1;
    if (e === own) {
      const open = e.kind === "matrix" ? new Set([entries]) : undefined;
      return finding("affine", [], alone ? { grade: 1, ...(open && { open }) } : {});
    }
    const indices = e.args.flatMap((index) => (index.kind === "sym" ? [index.name] : []));
    const open = new Set(indices);
    const isEvery = alone && own.kind === "sym" && e.kind === "at" && open.size === e.args.length;
    return finding("affine", [], isEvery ? { grade: 1, open } : {});
  },
};

/** Functions of whole arrays that are linear in each argument. */
const linear: ReadonlySet<string> = new Set(["sum", "tr", "diag", "kron"]);

/** Sums, constant multiples, products with constant matrices: with one moving factor that is affine. */
export const affine: ConvexityRule = {
  id: "affine",
  label: "sums and constant multiples of the variable are affine",
  source: section,
  examples: [
    { cost: "3*x - 1", wrt: "x", finds: "affine" },
    { cost: "c'*x + d", wrt: "x", where: "x: n, c: n, d:", finds: "affine" },
    { cost: "tr(A*X)", wrt: "X", where: "X: n x n, A: n x n", finds: "affine" },
    { cost: "sum(a[i]*x[i], i, 1, n)", wrt: "x", finds: "affine" },
  ],
  refuses: [
    { cost: "x*y", wrt: "x, y" },
    { cost: "exp(x)", wrt: "x" },
    { cost: "1/x", wrt: "x" },
  ],
  apply: (e, known) => {
    const moving = e.args.filter((part) => known.moves(part));
    if (!moving.every((part) => isAffine(known.of(part)))) return undefined;
    return isLinear(e, moving, known) ? finding("affine", moving, graded(e, moving, known)) : undefined;
  },
};

function isLinear(e: Expr, moving: readonly Expr[], known: Known): boolean {
  switch (e.kind) {
    case "add":
    case "neg":
    case "transpose":
      return true;
    case "mul":
    case "matmul":
    case "dot":
      // The same factor twice moves twice.
      return moving.length === 1 && e.args.filter((part) => part === moving[0]).length === 1;
    case "div":
      return !known.moves(e.args[1]);
    case "sum":
      return !known.moves(e.args[1]) && !known.moves(e.args[2]);
    case "entry":
      return !known.moves(e.args[1]) && !known.moves(e.args[2]);
    case "call":
      return linear.has(e.name) && arrayFunctionNamed(e.name) !== undefined && moving.length === 1;
    case "piecewise":
      return e.args.every((part, k) => k % 2 === 1 || k === e.args.length - 1 || !known.moves(part));
    default:
      return false;
  }
}

/** Still the variable, moved by a constant or stretched by a number that is not 0. */
function graded(e: Expr, moving: readonly Expr[], known: Known): Partial<Finding> {
  const [only, ...more] = moving;
  const inner = only === undefined || more.length > 0 ? undefined : known.of(only);
  if (inner === undefined || inner.grade === 0) return {};
  const kept = { grade: inner.grade, open: inner.open };
  if (e.kind === "add" || e.kind === "neg" || e.kind === "transpose") return kept;
  if (e.kind === "mul" || e.kind === "div") {
    const factors = e.args.filter((part) => part !== only);
    const isNumber = (part: Expr): boolean => part.kind === "num" && part.value.n !== 0n;
    return factors.every(isNumber) ? kept : {};
  }
  return {};
}
