/**
 * Vectors and matrices in numbers: an evaluator for tests that knows nothing of the engine but its nodes.
 * Values are rows of numbers; a scalar is [[x]] and is broadcast over entries.
 */
import { type Expr, functionNamed, sym } from "@derive/core";

export type Dense = readonly (readonly number[])[];

/** A definition, with parameters or without. */
export interface Defined {
  readonly parameters: readonly string[];
  readonly body: Expr;
}

/** What the names stand for; dimensions are numbers. */
export type Values = ReadonlyMap<string, Dense | number | Defined>;

const scalar = (x: number): Dense => [[x]];
const isScalar = (a: Dense): boolean => a.length === 1 && a[0]?.length === 1;
const only = (a: Dense): number => a[0]?.[0] ?? Number.NaN;

export const build = (rows: number, columns: number, f: (i: number, j: number) => number): Dense =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => f(i, j)));

export const at = (a: Dense, i: number, j: number): number => a[i]?.[j] ?? Number.NaN;
export const sizeOf = (a: Dense): readonly [number, number] => [a.length, a[0]?.length ?? 0];
export const turned = (a: Dense): Dense => build(a[0]?.length ?? 0, a.length, (i, j) => at(a, j, i));

export function product(a: Dense, b: Dense): Dense {
  const [rows, inner] = sizeOf(a);
  const [own, columns] = sizeOf(b);
  if (inner !== own) throw new Error(`shapes ${rows}x${inner} and ${own}x${columns}`);
  return build(rows, columns, (i, j) => {
    let total = 0;
    for (let k = 0; k < inner; k++) total += at(a, i, k) * at(b, k, j);
    return total;
  });
}

function entrywise(args: readonly Dense[], f: (...x: number[]) => number): Dense {
  const wide = args.find((a) => !isScalar(a)) ?? (args[0] as Dense);
  const [rows, columns] = sizeOf(wide);
  for (const a of args) {
    if (!isScalar(a) && (a.length !== rows || a[0]?.length !== columns))
      throw new Error("entries do not match");
  }
  return build(rows, columns, (i, j) => f(...args.map((a) => (isScalar(a) ? only(a) : at(a, i, j)))));
}

/** Gaussian elimination with pivots: the inverse and the determinant. */
export function inverse(a: Dense): { inverse: Dense; determinant: number } {
  const n = a.length;
  const rows = a.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))]);
  let determinant = 1;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++)
      if (Math.abs(rows[r]?.[c] ?? 0) > Math.abs(rows[pivot]?.[c] ?? 0)) pivot = r;
    if (pivot !== c) {
      [rows[c], rows[pivot]] = [rows[pivot] as number[], rows[c] as number[]];
      determinant = -determinant;
    }
    const own = rows[c] as number[];
    const head = own[c] as number;
    determinant *= head;
    for (let k = 0; k < 2 * n; k++) own[k] = (own[k] as number) / head;
    rows.forEach((row, r) => {
      const factor = row[c] as number;
      if (r !== c) for (let k = 0; k < 2 * n; k++) row[k] = (row[k] as number) - factor * (own[k] as number);
    });
  }
  return { inverse: rows.map((row) => row.slice(n)), determinant };
}

const sum = (a: Dense): number => a.flat().reduce((total, x) => total + x, 0);

function wholeFunction(name: string, args: readonly Dense[]): Dense | undefined {
  const [a = scalar(Number.NaN), b = scalar(Number.NaN)] = args;
  const [rows, columns] = sizeOf(a);
  switch (name) {
    case "ones":
      return build(only(a), args.length > 1 ? only(b) : 1, () => 1);
    case "zeros":
      return build(only(a), args.length > 1 ? only(b) : 1, () => 0);
    case "eye":
      return build(only(a), only(a), (i, j) => (i === j ? 1 : 0));
    case "sum":
      return scalar(sum(a));
    case "tr":
      return scalar(a.reduce((total, _, i) => total + at(a, i, i), 0));
    case "diag":
      return columns === 1
        ? build(rows, rows, (i, j) => (i === j ? at(a, i, 0) : 0))
        : build(rows, 1, (i) => at(a, i, i));
    case "inv":
      return inverse(a).inverse;
    case "det":
      return scalar(inverse(a).determinant);
    case "logdet":
      return scalar(Math.log(inverse(a).determinant));
    case "norm1":
      return scalar(sum(a.map((row) => row.map(Math.abs))));
    case "norm2":
      return scalar(Math.sqrt(sum(a.map((row) => row.map((x) => x * x)))));
    case "softmax":
      return columns === 1 ? turned(softmaxRows(turned(a))) : softmaxRows(a);
    case "logsumexp":
      return columns === 1 ? scalar(logSum(a.flat())) : a.map((row) => [logSum(row)]);
    case "kron":
      return kronecker(a, b);
    default:
      return undefined;
  }
}

