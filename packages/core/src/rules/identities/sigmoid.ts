/** The logistic function recognised where it is written out, and its symmetry. */
import { type Factor, toTerm } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { add, call, type Expr, isInteger, mul, num, pow, type Rational, sub } from "../../expr/index.js";
import type { Rule } from "../types.js";

export const recogniseSigmoid: Rule = {
  id: "recognise-sigmoid",
  label: "1/(1 + e⁻ᵘ) = σ(u)",
  family: "identity",
  heads: ["div", "mul"],
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
    { before: "exp(-2*x)/(1 + exp(-2*x))", after: "1 - sigmoid(2 * x)" },
  ],
  refuses: ["1/(2 + exp(-x))", "1/(1 - exp(x))", "1 + exp(-x)"],
  apply: (e, setting) => {
    if (e.kind !== "div" && e.kind !== "mul") return undefined;
    const term = toTerm(e);
    for (const factor of term.factors) {
      const exponential = onePlusExponential(factor.base);
      const k = -wholePower(factor);
      if (exponential === undefined || k <= 0) continue;
      // e^{jv}/(1 + e^v)^k: as many of the exponentials as there are below the bar.
      const above = term.factors.find(({ base }) => base === exponential.unit);
      const times = above === undefined ? 0 : powersOf(above, exponential.power);
      const j = Math.min(times, k);
      const others = term.factors.flatMap((other): Factor[] => {
        if (other === factor) return [];
        if (other !== above || j === 0) return [other];
        return j === times ? [] : [{ base: other.base, exponent: num(exponential.power.mul(times - j)) }];
      });
      const named = sigmoidPowers(exponential.u, exponential.sign, j, k);
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

interface OnePlusExponential {
  /** The exponent v without its sign, and the sign. */
  readonly u: Expr;
  readonly sign: number;
  /** e^v as terms see it: a power of a base. */
  readonly unit: Expr;
  readonly power: Rational;
}

/** 1 + e^v. */
function onePlusExponential(e: Expr): OnePlusExponential | undefined {
  if (e.kind !== "add" || e.args.length !== 2 || !e.args.includes(num(1))) return undefined;
  const other = e.args[0] === num(1) ? e.args[1] : e.args[0];
  if (other?.kind !== "call" || other.name !== "exp") return undefined;
  const [factor] = toTerm(other).factors;
  if (factor?.exponent.kind !== "num") return undefined;
  const power = factor.exponent.value;
  const argument = other.args[0] as Expr;
  const sign = power.s < 0n ? -1 : 1;
  return { u: sign < 0 ? opposite(argument) : argument, sign, unit: factor.base, power };
}

/** How often e^v stands in a power of its base; 0 where that is no whole number. */
function powersOf({ exponent }: Factor, power: Rational): number {
  const times = exponent.kind === "num" ? exponent.value.div(power) : undefined;
  return times !== undefined && isInteger(times) && times.s > 0n ? Number(times.n) : 0;
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
  heads: ["add"],
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

/** σ(u)e^{-u} = 1 - σ(u) and (1 - σ(u))e^u = σ(u). */
export const sigmoidTimesExponential: Rule = {
  id: "sigmoid-times-exponential",
  label: "σ(u)·e⁻ᵘ = 1 − σ(u)",
  family: "identity",
  heads: ["div", "mul"],
  statement: ["sigmoid(u)*exp(-u)", "1 - sigmoid(u)"],
  conditions: [],
  source: "from σ(u) = 1/(1 + e⁻ᵘ)",
  examples: [
    { before: "sigmoid(x)*exp(-x)", after: "1 - sigmoid(x)" },
    { before: "y*sigmoid(2*x)*exp(-2*x)", after: "y * (1 - sigmoid(2 * x))" },
    { before: "(1 - sigmoid(x))*exp(x)", after: "sigmoid(x)" },
  ],
  refuses: ["sigmoid(x)*exp(x)", "sigmoid(x)*exp(-y)", "(1 - sigmoid(x))*exp(-x)"],
  apply: (e, setting) => {
    if (e.kind !== "mul" && e.kind !== "div") return undefined;
    const term = toTerm(e);
    for (const factor of term.factors) {
      const own = sigmoidOf(factor.base);
      if (own === undefined || wholePower(factor) < 1) continue;
      const { u, complement } = own;
      // e^{-u} beside σ(u), e^u beside 1 - σ(u).
      const [wanted] = toTerm(call("exp", u)).factors;
      const beside = term.factors.find(({ base }) => base === wanted?.base);
      if (wanted?.exponent.kind !== "num" || beside === undefined) continue;
      const power = complement ? wanted.exponent.value : wanted.exponent.value.neg();
      if (powersOf(beside, power) !== 1) continue;
      const s = call("sigmoid", u);
      const made: Factor = { base: complement ? s : sub(num(1), s), exponent: num(1) };
      const left = num(wholePower(factor) - 1);
      const others = term.factors.flatMap((other): Factor[] => {
        if (other === factor) return left === num(0) ? [] : [{ base: factor.base, exponent: left }];
        return other === beside ? [] : [other];
      });
      const factors = [...others, made];
      return { after: termToExpr({ ...term, factors }, setting.counts), bindings: { u } };
    }
    return undefined;
  },
};
