/**
 * mathjs's tree to our nodes, children first. What a sign, a quote or a name stands for is decided here; the
 * conventions (a leading sign stands outside its product, a quotient of literals is a number) are those by
 * which `toText` prints, so that text comes back as the same node.
 */
import {
  add,
  at,
  type Call,
  call,
  div,
  dot,
  type Expr,
  logic,
  mul,
  neg,
  num,
  type Partial,
  partial,
  piecewise,
  pow,
  type RelationOperator,
  rel,
  sym,
} from "../expr/index.js";
import { functionNamed, functions } from "../functions/index.js";
import { isUnknownName } from "../functions/unknownNames.js";
import { DeriveError, type ErrorKind, nearest } from "./errors.js";
import { forms } from "./forms.js";
import { exactly } from "./literal.js";
import { type Located, parseText } from "./mathjs.js";

/** A row vector θ' waiting for the column it is multiplied by, with the scalars in front of it. */
interface Transposed {
  readonly kind: "transposed";
  readonly factors: readonly Expr[];
  readonly of: Expr;
  readonly primes: number;
}

type Value = Expr | Transposed;

/** A statement as it was read, with the place of every name for errors found later. */
export interface Reading {
  readonly source: string;
  readonly statements: readonly Statement[];
  /** Each name or number with what it was read as. */
  readonly places: ReadonlyMap<Expr, Located>;
}

export interface Statement {
  /** The whole statement as the parser read it. */
  readonly root: Located;
  /** What names it: the defined name, or the statement itself. */
  readonly located: Located;
  readonly kind: "expression" | "function" | "indexed" | "value";
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: Expr;
}

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly fn?: string | { readonly name?: string };
  readonly op?: string;
  readonly implicit?: boolean;
  readonly value?: unknown;
  readonly params?: readonly string[];
  readonly conditionals?: readonly string[];
  readonly blocks?: readonly { readonly node: unknown }[];
  readonly object?: unknown;
  readonly index?: unknown;
}

/** More indices than anybody writes: a limit for texts that no person wrote. */
const mostIndices = 16;

const nodeOf = (located: Located): Node => located.node as unknown as Node;

/**
 * @param defined names of functions that the text may use besides those it defines itself
 * @param equation whether the last statement is an equation: its single = is then no definition
 */
export function readText(
  source: string,
  defined: ReadonlySet<string> = new Set(),
  equation = false,
): Reading {
  const parsed = parseText(source, equation);
  const reader = new Reader(source, parsed.order, defined);
  const { root } = parsed;
  const blocks = nodeOf(root).type === "BlockNode" ? root.children : [root];
  const statements = blocks.filter((block) => !isEmpty(block)).map((block) => reader.statement(block));
  return { source, statements, places: reader.places };
}

const isEmpty = (located: Located): boolean => {
  const node = nodeOf(located);
  return node.type === "ConstantNode" && node.value === undefined;
};

const relations: Readonly<Record<string, RelationOperator>> = {
  smaller: "<",
  smallerEq: "<=",
  larger: ">",
  largerEq: ">=",
  equal: "==",
  unequal: "!=",
};

class Reader {
  readonly places = new Map<Expr, Located>();
  readonly #values = new Map<Located, Value>();
  readonly #functions: Set<string>;
  /** Whether the text gives the letter e a meaning of its own: e = …, e[i], f(e) = …. */
  #ownE: boolean;
  /** Sums that are the left part of a longer one. */
  readonly #inner = new Set<Located>();

  constructor(
    readonly source: string,
    order: readonly Located[],
    defined: ReadonlySet<string>,
  ) {
    this.#functions = new Set(defined);
    this.#ownE = defined.has("e");
    for (const located of order) {
      const node = nodeOf(located);
      const [left] = located.children;
      if (isSum(located) && left !== undefined && isSum(left)) this.#inner.add(left);
      if (node.type === "FunctionAssignmentNode" && node.name !== undefined) this.#functions.add(node.name);
      this.#ownE ||= givesMeaningTo("e", located);
    }
    for (let k = order.length - 1; k >= 0; k--) this.#convert(order[k] as Located);
  }

