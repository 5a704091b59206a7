/** Text to expressions and problems. */
export { readAssumptions } from "./assumptions.js";
export { DeriveError, type ErrorKind, nearest, type Place } from "./errors.js";
export { candidateVariables, type ProblemOptions, parseExpression, parseProblem } from "./problem.js";
export { parseMatrices } from "./shapes/problem.js";
