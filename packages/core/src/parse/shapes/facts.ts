/** `--assume` in a problem of vectors and matrices: facts about wholes beside those about numbers and entries. */
import {
  entryAt,
  isOne,
  isScalarShape,
  isSquareShape,
  type Shape,
  sameShape,
  shapeOf,
  shapeText,
} from "../../arrays/index.js";
import { call, type Expr, mul, num, type Rel, rel, rewriteUp, some, sym } from "../../expr/index.js";
import type { Property } from "../../problem/problem.js";
import { readAssumptions } from "../assumptions.js";
import { DeriveError } from "../errors.js";
import { type Reading, readText } from "../tree.js";
import { isSigned } from "./raw.js";

export interface Facts {
  /** Relations between numbers, in index notation: a bare name in them stands for all its entries. */
  readonly relations: readonly Expr[];
  /** Equations between whole vectors and matrices, as they were written. */
  readonly equations: readonly { readonly raw: Rel; readonly reading: Reading }[];
  /** What is a property of a name: A' = A. */
  readonly properties: ReadonlyMap<string, ReadonlySet<Property>>;
}

/** @throws DeriveError for what is no relation, and for relations of wholes that are no equations */
export function readFacts(text: string): Facts {
  const relations: Expr[] = [];
  const equations: { raw: Rel; reading: Reading }[] = [];
  const properties = new Map<string, ReadonlySet<Property>>();
  let offset = 0;
  for (const part of text.split(/[;\n]/)) {
    // Blanks keep the place of a mistake where it is in the whole text.
    const padded = " ".repeat(offset) + part;
    offset += part.length + 1;
    if (part.trim() === "") continue;
    const reading = readText(padded, new Set(), "all", "either");
    const raw = reading.statements[0]?.body;
    if (!reading.matrices) relations.push(...readAssumptions(padded));
    else if (raw?.kind !== "rel" || raw.name !== "==") throw unusable(padded);
    else {
      const own = propertyOf(raw);
      if (own === undefined) equations.push({ raw, reading });
      else properties.set(own.name, new Set([...(properties.get(own.name) ?? []), own.property]));
    }
  }
  return { relations, equations, properties };
}

/** A' = A and A'*A = eye(n), whichever side stands first. */
function propertyOf({ args }: Rel): { name: string; property: Property } | undefined {
  const [left, right] = args as readonly [Expr, Expr];
  for (const [a, b] of [
    [left, right],
    [right, left],
  ] as const) {
    if (b.kind === "sym" && isTransposeOf(a, b.name)) return { name: b.name, property: "symmetric" };
    if (!isSigned(a) || a.name !== "*" || b.kind !== "call" || !b.name.startsWith("eye")) continue;
    for (const [u, v] of [a.args, [a.args[1], a.args[0]]] as readonly (readonly [Expr, Expr])[])
      if (v.kind === "sym" && isTransposeOf(u, v.name)) return { name: v.name, property: "orthogonal" };
  }
  return undefined;
}

const isTransposeOf = (e: Expr, name: string): boolean =>
  e.kind === "transpose" && e.args[0].kind === "sym" && e.args[0].name === name;

/**
 * The equation itself, for rules of wholes, and what it says of every entry, for the checker.
 * @throws DeriveError where the two sides have different shapes
 */
export function equationFacts(left: Expr, right: Expr, { source }: Reading): Expr[] {
  const [own, other] = [shapeOf(left), shapeOf(right)];
  if (!sameShape(own, other)) {
    const message = `the left side is ${shapeText(own)} and the right side ${shapeText(other)}`;
    throw new DeriveError("shape", message, source, placeIn(source));
  }
  const place = [isOne(own.rows) ? num(1) : sym("i"), isOne(own.columns) ? num(1) : sym("k")] as const;
  const [whole, entries] = [
    withSums(left),
    [left, right].map((side) => withoutOnes(entryAt(side, ...place))),
  ];
  return [rel("==", whole, right), rel("==", ...entries)];
}

/** 1'y and y'1 as sum(y), which is how the rules of wholes write it. */
function withSums(e: Expr): Expr {
  const [first, second, ...more] = e.kind === "matmul" ? e.args : [];
  if (first?.kind !== "transpose" || second === undefined || more.length > 0) return e;
  const [row] = first.args;
  if (isOnes(row)) return call("sum", second);
  return isOnes(second) ? call("sum", row) : e;
}

const isOnes = (e: Expr): boolean => e.kind === "call" && e.name === "ones" && e.args.length === 1;

/** Products with the ones that stood in a vector left out. */
const withoutOnes = (e: Expr): Expr =>
  rewriteUp(e, (part) =>
    part.kind === "mul" ? mul(...part.args.filter((factor) => factor !== num(1))) : part,
  );

/**
 * @throws DeriveError for a symmetric or orthogonal matrix that is not square, and for vectors and matrices in a
 * relation that was read as one between numbers
 */
export function refuseMisused(facts: Facts, shapes: ReadonlyMap<string, Shape>, source: string): void {
  for (const [name, [property]] of facts.properties) {
    const shape = shapes.get(name);
    if (shape === undefined || isSquareShape(shape)) continue;
    const message = `${name} is ${shapeText(shape)} and cannot be ${property}`;
    throw new DeriveError(
      "shape",
      message,
      source,
      placeIn(source),
      `declare --where "${name}: n x n ${property}"`,
    );
  }
  const isWide = (e: Expr): boolean => {
    const shape = e.kind === "sym" ? shapes.get(e.name) : undefined;
    return shape !== undefined && !isScalarShape(shape);
  };
  // A bare name speaks of all its entries.
  for (const { args } of facts.relations)
    if (args.some((side) => side.kind !== "sym" && some(side, isWide))) throw unusable(source);
}

const placeIn = (source: string) => ({ offset: source.search(/\S/), length: source.trim().length });

function unusable(source: string): DeriveError {
  const hint =
    "equations can be assumed: sum(y) = 1; of a matrix --where says what it is: A: n x n posdef, Y: m x K onehot";
  return new DeriveError(
    "bad-assumption",
    "of whole vectors and matrices this cannot be used",
    source,
    placeIn(source),
    hint,
  );
}
