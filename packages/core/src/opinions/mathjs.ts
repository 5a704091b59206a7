/**
 * mathjs's derivative, unsimplified: its simplifier can run for many seconds, and its `symbolicEqual` denies
 * right answers. Each call gets fresh text, because a failed `derivative` changes what it was given.
 *
 * Only the functions that a question can contain are taken of mathjs: all of it takes half a second to load.
 */
import {
  absDependencies,
  acosDependencies,
  acoshDependencies,
  acotDependencies,
  acothDependencies,
  acscDependencies,
  acschDependencies,
  addDependencies,
  asecDependencies,
  asechDependencies,
  asinDependencies,
  asinhDependencies,
  atan2Dependencies,
  atanDependencies,
  atanhDependencies,
  cbrtDependencies,
  cosDependencies,
  coshDependencies,
  cotDependencies,
  cothDependencies,
  create,
  cscDependencies,
  cschDependencies,
  derivativeDependencies,
  divideDependencies,
  erfDependencies,
  expDependencies,
  expm1Dependencies,
  type FactoryFunctionMap,
  gammaDependencies,
  lgammaDependencies,
  log1pDependencies,
  log2Dependencies,
  log10Dependencies,
  logDependencies,
  type MathNode,
  multiplyDependencies,
  nthRootDependencies,
  piDependencies,
  powDependencies,
  secDependencies,
  sechDependencies,
  signDependencies,
  sinDependencies,
  sinhDependencies,
  sqrtDependencies,
  subtractDependencies,
  tanDependencies,
  tanhDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
} from "mathjs/number";
import type { Opinion } from "../derive/derivation.js";
import { cannotSay, judge } from "./judge.js";
import type { OpinionQuestion } from "./question.js";
import { plainWords } from "./words.js";

const parts = {
  derivativeDependencies,
  addDependencies,
  subtractDependencies,
  multiplyDependencies,
  divideDependencies,
  powDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
  piDependencies,
  absDependencies,
  acosDependencies,
  acoshDependencies,
  acotDependencies,
  acothDependencies,
  acscDependencies,
  acschDependencies,
  asecDependencies,
  asechDependencies,
  asinDependencies,
  asinhDependencies,
  atan2Dependencies,
  atanDependencies,
  atanhDependencies,
  cbrtDependencies,
  cosDependencies,
  coshDependencies,
  cotDependencies,
  cothDependencies,
  cscDependencies,
  cschDependencies,
  erfDependencies,
  expDependencies,
  expm1Dependencies,
  gammaDependencies,
  lgammaDependencies,
  log10Dependencies,
  log1pDependencies,
  log2Dependencies,
  logDependencies,
  nthRootDependencies,
  secDependencies,
  sechDependencies,
  signDependencies,
  sinDependencies,
  sinhDependencies,
  sqrtDependencies,
  tanDependencies,
  tanhDependencies,
};

const { derivative } = create(parts as FactoryFunctionMap) as {
  derivative(cost: string, variable: string, options: { readonly simplify: boolean }): MathNode;
};

export async function ask(question: OpinionQuestion): Promise<Opinion> {
  try {
    const compiled = derivative(question.cost, question.variable, { simplify: false }).compile();
    return judge("mathjs", question, (scope) => Number(compiled.evaluate({ ...scope })));
  } catch (error) {
    return cannotSay("mathjs", plainWords((error as Error).message));
  }
}
