/** Calls of functions: by what is known of them, by their definition in others, or as kernels. */
import { arrayFunctionNamed, hasArrays } from "../../arrays/index.js";
import { type Call, call, type Expr, num, rational } from "../../expr/index.js";
import { functionNamed } from "../../functions/index.js";
import { instanceOf, unfolded } from "../../problem/definitions.js";
import { deltaOf, extremeOf, half, signOfValue } from "./cases.js";
import { exponential, power } from "./exponentials.js";
import { digammaOf, gammaOf, polygammaOf } from "./gammas.js";
import { logarithm } from "./logarithms.js";
import type { Normalizer } from "./normalizer.js";
import { noteLogarithm } from "./powers.js";
import { multiplyQuotients, type Quotient } from "./quotient.js";
import { cosine, sine } from "./trigonometry.js";

export function ofCall(e: Call, n: Normalizer): Quotient {
  const instance = instanceOf(e, n.setting);
  if (instance !== undefined) return n.normal(unfolded(instance));
  if (arrayFunctionNamed(e.name) !== undefined && hasArrays(e)) {
    return n.kernel(n.kernels.named(`whole ${e.id}`, () => ({ expr: e })));
  }
  const [u, v] = e.args as readonly [Expr, Expr?];
  switch (e.name) {
    case "exp":
      return exponential(n.normal(u), e, n);
    case "log":
      return v === undefined
        ? writtenLogarithm(u, n)
        : multiplyQuotients(writtenLogarithm(u, n), n.inverse(call("log", v)));
    case "sin":
      return sine(u, n);
    case "cos":
      return cosine(u, n);
    case "sqrt":
      return power(u, num(1, 2), n);
    case "cbrt":
      return power(u, num(1, 3), n);
    case "nthRoot":
      return v?.kind === "num" ? power(u, num(rational(1).div(v.value)), n) : n.opaque(e.name, e, e.args);
    case "sign":
      return signOfValue(u, n);
    case "abs":
      return multiplyQuotients(signOfValue(u, n), n.normal(u));
    case "step":
      return half(signOfValue(u, n));
    case "max":
      return extremeOf(e.args, 1, n);
    case "min":
      return extremeOf(e.args, -1, n);
    case "gamma":
      return gammaOf(u, n);
    case "digamma":
      return digammaOf(u, n);
    case "polygamma":
      return polygammaOf(u, v ?? u, n);
    case "delta":
      return deltaOf(u, v ?? u, n);
    default: {
      const definition = elementary.has(e.name) ? functionNamed(e.name)?.definition?.(e.args) : undefined;
      return definition === undefined ? n.opaque(e.name, e, e.args) : n.normal(definition);
    }
  }
}

/** A logarithm that is written, and so has a value wherever the whole has one. */
function writtenLogarithm(u: Expr, n: Normalizer): Quotient {
  const q = logarithm(u, n);
  noteLogarithm(q, n);
  return q;
}

/** Functions that the exact test takes apart by their definition. */
const elementary: ReadonlySet<string> = new Set([
  "log10",
  "log2",
  "log1p",
  "expm1",
  "tan",
  "sec",
  "csc",
  "cot",
  "sinh",
  "cosh",
  "tanh",
  "sech",
  "csch",
  "coth",
  "atanh",
  "relu",
  "sigmoid",
  "softplus",
  "logit",
  "erfc",
  "lgamma",
  "asec",
  "acsc",
  "acot",
  "asech",
  "acsch",
  "acoth",
  "asinh",
  "acosh",
]);
