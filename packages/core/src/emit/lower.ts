/**
 * Expressions as arrays: every index that is free or bound is an axis, matrix notation is read by its entries, and
 * definitions are opened, so that what is stable can be seen; their names stay on what they stand for.
 */
import { arrayFunctionNamed, entryAt, isOne as isOneDimension, isScalar, shapeOf } from "../arrays/index.js";
import {
  type At,
  add,
  type Call,
  type Expr,
  entryOf,
  freeNames,
  isBinder,
  isInteger,
  isNegative,
  num,
  type Prod,
  postorder,
  rewriteUp,
  type Sum,
  sub,
  sym,
} from "../expr/index.js";
import { documentedFunctionNamed } from "../functions/index.js";
import { instanceOf, unfolded } from "../problem/definitions.js";
import type { Definition, Setting } from "../problem/problem.js";
import { shifted } from "./extents.js";
import type { Op } from "./graph.js";
import { StableViews } from "./stable.js";
import type { View } from "./views.js";

/** What cannot be written as code, and what to do instead. */
export class NotCode extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** What an index runs over: an axis, from first to last. */
interface Axis {
  readonly axis: string;
  readonly first: Expr;
  readonly last: Expr;
}

type Scope = ReadonlyMap<string, Axis>;

const unit = num(1).value;

const one = (): Expr => num(1);

/** How many numbers there are from first to last. */
function count(first: Expr, last: Expr): Expr {
  if (isOneDimension(first)) return last;
  if (first.kind === "num" && last.kind === "num") return num(last.value.sub(first.value).add(1));
  return first.kind === "num" ? shifted(last, num(first.value.sub(1).neg())) : add(sub(last, first), one());
}

export class Lowering {
  readonly views = new StableViews();
  readonly #setting: Setting;
  readonly #memo = new Map<string, View>();

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /**
   * The array of an expression by the indices that are free in it: an axis for each of `indices`, in that order,
   * and rows and columns of what is a vector or matrix.
   */
  whole(e: Expr, indices: readonly (readonly [name: string, extent: Expr])[]): View {
    const written = elementary(e);
    const { rows, columns } = shapeOf(written);
    const scope = new Map<string, Axis>();
    const dims = new Map<string, Expr>();
    const place = (name: string, extent: Expr): Expr => {
      if (isOneDimension(extent)) return one();
      const axis = this.views.freshAxis(name);
      scope.set(name, { axis, first: one(), last: extent });
      dims.set(axis, extent);
      return sym(name);
    };
    for (const [name, extent] of indices) place(name, extent);
    const entry = entryAt(written, place("#row", rows), place("#column", columns));
    const view = this.#lower(entry, scope);
    const axes = [...dims.keys()];
    if (axes.every((axis) => view.axes.includes(axis))) return this.views.reordered(view, axes);
    return this.views.arranged({ kind: "expand" }, [view], axes, [], dims);
  }

  /** Lowers what definitions stand for, one on top of the other, so that none is deep in another. */
  prepare(definitions: readonly Definition[]): void {
    for (const { form, name, body } of definitions)
      if (form === "value" && isScalar(body)) this.#lower(sym(name), new Map());
  }

