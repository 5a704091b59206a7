/** Every rule, in the order in which `derive rules` lists them. A new rule is a file and a line here. */

import { absorbSignDocs } from "./algebra/absorbSign.js";
import { cancelDocs, cancelNumberDocs } from "./algebra/cancel.js";
import { collectDocs } from "./algebra/collect.js";
import { commonDenominatorDocs } from "./algebra/commonDenominator.js";
import { commonFactorDocs } from "./algebra/commonFactor.js";
import { completeNumeratorDocs, splitFractionDocs, splitSumDocs } from "./algebra/completeNumerator.js";
import { distributeDocs } from "./algebra/distribute.js";
import { divideDocs } from "./algebra/divide.js";
import { perfectSquareDocs } from "./algebra/perfectSquare.js";
import { nestedFractionDocs, oneFractionDocs, powerOfPowerDocs } from "./arithmetic/fractions.js";
import { arithmeticDocs, neutralDocs, zeroDocs } from "./arithmetic/neutral.js";
import { variableFirstDocs } from "./arithmetic/order.js";
import { signsDocs } from "./arithmetic/signs.js";
import { specialValuesDocs } from "./arithmetic/specialValues.js";
import { chainRuleDocs, unknownFunctionDocs } from "./calculus/chainRule.js";
import { constantDocs } from "./calculus/constant.js";
import { entryDocs } from "./calculus/entry.js";
import { extremeRuleDocs } from "./calculus/extremes.js";
import { bothSidesDocs, solveForDerivativeDocs } from "./calculus/implicit.js";
import { innerProductDocs } from "./calculus/innerProduct.js";
import { leibnizChainDocs } from "./calculus/leibniz.js";
import { constantMultipleDocs, sumOverIndexDocs, sumRuleDocs } from "./calculus/linearity.js";
import { logarithmicDerivativeDocs } from "./calculus/logarithmic.js";
import { piecewiseRuleDocs } from "./calculus/piecewise.js";
import { exponentialRuleDocs, generalPowerDocs, powerRuleDocs } from "./calculus/powers.js";
import { productOverIndexDocs } from "./calculus/productOverIndex.js";
import { productRuleDocs } from "./calculus/productRule.js";
import { quotientRuleDocs, reciprocalRuleDocs } from "./calculus/quotientRule.js";
import { variableDocs } from "./calculus/variable.js";
import { foldDefinitionDocs, foldFactorDocs } from "./definitions/fold.js";
import { grantedEquationDocs } from "./definitions/granted.js";
import { unfoldDefinitionDocs } from "./definitions/unfold.js";
import {
  elementwiseChainDocs,
  piecewiseDifferentialDocs,
  powerDifferentialDocs,
} from "./differentials/chain.js";
import { constantDifferentialDocs, linearityDocs } from "./differentials/linearity.js";
import { productDifferentialDocs, quotientDifferentialDocs } from "./differentials/products.js";
import { definitionDifferentialDocs, wholeFunctionDocs } from "./differentials/wholeFunctions.js";
import { knownSignDocs, signTimesSizeDocs } from "./identities/absolute.js";
import { caseOfExtremeDocs, casesTogetherDocs, knownCaseDocs } from "./identities/cases.js";
import { digammaDifferenceDocs, gammaQuotientDocs } from "./identities/gamma.js";
import { inverseFunctionsDocs } from "./identities/inverses.js";
import { expOfLogDocs, logOfExpDocs, logOfProductDocs } from "./identities/logarithms.js";
import { parityDocs } from "./identities/parity.js";
import { rootOfSquareDocs, rootsOfNumbersDocs } from "./identities/roots.js";
import {
  recogniseSigmoidDocs,
  sigmoidSymmetryDocs,
  sigmoidTimesExponentialDocs,
} from "./identities/sigmoid.js";
import { doubleAngleDocs, pythagorasDocs, tangentDocs } from "./identities/trigonometry.js";
import { casesJoinedDocs } from "./matrices/cases.js";
import { centredSumDocs } from "./matrices/centred.js";
import {
  diagonalMergeDocs,
  diagonalProductDocs,
  diagonalReadDocs,
  diagonalSumDocs,
  rowScalingDocs,
} from "./matrices/diagonals.js";
import { inverseOfProductDocs } from "./matrices/inverseOfProduct.js";
import { kroneckerWholeDocs } from "./matrices/kron.js";
import { onehotRowsDocs, onehotVectorDocs } from "./matrices/onehot.js";
import { factorOrderDocs, scalarPlaceDocs } from "./matrices/order.js";
import { orthogonalProductDocs } from "./matrices/orthogonal.js";
import {
  constantArraysDocs,
  identityProductDocs,
  inversesDocs,
  scalarsOutDocs,
} from "./matrices/products.js";
import { wideFractionDocs } from "./matrices/quotients.js";
import { commonMatrixDocs, innerProductsDocs } from "./matrices/scalars.js";
import { recogniseSoftmaxDocs, softmaxRowsDocs, softmaxSumDocs } from "./matrices/softmax.js";
import { transposeInwardDocs, transposeOfSumDocs, transposeOverSumDocs } from "./matrices/transposes.js";
import { constantSumDocs, constantsOutDocs, sumOffTheBarDocs } from "./sums/constantsOut.js";
import { kroneckerCollapseDocs } from "./sums/kroneckerCollapse.js";
import { mergeSumsDocs } from "./sums/mergeSums.js";
import { splitIndexSumDocs } from "./sums/splitSums.js";
import type { DocumentedRule, RuleDocs } from "./types.js";

