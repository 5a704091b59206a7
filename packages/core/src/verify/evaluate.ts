/**
 * Values in double precision with a bound for the rounding error (running error analysis: Higham, Accuracy and
 * Stability of Numerical Algorithms, 3.3), so that cancellation is never taken for a difference.
 */
import type { Call, Expr, Partial } from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { instanceOf, unfolded } from "../problem/definitions.js";
import { derivative, writtenOut } from "./derivative.js";
import { hash, type Point } from "./point.js";

export interface Value {
  readonly value: number;
  /** The true value lies within this distance. */
  readonly error: number;
}

const ulp = 2 ** -52;
const exact = (value: number): Value => ({ value, error: 0 });
const rounded = (value: number, error: number): Value => ({ value, error: error + Math.abs(value) * ulp });

/** Values of the bound indices in force. */
type Scope = ReadonlyMap<string, number>;
const top: Scope = new Map();

/** Longer sums are not evaluated term by term. */
const mostTerms = 1000;

/** @throws RangeError where the expression has no value of this kind */
export function evaluate(e: Expr, point: Point): Value {
  return new Evaluation(point).of(e, top);
}

class Evaluation {
  /** Values of nodes outside of every sum. */
  readonly #memo = new Map<Expr, Value>();

  constructor(readonly point: Point) {}

  of(e: Expr, scope: Scope): Value {
    if (scope.size > 0) return this.#of(e, scope);
    const known = this.#memo.get(e);
    if (known !== undefined) return known;
    const made = this.#of(e, scope);
    this.#memo.set(e, made);
    return made;
  }

  #of(e: Expr, scope: Scope): Value {
    switch (e.kind) {
      case "num":
        return rounded(e.value.valueOf(), 0);
      case "sym":
      case "at":
        return this.#name(e, scope);
      case "add":
        return e.args
          .map((a) => this.of(a, scope))
          .reduce((a, b) => rounded(a.value + b.value, a.error + b.error));
      case "neg": {
        const { value, error } = this.of(e.args[0], scope);
        return { value: -value, error };
      }
      case "mul":
        return e.args.map((a) => this.of(a, scope)).reduce(product);
      case "div":
        return product(this.of(e.args[0], scope), reciprocal(this.of(e.args[1], scope)));
      case "pow":
        return this.#power(this.of(e.args[0], scope), this.of(e.args[1], scope));
      case "call":
        return this.#call(e, scope);
      case "partial":
        return this.#unknown(e, scope);
      case "sum":
      case "prod":
        return this.#over(e, scope);
      case "diff":
        return this.#derivative(e, scope);
      case "dot":
        return this.of(writtenOut(e.args[0], e.args[1], this.point.setting), scope);
      case "piecewise": {
        for (let k = 0; k + 1 < e.args.length; k += 2) {
          if (this.#holds(e.args[k] as Expr, scope)) return this.of(e.args[k + 1] as Expr, scope);
        }
        return this.of(e.args[e.args.length - 1] as Expr, scope);
      }
      case "matrix":
      case "matmul":
      case "transpose":
      case "entry":
      case "differential":
        throw new RangeError("only scalars have a value");
      case "rel":
      case "logic":
        return exact(this.#holds(e, scope) ? 1 : 0);
    }
  }

  #name(e: Expr & { readonly kind: "sym" | "at" }, scope: Scope): Value {
    const bound = e.kind === "sym" ? scope.get(e.name) : undefined;
    if (bound !== undefined) return exact(bound);
    const instance = instanceOf(e, this.point.setting);
    if (instance !== undefined) return this.of(unfolded(instance), scope);
    return exact(
      this.point.value(
        e.name,
        e.args.map((index) => this.of(index, scope).value),
      ),
    );
  }

