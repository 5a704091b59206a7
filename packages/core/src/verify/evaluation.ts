/** The value of an expression at a point, in whichever numbers: doubles (evaluate.ts) or decimals (decimals.ts). */
import {
  type ArrayFunction,
  arrayFunctionNamed,
  hasArrays,
  isOne,
  isScalar,
  shapeOf,
} from "../arrays/index.js";
import {
  at,
  type Call,
  type Expr,
  entry,
  freeNames,
  freshName,
  type Matrix,
  matmul,
  num,
  type Partial,
  type RelationOperator,
  sum,
  sym,
  type Variable,
} from "../expr/index.js";
import { type FunctionSpec, functionNamed } from "../functions/index.js";
import { instanceOf, unfolded } from "../problem/definitions.js";
import type { Arithmetic } from "./arithmetic.js";
import { rootNear, type Tie, tieOf } from "./curve.js";
import { derivative, writtenOut } from "./derivative.js";
import { along } from "./direction.js";
import { type Eliminated, eliminate } from "./elimination.js";
import { grantedEquation } from "./equations.js";
import type { Point } from "./point.js";
import { standInFor } from "./standIn.js";

/** Values of the bound indices in force. */
type Scope = ReadonlyMap<string, number>;
const top: Scope = new Map();

/** A row and a column, from 1; scalars have the one place. */
export interface Place {
  readonly row: number;
  readonly column: number;
}
const only: Place = { row: 1, column: 1 };

/** Longer sums are not evaluated term by term. */
const mostTerms = 1000;

/** The one entry of a variable's direction that is 1, for the column of a Jacobian. */
interface Unit {
  readonly name: string;
  readonly place: Place;
}

/** What may still be spent: nodes looked at, or what takes as long. */
export interface Budget {
  steps: number;
  /** Whether something stood at an edge, where two real numbers happened to be equal and it mattered. */
  edge?: boolean;
}

/** The values of expressions at one point; what was found once is not worked out again. */
export class Evaluation<V> {
  /** Values by place, and by the indices in force that occur in the node. */
  readonly #memo = new Map<Expr, Map<string, V>>();
  readonly #units = new Map<string, Evaluation<V>>();
  readonly #inverses = new Map<Expr, Eliminated<V>>();

  constructor(
    readonly point: Point,
    readonly numbers: Arithmetic<V>,
    readonly budget: Budget,
    readonly unit?: Unit,
    /** Names that have been given values here, whatever the point says. */
    readonly fixed: ReadonlyMap<string, V> = new Map(),
  ) {}

  /** Not a number outside the domain, and where the errors do not tell which case it is.
   *  @throws RangeError where the expression has no value of this kind, or the budget is spent */
  value(e: Expr, place: Place = only): V {
    return this.of(e, top, place);
  }

  of(e: Expr, scope: Scope, at: Place = only): V {
    this.budget.steps -= 1;
    if (this.budget.steps < 0) throw new RangeError("too much to work out");
    const place = isScalar(e) ? only : at;
    let values = this.#memo.get(e);
    if (values === undefined) {
      values = new Map<string, V>();
      this.#memo.set(e, values);
    }
    const own = scope.size === 0 ? "" : inForce(e, scope);
    const key = `${place.row} ${place.column}${own}`;
    const known = values.get(key);
    if (known !== undefined) return known;
    const made = this.#of(e, own === "" ? top : scope, place);
    values.set(key, made);
    return made;
  }

  /** The rows and columns of a vector or matrix. */
  size(e: Expr, scope: Scope = top): Place {
    const { rows, columns } = shapeOf(e);
    const count = (d: Expr): number => this.numbers.toNumber(this.of(d, scope));
    return { row: count(rows), column: count(columns) };
  }

