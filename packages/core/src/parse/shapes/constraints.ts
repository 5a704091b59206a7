/** What each sign and function demands of shapes: one constraint per node, run until it has said everything. */
import {
  type ArrayFunction,
  arrayFunctionNamed,
  type Shape,
  scalarShape,
  transposedShape,
} from "../../arrays/index.js";
import { type Expr, num, postorder } from "../../expr/index.js";
import { isSigned, type Sign } from "./raw.js";
import { Clash, type Unknowns } from "./unknowns.js";

/** Where shapes do not fit: the node, and the shapes of its parts as far as they were known. */
export class Misfit extends Error {
  constructor(
    readonly at: Expr,
    readonly shapes: readonly Shape[],
  ) {
    super("shapes do not fit");
  }
}

interface Constraint {
  readonly at: Expr;
  readonly parts: readonly Shape[];
  /** Says what it can; true once it has said everything. */
  readonly run: () => boolean;
}

/** A user's function: its parameters and its body as it was written. */
export interface RawFunction {
  readonly parameters: readonly string[];
  readonly body: Expr;
  /** Names from outside that are known for vectors or matrices. */
  readonly wide: ReadonlySet<string>;
}

export class Constraints {
  #open: Constraint[] = [];

  constructor(
    readonly unknowns: Unknowns,
    readonly functions: ReadonlyMap<string, RawFunction>,
  ) {}