  #power(base: Value, exponent: Value): Value {
    const value = base.value ** exponent.value;
    const byBase = base.error === 0 ? 0 : Math.abs((exponent.value * value) / base.value) * base.error;
    const byExponent =
      exponent.error === 0 ? 0 : Math.abs(value * Math.log(Math.abs(base.value))) * exponent.error;
    return rounded(value, byBase + byExponent + 4 * ulp * Math.abs(value));
  }

  #call(e: Call, scope: Scope): Value {
    const instance = instanceOf(e, this.point.setting);
    if (instance !== undefined) return this.of(unfolded(instance), scope);
    const spec = functionNamed(e.name);
    if (spec === undefined) return this.#unknown(e, scope);
    const args = e.args.map((arg) => this.of(arg, scope));
    const numbers = args.map(({ value }) => value);
    const value = spec.evaluate(...numbers);
    const moving = args.some(({ error }) => error > 0);
    const slopes = moving ? spec.slope(...numbers) : [];
    const carried = args.reduce(
      (total, { error }, k) => total + (error === 0 ? 0 : Math.abs(slopes[k] ?? 0) * error),
      0,
    );
    return rounded(value, carried + specialError(e.name) * Math.abs(value) + 4 * ulp * Math.abs(value));
  }

  /** A fixed smooth function by name: sin(Σ aᵢuᵢ + b) + Σ cᵢuᵢ², with all its partial derivatives. */
  #unknown(e: Call | Partial, scope: Scope): Value {
    const positions: number[] = [];
    let inner: Expr = e;
    while (inner.kind === "partial") {
      positions.push(inner.position - 1);
      inner = inner.args[0];
    }
    const name = inner.kind === "call" ? inner.name : "";
    const args = inner.args.map((arg) => this.of(arg, scope));
    const a = args.map((_, k) => 0.5 + (hash(`${name} a ${k}`) % 100) / 80);
    const phase = args.reduce((total, { value }, k) => total + (a[k] ?? 0) * value, (hash(name) % 100) / 40);
    const factor = positions.reduce((product, k) => product * (a[k] ?? 0), 1);
    const wave = factor * Math.sin(phase + (positions.length * Math.PI) / 2);
    const value = wave + this.#quadratic(name, positions, args);
    const error = args.reduce((total, arg) => total + arg.error * 8, 0);
    return rounded(value, error + 8 * ulp * (1 + Math.abs(phase)));
  }

  #quadratic(name: string, positions: readonly number[], args: readonly Value[]): number {
    const c = (k: number) => 0.25 + (hash(`${name} c ${k}`) % 100) / 200;
    const [first] = positions;
    if (first === undefined) return args.reduce((total, { value }, k) => total + c(k) * value * value, 0);
    if (positions.some((k) => k !== first) || positions.length > 2) return 0;
    return positions.length === 1 ? 2 * c(first) * (args[first]?.value ?? 0) : 2 * c(first);
  }

  #over(e: Expr & { readonly kind: "sum" | "prod" }, scope: Scope): Value {
    const [body, lower, upper] = e.args;
    const [from, to] = [this.of(lower, scope).value, this.of(upper, scope).value];
    if (!(to - from < mostTerms)) throw new RangeError("too many terms");
    let total = exact(e.kind === "sum" ? 0 : 1);
    for (let k = from; k <= to; k++) {
      const term = this.of(body, new Map(scope).set(e.name, k));
      total =
        e.kind === "sum" ? rounded(total.value + term.value, total.error + term.error) : product(total, term);
    }
    return total;
  }

  #derivative(e: Expr & { readonly kind: "diff" }, scope: Scope): Value {
    const [body, x] = e.args;
    const { setting } = this.point;
    if (body.kind === "sym" && setting.dependent.has(body.name)) {
      return exact(this.point.value(`d${body.name}/d${x.name}`, []));
    }
    // Where the function has no value it has no slope, whatever a formula for the slope gives.
    const own = body.kind === "rel" ? exact(0) : this.of(body, scope);
    return Number.isFinite(own.value) ? this.of(derivative(body, x, setting), scope) : exact(Number.NaN);
  }

  #holds(e: Expr, scope: Scope): boolean {
    if (e.kind === "logic") {
      const parts = e.args.map((part) => this.#holds(part, scope));
      if (e.name === "not") return !parts[0];
      return e.name === "and" ? parts.every(Boolean) : parts.some(Boolean);
    }
    if (e.kind !== "rel") throw new RangeError("not a condition");
    const [left = Number.NaN, right = Number.NaN, ...more] = e.args.map((arg) => this.of(arg, scope).value);
    switch (e.name) {
      case "<":
        return left < right;
      case "<=":
        return left <= right;
      case ">":
        return left > right;
      case ">=":
        return left >= right;
      case "==":
        return Math.abs(left - right) < 1e-9;
      case "!=":
        return Math.abs(left - right) >= 1e-9;
      case "in":
        return [right, ...more].includes(left);
    }
  }
}

function product(a: Value, b: Value): Value {
  return rounded(
    a.value * b.value,
    Math.abs(a.value) * b.error + Math.abs(b.value) * a.error + a.error * b.error,
  );
}

function reciprocal({ value, error }: Value): Value {
  return rounded(
    1 / value,
    Math.abs(value) > error
      ? error / (Math.abs(value) * (Math.abs(value) - error))
      : Number.POSITIVE_INFINITY,
  );
}

/** Functions computed by series of ours are right to about this relative error. */
function specialError(name: string): number {
  return ["gamma", "lgamma", "digamma", "polygamma", "erf", "erfc"].includes(name) ? 1e-12 : 0;
}