  #of(e: Expr, scope: Scope, place: Place): V {
    const n = this.numbers;
    switch (e.kind) {
      case "matrix":
        return this.#matrix(e, scope, place);
      case "transpose":
        return this.of(e.args[0], scope, { row: place.column, column: place.row });
      case "matmul":
        return this.#product(e.args, scope, place);
      case "entry": {
        const [row, column] = [e.args[1], e.args[2]].map((index) => n.toNumber(this.of(index, scope)));
        return this.of(e.args[0], scope, { row: row as number, column: column as number });
      }
      case "differential":
        return this.of(along(e.args[0], this.point.setting), scope, place);
      case "num":
        return n.rational(e.value);
      case "sym":
      case "at":
        return this.#name(e, scope);
      case "add":
        return e.args.map((a) => this.of(a, scope, place)).reduce((a, b) => n.add(a, b));
      case "neg":
        return n.negate(this.of(e.args[0], scope, place));
      case "mul":
        return e.args.map((a) => this.of(a, scope, place)).reduce((a, b) => n.multiply(a, b));
      case "div":
        return n.divide(this.of(e.args[0], scope, place), this.of(e.args[1], scope, place));
      case "pow":
        return n.power(this.of(e.args[0], scope, place), this.of(e.args[1], scope, place));
      case "call":
        return this.#call(e, scope, place);
      case "partial":
        return this.#unknown(e, scope, place);
      case "sum":
      case "prod":
        return this.#over(e, scope, place);
      case "diff":
        return this.#derivative(e, scope, place);
      case "dot":
        return this.of(writtenOut(e.args[0], e.args[1], this.point.setting), scope);
      case "piecewise": {
        for (let k = 0; k + 1 < e.args.length; k += 2) {
          const holds = this.#holds(e.args[k] as Expr, scope, place);
          if (holds === undefined) return n.exactly(Number.NaN);
          if (holds) return this.of(e.args[k + 1] as Expr, scope, place);
        }
        return this.of(e.args[e.args.length - 1] as Expr, scope, place);
      }
      case "rel":
      case "logic":
        return n.exactly(Number(this.#holds(e, scope, place) ?? Number.NaN));
    }
  }

  #matrix(e: Matrix, scope: Scope, place: Place): V {
    if (this.unit?.name === e.name) {
      const { row, column } = this.unit.place;
      return this.numbers.exactly(row === place.row && column === place.column ? 1 : 0);
    }
    const instance = instanceOf(e, this.point.setting);
    if (instance !== undefined) return this.of(unfolded(instance), scope, place);
    const [rows, columns] = e.args;
    const indices = [...(isOne(rows) ? [] : [place.row]), ...(isOne(columns) ? [] : [place.column])];
    return this.of(at(e.name, ...indices.map((index) => num(index))), scope);
  }

