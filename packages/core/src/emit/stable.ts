/**
 * How sums, products and functions are put together so that no number on the way overflows or loses its digits
 * where the value itself is fine: log(1 + e^u) as a softplus, e^u/(1 + e^u) as a sigmoid, quotients of exponentials
 * as a softmax.
 */
import { isNegative, num } from "../expr/index.js";
import type { Op, Operand } from "./graph.js";
import { type Factors, isOneRational, sameAxes, sameView, type View, Views } from "./views.js";

const unit = num(1).value;

export class StableViews extends Views {
  negative(u: View): View {
    return this.times({ coefficient: unit.neg(), over: [u], under: [] });
  }

  difference(a: View, b: View): View {
    return this.plus([a, this.negative(b)]);
  }

  /** The sum of the terms: numbers are added up, a sign that all share stands in front, e^u − 1 is expm1(u). */
  plus(terms: readonly View[]): View {
    let constant = num(0).value;
    const others: View[] = [];
    let place = 0;
    for (const term of terms) {
      const { op } = term.node;
      if (op.kind === "number") {
        if (constant.equals(0)) place = others.length;
        constant = constant.add(op.value);
      } else others.push(term);
    }
    if (constant.equals(-1)) {
      const exponential = others.findIndex((term) => this.argument(term, "exp") !== undefined);
      const u = exponential < 0 ? undefined : this.argument(others[exponential] as View, "exp");
      if (u !== undefined) {
        others[exponential] = this.apply("expm1", [u]);
        constant = num(0).value;
      }
    }
    const all = constant.equals(0)
      ? others
      : [...others.slice(0, place), this.number(constant), ...others.slice(place)];
    const [only] = all;
    if (only === undefined) return this.number(0);
    if (all.length === 1) return only;
    if (all.every((term) => this.isNegative(term)))
      return this.negative(
        this.combine(
          { kind: "add" },
          all.map((term) => this.negative(term)),
        ),
      );
    return this.combine({ kind: "add" }, all);
  }

  /** Whether a minus stands in front. */
  isNegative({ node }: View): boolean {
    const { op } = node;
    if (this.names.has(node)) return false;
    if (op.kind === "number") return isNegative(op.value);
    return op.kind === "product" && isNegative(op.coefficient);
  }

  /** A product, with quotients of exponentials in their stable forms. */
  times(written: Factors, summed: readonly string[] = []): View {
    let { coefficient, over, under } = this.factors(written);
    const above = [...over];
    const below: View[] = [];
    for (const divisor of under.flatMap((view) => this.#repeated(view))) {
      const made = this.#quotient(above, divisor);
      if (made === undefined) below.push(divisor);
      else above.push(made);
    }
    ({ coefficient, over, under } = this.factors({
      coefficient,
      over: this.#exponentials(above),
      under: below,
    }));
    return this.product({ coefficient, over, under }, summed);
  }

  /** u^k with a small whole k as k factors, where u is a sum of exponentials. */
  #repeated(view: View): View[] {
    const { op } = view.node;
    if (op.kind !== "call" || op.name !== "pow") return [view];
    const [base, exponent] = this.operands(view) as [View, View];
    const value = exponent.node.op.kind === "number" ? exponent.node.op.value : undefined;
    if (value === undefined || value.d !== 1n || value.n > 4n || isNegative(value)) return [view];
    return this.#shares(base) === undefined && this.#total(base) === undefined
      ? [view]
      : Array.from({ length: Number(value.n) }, () => base);
  }

  /**
   * What a division by a sum of exponentials comes to, where that is a sigmoid or a softmax; the exponential that
   * was used up is taken out of the factors.
   */
  #quotient(above: View[], divisor: View): View | undefined {
    const u = this.argument(divisor, "exp");
    if (u !== undefined) return this.apply("exp", [this.negative(u)]);
    const shares = this.#shares(divisor);
    if (shares !== undefined) {
      const [a, b] = shares;
      for (const [own, other] of [
        [a, b],
        [b, a],
      ] as const) {
        const taken = above.findIndex((view) => this.#isExponentialOf(view, own));
        if (taken < 0) continue;
        above.splice(taken, 1);
        return this.apply("sigmoid", [this.difference(own, other)]);
      }
      const isOneFirst = a.node.op.kind === "number";
      return isOneFirst ? this.apply("sigmoid", [this.negative(b)]) : undefined;
    }
    const total = this.#total(divisor);
    if (total === undefined) return undefined;
    for (const [k, view] of above.entries()) {
      const z = this.argument(view, "exp");
      const axis = z && alongOf(z, total);
      if (axis === undefined || z === undefined) continue;
      above.splice(k, 1);
      return this.#along("softmax", z, axis);
    }
    return undefined;
  }

