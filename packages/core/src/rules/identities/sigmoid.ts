/** The logistic function recognised where it is written out, and its symmetry. */
import { type Factor, toTerm } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { add, call, type Expr, isInteger, mul, num, pow, sub } from "../../expr/index.js";
import type { Rule } from "../types.js";

export const recogniseSigmoid: Rule = {
  id: "recognise-sigmoid",
  label: "1/(1 + e⁻ᵘ) = σ(u)",
  family: "identity",
  statement: ["1/(1 + exp(-u))", "sigmoid(u)"],
  conditions: [],
  source: "Bishop, Pattern Recognition and Machine Learning, (4.59)",
  examples: [
    { before: "1/(1 + exp(-t*x))", after: "sigmoid(t * x)" },
    { before: "exp(x)/(1 + exp(x))", after: "sigmoid(x)" },
    { before: "exp(-x)/(1 + exp(-x))", after: "1 - sigmoid(x)" },
    { before: "exp(-x)/(exp(-x) + 1)^2", after: "sigmoid(x) * (1 - sigmoid(x))" },
    { before: "1/(1 + exp(x))", after: "1 - sigmoid(x)" },
    { before: "a*exp(x)/(b*(1 + exp(x)))", after: "a * sigmoid(x)/b" },
  ],
  refuses: ["1/(2 + exp(-x))", "1/(1 - exp(x))", "1 + exp(-x)"],
  apply: (e, setting) => {
    if (e.kind !== "div" && e.kind !== "mul") return undefined;
    const term = toTerm(e);
    for (const factor of term.factors) {
      const exponential = onePlusExponential(factor.base);
      const k = wholePower(factor);
      if (exponential === undefined || k >= 0) continue;
      const above = term.factors.find(({ base }) => base === exponential.unit);
      // e^{cw}/(1 + e^{cw}) with 1 + e^{cw} below to the power k and e^{w} above to the power c·j, j ≤ k.
      const j = above === undefined ? 0 : wholePower(above) * exponential.sign;
      const used = j > 0 && j <= -k ? [factor, above] : [factor];
      const named = sigmoidPowers(exponential.u, exponential.sign, j > 0 && j <= -k ? j : 0, -k);
      const others = term.factors.filter((other) => !used.includes(other));
      const rest = termToExpr({ ...term, factors: others });
      return {
        after: termToExpr(toTerm(mul(rest, ...named)), setting.counts),
        bindings: { u: exponential.u },
      };
    }
    return undefined;
  },
};

/** (e^v)^j / (1 + e^v)^k for v = ±u: σ(v)^j (1 - σ(v))^(k-j), written by σ(u). */
function sigmoidPowers(u: Expr, sign: number, j: number, k: number): Expr[] {
  const s = call("sigmoid", u);
  const [own, other] = sign > 0 ? [j, k - j] : [k - j, j];
  const powers: Expr[] = [];
  if (own > 0) powers.push(pow(s, num(own)));
  if (other > 0) powers.push(pow(sub(num(1), s), num(other)));
  return powers;
}

/** 1 + e^{±u}: the exponent without its sign, the sign, and the base e^{u} as terms see it. */
function onePlusExponential(e: Expr): { u: Expr; sign: number; unit: Expr } | undefined {
  if (e.kind !== "add" || e.args.length !== 2 || !e.args.includes(num(1))) return undefined;
  const other = e.args[0] === num(1) ? e.args[1] : e.args[0];
  if (other?.kind !== "call" || other.name !== "exp") return undefined;
  const [factor] = toTerm(other).factors;
  const sign = factor?.exponent.kind === "num" && factor.exponent.value.s < 0n ? -1 : 1;
  const argument = other.args[0] as Expr;
  const u = sign < 0 ? opposite(argument) : argument;
  return factor === undefined || !(factor.exponent.kind === "num" && factor.exponent.value.n === 1n)
    ? { u, sign, unit: call("exp", u) }
    : { u, sign, unit: factor.base };
}

