/** Expressions out of programs (Python and its libraries, Mathematica), and what to write here instead. */
import { arrayFunctionNamed } from "../arrays/index.js";
import { functionNamed, functions } from "../functions/index.js";
import type { Foreign } from "./foreign.js";
import { otherNames } from "./otherNames.js";

/** Functions of numerical libraries under names that nothing else gives them. */
const ofLibraries: Readonly<Record<string, string>> = {
  maximum: "max(x, y)",
  minimum: "min(x, y)",
  fabs: "abs(x)",
  matmul: "A*x",
  dot: "u' * v",
  inner: "u' * v",
  multiply: "x .* y",
  divide: "x ./ y",
  trace: "tr(A)",
  logaddexp: "log(exp(x) + exp(y))",
  norm: "norm(v)",
  mean: "sum(x[i], i, 1, m)/m, or mean(v) of a vector",
  sum: "sum(v), or sum(x[i], i, 1, m)",
  pi: "pi",
  e: "exp(1)",
};

/** @example instead("arcsin") is "write asin(x)" */
function instead(name: string): string {
  const known = functionNamed(name.replace(/^arc/, "a"))?.name ?? arrayFunctionNamed(name)?.name;
  const own = ofLibraries[name] ?? (known === undefined ? undefined : `${known}(x)`);
  if (own !== undefined) return `write ${own}`;
  return otherNames[name] ?? "write it without the name of the library; derive functions lists what is known";
}

const lastWord = (found: string): string => /\w+$/.exec(found.trim())?.[0] ?? "";
const ofPrograms = (found: string): string => `${found.trim()} belongs to a programming language`;

const libraries = "np|numpy|jnp|jax|torch|tf|math|cmath|Math|sp|scipy|sympy|keras";

/** Sin[…, ArcTan[…: the names that Mathematica gives to functions. */
const capitalised = [
  ...functions.map(({ name }) => name.charAt(0).toUpperCase() + name.slice(1)),
  ...["ArcSin", "ArcCos", "ArcTan", "ArcSinh", "ArcCosh", "ArcTanh"],
];

const known = (capital: string): string =>
  functions.find(({ name }) => name.toLowerCase() === capital.replace(/^Arc/, "a").toLowerCase())?.name ??
  capital;

export const programs: readonly Foreign[] = [
  {
    pattern: new RegExp(`\\b(?:${libraries})(?:\\.[A-Za-z]\\w*)+`),
    message: ofPrograms,
    hint: (found) => instead(lastWord(found)),
  },
  {
    pattern: /\.T\b(?<=[\w)\]]\.T)(?!\s*\()/,
    message: () => "a dot between names has no meaning here",
    hint: "a transpose is written x'",
  },
  {
    pattern: /\.[A-Za-z]\w*(?<=[\w)\]]\.[A-Za-z]\w*)(?=\s*\()/,
    message: ofPrograms,
    hint: (found) =>
      found === ".dot" ? "write X*w for a product, u' * v for an inner one" : instead(lastWord(found)),
  },
  {
    pattern: /@/,
    message: (found) => `${found} has no meaning here`,
    hint: "a product is written with *, also of matrices: X*w",
  },
  {
    pattern: /\bfor\s+\w+\s+in\b/,
    message: ofPrograms,
    hint: "a sum over an index is written sum(x[i], i, 1, m)",
  },
  {
    pattern: /\blambda\s+\w+(?:\s*,\s*\w+)*\s*:/,
    message: ofPrograms,
    hint: "a function is defined by f(x) = x^2",
  },
  {
    pattern: /\bdef\s+\w/,
    message: () => "def belongs to a programming language",
    hint: "a function is defined by f(x) = x^2",
  },
  {
    pattern: /\b(?:return|import)\s(?=\s*\w)/,
    message: ofPrograms,
    hint: (found) => `leave ${found.trim()} out`,
  },
  {
    pattern: /\bif\b(?=[^;\n]*\belse\b)/,
    message: ofPrograms,
    hint: "cases are written piecewise(x > 0, x^2, 0)",
  },
  {
    pattern: new RegExp(`\\b(?:${capitalised.join("|")})\\[`),
    message: (found) => `${found} would be an entry of something named ${found.slice(0, -1)}`,
    hint: (found) => instead(known(found.slice(0, -1))),
  },
  {
    pattern: /\bD\[(?=[^\],[]*[(^*/])/,
    message: () => "D[ would be an entry of something named D",
    hint: "write the function alone and say by what: x^2 with --wrt x; a derivative inside of it is diff(f, x)",
  },
  { pattern: /\bSum\[/, message: ofPrograms, hint: "write sum(x[i], i, 1, n)" },
  { pattern: /\bProduct\[/, message: ofPrograms, hint: "write prod(x[i], i, 1, n)" },
  { pattern: /\bIntegrate\[/, message: ofPrograms, hint: "integrals are not part of the language" },
];
