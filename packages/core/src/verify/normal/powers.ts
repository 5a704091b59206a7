/**
 * Powers with an exponent that is no number. By name y^k is e^(k log y), so that y^j·y^k = y^(j + k), which holds for y < 0
 * too wherever both are defined. That it is greater than 0 does not: whoever takes it for that relies on y > 0.
 */
import { call, type Expr, isInteger, num, pow, rational, rel } from "../../expr/index.js";
import { bounds, isNonnegative, isPositive } from "../../facts/index.js";
import { isNonpositiveInterval } from "../../facts/interval.js";
import type { Kernel } from "./kernels.js";
import type { Normalizer } from "./normalizer.js";
import { keyOf, type Monomial, type PolyTerm, unit } from "./polynomial.js";
import { type Quotient, whole } from "./quotient.js";
import { isOfWholes } from "./wholes.js";

/** What is known of a power whose base may be less than 0. */
export interface SymbolicPower {
  /** What is to be greater than 0 for the power to be so. */
  readonly bases: readonly Expr[];
  /** Whether the exponent is a whole number. */
  readonly isWhole: boolean;
}

/** Of e^(c·m), where m has a logarithm of what may be less than 0; undefined where it has none. */
export function symbolicPower(terms: readonly PolyTerm[], n: Normalizer): SymbolicPower | undefined {
  const logs = terms.flatMap(({ monomial }) => monomial.filter(([id]) => isOpenLog(n.kernels.get(id), n)));
  if (logs.length === 0) return undefined;
  const bases = [...new Set(logs.map(([id]) => baseOf(n.kernels.get(id))))];
  const [term, ...more] = terms;
  const [log] = logs;
  const isSimple = more.length === 0 && logs.length === 1 && log?.[1] === unit;
  const rest = term?.monomial.filter((factor) => factor !== log) ?? [];
  return { bases, isWhole: isSimple && isWholeNumber(polynomial(rest), n) };
}

/** e^(c·m) as it is written: y^(c·k) for c·k·log y with a y that may be less than 0. */
export function written({ monomial, coefficient }: PolyTerm, n: Normalizer): Expr {
  const logs = monomial.filter(([id]) => isOpenLog(n.kernels.get(id), n));
  const [log, ...more] = logs;
  const ofMonomial = (m: Monomial): Expr => n.expression(polynomial(m, coefficient));
  if (log === undefined || more.length > 0 || log[1] !== unit) return call("exp", ofMonomial(monomial));
  return pow(baseOf(n.kernels.get(log[0])), ofMonomial(monomial.filter((factor) => factor !== log)));
}

const polynomial = (monomial: Monomial, coefficient = rational(1)): Quotient =>
  whole(new Map([[keyOf(monomial), { monomial, coefficient }]]));

const baseOf = ({ expr }: Kernel): Expr => expr.args[0] as Expr;

/** The logarithm of what is not known to be positive. */
function isOpenLog(kernel: Kernel, n: Normalizer): boolean {
  if (kernel.logOf === undefined || isNonnegative(baseOf(kernel), n.setting)) return false;
  return !isSurelyPositive(kernel.logOf, n);
}

function isSurelyPositive({ top, bottom }: Quotient, n: Normalizer): boolean {
  const isSo = (p: Quotient["top"]): boolean =>
    [...p.values()].every(
      ({ monomial, coefficient }) =>
        coefficient.s > 0n &&
        monomial.every(([id, e]) => n.kernels.get(id).power === undefined && isPositivePower(id, e, n)),
    );
  return isSo(top) && [...bottom.values()].every(({ factor }) => isSo(factor));
}

/** Whether it is a sum of products of whole numbers, with whole coefficients. */
export const isWholeNumber = ({ top, bottom }: Quotient, n: Normalizer): boolean =>
  bottom.size === 0 &&
  isOfWholes(top, n) &&
  [...top.values()].every(({ coefficient }) => isInteger(coefficient));

/** Notes that the logarithm of a base is written, so that the base is greater than 0 wherever the whole is defined. */
export function noteLogarithm({ top }: Quotient, n: Normalizer): void {
  for (const { monomial } of top.values()) {
    const [only, ...more] = monomial;
    if (only === undefined || more.length > 0 || only[1] !== unit) continue;
    const kernel = n.kernels.get(only[0]);
    if (isOpenLog(kernel, n)) n.rely(kernel.expr);
  }
}

/** The relations among what was relied on, without those that say that a base is positive whose logarithm is written. */
export function relationsOf(used: ReadonlySet<Expr>): Expr[] {
  return [...used].filter((e) => {
    if (e.kind !== "rel") return false;
    const [left, right] = e.args as readonly [Expr, Expr];
    return e.name !== ">" || right !== num(0) || !used.has(call("log", left));
  });
}

/**
 * How a power of a kernel changes its sign with the kernel: a root of even order wants a positive one, and one of odd
 * order, as the cube root, is defined for all and keeps or drops the sign by its numerator.
 */
export function parityOf(exponent: number): "odd" | "even" | "positive" {
  const { n, d } = rational(exponent, unit);
  if (d % 2n === 0n) return "positive";
  return n % 2n === 0n ? "even" : "odd";
}

export const isPositiveKernel = ({ expr, positive }: Kernel, n: Normalizer): boolean =>
  positive === true || isPositive(expr, n.setting);

/** Whether its sign is that of a square, whatever the base. */
const isEven = ({ power }: Kernel, exponent: number): boolean =>
  power === undefined || (power.isWhole && exponent % (2 * unit) === 0);

/**
 * Whether the power is greater than 0 wherever it is defined and the kernel not 0, or can be taken for that: whoever
 * does takes it with `takeForPositive`.
 */
export function isPositivePower(id: number, exponent: number, n: Normalizer): boolean {
  const kernel = n.kernels.get(id);
  return isPositiveKernel(kernel, n) || (parityOf(exponent) !== "odd" && isEven(kernel, exponent));
}

/** Relies on the bases of the powers in a monomial being positive, where that decides of the sign. */
export function takeForPositive(monomial: Monomial, n: Normalizer): void {
  for (const [id, exponent] of monomial) {
    const kernel = n.kernels.get(id);
    if (!isEven(kernel, exponent)) takeBasesForPositive(kernel, n);
  }
}

/** Relies on the bases of a power being positive: its logarithm is then the exponent times theirs. */
export function takeBasesForPositive({ power }: Kernel, n: Normalizer): void {
  for (const base of power?.bases ?? []) n.rely(rel(">", base, num(0)));
}

/** The fields of a kernel that is an exponential. */
export function exponentialFields(
  expOf: Quotient,
  n: Normalizer,
): Pick<Kernel, "expOf" | "positive" | "power"> {
  const power = symbolicPower([...expOf.top.values()], n);
  const positive =
    power === undefined || !power.bases.some((base) => isNonpositiveInterval(bounds(base, n.setting)));
  return { expOf, positive, ...(power && { power }) };
}