function opposite(e: Expr): Expr {
  if (e.kind === "neg") return e.args[0];
  const term = toTerm(e);
  return termToExpr({ ...term, coefficient: term.coefficient.neg() });
}

function wholePower({ exponent }: Factor): number {
  return exponent.kind === "num" && isInteger(exponent.value)
    ? Number(exponent.value.s * exponent.value.n)
    : 0;
}

/** 1 - σ(-u) = σ(u), where it shortens. */
export const sigmoidSymmetry: Rule = {
  id: "sigmoid-symmetry",
  label: "1 − σ(−u) = σ(u)",
  family: "identity",
  statement: ["1 - sigmoid(-u)", "sigmoid(u)"],
  conditions: [],
  source: "Bishop, Pattern Recognition and Machine Learning, (4.60)",
  examples: [
    { before: "1 - sigmoid(-z)", after: "sigmoid(z)" },
    { before: "a + 1 - sigmoid(-z)", after: "sigmoid(z) + a" },
  ],
  refuses: ["1 - sigmoid(z)", "2 - sigmoid(-z)"],
  apply: (e) => {
    if (e.kind !== "add" || !e.args.includes(num(1))) return undefined;
    const mirrored = e.args.find(isMirrored);
    if (mirrored?.kind !== "neg" || mirrored.args[0].kind !== "call") return undefined;
    const u = opposite(mirrored.args[0].args[0] as Expr);
    const one = e.args.indexOf(num(1));
    const rest = e.args.filter((term, k) => term !== mirrored && k !== one);
    return { after: add(call("sigmoid", u), ...rest), bindings: { u } };
  },
};

/** σ(u)·e^{-u} = 1 - σ(u), and (1 - σ(u))·e^{u} = σ(u). */
export const sigmoidExponential: Rule = {
  id: "sigmoid-exponential",
  label: "σ(u)·e⁻ᵘ = 1 − σ(u)",
  family: "identity",
  statement: ["sigmoid(u)*exp(-u)", "1 - sigmoid(u)"],
  conditions: [],
  source: "Bishop, Pattern Recognition and Machine Learning, (4.59), (4.60)",
  examples: [
    { before: "y*sigmoid(t*x)*exp(-t*x)", after: "y * (1 - sigmoid(t * x))" },
    { before: "exp(z)*(1 - sigmoid(z))", after: "sigmoid(z)" },
  ],
  refuses: ["sigmoid(u)*exp(u)", "exp(-u)*(1 - sigmoid(u))", "sigmoid(u)*exp(-v)"],
  apply: (e) => {
    if (e.kind !== "mul") return undefined;
    for (const [k, factor] of e.args.entries()) {
      const own = sigmoidOf(factor);
      if (own === undefined) continue;
      const wanted = own.complement ? own.u : opposite(own.u);
      const position = e.args.indexOf(call("exp", wanted));
      if (position < 0) continue;
      const s = call("sigmoid", own.u);
      const after = own.complement ? s : sub(num(1), s);
      const rest = e.args.flatMap((other, l) => (l === position ? [] : [l === k ? after : other]));
      return { after: mul(...rest), bindings: { u: own.u } };
    }
    return undefined;
  },
};

/** u, of σ(u) and of 1 - σ(u). */
function sigmoidOf(e: Expr): { u: Expr; complement: boolean } | undefined {
  if (e.kind === "call" && e.name === "sigmoid") return { u: e.args[0] as Expr, complement: false };
  if (e.kind !== "add" || e.args.length !== 2 || !e.args.includes(num(1))) return undefined;
  const other = e.args[0] === num(1) ? e.args[1] : e.args[0];
  const inner = other?.kind === "neg" ? other.args[0] : undefined;
  return inner?.kind === "call" && inner.name === "sigmoid"
    ? { u: inner.args[0] as Expr, complement: true }
    : undefined;
}

const isMirrored = (e: Expr): boolean =>
  e.kind === "neg" &&
  e.args[0].kind === "call" &&
  e.args[0].name === "sigmoid" &&
  e.args[0].args[0]?.kind === "neg";
