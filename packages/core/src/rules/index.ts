/** Every rule, in the order in which `derive rules` lists them. A new rule is a file and a line here. */

import { absorbSign } from "./algebra/absorbSign.js";
import { cancel, cancelNumber } from "./algebra/cancel.js";
import { collect } from "./algebra/collect.js";
import { commonDenominator } from "./algebra/commonDenominator.js";
import { commonFactor } from "./algebra/commonFactor.js";
import { completeNumerator, splitFraction, splitSum } from "./algebra/completeNumerator.js";
import { distribute } from "./algebra/distribute.js";
import { divide } from "./algebra/divide.js";
import { perfectSquare } from "./algebra/perfectSquare.js";
import { nestedFraction, oneFraction, powerOfPower } from "./arithmetic/fractions.js";
import { arithmetic, neutral, zero } from "./arithmetic/neutral.js";
import { variableFirst } from "./arithmetic/order.js";
import { signs } from "./arithmetic/signs.js";
import { specialValues } from "./arithmetic/specialValues.js";
import { chainRule, unknownFunction } from "./calculus/chainRule.js";
import { constant } from "./calculus/constant.js";
import { entry } from "./calculus/entry.js";
import { extremeRule } from "./calculus/extremes.js";
import { bothSides, solveForDerivative } from "./calculus/implicit.js";
import { innerProduct } from "./calculus/innerProduct.js";
import { leibnizChain } from "./calculus/leibniz.js";
import { constantMultiple, sumOverIndex, sumRule } from "./calculus/linearity.js";
import { logarithmicDerivative } from "./calculus/logarithmic.js";
import { piecewiseRule } from "./calculus/piecewise.js";
import { exponentialRule, generalPower, powerRule } from "./calculus/powers.js";
import { productOverIndex } from "./calculus/productOverIndex.js";
import { productRule } from "./calculus/productRule.js";
import { quotientRule, reciprocalRule } from "./calculus/quotientRule.js";
import { variable } from "./calculus/variable.js";
import { foldDefinition, foldFactor } from "./definitions/fold.js";
import { grantedEquation } from "./definitions/granted.js";
import { unfoldDefinition } from "./definitions/unfold.js";
import { elementwiseChain, piecewiseDifferential, powerDifferential } from "./differentials/chain.js";
import { constantDifferential, linearity } from "./differentials/linearity.js";
import { productDifferential, quotientDifferential } from "./differentials/products.js";
import { definitionDifferential, wholeFunction } from "./differentials/wholeFunctions.js";
import { knownSign, signTimesSize } from "./identities/absolute.js";
import { caseOfExtreme, casesTogether, knownCase } from "./identities/cases.js";
import { digammaDifference, gammaQuotient } from "./identities/gamma.js";
import { inverseFunctions } from "./identities/inverses.js";
import { expOfLog, logOfExp, logOfProduct } from "./identities/logarithms.js";
import { parity } from "./identities/parity.js";
import { rootOfSquare, rootsOfNumbers } from "./identities/roots.js";
import { recogniseSigmoid, sigmoidSymmetry, sigmoidTimesExponential } from "./identities/sigmoid.js";
import { doubleAngle, pythagoras, tangent } from "./identities/trigonometry.js";
import { casesJoined } from "./matrices/cases.js";
import { centredSum } from "./matrices/centred.js";
import {
  diagonalMerge,
  diagonalProduct,
  diagonalRead,
  diagonalSum,
  rowScaling,
} from "./matrices/diagonals.js";
import { inverseOfProduct } from "./matrices/inverseOfProduct.js";
import { kroneckerWhole } from "./matrices/kron.js";
import { onehotRows, onehotVector } from "./matrices/onehot.js";
import { factorOrder, scalarPlace } from "./matrices/order.js";
import { orthogonalProduct } from "./matrices/orthogonal.js";
import { constantArrays, identityProduct, inverses, scalarsOut } from "./matrices/products.js";
import { wideFraction } from "./matrices/quotients.js";
import { commonMatrix, innerProducts } from "./matrices/scalars.js";
import { recogniseSoftmax, softmaxRows, softmaxSum } from "./matrices/softmax.js";
import { transposeInward, transposeOfSum, transposeOverSum } from "./matrices/transposes.js";
import { constantSum, constantsOut, sumOffTheBar } from "./sums/constantsOut.js";
import { kroneckerCollapse } from "./sums/kroneckerCollapse.js";
import { mergeSums } from "./sums/mergeSums.js";
import { splitIndexSum } from "./sums/splitSums.js";
import type { Rule } from "./types.js";

export const rules: readonly Rule[] = [
  constant,
  variable,
  sumRule,
  constantMultiple,
  sumOverIndex,
  productRule,
  quotientRule,
  reciprocalRule,
  powerRule,
  exponentialRule,
  generalPower,
  chainRule,
  logarithmicDerivative,
  extremeRule,
  unknownFunction,
  innerProduct,
  entry,
  piecewiseRule,
  productOverIndex,
  leibnizChain,
  bothSides,
  solveForDerivative,
  unfoldDefinition,
  foldDefinition,
  foldFactor,
  grantedEquation,
  neutral,
  zero,
  arithmetic,
  signs,
  nestedFraction,
  oneFraction,
  powerOfPower,
  variableFirst,
  specialValues,
  cancel,
  cancelNumber,
  collect,
  distribute,
  commonFactor,
  commonDenominator,
  divide,
  splitFraction,
  splitSum,
  completeNumerator,
  perfectSquare,
  absorbSign,
  kroneckerCollapse,
  constantsOut,
  sumOffTheBar,
  constantSum,
  mergeSums,
  splitIndexSum,
  logOfExp,
  expOfLog,
  logOfProduct,
  recogniseSigmoid,
  sigmoidSymmetry,
  sigmoidTimesExponential,
  pythagoras,
  tangent,
  doubleAngle,
  parity,
  inverseFunctions,
  knownSign,
  signTimesSize,
  knownCase,
  caseOfExtreme,
  casesTogether,
  rootOfSquare,
  rootsOfNumbers,
  gammaQuotient,
  digammaDifference,
  constantDifferential,
  linearity,
  productDifferential,
  quotientDifferential,
  powerDifferential,
  elementwiseChain,
  piecewiseDifferential,
  wholeFunction,
  definitionDifferential,
  scalarsOut,
  identityProduct,
  constantArrays,
  transposeInward,
  transposeOfSum,
  transposeOverSum,
  inverses,
  diagonalProduct,
  diagonalRead,
  diagonalMerge,
  diagonalSum,
  rowScaling,
  innerProducts,
  commonMatrix,
  recogniseSoftmax,
  softmaxRows,
  softmaxSum,
  wideFraction,
  casesJoined,
  centredSum,
  inverseOfProduct,
  kroneckerWhole,
  onehotRows,
  onehotVector,
  orthogonalProduct,
  factorOrder,
  scalarPlace,
];

export type { Label, Rewrite, Rule, RuleExample, RuleFamily } from "./types.js";
