import {
  type At,
  at,
  type Call,
  type Diff,
  type Dot,
  diff,
  type Expr,
  entryOf,
  freeNames,
  freshName,
  num,
  type Prod,
  postorder,
  prod,
  rebind,
  type Sum,
  type Sym,
  substitute,
  sum,
  sym,
} from "../../expr/index.js";
import type { Problem } from "../../problem/problem.js";
import type { Mistake, Slip } from "../mistake.js";
import { replacedAt, slip } from "./slip.js";

/** One index written for another, or the index of a sum taken for the one that is differentiated by. */
export const indexConfusion: Mistake = {
  id: "index-confusion",
  name: "indices confused",
  statement: ["sum(theta[k]*delta(k, j), k, 1, n)", "sum(theta[k], k, 1, n)"],
  source:
    "against Graham, Knuth and Patashnik, Concrete Mathematics, 2.1 and 2.2: an index is bound by its Σ, and [j = k] picks one term",
  examples: [
    { before: "x[k, j]", wrong: "x[j, k]" },
    { before: "x[k, j]", wrong: "x[k, k]" },
    { before: "y[i]", wrong: "y[j]" },
    { before: "(h - y[i])*x[i, k]", wrong: "(h - y[j])*x[j, k]" },
    { before: "theta[j]", wrong: "sum(theta[k], k, 1, n)" },
    { before: "sum(y[i]*x[i, j], i, 1, m)", wrong: "sum(y[i]*x[i, j], j, 1, m)" },
    { before: "delta(k, j)", wrong: "1" },
    { before: "diff(theta[k], theta[j])", wrong: "1" },
    {
      before: "diff(sum(theta[k]*x[k], k, 1, n), theta[j])",
      wrong: "sum(diff(theta[k]*x[k], theta[k]), k, 1, n)",
    },
    { before: "diff(theta' * x, theta[j])", wrong: "sum(x[k], k, 1, n)" },
    { before: "J = w1*x1 + w2*x2; x2", wrong: "x1" },
    { before: "diff(a*u + b*v, a)", wrong: "diff(a*u + b*v, b)" },
  ],
  refuses: ["a*b", "theta' * x", "diff(a*theta[j], theta[j])"],
  slips: (e, problem) => {
    switch (e.kind) {
      case "at":
        return [...ofEntry(e, problem), ...summedUp(e, e, problem)];
      case "sym":
        return ofNumbered(e, problem);
      case "add":
      case "mul":
      case "div":
        return throughout(e, problem);
      case "sum":
      case "prod":
        return ofBinder(e, problem);
      case "diff":
        return ofDerivative(e, problem);
      case "call":
        return ofDelta(e);
      default:
        return [];
    }
  },
};

interface Indices {
  /** The letters that stand as indices: bound by a sum, of a variable, of data. */
  readonly letters: ReadonlySet<string>;
  /** The numbers that stand as indices. */
  readonly numbers: ReadonlySet<Expr>;
}

const indices = new WeakMap<Problem, Indices>();

function indicesOf(problem: Problem): Indices {
  const known = indices.get(problem);
  if (known !== undefined) return known;
  const letters = new Set(problem.running.keys());
  const numbers = new Set<Expr>();
  for (const root of [problem.expression, ...problem.variables]) {
    for (const e of postorder(root)) {
      for (const index of e.kind === "at" ? e.args : []) {
        if (index.kind === "sym") letters.add(index.name);
        if (index.kind === "num") numbers.add(index);
      }
    }
  }
  indices.set(problem, { letters, numbers });
  return { letters, numbers };
}

/** The letters of the variable: j of theta[j]. */
const ownLetters = ({ variables }: Problem): ReadonlySet<string> =>
  new Set(variables.flatMap((v) => v.args.flatMap((index) => (index.kind === "sym" ? [index.name] : []))));

/** One index replaced, or the two exchanged. */
function ofEntry(e: At, problem: Problem): readonly Slip[] {
  const { letters, numbers } = indicesOf(problem);
  const written = new Set<Expr>();
  e.args.forEach((index, k) => {
    const others = index.kind === "num" ? numbers : index.kind === "sym" ? [...letters].map(sym) : [];
    for (const other of others) written.add(at(e.name, ...replacedAt(e.args, k, other)));
  });
  if (e.args.length === 2) written.add(at(e.name, ...[...e.args].reverse()));
  return [...written].flatMap((wrong) => slip(e, wrong, wrong, " stands where ", e, " belongs"));
}

const numbered = new WeakMap<Problem, ReadonlySet<string>>();

/** The names of the problem that end in a number, as x1 and w12: indices that are written into the name. */
function numberedOf(problem: Problem): ReadonlySet<string> {
  const known = numbered.get(problem);
  if (known !== undefined) return known;
  const bodies = [...problem.definitions.values()].map(({ body }) => body);
  const names = [problem.expression, ...bodies].flatMap((root) =>
    postorder(root).flatMap((e) => (e.kind === "sym" && stemOf(e.name) !== undefined ? [e.name] : [])),
  );
  const found = new Set(names);
  numbered.set(problem, found);
  return found;
}

/** What stands before the number: x of x12 and of x_12. */
const stemOf = (name: string): string | undefined => /^(.*[^0-9])[0-9]+$/.exec(name)?.[1];

