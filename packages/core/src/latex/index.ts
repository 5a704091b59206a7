/** LaTeX to the input language. */
export { isLatex } from "./detect.js";
export { inSource } from "./errors.js";
export { type Given, located, type ReadText, readGiven, type Understood } from "./given.js";
export { type Known, knownOf, nothingKnown } from "./known.js";
export {
  type LatexOptions,
  type ReadLatex,
  readLatex,
  readLatexFacts,
  readLatexVariables,
} from "./problem.js";
export { readLatexShapes } from "./shapes.js";
export { readLatexWorking } from "./working.js";
