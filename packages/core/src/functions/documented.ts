/** Every function with what derivations do without, in the order in which `derive functions` lists them. */
import { absDocs } from "./abs.js";
import { acosDocs } from "./acos.js";
import { acoshDocs } from "./acosh.js";
import { acotDocs } from "./acot.js";
import { acothDocs } from "./acoth.js";
import { acscDocs } from "./acsc.js";
import { acschDocs } from "./acsch.js";
import { asecDocs } from "./asec.js";
import { asechDocs } from "./asech.js";
import { asinDocs } from "./asin.js";
import { asinhDocs } from "./asinh.js";
import { atanDocs } from "./atan.js";
import { atan2Docs } from "./atan2.js";
import { atanhDocs } from "./atanh.js";
import { cbrtDocs } from "./cbrt.js";
import { cosDocs } from "./cos.js";
import { coshDocs } from "./cosh.js";
import { cotDocs } from "./cot.js";
import { cothDocs } from "./coth.js";
import { cscDocs } from "./csc.js";
import { cschDocs } from "./csch.js";
import { deltaDocs } from "./delta.js";
import { digammaDocs } from "./digamma.js";
import { erfDocs } from "./erf.js";
import { erfcDocs } from "./erfc.js";
import { expDocs } from "./exp.js";
import { expm1Docs } from "./expm1.js";
import { gammaDocs } from "./gamma.js";
import { lgammaDocs } from "./lgamma.js";
import { logDocs } from "./log.js";
import { log1pDocs } from "./log1p.js";
import { log2Docs } from "./log2.js";
import { log10Docs } from "./log10.js";
import { logitDocs } from "./logit.js";
import { maxDocs } from "./max.js";
import { minDocs } from "./min.js";
import { nthRootDocs } from "./nthRoot.js";
import { polygammaDocs } from "./polygamma.js";
import { reluDocs } from "./relu.js";
import { secDocs } from "./sec.js";
import { sechDocs } from "./sech.js";
import { sigmoidDocs } from "./sigmoid.js";
import { signDocs } from "./sign.js";
import { sinDocs } from "./sin.js";
import { sinhDocs } from "./sinh.js";
import { softplusDocs } from "./softplus.js";
import { sqrtDocs } from "./sqrt.js";
import { stepDocs } from "./step.js";
import { tanDocs } from "./tan.js";
import { tanhDocs } from "./tanh.js";
import type { DocumentedFunction, FunctionDocs } from "./types.js";

const docs: readonly FunctionDocs[] = [
  expDocs,
  expm1Docs,
  logDocs,
  log10Docs,
  log2Docs,
  log1pDocs,
  sqrtDocs,
  cbrtDocs,
  nthRootDocs,
  sinDocs,
  cosDocs,
  tanDocs,
  secDocs,
  cscDocs,
  cotDocs,
  asinDocs,
  acosDocs,
  atanDocs,
  asecDocs,
  acscDocs,
  acotDocs,
  atan2Docs,
  sinhDocs,
  coshDocs,
  tanhDocs,
  sechDocs,
  cschDocs,
  cothDocs,
  asinhDocs,
  acoshDocs,
  atanhDocs,
  asechDocs,
  acschDocs,
  acothDocs,
  absDocs,
  signDocs,
  stepDocs,
  minDocs,
  maxDocs,
  reluDocs,
  sigmoidDocs,
  softplusDocs,
  logitDocs,
  erfDocs,
  erfcDocs,
  gammaDocs,
  lgammaDocs,
  digammaDocs,
  polygammaDocs,
  deltaDocs,
];

export const documentedFunctions: readonly DocumentedFunction[] = docs.map(({ spec, ...told }) => ({
  ...spec,
  ...told,
}));

const byName = new Map<string, DocumentedFunction>();
for (const spec of documentedFunctions) {
  for (const name of [spec.name, ...(spec.aliases ?? [])]) byName.set(name, spec);
}

/** The function of that name or alias with all that is known of it, or undefined. */
export const documentedFunctionNamed = (name: string): DocumentedFunction | undefined => byName.get(name);