  statement(located: Located): Statement {
    const node = nodeOf(located);
    if (node.type === "FunctionAssignmentNode") {
      const body = this.#expr(located.children[0] as Located);
      return {
        root: located,
        located,
        kind: "function",
        name: node.name ?? "",
        parameters: node.params ?? [],
        body,
      };
    }
    if (node.type !== "AssignmentNode") {
      return {
        root: located,
        located,
        kind: "expression",
        name: "",
        parameters: [],
        body: this.#expr(located),
      };
    }
    const target = located.children[0] as Located;
    const body = this.#expr(located.children[located.children.length - 1] as Located);
    const name = nodeOf(target).name;
    if (name === undefined) throw this.#error("syntax", "only a name can be defined", located);
    if (located.children.length === 2)
      return { root: located, located: target, kind: "value", name, parameters: [], body };
    const indices = (located.children[1] as Located).children.map((child) => this.#expr(child));
    const parameters = indices.map((index) => {
      if (index.kind === "sym") return index.name;
      throw this.#error("syntax", `the indices of ${name} in its definition must be names`, target);
    });
    return { root: located, located: target, kind: "indexed", name, parameters, body };
  }

  #error(kind: ErrorKind, message: string, located: Located, hint?: string): DeriveError {
    return new DeriveError(kind, message, this.source, this.#place(located), hint);
  }

  /** The first token below a node. */
  #place(located: Located): { offset: number; length: number } | undefined {
    const stack = [located];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (next.token !== undefined) return next.token.place;
      stack.push(...[...next.children].reverse());
    }
    return undefined;
  }

  #expr(located: Located): Expr {
    const value = this.#values.get(located);
    if (value === undefined) throw this.#error("syntax", "this cannot be read as an expression", located);
    if (value.kind !== "transposed") return value;
    throw this.#error(
      "not-supported",
      "a transposed vector must be multiplied by a vector: u' * v",
      located,
      value.primes > 0 && value.of.kind === "sym"
        ? `for the derivative of ${value.of.name} write ${value.of.name}'(x) or diff(${value.of.name}(x), x)`
        : undefined,
    );
  }

  #convert(located: Located): void {
    const value = this.#read(located);
    if (value === undefined) return;
    this.#values.set(located, value);
    if (value.kind !== "transposed" && !this.places.has(value)) this.places.set(value, located);
  }

  #read(located: Located): Value | undefined {
    const node = nodeOf(located);
    const { children } = located;
    switch (node.type) {
      case "ConstantNode":
        return this.#constant(located, node);
      case "SymbolNode":
        return this.#symbol(node.name ?? "");
      case "ParenthesisNode":
        return this.#values.get(children[0] as Located);
      case "OperatorNode":
        return this.#operator(located, node);
      case "FunctionNode":
        return this.#call(located, node);
      case "AccessorNode":
        return this.#entry(located, node);
      case "ConditionalNode":
        return piecewise(...children.map((child) => this.#expr(child)));
      case "RelationalNode":
        return this.#chain(located, node);
      case "IndexNode":
      case "RangeNode":
      case "BlockNode":
      case "FunctionAssignmentNode":
      case "AssignmentNode":
        return undefined;
      default:
        throw this.#error("not-supported", "this notation is not part of the language", located);
    }
  }

  #constant(located: Located, node: Node): Expr | undefined {
    if (node.value === undefined) return undefined;
    if (typeof node.value !== "number") {
      const message = typeof node.value === "string" ? "text in quotes" : String(node.value);
      throw this.#error("not-supported", `${message} has no meaning here`, located);
    }
    const value = Number.isNaN(node.value) ? undefined : exactly(located.token?.text ?? String(node.value));
    if (value !== undefined) return num(value);
    const finite = located.token !== undefined;
    const message = finite ? "this number is too large or too small" : `${node.value} is no number`;
    throw this.#error(finite ? "too-large" : "not-supported", message, located);
  }

  #symbol(name: string): Expr {
    return name === "e" && !this.#ownE ? call("exp", num(1)) : sym(name);
  }

  /** The terms of a + b - c + …, which mathjs nests to the left; taken together so that long sums stay linear. */
  #termsOf(located: Located): Expr[] {
    const terms: Expr[] = [];
    let left: Located = located;
    for (;;) {
      const [first, second] = left.children as readonly [Located, Located];
      const term = this.#expr(second);
      terms.push(nodeOf(left).fn === "subtract" ? neg(term) : term);
      left = first;
      if (!this.#inner.has(left)) break;
    }
    terms.push(this.#expr(left));
    return terms.reverse();
  }

  #operator(located: Located, node: Node): Value | undefined {
    const name = String(node.fn);
    const [first, second] = located.children as readonly [Located, Located?];
    const relation = relations[name];
    if (relation !== undefined && second !== undefined) {
      return rel(relation, this.#expr(first), this.#expr(second));
    }
    if (second === undefined) return this.#prefix(name, first, located);
    switch (name) {
      case "add":
      case "subtract":
        this.#refuseDoubleSign(located, node);
        return this.#inner.has(located) ? undefined : add(...this.#termsOf(located));
      case "multiply":
        return this.#product(first, second, node.implicit === true);
      case "divide":
        return this.#quotient(first, second);
      case "pow":
        return this.#power(first, second);
      case "and":
      case "or":
        return logic(name, this.#expr(first), this.#expr(second));
      case "dotMultiply":
      case "dotDivide":
      case "dotPow":
        throw this.#error(
          "not-supported",
          `${node.op} works on vectors and matrices`,
          second,
          "write the entries with indices: u[i]*v[i]",
        );
      default:
        throw this.#error(
          "not-supported",
          `the operator ${node.op ?? name} has no meaning here`,
          second,
          name === "mod" ? "a percentage is a number: 0.1 for 10 %" : undefined,
        );
    }
  }

  #prefix(name: string, operand: Located, located: Located): Value {
    if (name === "ctranspose") {
      const inner = this.#values.get(operand);
      if (inner?.kind === "transposed") return { ...inner, primes: inner.primes + 1 };
      const of = this.#expr(operand);
      if (of.kind === "num")
        throw this.#error(
          "not-supported",
          "a number has no transpose",
          operand,
          "for a power write x^2, for a derivative f'(x) or diff(f(x), x)",
        );
      return { kind: "transposed", factors: [], of, primes: 1 };
    }
    const value = this.#values.get(operand);
    if (name === "unaryMinus") {
      if (value?.kind === "transposed") return { ...value, factors: [num(-1), ...value.factors] };
      return neg(this.#expr(operand));
    }
    if (name === "unaryPlus") return this.#expr(operand);
    if (name === "not") return logic("not", this.#expr(operand));
    if (name === "factorial") return call("gamma", add(this.#expr(operand), num(1)));
    throw this.#error("not-supported", `the operator ${name} has no meaning here`, located);
  }

  #refuseDoubleSign(located: Located, node: Node): void {
    const second = located.children[1];
    if (second === undefined || node.op !== "+" || second.bracketed) return;
    if (nodeOf(second).fn === "unaryPlus") {
      throw this.#error(
        "syntax",
        "two plus signs in a row",
        second,
        "write one +, or the missing term between them",
      );
    }
  }

  #product(left: Located, right: Located, implicit: boolean): Value {
    const a = this.#values.get(left);
    if (a?.kind === "transposed") return this.#timesTransposed(a, right, implicit);
    const b = this.#values.get(right);
    const u = this.#expr(left);
    if (
      implicit &&
      nodeOf(left).type === "SymbolNode" &&
      u.kind === "sym" &&
      functionNamed(u.name) !== undefined
    ) {
      throw this.#error("syntax", `${u.name} needs brackets around its argument`, left, `write ${u.name}(…)`);
    }
    if (implicit && isPowerOfFunction(left)) {
      throw this.#error(
        "syntax",
        "a power of a function is written behind its argument",
        left,
        "write sin(x)^2 for sin²(x)",
      );
    }
    if (b?.kind === "transposed") {
      const [sign, plain] = this.#leadingSign(left, u);
      const factors = sign < 0 ? [num(-1), plain, ...b.factors] : [plain, ...b.factors];
      return { ...b, factors };
    }
    const [sign, plain] = this.#leadingSign(left, u);
    const product = mul(plain, this.#expr(right));
    return sign < 0 ? neg(product) : product;
  }

  /** u' * v is the inner product; f'(x), which mathjs reads as a product, the derivative of f. */
  #timesTransposed(a: Transposed, right: Located, implicit: boolean): Expr {
    if (implicit && a.of.kind === "sym") {
      const argument = argumentOf(right);
      if (argument !== undefined) {
        const derivative = this.#primed(a.of.name, a.primes, argument);
        const [, exponent] = right.children;
        const whole = argument === right || exponent === undefined;
        return signed(a.factors, whole ? derivative : pow(derivative, this.#expr(exponent)));
      }
    }
    if (a.primes > 1) throw this.#error("not-supported", "a double transpose is no transpose", right);
    const product = dot(a.of, this.#expr(right));
    return signed(a.factors, product);
  }

  /** f''(x) for an unknown f: the derivative is taken as often as there are primes. */
  #primed(name: string, primes: number, argument: Located): Expr {
    if (!isUnknownName(name) || functionNamed(name) !== undefined) {
      const hint = `write diff(${name}(x), x)`;
      throw this.#error("not-supported", `${name}' is no notation for a derivative`, argument, hint);
    }
    let derivative: Call | Partial = call(name, this.#expr(argument));
    for (let k = 0; k < primes; k++) derivative = partial(1, derivative);
    return derivative;
  }

  /** A minus in front of a product or quotient stands outside of it, unless it was bracketed. */
  #leadingSign(located: Located, value: Expr): [1 | -1, Expr] {
    if (located.bracketed || nodeOf(located).type === "ParenthesisNode") return [1, value];
    if (value.kind === "neg") return [-1, value.args[0]];
    return value.kind === "num" && value.value.s < 0n ? [-1, neg(value)] : [1, value];
  }

  #quotient(left: Located, right: Located): Expr {
    const [u, v] = [this.#expr(left), this.#expr(right)];
    this.#refuseAmbiguous(left, right);
    if (v.kind === "num" && v.value.n === 0n) throw this.#error("not-supported", "this divides by 0", right);
    const brackets = [left, right].some((side) => nodeOf(side).type === "ParenthesisNode");
    if (u.kind === "num" && v.kind === "num" && !brackets) return num(u.value.div(v.value));
    const [sign, plain] = this.#leadingSign(left, u);
    return sign < 0 ? neg(div(plain, v)) : div(plain, v);
  }

  /** a/b c is a/(b*c) for mathjs and (a/b)*c for many people; d/dx f is no quotient at all. */
  #refuseAmbiguous(left: Located, right: Located): void {
    const first = leftmost(right);
    const { name } = nodeOf(first);
    if (nodeOf(left).name === "d" && name !== undefined && /^d[A-Za-z]\w*$/.test(name)) {
      const hint = `for a derivative write diff(f, ${name.slice(1)})`;
      throw this.#error("syntax", `d/${name} is read as a quotient`, left, hint);
    }
    if (nodeOf(right).implicit !== true) return;
    throw this.#error(
      "syntax",
      "a product without a sign behind a slash can be read in two ways",
      right,
      "write a/(b*c) or a/b*c",
    );
  }

  #power(left: Located, right: Located): Expr {
    const base = this.#expr(left);
    const exponent = this.#expr(right);
    return base === call("exp", num(1)) && nodeOf(left).type === "SymbolNode"
      ? call("exp", exponent)
      : pow(base, exponent);
  }

  #chain(located: Located, node: Node): Expr {
    const parts = located.children.map((child) => this.#expr(child));
    const links = (node.conditionals ?? []).map((name, k) =>
      rel(relations[name] ?? "==", parts[k] as Expr, parts[k + 1] as Expr),
    );
    return logic("and", ...links);
  }

  #entry(located: Located, node: Node): Expr {
    const [target, index] = located.children as readonly [Located, Located];
    const object = this.#values.get(target);
    if (node.name !== undefined && node.name !== "")
      throw this.#error(
        "not-supported",
        "a dot between names has no meaning here",
        target,
        "write * for a product",
      );
    const indices = this.#indices(target, index);
    if (object?.kind === "sym") return indices.length === 0 ? object : at(object.name, ...indices);
    if (object?.kind === "at") {
      if (object.args.length + indices.length > mostIndices)
        throw this.#error("too-deep", `a name has at most ${mostIndices} indices`, target);
      return at(object.name, ...object.args, ...indices);
    }
    throw this.#error("index-on-scalar", "only a name can have an index", target);
  }

  /** X[i, :] is the row X[i]; any other range would need a notation for vectors cut out of matrices. */
  #indices(target: Located, index: Located): Expr[] {
    const { children } = index;
    if (children.length === 0)
      throw this.#error(
        "syntax",
        "an index is missing between the brackets",
        target,
        "write for example x[i]",
      );
    const rows = children.filter((child) => nodeOf(child).type !== "RangeNode");
    const last = children.slice(rows.length);
    if (last.some((child) => nodeOf(child).type !== "RangeNode") || !last.every(isWholeRange)) {
      const hint = "an entry is written X[i, j], the row i X[i]";
      throw this.#error("not-supported", "columns and ranges are not part of the language", target, hint);
    }
    return rows.map((child) => this.#expr(child));
  }

  #call(located: Located, node: Node): Expr {
    const name = typeof node.fn === "string" ? node.fn : (node.fn?.name ?? "");
    const args = located.children;
    const known = this.#functions.has(name) ? undefined : functionNamed(name);
    const form = this.#functions.has(name) ? undefined : forms[name];
    if (form !== undefined)
      return form(
        args.map((arg) => () => this.#expr(arg)),
        (kind, message, hint) => this.#error(kind, message, located, hint),
      );
    if (known !== undefined) {
      this.#checkArity(located, name, args.length, known.arity);
      return call(known.name, ...args.map((arg) => this.#expr(arg)));
    }
    if (args.length === 0)
      throw this.#error("wrong-arity", `${name}() has no argument`, located, `write ${name}(x)`);
    if (!this.#functions.has(name)) this.#checkUnknown(located, name);
    return call(name, ...args.map((arg) => this.#expr(arg)));
  }

  #checkArity(located: Located, name: string, given: number, [least, most]: readonly [number, number]): void {
    if (given >= least && given <= most) return;
    const wanted =
      least === most
        ? `${least}`
        : most === Number.POSITIVE_INFINITY
          ? `${least} or more`
          : `${least} to ${most}`;
    const noun = wanted === "1" ? "argument" : "arguments";
    throw this.#error("wrong-arity", `${name} takes ${wanted} ${noun}, not ${given}`, located);
  }

  /** A name near a known one is a slip; any other is a function that nobody has said more of. */
  #checkUnknown(located: Located, name: string): void {
    if (/^d(\/d)?[a-z]$/.test(name) && name.length === 2) {
      throw this.#error(
        "syntax",
        `${name} is no function`,
        located,
        `for a derivative write diff(…, ${name.slice(1)})`,
      );
    }
    if (isUnknownName(name)) return;
    const candidates = [...Object.keys(forms), ...this.#functions, ...everyName()];
    const near = nearest(name, candidates);
    if (near !== undefined) {
      throw this.#error(
        "unknown-function",
        `${name} is not a function I know`,
        located,
        `did you mean ${near}?`,
      );
    }
  }
}

const everyName = (): string[] => functions.flatMap((spec) => [spec.name, ...(spec.aliases ?? [])]);

/** Whether a node defines the name, indexes it, or has it for a parameter. */
function givesMeaningTo(name: string, located: Located): boolean {
  const node = nodeOf(located);
  const target = located.children[0];
  if (node.type === "FunctionAssignmentNode")
    return node.name === name || node.params?.includes(name) === true;
  if (node.type !== "AssignmentNode" && node.type !== "AccessorNode") return false;
  return target !== undefined && nodeOf(target).type === "SymbolNode" && nodeOf(target).name === name;
}

/** The first operand of a chain of products. */
function leftmost(located: Located): Located {
  let first = located;
  while (nodeOf(first).fn === "multiply" && first.children[0] !== undefined) first = first.children[0];
  return first;
}

/** A colon alone, which mathjs reads as 1:end. */
function isWholeRange(located: Located): boolean {
  const { start, end } = located.node as unknown as { start?: { value?: unknown }; end?: { name?: string } };
  return start?.value === 1 && end?.name === "end";
}

/** The bracket behind f': mathjs reads f'(x)^2 as f' times (x)^2. */
function argumentOf(right: Located): Located | undefined {
  const [base] = right.children;
  if (nodeOf(right).type === "ParenthesisNode") return right;
  return nodeOf(right).fn === "pow" && base !== undefined && nodeOf(base).type === "ParenthesisNode"
    ? base
    : undefined;
}

function isSum(located: Located): boolean {
  const { type, fn } = nodeOf(located);
  return type === "OperatorNode" && located.children.length === 2 && (fn === "add" || fn === "subtract");
}

function isPowerOfFunction(located: Located): boolean {
  const node = nodeOf(located);
  const base = located.children[0];
  if (node.type !== "OperatorNode" || node.fn !== "pow" || base === undefined) return false;
  const { type, name } = nodeOf(base);
  return type === "SymbolNode" && name !== undefined && isFunctionOnly(name);
}

/** sin, log, …: names that nobody gives to a variable, unlike gamma, delta or sigma. */
const isFunctionOnly = (name: string): boolean => functionNamed(name) !== undefined && !isUnknownName(name);

/** The product with a leading -1 written as a sign. */
function signed(factors: readonly Expr[], last: Expr): Expr {
  const negative = factors[0] === num(-1);
  const product = mul(...(negative ? factors.slice(1) : factors), last);
  return negative ? neg(product) : product;
}
