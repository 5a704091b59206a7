/** What can be wrong with names: indices nobody bound, names used in two ways, definitions in a circle. */
import { type Expr, freeNames, isBinder, postorder, type Variable } from "../expr/index.js";
import { isVectorIn } from "../problem/extents.js";
import type { Definition } from "../problem/problem.js";
import { DeriveError, type ErrorKind } from "./errors.js";
import { placeOfUse, refusePowersOfIndices, unboundPlace } from "./occurrences.js";
import type { Reading } from "./tree.js";

export function checkNames(
  reading: Reading,
  definitions: ReadonlyMap<string, Definition>,
  cost: Expr,
  variables: readonly Variable[],
  whole = false,
): void {
  const check = new Check(reading, definitions);
  check.circles();
  const roots = [...[...definitions.values()].map(({ body }) => body), cost];
  check.uses([...roots, ...variables]);
  check.arities(roots);
  check.ranks(cost, variables, whole);
  check.indices(cost, variables);
  refusePowersOfIndices(reading);
}

/** What matrix notation is checked for before its shapes are: shapes say the rest. */
export function checkDefinitions(
  reading: Reading,
  definitions: ReadonlyMap<string, Definition>,
  cost: Expr,
): void {
  const check = new Check(reading, definitions);
  check.circles();
  const roots = [...[...definitions.values()].map(({ body }) => body), cost];
  check.uses(roots);
  check.arities(roots);
}

class Check {
  constructor(
    readonly reading: Reading,
    readonly definitions: ReadonlyMap<string, Definition>,
  ) {}

  #error(kind: ErrorKind, message: string, at: Expr | undefined, hint?: string): DeriveError {
    const place = at === undefined ? undefined : this.reading.places.get(at)?.token?.place;
    return new DeriveError(kind, message, this.reading.source, place ?? this.#placeOfName(at), hint);
  }

