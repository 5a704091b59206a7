/** What the pieces of a working mean beside its problem: names of its own, expressions, pieces without a value. */
import { isOne, isScalar, isScalarShape, shapeOf } from "../arrays/index.js";
import { renamed } from "../derive/notations.js";
import {
  type Expr,
  freeNames,
  neg,
  postorder,
  rewriteDown,
  rewriteUp,
  some,
  sym,
  type Variable,
} from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { DeriveError, type ErrorKind, parseExpression } from "../parse/index.js";
import { applied, instanceOf, matches, unfolded } from "../problem/definitions.js";
import type { Definition, Problem } from "../problem/problem.js";
import { haveOneShape } from "../verify/arrays.js";
import { compare } from "../verify/compare.js";
import { differentialName } from "./differentialName.js";
import { inNamesOfTheProblem, withPrimes, withProducts } from "./heads.js";
import type { Part, Working } from "./working.js";
import { sourcePlace } from "./written.js";

/** A piece that can be read and has no value: an index that nothing binds, shapes that do not fit. */
export interface Valueless {
  readonly kind: "valueless";
  readonly text: string;
  readonly error: DeriveError;
}

export type Meant = Expr | Valueless;

export const isValueless = (meant: Meant): meant is Valueless => meant.kind === "valueless";

/** What makes a line wrong rather than the input bad: it can be read, and says nothing. */
const valueless: ReadonlySet<ErrorKind> = new Set([
  "division-by-zero",
  "unbound-index",
  "index-on-scalar",
  "shape",
  "unknown-function",
  "function-and-variable",
  "wrong-arity",
  "not-a-variable",
]);

/** The problem with the working's own names beside its own. */
export class Meaning {
  #problem: Problem;

  constructor(
    problem: Problem,
    readonly working: Working,
    readonly known: ReadonlySet<string>,
    /** What stands for the cost. */
    readonly cost: string | undefined,
  ) {
    this.#problem = problem;
    if (cost !== undefined)
      this.define({ name: cost, form: "value", parameters: [], body: problem.expression });
  }

  get problem(): Problem {
    return this.#problem;
  }

  get variable(): Variable {
    return this.#problem.variables[0] as Variable;
  }

