/** Text to expressions and problems. */

export { nearest } from "../problem/nearest.js";
export { readAssumptions } from "./assumptions.js";
export { parseClaim } from "./claim.js";
export { DeriveError, type ErrorKind, type Place } from "./errors.js";
export { candidateVariables, type ProblemOptions, parseExpression, parseProblem } from "./problem.js";
export { parseMatrices } from "./shapes/problem.js";
export { refuseRepeated } from "./variables.js";