  #placeOfName(at: Expr | undefined): { offset: number; length: number } | undefined {
    const name = at !== undefined && "name" in at ? at.name : undefined;
    if (name === undefined) return undefined;
    for (const { token } of this.reading.places.values()) if (token?.text === name) return token.place;
    return undefined;
  }

  /** A definition that leads back to itself. */
  circles(): void {
    const state = new Map<string, "open" | "done">();
    const visit = (name: string, path: readonly string[]): void => {
      const definition = this.definitions.get(name);
      if (definition === undefined || state.get(name) === "done") return;
      if (state.get(name) === "open") {
        const circle = [...path.slice(path.indexOf(name)), name];
        const message =
          circle.length === 2
            ? `${name} is defined by itself`
            : `a circle of definitions: ${circle.join(" → ")}`;
        const [definer = name, used = name] = circle;
        const place = placeOfUse(this.reading, definer, used);
        throw new DeriveError(
          "circular-definition",
          message,
          this.reading.source,
          place,
          "a definition may use only names that do not lead back to it",
        );
      }
      state.set(name, "open");
      for (const used of namesIn(definition.body, definition.parameters)) visit(used, [...path, name]);
      state.set(name, "done");
    };
    for (const name of this.definitions.keys()) visit(name, []);
  }

  /** One name as a function here and as a variable there. */
  uses(roots: readonly Expr[]): void {
    const calls = new Map<string, Expr>();
    const variables = new Map<string, Expr>();
    for (const root of roots) {
      for (const e of postorder(root)) {
        if (e.kind === "call" && !this.definitions.has(e.name)) calls.set(e.name, e);
        if (e.kind === "sym" || e.kind === "at") variables.set(e.name, e);
      }
    }
    for (const [name, e] of variables) {
      const definition = this.definitions.get(name);
      const defined = definition?.form === "function";
      if (!defined && !(calls.has(name) && isUnknown(name, this.definitions))) continue;
      const hint = defined
        ? `write ${name}(${definition.parameters.join(", ")})`
        : `write ${name}*(…) if a product is meant`;
      const at = defined ? e : calls.get(name);
      throw this.#error("function-and-variable", `${name} is used as a function and as a variable`, at, hint);
    }
  }

  /** The user's functions with the number of arguments they were defined with. */
  arities(roots: readonly Expr[]): void {
    for (const root of roots) {
      for (const e of postorder(root)) {
        if (e.kind !== "call" && e.kind !== "at") continue;
        const definition = this.definitions.get(e.name);
        if (definition === undefined || definition.parameters.length === e.args.length) continue;
        const wanted = definition.parameters.length;
        const noun = wanted === 1 ? "argument" : "arguments";
        throw this.#error(
          "wrong-arity",
          `${e.name} was defined with ${wanted} ${noun}, here it has ${e.args.length}`,
          e,
          `write ${e.name}(${definition.parameters.join(", ")})`,
        );
      }
    }
  }

  /** A name with one number of indices throughout; a bare vector only where a vector may stand, or as a variable
   *  that may be whole. */
  ranks(cost: Expr, variables: readonly Variable[], whole: boolean): void {
    const ranks = new Map<string, number>();
    const bodies = [...this.definitions.values()];
    const all = [cost, ...bodies.map(({ body }) => body)];
    const scan = (root: Expr, vector: boolean, parameters: readonly string[]): void => {
      for (const { e, vector: asVector } of this.#places(root, vector)) {
        if (parameters.includes(e.name)) continue;
        const rank = e.args.length + (asVector ? 1 : 0);
        const known = ranks.get(e.name);
        if (known === undefined) ranks.set(e.name, rank);
        else if (known !== rank) throw this.#rankError(e, rank, known);
      }
    };
    for (const { name, form, parameters, body } of bodies) {
      scan(body, form === "value" && all.some((root) => isVectorIn(name, root)), parameters);
    }
    scan(cost, false, []);
    for (const variable of variables) {
      const rank = ranks.get(variable.name) ?? 0;
      if (variable.kind === "sym" && rank > 0) {
        if (whole) continue;
        throw this.#wholeError(variable, rank);
      }
      scan(variable, false, []);
    }
  }

  /** Every name below, once as a scalar and once as a vector where it stands in places of both kinds. */
  #places(root: Expr, vector: boolean): { e: Expr & { readonly name: string }; vector: boolean }[] {
    const asVector = new Set<Expr>(vector ? [root] : []);
    const asScalar = new Set<Expr>(vector ? [] : [root]);
    const order = postorder(root);
    for (let k = order.length - 1; k >= 0; k--) {
      const e = order[k] as Expr;
      const passes = e.kind === "add" || e.kind === "neg";
      e.args.forEach((child, position) => {
        if (passes ? asVector.has(e) : this.#takesVector(e, position)) asVector.add(child);
        if (passes ? asScalar.has(e) : !this.#takesVector(e, position)) asScalar.add(child);
      });
    }
    return order.flatMap((e) => {
      if (e.kind !== "sym" && e.kind !== "at") return [];
      const sides = [asScalar.has(e) ? [false] : [], asVector.has(e) ? [true] : []].flat();
      return sides.map((side) => ({ e, vector: side }));
    });
  }

  /** Whether a vector stands at this position: beside an inner product, or for a parameter that is one. */
  #takesVector(e: Expr, position: number): boolean {
    if (e.kind === "dot") return true;
    const definition = e.kind === "call" ? this.definitions.get(e.name) : undefined;
    const parameter = definition?.parameters[position];
    return definition !== undefined && parameter !== undefined && isVectorIn(parameter, definition.body);
  }

  /** By a whole vector, where the problem is written in entries. */
  #wholeError({ name }: Variable, rank: number): DeriveError {
    const message = `${name} is ${rank === 1 ? "a vector" : "an array"}: differentiate by an entry`;
    const entry = `${name}[${["j", "k", "l"].slice(0, rank).join(", ")}]`;
    return new DeriveError(
      "not-a-variable",
      message,
      name,
      { offset: 0, length: name.length },
      `write ${entry}`,
    );
  }

  #rankError(e: Expr & { readonly name: string }, rank: number, known: number): DeriveError {
    const say = (n: number) =>
      n === 0 ? "a scalar" : n === 1 ? "a vector (one index)" : `an array with ${n} indices`;
    const hint =
      rank === 0 || known === 0
        ? "an inner product is written u' * v, an entry u[i]"
        : "a name has the same number of indices everywhere";
    return this.#error("index-on-scalar", `${e.name} is used as ${say(known)} and as ${say(rank)}`, e, hint);
  }

  /** An index letter that some sum binds, used outside of every sum that binds it. */
  indices(cost: Expr, variables: readonly Variable[]): void {
    const bound = new Map<string, Expr>();
    const bodies = [...this.definitions.values()];
    for (const root of [cost, ...bodies.map(({ body }) => body)]) {
      for (const e of postorder(root)) if (isBinder(e)) bound.set(e.name, e.args[2]);
    }
    const meant = new Set(variables.flatMap((variable) => [...freeNames(variable)]));
    for (const definition of bodies) {
      const loose = looseIndex(definition.body, bound, new Set([...definition.parameters]));
      if (loose === undefined) continue;
      const { name, form, parameters } = definition;
      const all = [...parameters, loose.index].join(", ");
      const head = form === "function" ? `${name}(${all})` : `${name}[${all}]`;
      const message = `the index ${loose.index} is not bound in the definition of ${name}`;
      throw this.#looseError(message, loose, `make it an index of the definition: ${head} = …`);
    }
    for (const root of [cost, ...bodies.map(({ body }) => body)]) this.#refuseCaptured(root);
    const loose = looseIndex(cost, bound, meant);
    if (loose === undefined) return;
    const upper = bound.get(loose.index);
    const to = upper !== undefined && "name" in upper ? upper.name : "m";
    const hint = `put this term inside sum(…, ${loose.index}, 1, ${to})`;
    throw this.#looseError(`the index ${loose.index} is not bound here`, loose, hint);
  }

  /** A definition that speaks of a name, under a sum whose index is spelled the same: one cannot tell which of them is meant. */
  #refuseCaptured(root: Expr): void {
    for (const sum of postorder(root).filter(isBinder)) {
      for (const e of postorder(sum.args[0])) {
        const definition = "name" in e ? this.definitions.get(e.name) : undefined;
        if (definition === undefined || !this.#speaksOf(definition).has(sum.name)) continue;
        const { name, form, parameters } = definition;
        const all = [...parameters, sum.name].join(", ");
        const head = form === "function" ? `${name}(${all})` : `${name}[${all}]`;
        const message = `${sum.name} is a name in the definition of ${name}, and an index where ${name} stands`;
        const hint = `if it is the index, write ${head} = …; if not, call the index otherwise`;
        throw this.#error("unbound-index", message, e, hint);
      }
    }
  }

  /** The free names of a definition, also by way of others. */
  #speaksOf(definition: Definition): ReadonlySet<string> {
    const names = new Set<string>();
    const met = new Set<Definition>();
    const open = [definition];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      for (const name of freeNames(one.body)) if (!one.parameters.includes(name)) names.add(name);
      for (const e of postorder(one.body)) {
        const other = "name" in e ? this.definitions.get(e.name) : undefined;
        if (other === undefined || met.has(other)) continue;
        met.add(other);
        open.push(other);
      }
    }
    return names;
  }

  #looseError(message: string, { e, index }: Loose, hint: string): DeriveError {
    const place = unboundPlace(this.reading, index) ?? this.#placeOfName(e);
    return new DeriveError("unbound-index", message, this.reading.source, place, hint);
  }
}

interface Loose {
  readonly e: Expr;
  readonly index: string;
}

/** An entry whose index is free in `root` although sums bind that letter. */
function looseIndex(
  root: Expr,
  bound: ReadonlyMap<string, Expr>,
  meant: ReadonlySet<string>,
): Loose | undefined {
  const free = freeNames(root);
  for (const e of postorder(root)) {
    if (e.kind !== "at") continue;
    for (const position of e.args) {
      for (const index of freeNames(position))
        if (bound.has(index) && free.has(index) && !meant.has(index)) return { e, index };
    }
  }
  return undefined;
}

const isUnknown = (name: string, definitions: ReadonlyMap<string, Definition>): boolean =>
  !definitions.has(name) && !(name in knownBoth);

/** Names of functions that are as common as names of variables: gamma(x) and gamma. */
const knownBoth: Readonly<Record<string, true>> = { gamma: true, delta: true, sigmoid: true, beta: true };

function namesIn(body: Expr, parameters: readonly string[]): string[] {
  const names = postorder(body).flatMap((e) =>
    e.kind === "call" || e.kind === "sym" || e.kind === "at" ? [e.name] : [],
  );
  return names.filter((name) => !parameters.includes(name));
}