  /**
   * @param indices letters that stand free in it: the parameters of a definition
   * @throws DeriveError with the place in the working where the piece cannot be read at all
   */
  read(part: Part, indices: readonly string[] = []): Meant {
    const whole = inNamesOfTheProblem(part, this.cost, this.variable);
    const named = withPrimes(whole, this.#ownName(), this.variable);
    const own = withProducts(named, (name) => this.#isQuantity(name), this.variable);
    try {
      const read = parseExpression(own.text, this.#problem, [
        ...this.#entries(),
        ...[...indices, ...(part.free ?? [])].map(sym),
      ]);
      const number = vectorAsNumber(read, this.#problem);
      if (number === undefined) return renamed(read, this.#problem);
      throw new DeriveError(
        "shape",
        `the shapes do not fit: ${number} has entries, and stands for a number here`,
      );
    } catch (error) {
      if (!(error instanceof DeriveError)) throw error;
      const place = error.place === undefined ? undefined : sourcePlace(own, error.place);
      const located = new DeriveError(error.kind, error.message, this.working.source, place, error.hint);
      if (!valueless.has(error.kind)) throw located;
      return { kind: "valueless", text: own.text, error: located };
    }
  }

  /** The problem's own name for a cost that is a number, of which f' is the derivative: a transpose would say nothing. */
  #ownName(): string | undefined {
    const { expression, definitions } = this.#problem;
    const isNumber = expression.kind === "sym" && isScalar(expression);
    return isNumber && definitions.get(expression.name)?.form === "value" ? expression.name : undefined;
  }

  define(definition: Definition): void {
    const problem = this.#problem;
    const { name, form, body } = definition;
    const shape = shapeOf(body);
    const shapes = new Map(problem.shapes);
    if (problem.shapes.size > 0 && form === "value") shapes.set(name, shape);
    const extents = new Map(problem.extents);
    if (form === "value" && !isScalarShape(shape))
      extents.set(
        name,
        [shape.rows, shape.columns].filter((d) => !isOne(d)),
      );
    const definitions = new Map(problem.definitions).set(name, definition);
    this.#problem = { ...problem, definitions, shapes, extents };
  }

  /** The cost by the names that the working gives to parts of it, for dG/dh: G = y log(h) + … for y log(σ(xθ)) + …. */
  speakOfParts(): void {
    const { definitions, expression } = this.#problem;
    const name = this.cost ?? (expression.kind === "sym" ? expression.name : undefined);
    const cost = name === undefined ? undefined : definitions.get(name);
    const parts = [...definitions.values()].filter(
      (part) => part.form !== "function" && !this.known.has(part.name) && part.name !== name,
    );
    if (cost === undefined || parts.length === 0) return;
    const written = parts.map((part) => ({ part, body: this.#inNamesOfTheProblem(part.body, parts) }));
    const named = (e: Expr): Expr | undefined => {
      for (const { part, body } of written) {
        const args =
          part.form === "value" ? (this.#isSame(e, body) ? [] : undefined) : holesIn(part, body, e);
        if (args !== undefined) return applied(part, args);
      }
      return undefined;
    };
    const body = rewriteDown(cost.body, (e) => {
      const same = named(e);
      if (same !== undefined || e.kind !== "add") return same;
      // y - t where the working has e = t - y.
      const opposite = named(neg(e));
      return opposite && neg(opposite);
    });
    if (body !== cost.body) this.define({ ...cost, body });
  }

  /** Names that the working gives to parts replaced by what they stand for, those in these too. */
  #inNamesOfTheProblem(e: Expr, parts: readonly Definition[]): Expr {
    const own = { ...this.#problem, definitions: new Map(parts.map((part) => [part.name, part])) };
    return rewriteUp(e, (node) => {
      const instance = instanceOf(node, own);
      return instance === undefined ? node : this.#inNamesOfTheProblem(unfolded(instance), parts);
    });
  }

  #isSame(a: Expr, b: Expr): boolean {
    if (a === b) return true;
    if (a.args.length === 0 || !haveOneShape(a, b)) return false;
    const [own, other] = [freeNames(a), freeNames(b)];
    if (own.size !== other.size || [...own].some((name) => !other.has(name))) return false;
    return compare(a, b, this.#problem).kind === "proved";
  }

  /** Variables that are entries: their indices stand free. */
  #entries(): readonly Variable[] {
    return this.#problem.variables.filter(({ kind }) => kind === "at");
  }

  /** Whether a name stands for a number or an array, and not for a function. */
  #isQuantity(name: string): boolean {
    const { definitions, expression, counts, shapes } = this.#problem;
    // Beside matrices d(…) is a differential, also where a size is called d.
    if (name === "d" && shapes.size > 0 && counts.has(name)) return false;
    const form = definitions.get(name)?.form;
    if (form !== undefined) return form !== "function";
    if (!this.known.has(name) || functionNamed(name) !== undefined) return false;
    const roots = [expression, ...[...definitions.values()].map(({ body }) => body)];
    return !roots.some((root) => some(root, (e) => e.kind === "call" && e.name === name));
  }

  /** Whether the problem or the working gives a name a meaning. */
  isKnown(name: string): boolean {
    const isDifferential = name === differentialName(this.variable.name);
    const isOwn = this.known.has(name) || this.#problem.definitions.has(name) || name === "pi";
    return isOwn || isDifferential || this.#isData(name);
  }

  /** X where the problem speaks of x[i, j], and x where it speaks of X. */
  #isData(name: string): boolean {
    const { extents } = this.#problem;
    return [name.toLowerCase(), name.toUpperCase()].some((other) => extents.get(other)?.length === 2);
  }

  /** Names that mean nothing, and are no indices: of those the fault is told. */
  strangers(...roots: readonly Expr[]): string[] {
    const indices = new Set(
      roots
        .flatMap((root) => postorder(root))
        .flatMap((e) => (e.kind === "at" ? e.args.flatMap((index) => [...freeNames(index)]) : [])),
    );
    return roots
      .flatMap((e) => [...freeNames(e)])
      .filter((name) => !this.isKnown(name) && !indices.has(name));
  }
}

/** The indices at which a part is what stands there: those of p[i] = sigmoid(z[i]) in sigmoid(z[k]). */
function holesIn({ parameters }: Definition, body: Expr, e: Expr): readonly Expr[] | undefined {
  const holes = new Map<string, Expr>();
  if (body.args.length === 0 || !matches(body, e, new Set(parameters), holes)) return undefined;
  const found = parameters.map((name) => holes.get(name));
  return found.every((index) => index !== undefined) ? found : undefined;
}

/** The name of a vector or matrix of a problem in indices that is calculated with as if it were a number. */
function vectorAsNumber(root: Expr, { extents, shapes }: Problem): string | undefined {
  if (shapes.size > 0) return undefined;
  const isVector = (e: Expr): boolean => e.kind === "sym" && (extents.get(e.name)?.length ?? 0) > 0;
  const found = postorder(root)
    .filter((e) => calculating.has(e.kind))
    .flatMap(({ args }) => args.filter(isVector))[0];
  return found?.kind === "sym" ? found.name : undefined;
}

const calculating: ReadonlySet<Expr["kind"]> = new Set(["add", "neg", "mul", "div", "pow"]);
