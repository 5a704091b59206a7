/**
 * The shapes of all names: those declared, those that follow from them, and where several would do, the one a
 * reader would take first. Capital letters are matrices, what is transposed a vector; then the cost is a scalar
 * if it can be; then what stands behind a matrix or beside a vector is a vector, and all else a scalar.
 */
import { arrayFunctionNamed, isOne, type Shape, scalarShape } from "../../arrays/index.js";
import { type Expr, freeNames, isBinder, num, postorder, sym } from "../../expr/index.js";
import { Constraints, Misfit, type RawFunction, startsUpper } from "./constraints.js";
import { evidence, type Grade, grades } from "./evidence.js";
import { Clash, isUnknown, Unknowns } from "./unknowns.js";

export interface Written {
  /** The cost and whatever else is to be read with it. */
  readonly roots: readonly Expr[];
  readonly functions: ReadonlyMap<string, RawFunction>;
  /** Definitions without parameters: H = tanh(X*W). */
  readonly values: ReadonlyMap<string, Expr>;
  /** What is a scalar if it can be one: the cost. */
  readonly scalar?: Expr;
  /** Names of which an entry is asked for, with how many indices. */
  readonly entries?: ReadonlyMap<string, number>;
}

export interface Inferred {
  /** The shape of every free name; scalars included. */
  readonly names: ReadonlyMap<string, Shape>;
  /** The shape of a node as it was written; for those whose shape is seen from where they stand. */
  readonly nodes: ReadonlyMap<Expr, Shape>;
}

/** First the names that look like vectors and matrices are settled, then the cost is supposed to be a scalar, and
 *  if that fails nothing is supposed of it. */
type Stage = "looks" | "scalar" | "free";

/** @throws Misfit where no choice of shapes fits */
export function inferShapes(written: Written, declared: ReadonlyMap<string, Shape>): Inferred {
  return new Inference(written, declared).settled();
}

/** A definition whose body has not the shape that its name was given. */
function orMisfit(body: Expr, shapes: readonly [Shape, Shape], demand: (a: Shape, b: Shape) => void): void {
  try {
    demand(...shapes);
  } catch (error) {
    if (error instanceof Clash) throw new Misfit(body, []);
    throw error;
  }
}

class Inference {
  readonly #unknowns = new Unknowns();
  readonly #constraints: Constraints;
  readonly #names = new Map<string, Shape>();
  readonly #nodes = new Map<Expr, Shape>();
  readonly #counts: ReadonlySet<string>;
  readonly #orders: readonly (readonly Expr[])[];
  /** Names that are transposed by themselves: x'. */
  readonly #transposed: ReadonlySet<string>;

  constructor(
    readonly written: Written,
    readonly declared: ReadonlyMap<string, Shape>,
  ) {
    const bodies = [...written.functions.values()].map(({ body }) => body);
    const everything = [...written.roots, ...written.values.values(), ...bodies];
    this.#counts = countsIn(everything, declared);
    this.#orders = everything.map((body) => postorder(body));
    this.#transposed = new Set(
      this.#orders
        .flat()
        .flatMap((e) => (e.kind === "transpose" && e.args[0].kind === "sym" ? [e.args[0].name] : [])),
    );
    this.#constraints = new Constraints(this.#unknowns, written.functions);
    const shapeOfName = (name: string): Shape => this.#shapeOfName(name);
    this.#constraints.outer = shapeOfName;
    for (const [name, body] of written.values) {
      const own = this.#constraints.of(body, shapeOfName, this.#nodes);
      orMisfit(body, [shapeOfName(name), own], (a, b) => this.#unknowns.sameShape(a, b));
    }
    for (const root of written.roots) this.#constraints.of(root, shapeOfName, this.#nodes);
    for (const [name, indices] of written.entries ?? []) this.#hasEntries(name, indices);
  }

