/** Every function the system knows, by name. A new function is a file and a line here. */
import { abs } from "./abs.js";
import { acos } from "./acos.js";
import { acosh } from "./acosh.js";
import { acot } from "./acot.js";
import { acoth } from "./acoth.js";
import { acsc } from "./acsc.js";
import { acsch } from "./acsch.js";
import { asec } from "./asec.js";
import { asech } from "./asech.js";
import { asin } from "./asin.js";
import { asinh } from "./asinh.js";
import { atan } from "./atan.js";
import { atan2 } from "./atan2.js";
import { atanh } from "./atanh.js";
import { cbrt } from "./cbrt.js";
import { cos } from "./cos.js";
import { cosh } from "./cosh.js";
import { cot } from "./cot.js";
import { coth } from "./coth.js";
import { csc } from "./csc.js";
import { csch } from "./csch.js";
import { delta } from "./delta.js";
import { digamma } from "./digamma.js";
import { erf } from "./erf.js";
import { erfc } from "./erfc.js";
import { exp } from "./exp.js";
import { expm1 } from "./expm1.js";
import { gamma } from "./gamma.js";
import { lgamma } from "./lgamma.js";
import { log } from "./log.js";
import { log1p } from "./log1p.js";
import { log2 } from "./log2.js";
import { log10 } from "./log10.js";
import { logit } from "./logit.js";
import { max } from "./max.js";
import { min } from "./min.js";
import { nthRoot } from "./nthRoot.js";
import { polygamma } from "./polygamma.js";
import { relu } from "./relu.js";
import { sec } from "./sec.js";
import { sech } from "./sech.js";
import { sigmoid } from "./sigmoid.js";
import { sign } from "./sign.js";
import { sin } from "./sin.js";
import { sinh } from "./sinh.js";
import { softplus } from "./softplus.js";
import { sqrt } from "./sqrt.js";
import { step } from "./step.js";
import { tan } from "./tan.js";
import { tanh } from "./tanh.js";
import type { FunctionSpec } from "./types.js";

export const functions: readonly FunctionSpec[] = [
  exp,
  expm1,
  log,
  log10,
  log2,
  log1p,
  sqrt,
  cbrt,
  nthRoot,
  sin,
  cos,
  tan,
  sec,
  csc,
  cot,
  asin,
  acos,
  atan,
  asec,
  acsc,
  acot,
  atan2,
  sinh,
  cosh,
  tanh,
  sech,
  csch,
  coth,
  asinh,
  acosh,
  atanh,
  asech,
  acsch,
  acoth,
  abs,
  sign,
  step,
  min,
  max,
  relu,
  sigmoid,
  softplus,
  logit,
  erf,
  erfc,
  gamma,
  lgamma,
  digamma,
  polygamma,
  delta,
];

const byName = new Map<string, FunctionSpec>();
for (const spec of functions) {
  for (const name of [spec.name, ...(spec.aliases ?? [])]) byName.set(name, spec);
}

/** The function of that name or alias, or undefined. */
export const functionNamed = (name: string): FunctionSpec | undefined => byName.get(name);
