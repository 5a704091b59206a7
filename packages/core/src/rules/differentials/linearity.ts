import { zeros } from "../../arrays/build.js";
import { isScalar, shapeOf } from "../../arrays/index.js";
import {
  add,
  call,
  differential,
  div,
  type Expr,
  matmul,
  mul,
  neg,
  num,
  transpose,
} from "../../expr/index.js";
import { isMoving } from "../../problem/dependence.js";
import type { Setting } from "../../problem/problem.js";
import type { Rule, RuleDocs } from "../types.js";

/** Sums, constant factors on either side, signs, transposes, traces: the differential passes them by. */
export const linearity: Rule = {
  id: "differential-linearity",
  label: "linearity",
  family: "differential",
  where: "A: m x n, B: n x k, U: m x n, V: m x n",
  statement: ["d(c*U + V)", "c*d(U) + d(V)"],
  apply: (e, setting) => {
    if (e.kind !== "differential") return undefined;
    const after = passed(e.args[0], setting);
    return after === undefined ? undefined : { after, bindings: { U: e.args[0] } };
  },
};

export const linearityDocs: RuleDocs = {
  rule: linearity,
  conditions: ["c is constant"],
  source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 8.2",
  examples: [
    { before: "d(U - 2*V)", after: "d(U) - d(2 * V)" },
    { before: "d(U')", after: "d(U)'" },
    { before: "d(sum(U))", after: "sum(d(U))" },
  ],
  refuses: ["d(x)", "d(x .* x)"],
};

function passed(u: Expr, setting: Setting): Expr | undefined {
  const moves = (part: Expr): boolean => isMoving(part, setting);
  const inPlace = (): Expr[] | undefined => {
    const moving = u.args.filter(moves);
    return moving.length === 1 ? u.args.map((part) => (moves(part) ? differential(part) : part)) : undefined;
  };
  switch (u.kind) {
    case "add":
      return add(
        ...u.args
          .filter(moves)
          .map((term) => (term.kind === "neg" ? neg(differential(term.args[0])) : differential(term))),
      );
    case "neg":
      return neg(differential(u.args[0]));
    case "transpose":
      return transpose(differential(u.args[0]));
    case "mul": {
      const factors = inPlace();
      return factors === undefined ? undefined : mul(...factors);
    }
    case "matmul": {
      const factors = inPlace();
      return factors === undefined ? undefined : matmul(...(factors as [Expr, ...Expr[]]));
    }
    case "div":
      return moves(u.args[1]) ? undefined : div(differential(u.args[0]), u.args[1]);
    case "call": {
      const [inner] = u.args;
      return inner !== undefined && linearFunctions.has(u.name)
        ? call(u.name, differential(inner))
        : undefined;
    }
    default:
      return undefined;
  }
}

/** Functions of whole arrays that are linear. */
const linearFunctions: ReadonlySet<string> = new Set(["sum", "tr", "diag"]);

/** What does not depend on the variable has the differential 0. */
export const constantDifferential: Rule = {
  id: "differential-constant",
  label: "constant",
  family: "differential",
  where: "x: n",
  statement: ["d(c)", "0"],
  apply: (e, setting) => {
    if (e.kind !== "differential" || isMoving(e.args[0], setting)) return undefined;
    const [u] = e.args;
    return { after: isScalar(u) ? num(0) : zeros(shapeOf(u)), bindings: { c: u } };
  },
};

export const constantDifferentialDocs: RuleDocs = {
  rule: constantDifferential,
  conditions: ["c does not depend on the variable"],
  source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 8.2",
  examples: [{ before: "d(2)", after: "0" }],
  refuses: ["d(x)"],
};