  /** The shape of an expression whose names have the shapes of `names`; its demands are noted. */
  of(root: Expr, names: (name: string) => Shape, into: Map<Expr, Shape> = new Map()): Shape {
    for (const e of postorder(root, hasValues)) {
      if (!into.has(e)) into.set(e, this.#node(e, names, into));
    }
    return into.get(root) as Shape;
  }

  /** Runs what is open until nothing new is found. @throws Misfit */
  settle(): void {
    for (let before = -1; before !== this.unknowns.size; ) {
      before = this.unknowns.size;
      this.#open = this.#open.filter((constraint) => !this.#runs(constraint));
    }
  }

  /** The open demands, to be put back after a guess that failed. */
  get state(): readonly unknown[] {
    return this.#open;
  }

  set state(open: readonly unknown[]) {
    this.#open = open as Constraint[];
  }

  #runs({ at, parts, run }: Constraint): boolean {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof Clash)) throw error;
      throw new Misfit(
        at,
        parts.map((part) => this.unknowns.shape(part)),
      );
    }
  }

  #demand(at: Expr, parts: readonly Shape[], run: () => boolean): void {
    this.#open.push({ at, parts, run });
  }

  #node(e: Expr, names: (name: string) => Shape, into: Map<Expr, Shape>): Shape {
    const parts = e.args.map((child) => into.get(child) ?? scalarShape());
    const [first, second] = parts;
    switch (e.kind) {
      case "sym":
        return names(e.name);
      case "transpose":
      case "neg":
      case "differential":
        return e.kind === "transpose" ? transposedShape(first as Shape) : (first as Shape);
      case "diff":
        return this.#derivative(e, first as Shape, second as Shape);
      case "add":
      case "piecewise":
        return this.#joined(e, parts);
      case "partial":
      case "sum":
      case "prod":
        return first as Shape;
      case "call":
        if (e.name === "vector?") return { rows: this.#long(), columns: num(1) };
        if (e.name === "matrix?") return { rows: this.#long(), columns: this.#long() };
        if (e.name === "eye?") return squareShape(this.#long());
        if (e.name === "entry?") return this.#entry(e, parts);
        if (e.name === "mean") return scalarShape();
        if (isSigned(e)) return this.#sign(e, e.name, first as Shape, second as Shape);
        return this.#call(e, parts);
      case "entry":
        return this.#entry(e, parts);
      default:
        return scalarShape();
    }
  }

  /** With one index, of a column. */
  #entry(e: Expr, [of, ...indices]: readonly Shape[]): Shape {
    this.#demand(e, [of as Shape], () => {
      if (indices.length === 1) this.unknowns.same((of as Shape).columns, num(1));
      for (const index of indices) this.unknowns.sameShape(index, scalarShape());
      return true;
    });
    return scalarShape();
  }

  /** By a scalar: of the body's shape. A scalar by anything: the transposed shape. Otherwise a Jacobian. */
  #derivative(e: Expr, body: Shape, variable: Shape): Shape {
    const { unknowns } = this;
    const out = unknowns.freshShape();
    this.#demand(e, [body, variable], () => {
      const [own, by] = [unknowns.isScalar(body), unknowns.isScalar(variable)];
      if (by === true) unknowns.sameShape(out, body);
      else if (by === undefined || own === undefined) return false;
      else if (own) unknowns.sameShape(out, transposedShape(variable));
      else unknowns.sameShape(out, { rows: body.rows, columns: variable.rows });
      return true;
    });
    return out;
  }

  /** A dimension that is not 1 and otherwise unknown. */
  #long(): Expr {
    const dimension = this.unknowns.fresh();
    this.unknowns.wide(dimension);
    return dimension;
  }

  #call(e: Expr & { readonly kind: "call" }, parts: readonly Shape[]): Shape {
    const own = this.functions.get(e.name);
    if (own !== undefined) {
      const given = new Map(own.parameters.map((name, k) => [name, parts[k] ?? scalarShape()]));
      if (isPointwise(own)) return this.#joined(e, parts);
      const outer = (name: string): Shape => given.get(name) ?? this.outer(name);
      return this.of(own.body, outer);
    }
    const spec = arrayFunctionNamed(e.name);
    return spec === undefined ? this.#joined(e, parts) : this.#arrayFunction(e, spec, parts);
  }

  /** The shape of a name outside of every function. */
  outer: (name: string) => Shape = () => scalarShape();

  #arrayFunction(e: Expr, spec: ArrayFunction, parts: readonly Shape[]): Shape {
    const { unknowns } = this;
    const out = unknowns.freshShape();
    this.#demand(e, parts, () => {
      const shape = spec.shape(
        parts.map((part) => unknowns.shape(part)),
        e.args,
        unknowns,
      );
      if (shape !== undefined) unknowns.sameShape(out, shape);
      return shape !== undefined;
    });
    return out;
  }

  /** Entry by entry: all parts that are no scalars have one shape, and so has the whole. */
  #joined(e: Expr, parts: readonly Shape[]): Shape {
    const [only] = parts;
    if (only === undefined) return scalarShape();
    if (parts.length === 1) return only;
    const { unknowns } = this;
    const out = unknowns.freshShape();
    this.#demand(e, parts, () => {
      const wide = parts.filter((part) => unknowns.isScalar(part) === false);
      for (const part of wide) unknowns.sameShape(out, part);
      const open = parts.filter((part) => unknowns.isScalar(part) === undefined);
      const [last] = open;
      if (last === undefined && wide.length === 0) unknowns.sameShape(out, scalarShape());
      if (unknowns.isScalar(out) === true) for (const part of open) unknowns.sameShape(part, out);
      // All the others are scalars: the last one is the whole.
      if (last !== undefined && open.length === 1 && wide.length === 0) unknowns.sameShape(out, last);
      return open.length === 0;
    });
    return out;
  }

  #sign(e: Expr, sign: Sign, left: Shape, right: Shape): Shape {
    switch (sign) {
      case "*":
        return this.#product(e, left, right);
      case "/":
        this.#demand(e, [left, right], () => {
          this.unknowns.sameShape(right, scalarShape());
          return true;
        });
        return left;
      case "^":
        this.#demand(e, [left, right], () => {
          this.unknowns.sameShape(right, scalarShape());
          const scalar = this.unknowns.isScalar(left);
          if (scalar === false) this.unknowns.same(left.rows, left.columns);
          return scalar !== undefined;
        });
        return left;
      default:
        return this.#joined(e, [left, right]);
    }
  }

  #product(e: Expr, left: Shape, right: Shape): Shape {
    const { unknowns } = this;
    const out = unknowns.freshShape();
    const chained = (): boolean => {
      unknowns.same(left.columns, right.rows);
      unknowns.sameShape(out, { rows: left.rows, columns: right.columns });
      return true;
    };
    this.#demand(e, [left, right], () => {
      const [a, b, whole] = [left, right, out].map((shape) => unknowns.isScalar(shape));
      if (a === true) unknowns.sameShape(out, right);
      else if (b === true) unknowns.sameShape(out, left);
      // A scalar made of something that is none was chained, whatever the other side is.
      else if ((a === false && b === false) || (whole === true && (a === false || b === false)))
        return chained();
      return a === true || b === true;
    });
    return out;
  }
}

const squareShape = (size: Expr): Shape => ({ rows: size, columns: size });

/** Dimensions and places have no shapes. */
const hasValues = (e: Expr): boolean =>
  e.kind !== "at" && !(e.kind === "call" && arrayFunctionNamed(e.name)?.takesDimensions === true);

/** Whether the function takes numbers to a number, and so works on arrays entry by entry. */
export function isPointwise({ body, parameters, wide }: RawFunction): boolean {
  const known = new Set(parameters);
  return postorder(body).every((e) => {
    if (e.kind === "transpose" || isProductOfMatrix(e)) return false;
    if (e.kind === "sym" && wide.has(e.name) && !known.has(e.name)) return false;
    if (e.kind === "call") return arrayFunctionNamed(e.name) === undefined || e.name === "sum";
    return e.kind !== "sym" || known.has(e.name) || !startsUpper(e.name);
  });
}

/** f(A) = A * x speaks of a matrix, f(Z) = 2 * Z of each entry. */
const isProductOfMatrix = (e: Expr): boolean =>
  e.kind === "call" &&
  e.name === "*" &&
  e.args.some((factor) => factor.kind === "sym" && startsUpper(factor.name)) &&
  !e.args.some((factor) => factor.kind === "num");

export const startsUpper = (name: string): boolean => /^\p{Lu}/u.test(name);