const docs: readonly RuleDocs[] = [
  constantDocs,
  variableDocs,
  sumRuleDocs,
  constantMultipleDocs,
  sumOverIndexDocs,
  productRuleDocs,
  quotientRuleDocs,
  reciprocalRuleDocs,
  powerRuleDocs,
  exponentialRuleDocs,
  generalPowerDocs,
  chainRuleDocs,
  logarithmicDerivativeDocs,
  extremeRuleDocs,
  unknownFunctionDocs,
  innerProductDocs,
  entryDocs,
  piecewiseRuleDocs,
  productOverIndexDocs,
  leibnizChainDocs,
  bothSidesDocs,
  solveForDerivativeDocs,
  unfoldDefinitionDocs,
  foldDefinitionDocs,
  foldFactorDocs,
  grantedEquationDocs,
  neutralDocs,
  zeroDocs,
  arithmeticDocs,
  signsDocs,
  nestedFractionDocs,
  oneFractionDocs,
  powerOfPowerDocs,
  variableFirstDocs,
  specialValuesDocs,
  cancelDocs,
  cancelNumberDocs,
  collectDocs,
  distributeDocs,
  commonFactorDocs,
  commonDenominatorDocs,
  divideDocs,
  splitFractionDocs,
  splitSumDocs,
  completeNumeratorDocs,
  perfectSquareDocs,
  absorbSignDocs,
  kroneckerCollapseDocs,
  constantsOutDocs,
  sumOffTheBarDocs,
  constantSumDocs,
  mergeSumsDocs,
  splitIndexSumDocs,
  logOfExpDocs,
  expOfLogDocs,
  logOfProductDocs,
  recogniseSigmoidDocs,
  sigmoidSymmetryDocs,
  sigmoidTimesExponentialDocs,
  pythagorasDocs,
  tangentDocs,
  doubleAngleDocs,
  parityDocs,
  inverseFunctionsDocs,
  knownSignDocs,
  signTimesSizeDocs,
  knownCaseDocs,
  caseOfExtremeDocs,
  casesTogetherDocs,
  rootOfSquareDocs,
  rootsOfNumbersDocs,
  gammaQuotientDocs,
  digammaDifferenceDocs,
  constantDifferentialDocs,
  linearityDocs,
  productDifferentialDocs,
  quotientDifferentialDocs,
  powerDifferentialDocs,
  elementwiseChainDocs,
  piecewiseDifferentialDocs,
  wholeFunctionDocs,
  definitionDifferentialDocs,
  scalarsOutDocs,
  identityProductDocs,
  constantArraysDocs,
  transposeInwardDocs,
  transposeOfSumDocs,
  transposeOverSumDocs,
  inversesDocs,
  diagonalProductDocs,
  diagonalReadDocs,
  diagonalMergeDocs,
  diagonalSumDocs,
  rowScalingDocs,
  innerProductsDocs,
  commonMatrixDocs,
  recogniseSoftmaxDocs,
  softmaxRowsDocs,
  softmaxSumDocs,
  wideFractionDocs,
  casesJoinedDocs,
  centredSumDocs,
  inverseOfProductDocs,
  kroneckerWholeDocs,
  onehotRowsDocs,
  onehotVectorDocs,
  orthogonalProductDocs,
  factorOrderDocs,
  scalarPlaceDocs,
];

export const rules: readonly DocumentedRule[] = docs.map(({ rule, ...told }) => ({ ...rule, ...told }));

export type { DocumentedRule, Label, Rewrite, Rule, RuleDocs, RuleExample, RuleFamily } from "./types.js";
