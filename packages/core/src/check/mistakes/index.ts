/** The mistakes Derive knows, the more telling ones first: a missing minus of ∂(1 − h) is a wrong sign too. */
import type { Mistake } from "../mistake.js";
import { cancellation } from "./cancellation.js";
import { constantOrVariable } from "./constantOrVariable.js";
import { droppedFactor } from "./droppedFactor.js";
import { droppedSum } from "./droppedSum.js";
import { droppedTerm } from "./droppedTerm.js";
import { expansion } from "./expansion.js";
import { expOfSum } from "./expOfSum.js";
import { indexConfusion } from "./indexConfusion.js";
import { logBase } from "./logBase.js";
import { logDerivative } from "./logDerivative.js";
import { logOfSum } from "./logOfSum.js";
import { missingInnerDerivative } from "./missingInnerDerivative.js";
import { powerRule } from "./powerRule.js";
import { powerRuleOnExponential } from "./powerRuleOnExponential.js";
import { productRule } from "./productRule.js";
import { quotientRule } from "./quotientRule.js";
import { regularisation } from "./regularisation.js";
import { sigmoidDerivative } from "./sigmoidDerivative.js";
import { sign } from "./sign.js";
import { signOfOneMinus } from "./signOfOneMinus.js";
import { transpose } from "./transpose.js";
import { trigDerivative } from "./trigDerivative.js";

/** Slips of the pen that can be made at any place. */
const plain: readonly Mistake[] = [indexConfusion, sign, droppedTerm, droppedFactor];

/** Those in which a wrong rule shows. */
const telling: readonly Mistake[] = [
  regularisation,
  signOfOneMinus,
  sigmoidDerivative,
  trigDerivative,
  logBase,
  logDerivative,
  logOfSum,
  quotientRule,
  productRule,
  powerRuleOnExponential,
  powerRule,
  missingInnerDerivative,
  expOfSum,
  cancellation,
  droppedSum,
  transpose,
  constantOrVariable,
  expansion,
];

export const mistakes: readonly Mistake[] = [...telling, ...plain];

/** Whether a mistake says so little that it is believed only of what is written down, not of what is differentiated. */
export const isPlain = (mistake: Mistake): boolean => plain.includes(mistake);