  settled(): Inferred {
    this.#constraints.settle();
    const failure = this.#guess("looks");
    if (failure !== undefined) throw failure;
    this.#nameDimensions();
    const known = (shape: Shape): Shape => this.#unknowns.shape(shape);
    return {
      names: new Map([...this.#names].map(([name, shape]) => [name, known(shape)])),
      nodes: new Map([...this.#nodes].map(([e, shape]) => [e, known(shape)])),
    };
  }

  #shapeOfName(name: string): Shape {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const scalar = name === "pi" || this.#counts.has(name);
    const shape = this.declared.get(name) ?? (scalar ? scalarShape() : this.#unknowns.freshShape());
    this.#names.set(name, shape);
    if (this.declared.has(name))
      for (const d of [shape.rows, shape.columns]) if (isUnknown(d)) this.#unknowns.wide(d);
    return shape;
  }

  /** A name with one index is a column, with two a matrix. */
  #hasEntries(name: string, indices: number): void {
    const shape = this.#names.get(name);
    if (shape === undefined || this.declared.has(name)) return;
    this.#unknowns.wide(shape.rows);
    if (indices > 1) this.#unknowns.wide(shape.columns);
    else this.#unknowns.same(shape.columns, num(1));
  }

  #looksWide(name: string): boolean {
    const shape = this.declared.get(name);
    if (shape !== undefined) return !(isOne(shape.rows) && isOne(shape.columns));
    return startsUpper(name) && !this.#counts.has(name);
  }

  /** Tries the shapes of the open names, those first of which the writing says most; the first failure if none fits. */
  #guess(stage: Stage): Misfit | undefined {
    const open = [...this.#names].filter(([, shape]) => this.#unknowns.isScalar(shape) === undefined);
    const grade = open.length === 0 ? () => grades.none : this.#evidence();
    const [best] = open.map(([name]) => name).sort((a, b) => grade(a) - grade(b));
    const { scalar } = this.written;
    if (stage === "looks" && (best === undefined || grade(best) > grades.entrywise)) {
      const cost = scalar === undefined ? undefined : this.#nodes.get(scalar);
      if (cost === undefined) return this.#guess("free");
      const failure = this.#tried(() => this.#unknowns.sameShape(cost, scalarShape()), "scalar");
      return failure === undefined ? undefined : this.#guess("free");
    }
    if (best === undefined) return stage === "scalar" ? this.#row() : undefined;
    const shape = this.#names.get(best) as Shape;
    let first: Misfit | undefined;
    for (const candidate of this.#candidates(grade(best), best)) {
      const failure = this.#tried(() => candidate(shape), stage);
      if (failure === undefined) return undefined;
      if (failure !== "clash") first ??= failure;
    }
    return first ?? new Misfit(sym(best), []);
  }

  /** A name that nobody declared and that had to be a row, which is not how vectors are written. */
  #row(): Misfit | undefined {
    const isRow = ([name, { rows, columns }]: readonly [string, Shape]): boolean =>
      !this.declared.has(name) &&
      !this.written.values.has(name) &&
      this.#unknowns.isOne(rows) === true &&
      this.#unknowns.isOne(columns) === false;
    const row = [...this.#names].find(isRow);
    return row === undefined ? undefined : new Misfit(sym(row[0]), [row[1]]);
  }

  /** Supposes something and goes on guessing; takes back what does not fit. */
  #tried(suppose: () => void, stage: Stage): Misfit | "clash" | undefined {
    const [size, state] = [this.#unknowns.size, this.#constraints.state];
    const failure = this.#outcome(suppose, stage);
    if (failure === undefined) return undefined;
    this.#unknowns.takeBack(size);
    this.#constraints.state = state;
    return failure;
  }

  #outcome(suppose: () => void, stage: Stage): Misfit | "clash" | undefined {
    try {
      suppose();
      this.#constraints.settle();
      return this.#guess(stage);
    } catch (error) {
      if (error instanceof Misfit) return error;
      if (error instanceof Clash) return "clash";
      throw error;
    }
  }

  #evidence(): (name: string) => Grade {
    const isScalar = (e: Expr): boolean | undefined => {
      const shape = this.#nodes.get(e);
      return shape === undefined ? undefined : this.#unknowns.isScalar(shape);
    };
    const looksWide = (name: string): boolean => this.#looksWide(name);
    return evidence({ orders: this.#orders, functions: this.written.functions, isScalar, looksWide });
  }

  #candidates(grade: Grade, name: string): readonly ((shape: Shape) => void)[] {
    const unknowns = this.#unknowns;
    const scalar = (shape: Shape) => unknowns.sameShape(shape, scalarShape());
    const column = ({ rows, columns }: Shape) => {
      unknowns.wide(rows);
      unknowns.same(columns, num(1));
    };
    const matrix = ({ rows, columns }: Shape) => {
      unknowns.wide(rows);
      unknowns.wide(columns);
    };
    switch (grade) {
      case grades.capital:
      case grades.lone:
        return [matrix, column, scalar];
      case grades.factor:
        return [matrix, scalar, column];
      case grades.none:
        return [scalar, column, matrix];
      default:
        // Nobody transposes a number: x'*A*x with an A that is not square is a mistake.
        return this.#transposed.has(name) ? [column, matrix] : [column, matrix, scalar];
    }
  }

  /** Dimensions that stayed open get letters nobody uses: m and n first. */
  #nameDimensions(): void {
    const taken = new Set([...this.#names.keys(), ...this.#counts, ...this.written.functions.keys()]);
    const letters = [...dimensionLetters].filter((letter) => !taken.has(letter));
    let more = 0;
    for (const shape of [...this.#names.values(), ...this.#nodes.values()]) {
      for (const dimension of [shape.rows, shape.columns]) {
        const d = this.#unknowns.resolve(dimension);
        if (!isUnknown(d)) continue;
        more += 1;
        this.#unknowns.same(d, sym(letters.shift() ?? `d${more}`));
      }
    }
  }
}

const dimensionLetters = "mnkpqrlst";

/** Names that are dimensions: in declarations, in ones(m), as bounds of sums. */
function countsIn(roots: readonly Expr[], declared: ReadonlyMap<string, Shape>): Set<string> {
  const counts = new Set<string>();
  const note = (e: Expr | undefined): void => {
    for (const name of e === undefined ? [] : freeNames(e)) counts.add(name);
  };
  for (const { rows, columns } of declared.values())
    for (const d of [rows, columns]) if (!isUnknown(d)) note(d);
  for (const root of roots) {
    for (const e of postorder(root)) {
      if (isBinder(e)) note(e.args[2]);
      if (e.kind === "call" && arrayFunctionNamed(e.name)?.takesDimensions) e.args.forEach(note);
    }
  }
  return counts;
}
