/** What a name in upright letters stands for, and which names are functions. */
import { arrayFunctionNamed } from "../arrays/index.js";
import { functionNamed } from "../functions/index.js";

/** Spellings besides those of the registries. */
const spellings: Readonly<Record<string, string>> = {
  ReLU: "relu",
  Relu: "relu",
  RELU: "relu",
  Tr: "tr",
  Trace: "tr",
  trace: "tr",
  Diag: "diag",
  Sigmoid: "sigmoid",
  Softmax: "softmax",
  Softplus: "softplus",
  LSE: "logsumexp",
  logSumExp: "logsumexp",
  LogSumExp: "logsumexp",
  tg: "tan",
  ctg: "cot",
  arctg: "atan",
  sh: "sinh",
  ch: "cosh",
  th: "tanh",
};

/** The name in the input language of a function in upright letters; undefined for a word that is none. */
export function functionName(word: string): string | undefined {
  const own = spellings[word] ?? word;
  return (
    functionNamed(own)?.name ??
    arrayFunctionNamed(own)?.name ??
    (own === "norm" || own === "mean" ? own : undefined)
  );
}

const moment =
  "expectations and probabilities are not part of the language: write the density, the likelihood or a sum";

/** Operators that have no meaning here, and what to write. */
export const unsupported: Readonly<Record<string, string>> = {
  lg: "write \\log_{10} or \\log_2: books differ",
  lim: "limits are not part of the language",
  limsup: "limits are not part of the language",
  liminf: "limits are not part of the language",
  sup: "suprema are not part of the language",
  inf: "infima are not part of the language",
  arg: "minimisers are not part of the language: write the cost alone",
  argmin: "minimisers are not part of the language: write the cost alone",
  argmax: "minimisers are not part of the language: write the cost alone",
  minimize: "minimisers are not part of the language: write the cost alone",
  minimise: "minimisers are not part of the language: write the cost alone",
  maximize: "maximisers are not part of the language: write the cost alone",
  maximise: "maximisers are not part of the language: write the cost alone",
  Pr: moment,
  E: moment,
  Var: moment,
  var: moment,
  Cov: moment,
  cov: moment,
  Corr: moment,
  gcd: "whole numbers have no derivatives",
  mod: "remainders are not part of the language",
  bmod: "remainders are not part of the language",
};

/** Letters that stand for a function where they are applied. */
export const letterFunctions: Readonly<Record<string, string>> = {
  sigma: "sigmoid",
  Gamma: "gamma",
  psi: "digamma",
};

/** Letters that are read as functions where a bracket follows and nothing else is known. */
const abstract = /^(?:[fghFGHJLRQ]|ell|phi|Phi|psi|Psi|varphi|[pqP])(?:_\w+)?$/;

export const isFunctionLetter = (name: string): boolean => abstract.test(name);
