import {
  type Add,
  add,
  type Call,
  call,
  type Div,
  div,
  type Expr,
  freeNames,
  isInteger,
  type MatMul,
  type Mul,
  matmul,
  mul,
  type Neg,
  neg,
  type Pow,
  pow,
  type Sum,
  sum,
  transpose,
} from "../../expr/index.js";
import { functionNamed } from "../../functions/index.js";
import type { Mistake, Slip } from "../mistake.js";
import { behindMinus, isMinus, isNumber, opposite, replacedAt, slip } from "./slip.js";

/** Brackets multiplied out, or taken apart under a power, root, fraction or function, as if all were linear. */
export const expansion: Mistake = {
  id: "expansion",
  name: "brackets expanded wrongly",
  statement: ["(u + v)^2", "u^2 + v^2"],
  source:
    "Matz, Towards a process model for high school algebra errors (1980): linearity extrapolated; Payne and Squibb, Algebra mal-rules and cognitive accounts of error (1990)",
  examples: [
    { before: "(a + b)^2", wrong: "a^2 + b^2" },
    { before: "(a - b)^2", wrong: "a^2 - b^2" },
    { before: "(a - b)^2", wrong: "a^2 - a*b + b^2" },
    { before: "a*(b + c)", wrong: "a*b + c" },
    { before: "-(a - b)", wrong: "-a - b" },
    { before: "-(2*(a - b))", wrong: "-2*a - 2*b" },
    { before: "(1 - y)*h", wrong: "1 - y*h" },
    { before: "(a + b)*(c + d)", wrong: "a*c + b*d" },
    { before: "sqrt(a + b)", wrong: "sqrt(a) + sqrt(b)" },
    { before: "sqrt(a^2 + b^2)", wrong: "a + b" },
    { before: "1/(a + b)", wrong: "1/a + 1/b" },
    { before: "(a*b)^n", wrong: "a*b^n" },
    { before: "(-x)^2", wrong: "-x^2" },
    { before: "(a/b)^2", wrong: "a^2/b" },
    { before: "sin(a + b)", wrong: "sin(a) + sin(b)" },
    { before: "sum(a[i]*b[i], i, 1, m)", wrong: "sum(a[i], i, 1, m)*sum(b[i], i, 1, m)" },
    { before: "sum(a[i], i, 1, m)^2", wrong: "sum(a[i]^2, i, 1, m)" },
  ],
  refuses: [
    "a*b",
    "(a + b)/c",
    "exp(a + b)",
    "log(a + b)",
    "-(a*b)",
    "sum(c*a[i], i, 1, m)",
    "(a*b)^1",
    "sum(a[i]*diff(b[i]*x, x), i, 1, m)",
  ],
  slips: (e) => {
    switch (e.kind) {
      case "mul":
        return ofProduct(e);
      case "matmul":
        return ofMatrixProduct(e);
      case "neg":
        return ofMinus(e);
      case "div":
        return ofFraction(e);
      case "pow":
        return ofPower(e);
      case "call":
        return ofFunction(e);
      case "sum":
        return ofSum(e);
      default:
        return [];
    }
  },
};

const isBracket = (e: Expr): e is Add => e.kind === "add";

/** The factor at `position` of the product replaced; a factor 1 is not written. */
function times(factors: readonly Expr[], position: number, factor: Expr): Expr {
  return behindMinus(factor, (size) => {
    const replaced = replacedAt(factors, position, size);
    return mul(...replaced.filter((f, k) => k !== position || !isNumber(f, 1)));
  });
}

/** What stands beside a bracket reaches only its first or only its last term. */
function ofProduct(e: Mul): readonly Slip[] {
  const slips = e.args.flatMap((bracket, k): readonly Slip[] => {
    if (!isBracket(bracket)) return [];
    const terms = bracket.args;
    const ends = [...new Set([0, terms.length - 1])].map((end) =>
      add(...terms.map((term, position) => (position === end ? times(e.args, k, term) : term))),
    );
    const others = mul(...e.args.filter((_, position) => position !== k));
    return ends.flatMap((wrong) =>
      slip(e, wrong, others, " multiplies every term of ", bracket, ", not just one"),
    );
  });
  const [first, second] = e.args;
  if (e.args.length !== 2 || first === undefined || second === undefined) return slips;
  return [...slips, ...termByTerm(e, first, second, mul)];
}

