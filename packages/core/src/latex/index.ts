/** LaTeX to the input language. */
export { isLatex } from "./detect.js";
export { inSource, placeInSource } from "./errors.js";
export { type Known, knownOf, nothingKnown } from "./known.js";
export { type LatexOptions, type ReadLatex, readLatex, readLatexFacts } from "./problem.js";
export { readLatexWorking } from "./working.js";
