/**
 * Formulas as people write them: where signs, brackets and derivative signs go. The same for the terminal
 * (unicode.ts) and for LaTeX (latex.ts); a notation says how the pieces themselves are drawn. The input
 * language has brackets of its own (text.ts), because there the reader is a parser.
 */
import { isScalar } from "../arrays/index.js";
import {
  type Call,
  type Diff,
  type Expr,
  freeNames,
  type Rational,
  type RelationOperator,
  type Variable,
} from "../expr/index.js";
import { highestOrder } from "../problem/problem.js";
import { type Fragment, type Part, row, separated, setOff, signed } from "./fragment.js";
import { level, type Pieces } from "./pieces.js";
import { transposedInverse, type WholesNotation, wholeSign } from "./wholes.js";

/** A node with its fragment, for decisions that need both. */
export interface Drawn {
  readonly e: Expr;
  readonly f: Fragment;
}

/** A variable, and how often running one differentiates by it. */
export interface Repeated {
  readonly variable: Fragment;
  readonly times: number;
}

export interface Notation extends WholesNotation {
  readonly minus: string;
  readonly number: (value: Rational) => Fragment;
  readonly name: (name: string) => Fragment;
  readonly entry: (name: string, indices: readonly Drawn[]) => Fragment;
  readonly round: (inner: Fragment) => Fragment;
  readonly square: (inner: Fragment) => Fragment;
  /** What stands between two factors. */
  readonly between: (left: Drawn, right: Drawn) => string;
  /** What stands between two factors that are multiplied entry by entry. */
  readonly entrywise: string;
  readonly quotient: (above: Drawn, below: Drawn) => Fragment;
  /** Entry by entry: what is above may be a number. */
  readonly entrywiseQuotient: (above: Drawn, below: Drawn) => Fragment;
  /** `args` are those of the base, for a function that carries the exponent: sin²(x). */
  readonly power: (base: Drawn, exponent: Drawn, args: readonly Fragment[]) => Fragment;
  /** Every entry raised: A^⊙2. */
  readonly entrywisePower: (base: Drawn, exponent: Drawn) => Fragment;
  readonly transpose: (u: Fragment, v: Fragment) => Fragment;
  readonly transposed: (u: Fragment) => Fragment;
  readonly call: (e: Call, args: readonly Drawn[]) => Fragment;
  readonly primed: (name: string, order: number, args: readonly Fragment[]) => Fragment;
  readonly partial: (name: string, positions: readonly number[], args: readonly Fragment[]) => Fragment;
  readonly big: (sign: "sum" | "prod", index: string, lower: Fragment, upper: Fragment) => Fragment;
  /** dy/dx, d²y/dx², ∂²y/∂x∂y; without y the operator alone, to be followed by its operand. */
  readonly rate: (d: "d" | "∂", body: Fragment | undefined, variables: readonly Repeated[]) => Fragment;
  /** ∇ with what it is taken by, D for a Jacobian; an operator to be followed by its operand. */
  readonly slope: (sign: "∇" | "D", variable: Fragment, times: number) => Fragment;
  readonly relations: Readonly<Record<RelationOperator, string>>;
  readonly braces: readonly [string, string];
  readonly word: (word: "and" | "or" | "not") => string;
  readonly cases: (rows: readonly (readonly [Fragment, Fragment])[], otherwise: Fragment) => Fragment;
}

