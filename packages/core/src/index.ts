/** Derive: step-by-step symbolic differentiation, every line labelled and checked. */

// Bundlers lay modules out in the order in which they are first asked for. Parsing, verifying and the rules are asked for
// first, each as one piece, so that what is alike is near: gzip, which looks back 32 kB only, saves 2 kB of 150 by it.

// Parsing.

export {
  candidateVariables,
  DeriveError,
  type ErrorKind,
  nearest,
  parseExpression,
  parseProblem,
} from "./parse/index.js";

// Verifying.

export { compare } from "./verify/compare.js";
export type { Verdict, Witness } from "./verify/verdict.js";

// The rules.

export { type DocumentedRule as Rule, rules } from "./rules/index.js";

// The rest.

export {
  type DocumentedArrayFunction as ArrayFunction,
  documentedArrayFunctions as arrayFunctions,
} from "./arrays/index.js";
export {
  type CheckedLine,
  type CheckReport,
  checkWorking,
  type Explanation,
  type LineVerdict,
  type Mistake,
  mistakes,
  namesOf,
  type Part,
  type ReadingNote,
  readTextWorking,
  type Working,
  type WorkingLine,
  type Written,
} from "./check/index.js";
export * from "./claims/index.js";
export {
  type ConvexityReport,
  type ConvexityRule,
  type ConvexityStep,
  type ConvexityVerdict,
  convexityRules,
  type NonConvexity,
} from "./convexity/index.js";
export type { Check, Derivation, Line, Opinion, Substep } from "./derive/derivation.js";

export { type Layout, layouts, type Style, styles } from "./derive/styles.js";

export * from "./expr/index.js";
export {
  type DocumentedFunction as FunctionSpec,
  documentedFunctionNamed as functionNamed,
  documentedFunctions as functions,
  type Target,
  targets,
} from "./functions/index.js";
export * from "./gradient/index.js";
export { isLatex } from "./latex/detect.js";
export {
  Checker,
  type CheckOptions,
  type CodeOptions,
  check,
  code,
  convexity,
  type DeriveOptions,
  derive,
  type GradientOptions,
  gradient,
} from "./library.js";
export { type OpinionQuestion, opinionQuestion } from "./opinions/question.js";
export { type CheckJson, checkToJson } from "./print/check-json.js";
export { type CheckTextOptions, checkToText } from "./print/check-text.js";
export { type ConvexityJson, convexityToJson } from "./print/convexity-json.js";
export { convexityToLatex } from "./print/convexity-latex.js";
export { convexityToMarkdown } from "./print/convexity-markdown.js";
export { type ConvexityTextOptions, convexityToText } from "./print/convexity-text.js";
export { type DerivationJson, derivationToJson } from "./print/derivation-json.js";
export { type DerivationLatexOptions, derivationToLatex } from "./print/derivation-latex.js";
export { type DerivationMarkdownOptions, derivationToMarkdown } from "./print/derivation-markdown.js";
export { derivationJsonSchema } from "./print/derivation-schema.js";
export { derivationToText, noPaint, type Paint, type TextOptions } from "./print/derivation-text.js";
export { type GradientJson, gradientToJson } from "./print/gradient-json.js";
export { gradientToLatex } from "./print/gradient-latex.js";
export { type GradientTextOptions, gradientToText } from "./print/gradient-text.js";
export { toLatex } from "./print/latex.js";
export { toSharedText } from "./print/shared.js";
export type { Detail } from "./print/telling.js";
export { toText } from "./print/text.js";
export { toUnicode } from "./print/unicode.js";
export type { Definition, Problem, Setting } from "./problem/problem.js";
export { type Share, Sharing, type Surroundings, shares, sharingOf } from "./sharing/index.js";