/** (a + b)(c + d) as ac + bd. */
function termByTerm(
  e: Expr,
  first: Expr,
  second: Expr,
  product: (a: Expr, b: Expr) => Expr,
): readonly Slip[] {
  if (!isBracket(first) || !isBracket(second) || first.args.length !== second.args.length) return [];
  const pairs = first.args.map((a, k) => {
    const b = second.args[k] as Expr;
    const size = product(isMinus(a) ? opposite(a) : a, isMinus(b) ? opposite(b) : b);
    return isMinus(a) === isMinus(b) ? size : neg(size);
  });
  return slip(e, add(...pairs), "every term of ", first, " is multiplied by every term of ", second);
}

/** A(B + C) as AB + C, and (A + B)(C + D) as AC + BD. */
function ofMatrixProduct(e: MatMul): readonly Slip[] {
  const times = (position: number, factor: Expr): Expr =>
    behindMinus(factor, (size) =>
      matmul(...(replacedAt(e.args, position, size) as unknown as readonly [Expr, ...Expr[]])),
    );
  const slips = e.args.flatMap((bracket, k): readonly Slip[] => {
    if (!isBracket(bracket)) return [];
    const ends = [...new Set([0, bracket.args.length - 1])];
    return ends.flatMap((end) => {
      const wrong = add(...bracket.args.map((term, position) => (position === end ? times(k, term) : term)));
      return slip(e, wrong, "every term of ", bracket, " is multiplied, not just one");
    });
  });
  const [first, second] = e.args;
  if (e.args.length !== 2 || first === undefined || second === undefined) return slips;
  const turned = first.kind === "transpose" && isBracket(first.args[0]) ? first.args[0] : undefined;
  const left = turned === undefined ? first : add(...turned.args.map((term) => behindMinus(term, transpose)));
  return [...slips, ...termByTerm(e, left, second, matmul)];
}

/** -(a - b) as -a - b, and -2(a - b) as -2a - 2b: the minus reaches the first term only. */
function ofMinus(e: Neg): readonly Slip[] {
  const [inner] = e.args;
  const factors = inner.kind === "mul" ? inner.args : [inner];
  const position = factors.findIndex(isBracket);
  const bracket = factors[position];
  if (bracket === undefined) return [];
  const terms = bracket.args.map((term) => times(factors, position, term));
  const wrong = add(opposite(terms[0] as Expr), ...terms.slice(1));
  return slip(e, wrong, "the minus sign in front of ", inner, " turns the sign of every term of ", bracket);
}

/** 1/(a + b) as 1/a + 1/b. */
function ofFraction(e: Div): readonly Slip[] {
  const [above, below] = e.args;
  if (!isBracket(below)) return [];
  const wrong = add(...below.args.map((term) => behindMinus(term, (size) => div(above, size))));
  return slip(e, wrong, "a fraction can be split at a sum above the bar, not at ", below, " below it");
}

function ofPower(e: Pow): readonly Slip[] {
  const [base, exponent] = e.args;
  if (isNumber(exponent, 1)) return [];
  const power = (u: Expr): Expr => pow(u, exponent);
  switch (base.kind) {
    case "add":
      return ofPowerOfSum(e, base, power);
    case "sum": {
      const [body, lower, upper] = base.args;
      const wrong = sum(power(body), base.name, lower, upper);
      return slip(
        e,
        wrong,
        "the power of a sum is not the sum of the powers: ",
        e,
        " has mixed products too",
      );
    }
    case "mul":
      return base.args.flatMap((factor, k) => {
        const wrong = mul(...replacedAt(base.args, k, power(factor)));
        return slip(e, wrong, "the exponent of ", e, " belongs to every factor");
      });
    case "div": {
      const [above, below] = base.args;
      return [div(power(above), below), div(above, power(below))].flatMap((wrong) =>
        slip(e, wrong, "the exponent of ", e, " belongs to numerator and denominator"),
      );
    }
    case "neg":
      return isEven(exponent)
        ? slip(e, neg(power(base.args[0])), "the minus sign is inside of the power ", e, " and vanishes")
        : [];
    case "call":
      return ofPowerOfNorm(e, base);
    default:
      return [];
  }
}