/** @param dependent names that depend on the variable though nothing says how: dy/dx, not ∂y/∂x */
export function drawing(n: Notation, dependent: ReadonlySet<string>) {
  return (e: Expr, of: Pieces<Fragment>): Fragment => {
    const drawn = (child: Expr): Drawn => ({ e: child, f: of(child) });
    switch (e.kind) {
      case "num":
        return n.number(e.value);
      case "sym":
        return n.name(e.name);
      case "at":
        return n.entry(e.name, e.args.map(drawn));
      case "add":
        return sum(n, e.args.map(of));
      case "neg": {
        const inner = of(e.args[0]);
        const bare = inner.unsigned === undefined && (inner.open || inner.level >= level.product);
        return signed(n.minus, bare ? inner : n.round(inner));
      }
      case "mul":
        return product(n, e.args.map(drawn));
      case "div": {
        const written = isScalar(e.args[1]) ? n.quotient : n.entrywiseQuotient;
        return written(drawn(e.args[0]), drawn(e.args[1]));
      }
      case "pow":
        return isScalar(e)
          ? n.power(drawn(e.args[0]), drawn(e.args[1]), e.args[0].args.map(of))
          : n.entrywisePower(drawn(e.args[0]), drawn(e.args[1]));
      case "matrix":
        return n.name(e.name);
      case "matmul":
        return row(
          separated(
            e.args.map((factor) => within(n, of(factor), level.power)),
            " ",
          ),
          { level: level.product },
        );
      case "transpose":
        return (
          gradient(n, e.args[0], of) ??
          inverseTurned(n, e.args[0], of) ??
          n.transposed(within(n, of(e.args[0]), level.atom))
        );
      case "entry":
        return row([n.square(of(e.args[0])), "[", of(e.args[1]), ", ", of(e.args[2]), "]"], {
          level: level.atom,
        });
      case "differential":
        return e.args[0].kind === "matrix" || e.args[0].kind === "sym"
          ? row(["d", of(e.args[0])], { level: level.atom })
          : row(["d", n.round(of(e.args[0]))], { level: level.power });
      case "dot":
        return n.transpose(within(n, of(e.args[0]), level.atom), within(n, of(e.args[1]), level.atom));
      case "call":
        return wholeSign(e, of, n, n.round) ?? n.call(e, e.args.map(drawn));
      case "partial":
        return partial(n, e, of);
      case "sum":
      case "prod": {
        const [body, lower, upper] = e.args;
        const operand = operandOf(n, of(body));
        return row([n.big(e.kind, e.name, of(lower), of(upper)), " ", operand], {
          level: level.minus,
          open: true,
        });
      }
      case "diff":
        return e.args[1].kind === "matrix" ? jacobian(n, e, of) : derivative(n, e, of, dependent);
      case "piecewise": {
        const rows: (readonly [Fragment, Fragment])[] = [];
        for (let k = 0; k + 1 < e.args.length; k += 2)
          rows.push([of(e.args[k + 1] as Expr), of(e.args[k] as Expr)]);
        return n.cases(rows, of(e.args[e.args.length - 1] as Expr));
      }
      case "rel":
        return relation(n, e.name, e.args.map(of));
      case "logic": {
        const parts = e.args.map((arg) => of(arg));
        if (e.name === "not")
          return row([n.word("not"), within(n, parts[0] as Fragment, level.atom)], { level: level.logic });
        const sides = parts.map((part) => within(n, part, level.relation));
        return row(separated(sides, n.word(e.name)), { level: level.logic });
      }
    }
  };
}

/** In brackets if it binds less tightly than its place asks. */
export const within = (n: Notation, f: Fragment, needed: number): Fragment =>
  f.level < needed ? n.round(f) : f;

/** A sum as an operand stands in square brackets: its own round ones are then easy to tell apart. */
function operandOf(n: Notation, body: Fragment): Fragment {
  if (body.open && body.unsigned === undefined) return body;
  return body.level < level.product ? n.square(body) : body;
}

function sum(n: Notation, terms: readonly Fragment[]): Fragment {
  const parts: Part[] = [];
  terms.forEach((term, k) => {
    const own = within(n, term, level.minus);
    if (k === 0) parts.push(own);
    else if (own.unsigned !== undefined) parts.push(` ${n.minus} `, { ...own, text: own.unsigned });
    else parts.push(" + ", own);
  });
  return row(parts, { level: level.sum });
}

/**
 * Whether a factor would run into a neighbour beside it: v (uᵀw) is no product of matrices, (u ⊘ v) 2 no quotient
 * by 2v.
 */
function runsOn(factors: readonly Drawn[], k: number): boolean {
  const [{ e }, behind] = [factors[k] as Drawn, factors[k + 1]];
  if (isScalar(e))
    return (e.kind === "matmul" || e.kind === "dot") && factors.slice(0, k).some((own) => !isScalar(own.e));
  return e.kind === "div" && !isScalar(e.args[1]) && behind !== undefined && isScalar(behind.e);
}

/** A negative number in front gives the product its sign; Σ and ∂/∂x may stand last without brackets. */
function product(n: Notation, factors: readonly Drawn[]): Fragment {
  const last = factors.length - 1;
  const [first] = factors;
  const coefficient = first?.e.kind === "num" ? first.f.unsigned : undefined;
  const shown = factors.map(({ e, f }, k): Drawn => {
    if (k === 0 && coefficient !== undefined)
      return { e, f: { ...f, text: coefficient, level: level.product } };
    // Behind another array a quotient entry by entry would take that one's place above.
    const isBehind =
      k > 0 && e.kind === "div" && !isScalar(e) && factors.slice(0, k).some((own) => !isScalar(own.e));
    if (isBehind) return { e, f: n.round(f) };
    if (f.open && k === last && f.unsigned === undefined) return { e, f };
    return { e, f: within(n, f, runsOn(factors, k) ? level.power : level.product) };
  });
  const parts: Part[] = [];
  let wide = false;
  shown.forEach((factor, k) => {
    const before = shown[k - 1];
    const isWide = !isScalar(factor.e);
    if (before !== undefined) parts.push(wide && isWide ? n.entrywise : n.between(before, factor));
    parts.push(factor.f);
    wide ||= isWide;
  });
  const open = shown[last]?.f.open ?? false;
  const result = row(parts, { level: open ? level.minus : level.product, open });
  return coefficient === undefined ? result : signed(n.minus, result);
}

function partial(n: Notation, e: Expr, of: Pieces<Fragment>): Fragment {
  const positions: number[] = [];
  let inner = e;
  while (inner.kind === "partial") {
    positions.push(inner.position);
    inner = inner.args[0];
  }
  const name = inner.kind === "call" ? inner.name : "";
  const args = inner.args.map((arg) => of(arg));
  // As in ∂²/∂y∂x, the derivative taken last stands first.
  return args.length === 1 ? n.primed(name, positions.length, args) : n.partial(name, positions, args);
}