  /** Exponents a and b of a divisor e^a + e^b; 1 is e^0. */
  #shares(view: View): readonly [View, View] | undefined {
    if (view.node.op.kind !== "add" || view.node.operands.length !== 2) return undefined;
    const exponents = this.operands(view).map((term) =>
      isNumber(term, 1) ? this.number(0) : this.argument(term, "exp"),
    );
    const [a, b] = exponents;
    if (a === undefined || b === undefined) return undefined;
    return b.node.op.kind === "number" ? [b, a] : [a, b];
  }

  /** The exponent in a sum of exponentials over one axis, and that axis. */
  #total(view: View): { readonly exponent: View; readonly axis: string } | undefined {
    const { op, summed, operands } = view.node;
    if (op.kind !== "product" || !isOneRational(op.coefficient)) return undefined;
    if (summed.length !== 1 || operands.length !== 1) return undefined;
    const [body] = this.operands(view) as [View];
    const exponent = this.argument(body, "exp");
    const axis = exponent?.axes.find((name) => !view.axes.includes(name));
    return exponent === undefined || axis === undefined ? undefined : { exponent, axis };
  }

  #isExponentialOf(view: View, exponent: View): boolean {
    const u = this.argument(view, "exp");
    return u !== undefined && sameView(u, exponent);
  }

  /** e^a · e^b is e^(a + b), which may be finite where the factors are not. */
  #exponentials(factors: readonly View[]): View[] {
    const exponents = new Map<View, View>();
    for (const view of factors) {
      const u = this.argument(view, "exp");
      if (u !== undefined) exponents.set(view, u);
    }
    const [first, ...more] = exponents.values();
    if (first === undefined || more.length === 0 || !more.every((u) => sameAxes(u, first)))
      return [...factors];
    const rest = factors.filter((view) => !exponents.has(view));
    return [...rest, this.apply("exp", [this.plus([first, ...more])])];
  }

  #along(name: "softmax" | "logsumexp", u: View, axis: string): View {
    const others = u.axes.filter((own) => own !== axis);
    const dims = new Map(u.axes.map((own, k) => [own, u.node.dims[k] as (typeof u.node.dims)[number]]));
    return name === "softmax"
      ? this.arranged({ kind: "along", name }, [u], [...others, axis], [], dims)
      : this.arranged({ kind: "along", name }, [u], others, [axis], dims);
  }

  /** A function entry by entry. */
  apply(name: string, args: readonly View[]): View {
    const [u] = args;
    if (name === "log" && u !== undefined) return this.#log(u);
    if (name === "exp" && u !== undefined) {
      const inner = this.argument(u, "log");
      if (inner !== undefined) return inner;
    }
    return this.combine({ kind: "call", name }, args);
  }

  /** The argument of a function entry by entry, where the view is one. */
  argument(view: View, name: string): View | undefined {
    const { op } = view.node;
    return op.kind === "call" && op.name === name ? this.operands(view)[0] : undefined;
  }

  #log(u: View): View {
    return this.#stableLog(u) ?? this.#logOfProduct(u) ?? this.#log1p(u) ?? this.combine(logarithm, [u]);
  }

  #log1p(u: View): View | undefined {
    if (u.node.op.kind !== "add") return undefined;
    const terms = this.operands(u);
    const place = terms.findIndex((term) => isNumber(term, 1));
    if (place < 0) return undefined;
    return this.combine({ kind: "call", name: "log1p" }, [this.plus(terms.filter((_, k) => k !== place))]);
  }

  /** The logarithm of something that is positive and made of exponentials. */
  #stableLog(u: View): View | undefined {
    const softplus = (z: View): View => this.combine({ kind: "call", name: "softplus" }, [z]);
    const exponent = this.argument(u, "exp");
    if (exponent !== undefined) return exponent;
    const z = this.argument(u, "sigmoid");
    if (z !== undefined) return this.negative(softplus(this.negative(z)));
    const shares = this.#shares(u);
    if (shares !== undefined) {
      const [a, b] = shares;
      return isNumber(a, 0) ? softplus(b) : this.plus([a, softplus(this.difference(b, a))]);
    }
    const complement = this.#complement(u);
    if (complement !== undefined) return this.negative(softplus(complement));
    const total = this.#total(u);
    if (total !== undefined) return this.#along("logsumexp", total.exponent, total.axis);
    const { op } = u.node;
    if (op.kind === "along" && op.name === "softmax") {
      const [inner] = this.operands(u) as [View];
      return this.difference(inner, this.#along("logsumexp", inner, u.axes[u.axes.length - 1] as string));
    }
    if (op.kind === "whole" && op.name === "det") return this.#logOfDeterminant(u);
    if (op.kind === "fold" && op.name === "prod") {
      const [body] = this.operands(u) as [View];
      const summed = body.axes.filter((axis) => !u.axes.includes(axis));
      return this.times({ coefficient: unit, over: [this.apply("log", [body])], under: [] }, summed);
    }
    const angle = this.argument(u, "cosh");
    if (angle === undefined) return undefined;
    const size = this.combine({ kind: "call", name: "abs" }, [angle]);
    const tail = softplus(this.times({ coefficient: num(-2).value, over: [size], under: [] }));
    return this.plus([size, tail, this.negative(this.apply("log", [this.number(2)]))]);
  }

  /** z of 1 − σ(z). */
  #complement(u: View): View | undefined {
    if (u.node.op.kind !== "add" || u.node.operands.length !== 2) return undefined;
    const terms = this.operands(u);
    const other = terms.find((term) => !isNumber(term, 1));
    if (other === undefined || !terms.some((term) => isNumber(term, 1))) return undefined;
    const { op } = other.node;
    if (op.kind !== "product" || !op.coefficient.equals(-1) || other.node.operands.length !== 1)
      return undefined;
    if (other.node.summed.length > 0) return undefined;
    return this.argument(this.operands(other)[0] as View, "sigmoid");
  }

  #logOfDeterminant(u: View): View {
    const [A] = u.node.operands;
    const inner = A?.of.op.kind === "whole" && A.of.op.name === "inv" ? A.of.operands[0] : undefined;
    if (inner !== undefined) return this.negative(this.#logDeterminantOf(inner));
    return this.#logDeterminantOf(A as Operand);
  }

  #logDeterminantOf({ of }: Operand): View {
    const axes = of.dims.map((_, k) => k);
    const node = this.graph.make({ kind: "whole", name: "logdet" }, [{ of, axes }], [], of.dims);
    return { node, axes: [] };
  }

  /** log of products and powers whose factors are positive because of what they are. */
  #logOfProduct(u: View): View | undefined {
    const { op, summed } = u.node;
    if (op.kind === "call" && op.name === "pow") {
      const [base, exponent] = this.operands(u) as [View, View];
      const inner = this.#stableLog(base);
      return inner && this.times({ coefficient: unit, over: [exponent, inner], under: [] });
    }
    if (op.kind !== "product" || summed.length > 0 || isNegative(op.coefficient)) return undefined;
    const logs = this.operands(u).map((factor) => this.#stableLog(factor));
    if (!logs.every((log) => log !== undefined)) return undefined;
    const signed = logs.map((log, k) => (k < op.over ? log : this.negative(log)));
    const own = isOneRational(op.coefficient) ? [] : [this.apply("log", [this.number(op.coefficient)])];
    return this.plus([...own, ...signed]);
  }
}

const logarithm: Op = { kind: "call", name: "log" };

const isNumber = ({ node }: View, value: number): boolean =>
  node.op.kind === "number" && node.op.value.equals(value);

/** The axis of z along which the total runs: z by that axis is the total's exponent by its own. */
function alongOf(
  z: View,
  { exponent, axis }: { readonly exponent: View; readonly axis: string },
): string | undefined {
  if (z.node !== exponent.node) return undefined;
  const place = exponent.axes.indexOf(axis);
  const fits = z.axes.every((own, k) => k === place || own === exponent.axes[k]);
  return fits ? z.axes[place] : undefined;
}
