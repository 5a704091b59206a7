/** Gamma, digamma and polygamma at arguments a whole number apart, by their recurrences. */
import { call, type Expr, isInteger, type Rational, rational } from "../../expr/index.js";
import type { Normalizer } from "./normalizer.js";
import {
  addQuotients,
  inverseQuotient,
  multiplyQuotients,
  negateQuotient,
  oneQuotient,
  powerQuotient,
  type Quotient,
  rationalQuotient,
  scaleQuotient,
  zeroQuotient,
} from "./quotient.js";

const mostSteps = 12n;

/** Γ(v + k) = v(v + 1)…(v + k - 1)·Γ(v). Abramowitz & Stegun 6.1.16. */
export function gammaOf(u: Expr, n: Normalizer): Quotient {
  const { kernel, steps } = shifted("gamma", [u], n);
  return multiplyQuotients(
    kernel,
    product(steps, (place) => place),
  );
}

/** ψ(v + k) = ψ(v) + 1/v + … + 1/(v + k - 1). Abramowitz & Stegun 6.3.6. */
export function digammaOf(u: Expr, n: Normalizer): Quotient {
  const { kernel, steps } = shifted("digamma", [u], n);
  return addQuotients(kernel, total(steps, inverse));
}

/** ψₙ(v + k) = ψₙ(v) + (-1)ⁿ n! (1/vⁿ⁺¹ + …). Abramowitz & Stegun 6.4.6. */
export function polygammaOf(written: Expr, u: Expr, n: Normalizer): Quotient {
  const order = n.expression(n.normal(written));
  const { kernel, steps } = shifted("polygamma", [order, u], n);
  if (order.kind !== "num" || !isInteger(order.value) || order.value.s < 0n || order.value.n > 10n)
    return kernel;
  const times = Number(order.value.n);
  let factor = times % 2 === 0 ? 1 : -1;
  for (let k = 2; k <= times; k++) factor *= k;
  const power = (place: Quotient): Quotient => powerQuotient(inverse(place), times + 1) ?? zeroQuotient;
  return addQuotients(kernel, scaleQuotient(total(steps, power), rational(factor)));
}

interface Steps {
  /** The places v, v + 1, … between the two arguments. */
  readonly places: readonly Quotient[];
  /** Whether the kernel's argument is the lesser. */
  readonly up: boolean;
}

/** The first kernel of the function whose argument is a whole number away, and the places in between. */
function shifted(name: string, args: readonly Expr[], n: Normalizer): { kernel: Quotient; steps: Steps } {
  const value = n.normal(args[args.length - 1] as Expr);
  let distance: Rational = rational(0);
  const known = n.kernels.family(name).find(({ expr }) => {
    if (expr.kind !== "call" || expr.name !== name || expr.args.length !== args.length) return false;
    if (args.length === 2 && expr.args[0] !== args[0]) return false;
    const found = wholeNumber(addQuotients(value, negateQuotient(n.normal(expr.args.at(-1) as Expr))), n);
    if (found !== undefined) distance = found;
    return found !== undefined;
  });
  const own = call(name, ...args);
  const kernel = n.kernel(known ?? n.kernels.named(`${name} ${own.id}`, () => ({ expr: own, family: name })));
  const up = distance.s > 0n;
  const least = up ? addQuotients(value, rationalQuotient(distance.neg())) : value;
  const places = Array.from({ length: Number(distance.n) }, (_, k) =>
    addQuotients(least, rationalQuotient(rational(k))),
  );
  return { kernel, steps: { places, up } };
}

function wholeNumber(q: Quotient, n: Normalizer): Rational | undefined {
  if (n.isZero(q)) return rational(0);
  const [only] = q.top.values();
  if (q.bottom.size > 0 || q.top.size !== 1 || only === undefined || only.monomial.length > 0)
    return undefined;
  return isInteger(only.coefficient) && only.coefficient.n <= mostSteps ? only.coefficient : undefined;
}

function inverse(q: Quotient): Quotient {
  const found = inverseQuotient(q);
  if (found === undefined) throw new RangeError("a pole");
  return found;
}

function product({ places, up }: Steps, f: (place: Quotient) => Quotient): Quotient {
  const whole = places.map(f).reduce(multiplyQuotients, oneQuotient);
  return up ? whole : inverse(whole);
}

function total({ places, up }: Steps, f: (place: Quotient) => Quotient): Quotient {
  const whole = places.map(f).reduce(addQuotients, zeroQuotient);
  return up ? whole : negateQuotient(whole);
}