function kronecker(a: Dense, b: Dense): Dense {
  const [[m, n], [p, q]] = [sizeOf(a), sizeOf(b)];
  return build(m * p, n * q, (i, j) => at(a, Math.floor(i / p), Math.floor(j / q)) * at(b, i % p, j % q));
}

const logSum = (row: readonly number[]): number => Math.log(row.reduce((total, x) => total + Math.exp(x), 0));
const softmaxRows = (a: Dense): Dense => a.map((row) => row.map((x) => Math.exp(x - logSum(row))));

/**
 * The value of an expression in matrix notation, or in index notation with its arrays as values.
 * @param measured values of nodes that stand for derivatives
 */
export function dense(e: Expr, values: Values, measured: ReadonlyMap<Expr, Dense> = new Map()): Dense {
  const known = measured.get(e);
  if (known !== undefined) return known;
  const of = (child: Expr | undefined): Dense => dense(child as Expr, values, measured);
  switch (e.kind) {
    case "num":
      return scalar(e.value.valueOf());
    case "sym":
    case "matrix": {
      if (e.name === "pi") return scalar(Math.PI);
      const value = values.get(e.name);
      if (value === undefined) throw new Error(`no value for ${e.name}`);
      if (typeof value === "number") return scalar(value);
      return "body" in value ? of(value.body) : value;
    }
    case "add":
      return e.args.map(of).reduce((a, b) => entrywise([a, b], (x, y) => x + y));
    case "mul":
      return e.args.map(of).reduce((a, b) => entrywise([a, b], (x, y) => x * y));
    case "neg":
      return entrywise([of(e.args[0])], (x) => -x);
    case "div":
      return entrywise(e.args.map(of), (x, y) => x / y);
    case "pow":
      return entrywise(e.args.map(of), (x, y) => x ** y);
    case "matmul":
      return e.args.map(of).reduce(product);
    case "transpose":
      return turned(of(e.args[0]));
    case "call": {
      const args = e.args.map(of);
      const own = values.get(e.name);
      if (typeof own === "object" && "body" in own) {
        const inside = own.parameters.map((name, k) => [name, args[k] ?? scalar(Number.NaN)] as const);
        return dense(own.body, new Map([...values, ...inside]), measured);
      }
      const whole = wholeFunction(e.name, args);
      if (whole !== undefined) return whole;
      const spec = functionNamed(e.name);
      if (spec === undefined) throw new Error(`no value for ${e.name}`);
      return entrywise(args, (...x) => spec.evaluate(...x));
    }
    case "piecewise":
      return entrywise(e.args.map(of), (...x) => {
        for (let k = 0; k + 1 < x.length; k += 2) if (x[k] === 1) return x[k + 1] as number;
        return x[x.length - 1] as number;
      });
    case "rel": {
      const holds = { "<": lt, "<=": le, ">": gt, ">=": ge }[e.name as "<"];
      return entrywise(e.args.map(of), (x, y) => (holds(x, y) ? 1 : 0));
    }
    case "at": {
      const [row = 1, column] = e.args.map((index) => only(of(index)));
      const own = of(sym(e.name));
      if (column !== undefined) return scalar(at(own, row - 1, column - 1));
      // A row of a matrix is a vector.
      return sizeOf(own)[1] === 1 ? scalar(at(own, row - 1, 0)) : turned([own[row - 1] ?? []]);
    }
    case "dot": {
      const [u, v] = e.args.map(of) as [Dense, Dense];
      return product(turned(u), v);
    }
    case "sum": {
      const [lower, upper] = [e.args[1], e.args[2]].map((bound) => only(of(bound))) as [number, number];
      const terms = Array.from({ length: Math.max(0, upper - lower + 1) }, (_, k) =>
        dense(e.args[0], new Map(values).set(e.name, lower + k), measured),
      );
      return terms.reduce((a, b) => entrywise([a, b], (x, y) => x + y), scalar(0));
    }
    default:
      throw new Error(`${e.kind} has no value here`);
  }
}

const lt = (x: number, y: number): boolean => x < y;
const le = (x: number, y: number): boolean => x <= y;
const gt = (x: number, y: number): boolean => x > y;
const ge = (x: number, y: number): boolean => x >= y;
