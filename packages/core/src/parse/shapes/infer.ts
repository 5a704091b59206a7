/**
 * The shapes of all names: those declared, those that follow from them, and where several would do, the one a
 * reader would take first (capital letters are matrices, what is transposed or stands behind a matrix a vector).
 */
import { arrayFunctionNamed, isOne, type Shape, scalarShape } from "../../arrays/index.js";
import { type Expr, freeNames, isBinder, num, postorder, sym } from "../../expr/index.js";
import { Constraints, isPointwise, Misfit, type RawFunction, startsUpper } from "./constraints.js";
import { isSigned } from "./raw.js";
import { Clash, isUnknown, Unknowns } from "./unknowns.js";

export interface Written {
  /** The cost and whatever else is to be read with it. */
  readonly roots: readonly Expr[];
  readonly functions: ReadonlyMap<string, RawFunction>;
  /** Definitions without parameters: H = tanh(X*W). */
  readonly values: ReadonlyMap<string, Expr>;
}

export interface Inferred {
  /** The shape of every free name; scalars included. */
  readonly names: ReadonlyMap<string, Shape>;
  /** The shape of a node as it was written; for those whose shape is seen from where they stand. */
  readonly nodes: ReadonlyMap<Expr, Shape>;
}

/** @throws Misfit where no choice of shapes fits */
export function inferShapes(written: Written, declared: ReadonlyMap<string, Shape>): Inferred {
  return new Inference(written, declared).settled();
}

class Inference {
  readonly #unknowns = new Unknowns();
  readonly #constraints: Constraints;
  readonly #names = new Map<string, Shape>();
  readonly #nodes = new Map<Expr, Shape>();
  readonly #counts: ReadonlySet<string>;
  readonly #wanted: ReadonlySet<string>;

  constructor(
    readonly written: Written,
    readonly declared: ReadonlyMap<string, Shape>,
  ) {
    const bodies = [...written.roots, ...written.values.values()];
    this.#counts = countsIn(
      [...bodies, ...[...written.functions.values()].map(({ body }) => body)],
      declared,
    );
    this.#constraints = new Constraints(this.#unknowns, written.functions);
    const shapeOfName = (name: string): Shape => this.#shapeOfName(name);
    this.#constraints.outer = shapeOfName;
    for (const [name, body] of written.values) {
      this.#unknowns.sameShape(shapeOfName(name), this.#constraints.of(body, shapeOfName, this.#nodes));
    }
    for (const root of written.roots) this.#constraints.of(root, shapeOfName, this.#nodes);
    const everything = [...bodies, ...[...written.functions.values()].map(({ body }) => body)];
    this.#wanted = wantedArrays(everything, written.functions, (name) => this.#looksWide(name));
  }

  settled(): Inferred {
    this.#constraints.settle();
    // What looks like a matrix or vector is settled first: it says what the others can be.
    const likely = (name: string): number => (startsUpper(name) ? 0 : this.#wanted.has(name) ? 1 : 2);
    const failure = this.#guess([...this.#names.keys()].sort((a, b) => likely(a) - likely(b)));
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
    const scalar = name === "pi" || name === "e" || this.#counts.has(name);
    const shape = this.declared.get(name) ?? (scalar ? scalarShape() : this.#unknowns.freshShape());
    this.#names.set(name, shape);
    return shape;
  }

  #looksWide(name: string): boolean {
    const shape = this.declared.get(name);
    if (shape !== undefined) return !(isOne(shape.rows) && isOne(shape.columns));
    return startsUpper(name) && !this.#counts.has(name);
  }

  /** Tries the shapes of the open names in turn; the first failure if none fits. */
  #guess(names: readonly string[]): Misfit | undefined {
    const open = names.find((name) => this.#unknowns.isScalar(this.#names.get(name) as Shape) === undefined);
    if (open === undefined) return undefined;
    const rest = names.slice(names.indexOf(open) + 1);
    let first: Misfit | undefined;
    for (const candidate of this.#candidates(open)) {
      const [size, state] = [this.#unknowns.size, this.#constraints.state];
      try {
        candidate(this.#names.get(open) as Shape);
        this.#constraints.settle();
        const failure = this.#guess(rest);
        if (failure === undefined) return undefined;
        first ??= failure;
      } catch (error) {
        if (error instanceof Misfit) first ??= error;
        else if (!(error instanceof Clash)) throw error;
      }
      this.#unknowns.takeBack(size);
      this.#constraints.state = state;
    }
    return first ?? new Misfit(sym(open), []);
  }

  #candidates(name: string): ((shape: Shape) => void)[] {
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
    if (startsUpper(name)) return [matrix, column, scalar];
    return this.#wanted.has(name) ? [column, matrix, scalar] : [scalar, column, matrix];
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
  for (const { rows, columns } of declared.values()) for (const d of [rows, columns]) note(d);
  for (const root of roots) {
    for (const e of postorder(root)) {
      if (isBinder(e)) note(e.args[2]);
      if (e.kind === "call" && arrayFunctionNamed(e.name)?.takesDimensions) e.args.forEach(note);
    }
  }
  return counts;
}

/** Names that stand where a vector is expected: transposed, behind a matrix, beside a vector in a sum. */
function wantedArrays(
  roots: readonly Expr[],
  functions: ReadonlyMap<string, RawFunction>,
  looksWide: (name: string) => boolean,
): Set<string> {
  const wide = new Set<Expr>();
  const wanted = new Set<Expr>();
  const orders = roots.map((root) => postorder(root));
  for (const e of orders.flat()) {
    const arrayFunction = e.kind === "call" && !isSigned(e) && arrayFunctionNamed(e.name) !== undefined;
    if (
      e.kind === "transpose" ||
      arrayFunction ||
      (e.kind === "call" && e.name.startsWith(".") && e.name !== "./") ||
      (e.kind === "sym" && looksWide(e.name)) ||
      (!arrayFunction && e.args.some((child) => wide.has(child)))
    ) {
      wide.add(e);
    }
  }
  for (const e of orders.flatMap((order) => [...order].reverse())) {
    const [first, second] = e.args;
    const own = e.kind === "call" ? functions.get(e.name) : undefined;
    if (own !== undefined && !isPointwise(own)) for (const child of e.args) wanted.add(child);
    if (e.kind === "transpose" || (e.kind === "call" && e.name.startsWith("."))) {
      for (const child of e.args) wanted.add(child);
    } else if (e.kind === "call" && !isSigned(e) && arrayFunctionNamed(e.name) !== undefined) {
      for (const child of e.args) wanted.add(child);
    } else if (e.kind === "call" && e.name === "*") {
      if (second !== undefined && ((first !== undefined && wide.has(first)) || wanted.has(e)))
        wanted.add(second);
    } else if (e.kind === "add" || e.kind === "neg" || (e.kind === "call" && !isSigned(e))) {
      if (wanted.has(e) || e.args.some((child) => wide.has(child)))
        for (const child of e.args) wanted.add(child);
    }
  }
  return new Set([...wanted].flatMap((e) => (e.kind === "sym" ? [e.name] : [])));
}
