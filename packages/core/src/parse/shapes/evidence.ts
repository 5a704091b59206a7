/** What the writing says of the shapes of names: which stand where a vector or matrix is meant. */
import { arrayFunctionNamed } from "../../arrays/index.js";
import type { Expr } from "../../expr/index.js";
import { isPointwise, type RawFunction, startsUpper } from "./constraints.js";
import { isSigned } from "./raw.js";

/** How much speaks for a vector or matrix, the most first. */
export const grades = {
  /** Transposed, or the argument of a function of whole vectors: x', sum(x). */
  whole: 0,
  /** A capital letter that is transposed, taken as a whole, or beside a dotted sign. */
  capital: 1,
  /** A capital letter that multiplies something that is no number: X in X * w. */
  factor: 2,
  /** Beside a dotted sign: x .* y. */
  entrywise: 3,
  /** A capital letter otherwise: C in C * sum(x). */
  lone: 4,
  /** Behind a matrix, or beside a vector in a sum: w and y in X * w - y. */
  beside: 5,
  none: 6,
} as const;

export type Grade = (typeof grades)[keyof typeof grades];

/** Where a node stands, as bits: one node may stand in several places. */
const [whole, entrywise, factor, beside] = [1, 2, 4, 8] as const;

export interface Writing {
  /** Every expression that is read together, in postorder. */
  readonly orders: readonly (readonly Expr[])[];
  readonly functions: ReadonlyMap<string, RawFunction>;
  /** Whether a node is a scalar, as far as that is known. */
  readonly isScalar: (e: Expr) => boolean | undefined;
  readonly looksWide: (name: string) => boolean;
}

/** The grade of every name, by what is known of shapes so far. */
export function evidence(writing: Writing): (name: string) => Grade {
  const { orders, isScalar } = writing;
  const wide = wideNodes(writing);
  const places = new Map<Expr, number>();
  const mark = (e: Expr, place: number): void => {
    places.set(e, (places.get(e) ?? 0) | place);
  };
  const beneathSign = (sign: string, first: Expr, second: Expr, own: number): void => {
    // What a scalar multiplies stands where the product stands.
    const [scalarFirst, scalarSecond] = [isScalar(first) === true, isScalar(second) === true];
    if (sign === "/" || sign === "^") mark(first, own);
    else if (sign === ".^") mark(scalarFirst ? second : first, own | entrywise);
    else if (scalarFirst || scalarSecond) mark(scalarFirst ? second : first, own);
    else if (sign === "*") {
      mark(first, factor);
      mark(second, own | factor | (wide.has(first) ? beside : 0));
    } else for (const child of [first, second]) mark(child, own | entrywise);
  };
  for (const e of orders.flatMap((order) => [...order].reverse())) {
    const own = places.get(e) ?? 0;
    if (isEntry(e)) mark(e.args[0] as Expr, own | whole);
    else if (isSigned(e)) beneathSign(e.name, e.args[0], e.args[1], own);
    else if (takesWholes(e, writing)) for (const child of e.args) mark(child, own | whole);
    else if (e.kind === "add" || e.kind === "neg" || e.kind === "call") {
      const besides = e.args.length > 1 && e.args.some((child) => wide.has(child)) ? beside : 0;
      for (const child of e.args) mark(child, own | besides);
    }
  }
  const ofNames = new Map<string, number>();
  for (const [e, place] of places) {
    if (e.kind === "sym") ofNames.set(e.name, (ofNames.get(e.name) ?? 0) | place);
  }
  return (name) => gradeOf(name, ofNames.get(name) ?? 0);
}

/** What an entry is taken of is no scalar, and its indices are. */
const isEntry = (e: Expr): boolean => e.kind === "entry" || (e.kind === "call" && e.name === "entry?");

function gradeOf(name: string, place: number): Grade {
  if (startsUpper(name)) {
    if ((place & (whole | entrywise)) !== 0) return grades.capital;
    return (place & factor) !== 0 ? grades.factor : grades.lone;
  }
  if ((place & whole) !== 0) return grades.whole;
  if ((place & entrywise) !== 0) return grades.entrywise;
  return (place & beside) !== 0 ? grades.beside : grades.none;
}

/** Transposes, functions of whole vectors and matrices, and the user's own ones that contain such. */
function takesWholes(e: Expr, { functions }: Writing): boolean {
  if (e.kind === "transpose") return true;
  if (e.kind !== "call") return false;
  const own = functions.get(e.name);
  if (own !== undefined) return !isPointwise(own);
  return e.name === "mean" || arrayFunctionNamed(e.name) !== undefined;
}

/** Nodes that are no scalars, or do not look like one while that is open. */
function wideNodes(writing: Writing): ReadonlySet<Expr> {
  const wide = new Set<Expr>();
  for (const e of writing.orders.flat()) {
    const scalar = writing.isScalar(e);
    const looks =
      takesWholes(e, writing) ||
      (isSigned(e) && (e.name === ".*" || e.name === ".^")) ||
      (e.kind === "sym" && writing.looksWide(e.name)) ||
      e.args.some((child) => wide.has(child));
    if (scalar === false || (scalar === undefined && looks)) wide.add(e);
  }
  return wide;
}