const isEven = (e: Expr): boolean => e.kind === "num" && isInteger(e.value) && e.value.n % 2n === 0n;

function ofPowerOfSum(e: Pow, base: Add, power: (u: Expr) => Expr): readonly Slip[] {
  const why = ["the power of a sum is not the sum of the powers: ", e, " has mixed products too"] as const;
  const [first, second] = base.args as readonly [Expr, Expr];
  const signed = add(...base.args.map((term) => behindMinus(term, power)));
  const unsigned = add(...base.args.map((term) => power(isMinus(term) ? opposite(term) : term)));
  const slips = [...slip(e, signed, ...why), ...(unsigned === signed ? [] : slip(e, unsigned, ...why))];
  if (!isNumber(e.args[1], 2) || base.args.length !== 2) return slips;
  const [u, v] = [first, second].map((term) => (isMinus(term) ? opposite(term) : term)) as [Expr, Expr];
  const mixed = isMinus(first) === isMinus(second) ? mul(u, v) : neg(mul(u, v));
  const single = add(power(u), mixed, power(v));
  return [...slips, ...slip(e, single, "the mixed product of ", e, " comes twice")];
}

/** ‖u - v‖² as ‖u‖² + ‖v‖². */
function ofPowerOfNorm(e: Pow, norm: Call): readonly Slip[] {
  const [argument] = norm.args;
  if (norm.name !== "norm2" || argument === undefined || !isBracket(argument)) return [];
  const parts = argument.args.map((term) =>
    pow(call(norm.name, isMinus(term) ? opposite(term) : term), e.args[1]),
  );
  return slip(e, add(...parts), "the square of ", norm, " has the inner products of the terms too");
}

/** Functions of one argument that are not linear; logarithms and exponentials have mistakes of their own. */
const others: ReadonlySet<string> = new Set(["inv", "det", "norm2", "norm1"]);
const elsewhere: ReadonlySet<string> = new Set(["exp", "log", "log2", "log10", "log1p"]);

function ofFunction(e: Call): readonly Slip[] {
  const [argument] = e.args;
  if (argument === undefined || e.args.length !== 1 || !isBracket(argument) || elsewhere.has(e.name))
    return [];
  if (functionNamed(e.name) === undefined && !others.has(e.name)) return [];
  const why = [e, " cannot be taken apart at the sum inside"] as const;
  const of = (u: Expr): Expr => call(e.name, u);
  const split = slip(e, add(...argument.args.map((term) => behindMinus(term, of))), ...why);
  const roots = e.name === "sqrt" ? argument.args.map(rootOf) : [];
  return roots.length > 0 && roots.every((root) => root !== undefined)
    ? [...split, ...slip(e, add(...roots), ...why)]
    : split;
}

/** a of a², where the sign in front is kept. */
function rootOf(term: Expr): Expr | undefined {
  const size = isMinus(term) ? opposite(term) : term;
  const root = size.kind === "pow" && isNumber(size.args[1], 2) ? size.args[0] : undefined;
  const known = isNumber(size, 1) ? size : root;
  return known === undefined || size === term ? known : neg(known);
}

/** Σ aᵢbᵢ as Σ aᵢ · Σ bᵢ. */
function ofSum(e: Sum): readonly Slip[] {
  const [body, lower, upper] = e.args;
  // What is still to be differentiated is no factor yet.
  if (body.kind !== "mul" || body.args.some(({ kind }) => kind === "diff")) return [];
  const runs = (factor: Expr): boolean => freeNames(factor).has(e.name);
  if (body.args.filter(runs).length < 2) return [];
  const wrong = mul(
    ...body.args.map((factor) => (runs(factor) ? sum(factor, e.name, lower, upper) : factor)),
  );
  return slip(e, wrong, "a sum of products is not the product of the sums");
}