/** The name with another number: x1 for x2. */
function ofNumbered(e: Sym, problem: Problem): readonly Slip[] {
  const stem = stemOf(e.name);
  if (stem === undefined) return [];
  return [...numberedOf(problem)]
    .filter((other) => other !== e.name && stemOf(other) === stem)
    .flatMap((other) => slip(e, sym(other), sym(other), " stands where ", e, " belongs"));
}

/** The entries with an index that a letter stands in. */
const entriesWith = (e: Expr, letter: string): readonly At[] =>
  postorder(e).filter(
    (node): node is At =>
      node.kind === "at" && node.args.some((index) => index.kind === "sym" && index.name === letter),
  );

/** One letter replaced wherever it stands in a term. */
function throughout(e: Expr, problem: Problem): readonly Slip[] {
  const { letters } = indicesOf(problem);
  const free = freeNames(e);
  const slips = [...letters].flatMap((letter): readonly Slip[] => {
    if (!free.has(letter) || entriesWith(e, letter).length < 2) return [];
    return [...letters].flatMap((other) => {
      if (other === letter) return [];
      const wrong = substitute(e, new Map([[letter, sym(other)]]));
      return slip(e, wrong, `the index ${other} stands where ${letter} belongs: `, e);
    });
  });
  const [entry, ...more] = [...ownLetters(problem)].flatMap((letter) => entriesWith(e, letter));
  // With one entry in the term the sum of the entry says as much.
  return entry === undefined || more.length === 0 ? slips : [...slips, ...summedUp(e, entry, problem)];
}

/** The sum over all entries kept where one of them is meant: Σₖ xₖ for xⱼ. */
function summedUp(e: Expr, entry: At, problem: Problem): readonly Slip[] {
  const own = ownLetters(problem);
  const position = entry.args.findIndex((index) => index.kind === "sym" && own.has(index.name));
  const index = entry.args[position];
  const extent = problem.extents.get(entry.name)?.[position];
  if (index?.kind !== "sym" || extent === undefined || !freeNames(e).has(index.name)) return [];
  const letter = freshName("k", freeNames(e), own);
  const body = substitute(e, new Map([[index.name, sym(letter)]]));
  const wrong = sum(body, letter, num(1), extent);
  return slip(e, wrong, "the sum over all entries stands where only ", e, " belongs");
}

/** Another letter below the Σ, or another count above it. */
function ofBinder(e: Sum | Prod, problem: Problem): readonly Slip[] {
  const [body, lower, upper] = e.args;
  if (!freeNames(body).has(e.name)) return [];
  const letters = [...indicesOf(problem).letters].filter((letter) => letter !== e.name);
  const counts = [...problem.counts].map(sym).filter((count) => count !== upper);
  const make = e.kind === "sum" ? sum : prod;
  return [
    ...letters.flatMap((letter) =>
      slip(e, rebind(e, letter, body), `the sum runs over ${letter} where it should run over ${e.name}`),
    ),
    ...counts.flatMap((count) =>
      slip(e, make(body, e.name, lower, count), `the index ${e.name} runs to `, upper, ", not to ", count),
    ),
  ];
}

function ofDerivative(e: Diff, problem: Problem): readonly Slip[] {
  const [body, x] = e.args;
  if (x.kind === "sym") return byAnother(e, body, x);
  if (x.kind !== "at") return [];
  if (body.kind === "at" && body.name === x.name && body !== x)
    return slip(e, num(1), e, " is 1 only where the indices are equal, and 0 otherwise");
  if (body.kind === "dot") return ofInnerProduct(e, body, x, problem);
  if (body.kind !== "sum") return [];
  const [term, lower, upper] = body.args;
  const met = entriesWith(term, body.name).find((entry) => entry.name === x.name && entry !== x);
  if (met === undefined) return [];
  const wrong = sum(diff(term, met), body.name, lower, upper);
  return slip(e, wrong, ...oneTerm(x, met));
}

/** ∂(ax + by)/∂a as the derivative by b, the neighbour's factor: of sums of plain products, the only place for it. */
function byAnother(e: Diff, body: Expr, x: Sym): readonly Slip[] {
  const nodes = postorder(body);
  if (body.kind !== "add" || !nodes.every(({ kind }) => ofPlainSums.has(kind))) return [];
  return nodes.flatMap((name) =>
    name.kind !== "sym" || name === x
      ? []
      : slip(e, diff(body, name), "this is the derivative by ", name, ", not by ", x),
  );
}

const ofPlainSums: ReadonlySet<Expr["kind"]> = new Set(["sym", "num", "add", "mul", "neg"]);

const oneTerm = (x: Expr, met: Expr): readonly (string | Expr)[] => [
  "the derivative is by ",
  x,
  " alone: every other ",
  met,
  " of the sum is a constant, and one term is left",
];

/** ∂θᵀx/∂θⱼ as Σₖ xₖ. */
function ofInnerProduct(e: Expr, { args }: Dot, x: At, problem: Problem): readonly Slip[] {
  const side = args.findIndex((vector) => "name" in vector && vector.name === x.name);
  const other = args[1 - side];
  const extent = problem.extents.get(x.name)?.[x.args.length - 1];
  if (side < 0 || other === undefined || extent === undefined) return [];
  const letter = freshName("k", freeNames(e));
  const entry = entryOf(other, [sym(letter)]);
  if (entry === undefined) return [];
  return slip(e, sum(entry, letter, num(1), extent), ...oneTerm(x, at(x.name, sym(letter))));
}

const ofDelta = (e: Call): readonly Slip[] =>
  e.name === "delta" ? slip(e, num(1), e, " is 1 only where the indices are equal, and 0 otherwise") : [];