  #product([first, ...more]: readonly Expr[], scope: Scope, place: Place): V {
    const n = this.numbers;
    if (first === undefined) return n.exactly(1);
    const [next, ...others] = more;
    if (next === undefined) return this.of(first, scope, place);
    const rest = matmul(next, ...others);
    let total = n.exactly(0);
    for (let k = 1; k <= this.size(first, scope).column; k++) {
      const [a, b] = [
        this.of(first, scope, { ...place, column: k }),
        this.of(rest, scope, { ...place, row: k }),
      ];
      total = n.add(total, n.multiply(a, b));
    }
    return total;
  }

  /** A function of a whole vector or matrix: by its entries in index notation, or by elimination. */
  #whole(e: Call, spec: ArrayFunction, scope: Scope, place: Place): V {
    if (spec.entry !== undefined) {
      const taken = new Set([...freeNames(e), ...scope.keys()]);
      const written = spec.entry(e.args, num(place.row), num(place.column), entry, (count, body) => {
        const index = freshName("t", taken);
        taken.add(index);
        return sum(body(sym(index)), index, num(1), count);
      });
      return this.of(written, scope);
    }
    const [a, b] = e.args as readonly [Expr, Expr];
    if (e.name === "kron") return this.#kronecker(a, b, scope, place);
    const { inverse, determinant } = this.#eliminated(a, scope);
    if (e.name === "inv")
      return inverse[place.row - 1]?.[place.column - 1] ?? this.numbers.exactly(Number.NaN);
    return e.name === "det"
      ? determinant
      : this.numbers.apply(functionNamed("log") as FunctionSpec, [determinant]);
  }

  #kronecker(a: Expr, b: Expr, scope: Scope, { row, column }: Place): V {
    const own = this.size(b, scope);
    const [outer, inner] = [
      { row: Math.ceil(row / own.row), column: Math.ceil(column / own.column) },
      { row: ((row - 1) % own.row) + 1, column: ((column - 1) % own.column) + 1 },
    ];
    return this.numbers.multiply(this.of(a, scope, outer), this.of(b, scope, inner));
  }

  #eliminated(a: Expr, scope: Scope): Eliminated<V> {
    const free = scope.size === 0 || inForce(a, scope) === "";
    const known = free ? this.#inverses.get(a) : undefined;
    if (known !== undefined) return known;
    const { row: size } = this.size(a, scope);
    const rows = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => this.of(a, scope, { row: i + 1, column: j + 1 })),
    );
    const made = eliminate(rows, this.numbers);
    if (free) this.#inverses.set(a, made);
    return made;
  }

  /** An entry of a Jacobian: the slope along the direction that has a 1 in one place. */
  #slope(body: Expr, x: Variable, scope: Scope, place: Place): V {
    const { setting } = this.point;
    if (x.kind === "at") throw new RangeError("an entry of a matrix is no direction");
    const scalar = isScalar(body);
    const moved = isScalar(x)
      ? only
      : scalar
        ? { row: place.column, column: place.row }
        : { row: place.column, column: 1 };
    const name = `d ${x.name}`;
    const key = `${name} ${moved.row} ${moved.column}`;
    const own =
      this.#units.get(key) ?? new Evaluation(this.point, this.numbers, this.budget, { name, place: moved });
    this.#units.set(key, own);
    const slope = along(body, { ...setting, moving: new Set([x.name]) });
    return own.of(
      slope,
      scope,
      isScalar(x) || scalar ? (scalar ? only : place) : { row: place.row, column: 1 },
    );
  }

  #name(e: Expr & { readonly kind: "sym" | "at" }, scope: Scope): V {
    if (this.unit?.name === e.name) return this.numbers.exactly(1);
    const bound = e.kind === "sym" ? scope.get(e.name) : undefined;
    if (bound !== undefined) return this.numbers.exactly(bound);
    if (e.name === "pi" && e.kind === "sym") return this.numbers.pi;
    const instance = instanceOf(e, this.point.setting);
    if (instance !== undefined) return this.of(unfolded(instance), scope);
    const granted = grantedEquation(e, this.point.setting);
    if (granted !== undefined) return this.of(granted.value, scope);
    const fixed = this.fixed.get(e.name);
    if (fixed !== undefined) return fixed;
    const tie = e.kind === "sym" ? tieOf(e, this.point.setting) : undefined;
    if (tie !== undefined) return this.#tied(e.name, tie);
    const indices = e.args.map((index) => this.numbers.toNumber(this.of(index, scope)));
    return this.numbers.exactly(this.point.value(e.name, indices));
  }

  /** The point is moved onto the curve, so that a finer evaluation finds the same branch. */
  #tied(name: string, tie: Tie): V {
    const { point, numbers, budget } = this;
    const at = (e: Expr, y: V): V =>
      new Evaluation(point, numbers, budget, undefined, new Map([[name, y]])).value(e);
    const root = rootNear(tie, numbers.exactly(point.value(name, [])), at, numbers);
    if (numbers.isFinite(root)) point.move(name, numbers.toNumber(root));
    return root;
  }

  #call(e: Call, scope: Scope, place: Place): V {
    const instance = instanceOf(e, this.point.setting);
    if (instance !== undefined) return this.of(unfolded(instance), scope, place);
    const whole = arrayFunctionNamed(e.name);
    if (whole !== undefined && e.args.length > 0) return this.#whole(e, whole, scope, place);
    const spec = functionNamed(e.name);
    if (spec === undefined) return this.#unknown(e, scope, place);
    const args = e.args.map((arg) => this.of(arg, scope, place));
    const isAtJump = (e.name === "sign" || e.name === "step") && this.numbers.toNumber(args[0] as V) === 0;
    if (isAtJump && !this.#counts(e, scope)) this.budget.edge = true;
    return this.numbers.apply(spec, args);
  }

  /** Whether all names are counts, indices and places: between whole numbers there are no edges. */
  #counts(e: Expr, scope: Scope): boolean {
    const { counts, places } = this.point.roles;
    return [...freeNames(e)].every((name) => counts.has(name) || places.has(name) || scope.has(name));
  }

  /** A function nobody knows, by a fixed one of its name. */
  #unknown(e: Call | Partial, scope: Scope, place: Place): V {
    const positions: number[] = [];
    let inner: Expr = e;
    while (inner.kind === "partial") {
      positions.push(inner.position - 1);
      inner = inner.args[0];
    }
    const args = inner.args.map((arg) => this.of(arg, scope, place));
    return standInFor(inner.kind === "call" ? inner.name : "", positions, args, this.numbers);
  }

  #over(e: Expr & { readonly kind: "sum" | "prod" }, scope: Scope, place: Place): V {
    const n = this.numbers;
    const [body, lower, upper] = e.args;
    const [from, to] = [n.toNumber(this.of(lower, scope)), n.toNumber(this.of(upper, scope))];
    if (!(to - from < mostTerms)) throw new RangeError("too many terms");
    let total = n.exactly(e.kind === "sum" ? 0 : 1);
    for (let k = from; k <= to; k++) {
      const term = this.of(body, new Map(scope).set(e.name, k), place);
      total = e.kind === "sum" ? n.add(total, term) : n.multiply(total, term);
    }
    return total;
  }

  #derivative(e: Expr & { readonly kind: "diff" }, scope: Scope, place: Place): V {
    const [body, x] = e.args;
    if (hasArrays(body) || x.kind === "matrix") return this.#slope(body, x, scope, place);
    const { setting } = this.point;
    if (body.kind === "sym" && setting.dependent.has(body.name)) {
      const granted = grantedEquation(e, setting);
      if (granted !== undefined) return this.of(granted.value, scope);
      return this.numbers.exactly(this.point.value(`d${body.name}/d${x.name}`, []));
    }
    // Where the function has no value it has no slope, whatever a formula for the slope gives.
    const own = body.kind === "rel" ? undefined : this.of(body, scope);
    if (own !== undefined && !this.numbers.isFinite(own)) return this.numbers.exactly(Number.NaN);
    const slope = derivative(body, x, setting);
    // Of a name that may change with x though nothing says how: it stays, and has no value.
    if (slope === e) throw new RangeError("this derivative has no value");
    return this.of(slope, scope);
  }

  /** Undefined where the errors leave it open. */
  #holds(e: Expr, scope: Scope, place: Place): boolean | undefined {
    if (e.kind === "logic") {
      const parts = e.args.map((part) => this.#holds(part, scope, place));
      const [first] = parts;
      if (e.name === "not") return first === undefined ? undefined : !first;
      const decisive = e.name === "or";
      if (parts.includes(decisive)) return decisive;
      return parts.includes(undefined) ? undefined : !decisive;
    }
    if (e.kind !== "rel") throw new RangeError("not a condition");
    const [left, ...others] = e.args.map((arg) => this.of(arg, scope, place)) as [V, ...V[]];
    if (e.name === "in") return others.some((member) => this.#order(left, member, 0) === 0);
    const equality = e.name === "==" || e.name === "!=";
    const order = this.#order(left, others[0] as V, equality ? 0 : undefined);
    if (order === 0 && !equality && !this.#counts(e, scope)) this.budget.edge = true;
    return order === undefined ? undefined : orderHas[e.name](order);
  }

  /** The sign of a - b; what stands in its place where the errors leave it open. Undefined where one has no value. */
  #order(a: V, b: V, open: number | undefined): number | undefined {
    const finite = this.numbers.isFinite(a) && this.numbers.isFinite(b);
    return finite ? (this.numbers.order(a, b) ?? open) : undefined;
  }
}

/** The indices in force that occur in the expression, with their values. */
function inForce(e: Expr, scope: Scope): string {
  const free = freeNames(e);
  let own = "";
  for (const [name, value] of scope) if (free.has(name)) own += ` ${name} ${value}`;
  return own;
}

const orderHas: Readonly<Record<Exclude<RelationOperator, "in">, (order: number) => boolean>> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
  // Numbers that cannot be told apart count as equal.
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
};
