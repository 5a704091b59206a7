/** The mistakes that are made at derivatives, the most telling first. */
import type { Mistake } from "../mistake.js";
import { constantOrVariable } from "./constantOrVariable.js";
import { logBase } from "./logBase.js";
import { logDerivative } from "./logDerivative.js";
import { missingInnerDerivative } from "./missingInnerDerivative.js";
import { powerRule } from "./powerRule.js";
import { powerRuleOnExponential } from "./powerRuleOnExponential.js";
import { productRule } from "./productRule.js";
import { quotientRule } from "./quotientRule.js";
import { sigmoidDerivative } from "./sigmoidDerivative.js";
import { signOfOneMinus } from "./signOfOneMinus.js";
import { trigDerivative } from "./trigDerivative.js";

export const calculusMistakes: readonly Mistake[] = [
  signOfOneMinus,
  missingInnerDerivative,
  sigmoidDerivative,
  trigDerivative,
  logBase,
  logDerivative,
  quotientRule,
  productRule,
  powerRuleOnExponential,
  powerRule,
  constantOrVariable,
];