  #lower(root: Expr, scope: Scope): View {
    const keyOf = (e: Expr): string => {
      let key = String(e.id);
      for (const name of freeNames(e)) {
        const axis = scope.get(name);
        if (axis !== undefined) key += ` ${name}=${axis.axis}`;
      }
      return key;
    };
    const known = (e: Expr): View | undefined => this.#memo.get(keyOf(e));
    for (const e of postorder(root, (node) => known(node) === undefined && this.#isPlain(node))) {
      if (known(e) !== undefined) continue;
      const made = this.#isPlain(e)
        ? this.#ofNode(
            e,
            e.args.map((child) => known(child) as View),
          )
        : this.#special(e, scope);
      this.#memo.set(keyOf(e), made);
    }
    return known(root) as View;
  }

  /** Whether the children are values of their own, in the same scope. */
  #isPlain(e: Expr): boolean {
    switch (e.kind) {
      case "add":
      case "mul":
      case "neg":
      case "div":
      case "pow":
      case "piecewise":
      case "rel":
      case "logic":
        return true;
      case "call":
        return (
          instanceOf(e, this.#setting) === undefined &&
          e.name !== "delta" &&
          documentedFunctionNamed(e.name) !== undefined
        );
      default:
        return false;
    }
  }

  #ofNode(e: Expr, args: readonly View[]): View {
    const { views } = this;
    const [u, v] = args as [View, View];
    switch (e.kind) {
      case "add":
        return views.plus(args);
      case "mul":
        return views.times({ coefficient: unit, over: args, under: [] });
      case "neg":
        return views.negative(u);
      case "div":
        return views.times({ coefficient: unit, over: [u], under: [v] });
      case "pow":
        return this.#power(u, v);
      case "piecewise":
        return this.#cases(args);
      case "rel":
        return this.#relation(e.name, args);
      case "logic":
        return args.length === 1 || e.name === "not"
          ? views.combine({ kind: "call", name: e.name }, args)
          : args.reduce((a, b) => views.combine({ kind: "call", name: e.name }, [a, b]));
      case "call":
        return this.#call(e, args);
      default:
        throw new NotCode(`code cannot say ${e.kind}`, "leave it out");
    }
  }

  #power(base: View, exponent: View): View {
    const { views } = this;
    const { op } = exponent.node;
    if (op.kind === "number") {
      if (op.value.equals(1)) return base;
      if (op.value.equals(0.5)) return views.apply("sqrt", [base]);
      const root = op.value.equals(2) ? views.argument(base, "sqrt") : undefined;
      if (root !== undefined) return root;
      if (isNegative(op.value)) {
        const positive = this.#power(base, views.number(op.value.neg()));
        return views.times({ coefficient: unit, over: [], under: [positive] });
      }
    }
    return views.combine({ kind: "call", name: "pow" }, [base, exponent]);
  }

  /** Pairs of a condition and a value, then the value otherwise. */
  #cases(args: readonly View[]): View {
    let value = args[args.length - 1] as View;
    for (let k = args.length - 3; k >= 0; k -= 2)
      value = this.views.combine({ kind: "call", name: "where" }, [
        args[k] as View,
        args[k + 1] as View,
        value,
      ]);
    return value;
  }

  #relation(name: string, [first, ...others]: readonly View[]): View {
    const { views } = this;
    const of = (relation: string, a: View, b: View): View =>
      views.combine({ kind: "call", name: relation }, [a, b]);
    if (name === "in")
      return others.map((member) => of("==", first as View, member)).reduce((a, b) => of("or", a, b));
    return of(name, first as View, others[0] as View);
  }

  #call({ name }: Call, args: readonly View[]): View {
    if (name === "max" || name === "min")
      return args.reduce((a, b) => this.views.combine({ kind: "call", name }, [a, b]));
    const [u] = args;
    if (name === "exp" && u?.node.op.kind === "number" && u.node.op.value.equals(1))
      return this.views.scalar({ kind: "constant", name: "e" });
    return this.views.apply(name, args);
  }

  #special(e: Expr, scope: Scope): View {
    const { views } = this;
    const instance = instanceOf(e, this.#setting);
    if (instance !== undefined)
      return this.#named(e, entryAt(elementary(unfolded(instance)), one(), one()), scope);
    switch (e.kind) {
      case "num":
        return views.number(e.value);
      case "sym":
        return this.#symbol(e.name, scope);
      case "at":
        return this.#entry(e, scope);
      case "dot":
        return this.#innerProduct(e.args[0], e.args[1], scope);
      case "sum":
      case "prod":
        return this.#over(e, scope);
      case "call":
        return this.#calling(e, scope);
      case "entry":
        return this.#entryOfWhole(e.args[0], [e.args[1], e.args[2]], scope);
      case "diff":
      case "differential":
      case "partial":
        throw new NotCode(
          "a derivative is left that only an unknown function has",
          "define the function: f(x) = …",
        );
      default:
        throw new NotCode(`code cannot say ${e.kind}`, "leave it out");
    }
  }

  /** What a definition stands for keeps its name, unless it is no more than a name itself. */
  #named(e: Expr, body: Expr, scope: Scope): View {
    const view = this.#lower(body, scope);
    const { op, operands } = view.node;
    const isTrivial = operands.length === 0 || op.kind === "pick" || op.kind === "slice";
    if (!isTrivial && "name" in e && !this.views.names.has(view.node))
      this.views.names.set(view.node, e.name);
    return view;
  }

  #symbol(name: string, scope: Scope): View {
    const index = scope.get(name);
    if (index !== undefined) {
      const { axis, first, last } = index;
      return this.views.leaf({ kind: "range", first, last }, [axis], [count(first, last)]);
    }
    if (name === "pi") return this.views.scalar({ kind: "constant", name });
    if (this.#setting.counts.has(name)) return this.views.scalar({ kind: "size", of: sym(name) });
    return this.views.scalar({ kind: "input", name });
  }

  #entry(e: At, scope: Scope): View {
    const definition = this.#setting.definitions.get(e.name);
    if (definition?.form === "value") {
      // A vector or matrix with a name: its entry is that of what it stands for.
      const { rows, columns } = shapeOf(definition.body);
      const indices = [...e.args];
      const place = (extent: Expr): Expr => (isOneDimension(extent) ? one() : (indices.shift() ?? one()));
      return this.#named(e, entryAt(elementary(definition.body), place(rows), place(columns)), scope);
    }
    const extents = this.#setting.extents.get(e.name) ?? [];
    if (extents.length !== e.args.length)
      throw new NotCode(
        `${e.name} stands with ${e.args.length} of its ${extents.length} indices`,
        "write them all",
      );
    const axes = extents.map((_, k) => `${k}`);
    let view = this.views.leaf({ kind: "input", name: e.name }, axes, extents);
    for (let k = extents.length - 1; k >= 0; k--)
      view = this.#indexed(view, k, e.args[k] as Expr, extents[k] as Expr, scope);
    return view;
  }

  /** Puts an index in the place of axis k, which is named by its number: one place, a stretch, places from data. */
  #indexed(view: View, k: number, index: Expr, extent: Expr, scope: Scope): View {
    const free = [...freeNames(index)];
    const [name, ...more] = free.filter((own) => scope.has(own));
    if (name === undefined && free.every((own) => this.#setting.counts.has(own)))
      return this.#taken(view, k, { kind: "pick", axis: view.axes.indexOf(`${k}`), place: index }, extent);
    const shift = name === undefined || more.length > 0 ? undefined : shiftOf(index, name);
    if (name !== undefined && shift !== undefined)
      return this.#stretch(view, k, scope.get(name) as Axis, shift, extent);
    return this.#taken(
      view,
      k,
      { kind: "take", axis: view.axes.indexOf(`${k}`) },
      extent,
      this.#lower(index, scope),
    );
  }

  /** The entries that an index, shifted by a number, runs over. */
  #stretch(view: View, k: number, { axis: target, first, last }: Axis, shift: Expr, extent: Expr): View {
    const [from, to] = [shifted(first, shift), shifted(last, shift)];
    if (isOneDimension(from) && to === extent) return this.views.renamed(view, `${k}`, target);
    const axis = view.axes.indexOf(`${k}`);
    const dims = view.node.dims.map((dim, place) => (place === axis ? count(from, to) : dim));
    const operand = { of: view.node, axes: view.axes.map((_, place) => place) };
    const node = this.views.graph.make({ kind: "slice", axis, first: from, last: to }, [operand], dims);
    return this.views.renamed({ node, axes: view.axes }, `${k}`, target);
  }

  /** The entry at one place, so that axis k goes, or at the places of a vector, whose axis comes instead. */
  #taken(view: View, k: number, op: Op, extent: Expr, places?: View): View {
    const [target, ...more] = places?.axes ?? [];
    if (more.length > 0)
      throw new NotCode("an index that depends on two indices", "give it a name with one index");
    const kept = view.axes.filter((name) => name !== `${k}`);
    const axes = target === undefined ? kept : view.axes;
    const dims = view.axes.flatMap((name, position) => {
      if (name !== `${k}`) return [view.node.dims[position] as Expr];
      return places === undefined || target === undefined ? [] : places.node.dims;
    });
    // The axis of the operand that the places are on is none of the result's.
    const own = view.axes.map((name) => (name === `${k}` ? axes.length : axes.indexOf(name)));
    const operands = [{ of: view.node, axes: own }];
    if (places !== undefined)
      operands.push({ of: places.node, axes: target === undefined ? [] : [axes.indexOf(`${k}`)] });
    const node = this.views.graph.make(op, operands, dims, [extent]);
    return target === undefined ? { node, axes } : this.views.renamed({ node, axes }, `${k}`, target);
  }

  #innerProduct(u: Expr, v: Expr, scope: Scope): View {
    const length = this.#lengthOf(u) ?? this.#lengthOf(v);
    const k = "#k";
    const [a, b] = [entryOf(u, [sym(k)]), entryOf(v, [sym(k)])];
    if (length === undefined || a === undefined || b === undefined)
      throw new NotCode(
        "an inner product of vectors that have no entries",
        "write it as a sum over an index",
      );
    const axis = this.views.freshAxis(k);
    const inner = new Map(scope).set(k, { axis, first: one(), last: length });
    const factors = [a, b].map((factor) => this.#lower(factor, inner));
    return this.#total(factors, axis, length);
  }

  #lengthOf(e: Expr): Expr | undefined {
    if (e.kind === "sym") return this.#setting.extents.get(e.name)?.[0];
    if (e.kind === "at") return this.#setting.extents.get(e.name)?.[e.args.length];
    for (const part of e.args) {
      const length = this.#lengthOf(part);
      if (length !== undefined) return length;
    }
    return undefined;
  }

  #over(e: Sum | Prod, scope: Scope): View {
    const [body, first, last] = e.args;
    const axis = this.views.freshAxis(e.name);
    const view = this.#lower(body, new Map(scope).set(e.name, { axis, first, last }));
    const many = count(first, last);
    if (e.kind === "sum") return this.#total([view], axis, many);
    if (view.axes.includes(axis)) return this.views.combine({ kind: "fold", name: "prod" }, [view], [axis]);
    return this.#power(view, this.#sizeOf(many));
  }

  #sizeOf(many: Expr): View {
    return many.kind === "num"
      ? this.views.number(many.value)
      : this.views.scalar({ kind: "size", of: many });
  }

  /** The product of the factors summed over an axis of `many` entries. */
  #total(factors: readonly View[], axis: string, many: Expr): View {
    const { views } = this;
    const product = views.factors({ coefficient: unit, over: factors, under: [] });
    const opened = { ...product, over: product.over.flatMap((view) => this.#opened(view)) };
    const spread = this.#distributed(opened.over, axis);
    if (spread !== undefined) {
      const [place, terms] = spread;
      const others = opened.over.filter((_, k) => k !== place);
      const totals = terms.map((term) => this.#total([term, ...others], axis, many));
      return views.times({ ...opened, over: [views.plus(totals)] });
    }
    const collapsed = this.#withoutDelta(opened.over, axis);
    if (collapsed !== undefined) return views.times({ ...opened, over: collapsed });
    if (![...opened.over, ...opened.under].some(({ axes }) => axes.includes(axis)))
      return views.times({ ...opened, over: [this.#sizeOf(many), ...opened.over] });
    return views.times(opened, [axis]);
  }

  /** The factors of a product that stands for itself; of a sum over products, nothing is opened. */
  #opened(view: View): View[] {
    const { op, summed, operands } = view.node;
    if (op.kind !== "product" || summed.length > 0 || this.views.names.has(view.node)) return [view];
    return op.over === operands.length && op.coefficient.equals(1) ? this.views.operands(view) : [view];
  }

  /**
   * The terms of a factor like diag(p) − p·pᵀ: its products with the other factors are cheaper one by one, for
   * then no term is ever written out as a matrix.
   */
  #distributed(over: readonly View[], axis: string): readonly [number, View[]] | undefined {
    const isThin = (term: View): boolean => {
      const { op } = term.node;
      if (op.kind === "eye") return true;
      if (op.kind !== "product" || term.node.summed.length > 0) return false;
      const parts = this.views.operands(term);
      return parts.some(({ node }) => node.op.kind === "eye") || parts.every(({ axes }) => axes.length < 2);
    };
    for (const [place, view] of over.entries()) {
      const isSum = view.node.op.kind === "add" && view.axes.length === 2 && view.axes.includes(axis);
      if (!isSum || over.length < 2 || this.views.names.has(view.node)) continue;
      const terms = this.views.operands(view);
      if (terms.some(isThin) && terms.every(({ axes }) => axes.length === 2)) return [place, terms];
    }
    return undefined;
  }

  /** Σ_j δ_ij f_j = f_i. */
  #withoutDelta(over: readonly View[], axis: string): View[] | undefined {
    const place = over.findIndex(({ node, axes }) => node.op.kind === "eye" && axes.includes(axis));
    const delta = over[place];
    const other = delta?.axes.find((name) => name !== axis);
    if (other === undefined) return undefined;
    return over.filter((_, k) => k !== place).map((view) => this.views.renamed(view, axis, other));
  }

  #calling(e: Call, scope: Scope): View {
    if (e.name === "delta") return this.#delta(e, scope);
    const spec = arrayFunctionNamed(e.name);
    if (spec !== undefined && isScalar(e) && e.args.some((arg) => !isScalar(arg))) return this.#wholeCall(e);
    throw new NotCode(`${e.name} is an unknown function`, `define it: ${e.name}(x) = …`);
  }

  #delta(e: Call, scope: Scope): View {
    const { views } = this;
    const [a, b] = e.args as [Expr, Expr];
    const [p, q] = [a, b].map((index) => (index.kind === "sym" ? scope.get(index.name) : undefined));
    if (p !== undefined && q !== undefined && p.first === q.first && p.last === q.last) {
      if (p.axis === q.axis) return views.number(1);
      const many = count(p.first, p.last);
      return views.leaf({ kind: "eye" }, [p.axis, q.axis], [many, many]);
    }
    const equal = this.#relation("==", [this.#lower(a, scope), this.#lower(b, scope)]);
    return views.combine({ kind: "call", name: "where" }, [equal, views.number(1), views.number(0)]);
  }

  /** A function of matrices as wholes. */
  #wholeCall(e: Call): View {
    const areColumns = e.args.map((arg) => isOneDimension(shapeOf(arg).columns));
    if (e.name === "kron" && areColumns.includes(true) !== areColumns.every((own) => own))
      throw new NotCode(
        "a Kronecker product of a vector and a matrix",
        "write the vector as a matrix of one column",
      );
    const args = e.args.map((arg) => this.whole(arg, []).node);
    const { rows, columns } = shapeOf(e);
    const dims = [rows, columns].filter((dim) => !isOneDimension(dim));
    // The axes of the arguments are no axes of the result.
    const summed = args.flatMap((arg) => arg.dims);
    let place = dims.length;
    const operands = args.map((of) => ({ of, axes: of.dims.map(() => place++) }));
    const node = this.views.graph.make({ kind: "whole", name: e.name }, operands, dims, summed);
    return { node, axes: dims.map((_, k) => `${k}`) };
  }

  #entryOfWhole(of: Expr, indices: readonly [Expr, Expr], scope: Scope): View {
    if (of.kind !== "call") throw new NotCode("an entry of something that has none", "name it");
    const { rows, columns } = shapeOf(of);
    const extents = [rows, columns];
    let view = this.#wholeCall(of);
    const places = indices.filter((_, k) => !isOneDimension(extents[k] as Expr));
    for (let k = places.length - 1; k >= 0; k--)
      view = this.#indexed(
        view,
        k,
        places[k] as Expr,
        view.node.dims[view.axes.indexOf(`${k}`)] as Expr,
        scope,
      );
    return view;
  }
}

/** c of an index i + c. */
function shiftOf(index: Expr, name: string): Expr | undefined {
  if (index.kind === "sym") return num(0);
  if (index.kind !== "add") return undefined;
  const own = index.args.filter((term) => term.kind === "sym" && term.name === name);
  const others = index.args.filter((term) => !(term.kind === "sym" && term.name === name));
  if (own.length !== 1 || others.some((term) => freeNames(term).has(name))) return undefined;
  return others.every((term) => term.kind === "num" && isInteger(term.value)) ? add(...others) : undefined;
}

/** Functions that no language has are written out by their definitions. */
function elementary(e: Expr): Expr {
  return rewriteUp(e, (rebuilt) => {
    if (rebuilt.kind !== "call" || isBinder(rebuilt)) return rebuilt;
    const spec = documentedFunctionNamed(rebuilt.name);
    if (spec?.definition === undefined) return rebuilt;
    const isBased = spec.name === "log" && rebuilt.args.length === 2;
    if (spec.code !== undefined && !isBased) return rebuilt;
    return elementary(spec.definition(rebuilt.args));
  });
}
