import { arrayFunctionNamed, type DifferentialRule, documentedArrayFunctions } from "../../arrays/index.js";
import { differential, sym } from "../../expr/index.js";
import { head, instanceOf, unfolded } from "../../problem/definitions.js";
import type { Rule, RuleDocs } from "../types.js";

/** Functions of vectors and matrices as wholes; each is told in its own file. */
export const wholeFunction: Rule = {
  id: "differential-of-function",
  label: "differential of a function of matrices",
  family: "differential",
  where: "A: n x n, X: n x n, x: n",
  statement: ["d(tr(A))", "tr(d(A))"],
  apply: (e) => {
    if (e.kind !== "differential" || e.args[0].kind !== "call") return undefined;
    const [body] = e.args;
    const rule: DifferentialRule | undefined = arrayFunctionNamed(body.name)?.differential;
    if (rule === undefined) return undefined;
    const [A] = body.args;
    const after = rule.forward(body.args);
    return { after, bindings: A === undefined ? {} : { A }, label: [rule.label], statement: [e, after] };
  },
};

export const wholeFunctionDocs: RuleDocs = {
  rule: wholeFunction,
  conditions: ["inverse and log det: A is invertible; norms: the argument is not 0"],
  get source() {
    const told = documentedArrayFunctions.flatMap(({ name, differential: rule }) =>
      rule === undefined ? [] : [`${name}: ${rule.source}`],
    );
    return told.join("; ");
  },
  examples: [
    { before: "d(tr(X))", after: "tr(d(X))" },
    { before: "d(logdet(X))", after: "tr(inv(X) * d(X))" },
    { before: "d(inv(X))", after: "-inv(X) * d(X) * inv(X)" },
  ],
  refuses: ["d(sigmoid(x))"],
};

/** The differential of a name is that of what it stands for. */
export const definitionDifferential: Rule = {
  id: "differential-definition",
  label: "definition",
  family: "definition",
  where: "W: m x n, x: n",
  statement: ["h(z)", "g(z)"],
  apply: (e, setting) => {
    if (e.kind !== "differential") return undefined;
    const instance = instanceOf(e.args[0], setting);
    if (instance === undefined) return undefined;
    const { definition } = instance;
    return {
      after: differential(unfolded(instance)),
      bindings: {},
      label: ["definition of ", sym(definition.name)],
      statement: [head(definition), definition.body],
    };
  },
};

export const definitionDifferentialDocs: RuleDocs = {
  rule: definitionDifferential,
  conditions: ["h is defined by h(z) = g(z)"],
  source: "equals may be put for equals",
  examples: [{ before: "H = tanh(W*x); d(H)", after: "d(tanh(W * x))" }],
  refuses: ["d(sin(x))"],
};