/** Square brackets around what is differentiated, but for a name (dy/dx) and a call. Derivatives of
 *  derivatives are one sign, d²/dx². */
function derivative(n: Notation, e: Diff, of: Pieces<Fragment>, dependent: ReadonlySet<string>): Fragment {
  const [inside] = e.args;
  const mark = inside.kind === "diff" ? of(inside).mark : undefined;
  const runs: { x: Variable; times: number }[] = [];
  const names = new Set<string>();
  let body: Expr = e;
  for (let order = 0; body.kind === "diff" && order < highestOrder; order++) {
    const [inner, x]: readonly [Expr, Variable] = body.args;
    const last = runs[runs.length - 1];
    // A place that is set off is a copy: the same variable, but not the same object.
    if (last !== undefined && last.x.id === x.id) last.times++;
    else {
      runs.push({ x, times: 1 });
      names.add(x.name);
    }
    body = inner;
  }
  const variables = runs.map(({ x, times }): Repeated => ({ variable: of(x), times }));
  const indexed = runs.some(({ x }) => x.kind === "at");
  const mixed = indexed || variables.length > 1;
  if (body.kind === "sym" || body.kind === "at")
    return setOff(n.rate(mixed || body.kind === "at" ? "∂" : "d", of(body), variables), mark);
  // By a name that itself depends on the variable, the others are held fixed.
  const held = [...names].some((name) => dependent.has(name));
  const others = [...freeNames(body)].some(
    (name) => !names.has(name) && name !== "pi" && (held || !dependent.has(name)),
  );
  const inner = of(body);
  const bare = body.kind === "call" && inner.level === level.atom && inner.starts !== "other";
  const operand = bare ? inner : n.square(inner);
  const operator = n.rate(mixed || others ? "∂" : "d", undefined, variables);
  // Square brackets end the operand; a bare call would swallow a factor behind it.
  const traits = bare ? { level: level.minus, open: true } : { level: level.product };
  return setOff(row([operator, " ", operand], traits), mark);
}

/** ∇ₓ J for the transpose of a Jacobian with one row, ∇²ₓ J for the Jacobian of that. */
function gradient(n: Notation, e: Expr, of: Pieces<Fragment>): Fragment | undefined {
  if (e.kind !== "diff" || e.args[1].kind !== "matrix" || !isScalar(e.args[0])) return undefined;
  return setOff(operatorOn(n, n.slope("∇", of(e.args[1]), 1), e.args[0], of), of(e).mark);
}

/** S⁻ᵀ for the transpose of an inverse. */
function inverseTurned(n: Notation, e: Expr, of: Pieces<Fragment>): Fragment | undefined {
  const drawn = e.kind === "call" ? transposedInverse(e, of, n, n.round) : undefined;
  return drawn && setOff(drawn, of(e).mark);
}

function jacobian(n: Notation, e: Diff, of: Pieces<Fragment>): Fragment {
  const [body, x] = e.args;
  const inner = body.kind === "transpose" ? body.args[0] : body;
  const isHessian =
    inner !== body && inner.kind === "diff" && inner.args[1].id === x.id && isScalar(inner.args[0]);
  return isHessian
    ? operatorOn(n, n.slope("∇", of(x), 2), inner.args[0], of)
    : operatorOn(n, n.slope("D", of(x), 1), body, of);
}

/** Square brackets around what the operator acts on, but for a name and a call. */
function operatorOn(n: Notation, operator: Fragment, body: Expr, of: Pieces<Fragment>): Fragment {
  const inner = of(body);
  const isName = body.kind === "sym" || body.kind === "matrix";
  const bare = isName || (body.kind === "call" && inner.level === level.atom && inner.starts !== "other");
  const traits = bare ? { level: level.minus, open: true } : { level: level.product };
  return row([operator, " ", bare ? inner : n.square(inner)], traits);
}

function relation(n: Notation, operator: RelationOperator, args: readonly Fragment[]): Fragment {
  const [first, ...others] = args.map((arg) => within(n, arg, level.sum));
  const sign = ` ${n.relations[operator]} `;
  const [opening, closing] = n.braces;
  const right: Part[] =
    operator === "in" ? [opening, ...separated(others, ", "), closing] : separated(others, sign);
  return row(first === undefined ? right : [first, sign, ...right], { level: level.relation });
}

const squared = /^(sin|cos|tan|sec|csc|cot|sinh|cosh|tanh|sech|csch|coth)$/;

/** Whether the exponent stands at the function's name, as in sin²(x): only where nobody reads it as an
 *  inverse or a composition. */
export function carriesExponent(base: Drawn, exponent: Drawn): base is Drawn & { readonly e: Call } {
  if (base.e.kind !== "call" || !squared.test(base.e.name)) return false;
  const { e } = exponent;
  return e.kind === "num" && e.value.d === 1n && e.value.s > 0n && e.value.n > 1n;
}
