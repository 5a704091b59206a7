/**
 * mathjs's tree to our nodes, children first. What a notation stands for is decided by the reader of that
 * notation, one file each; the conventions are those by which `toText` prints, so that text comes back as
 * the same node.
 */
import type { Expr } from "../expr/index.js";
import { readCall } from "./calls.js";
import { innerLinks } from "./chains.js";
import type { Context, Value } from "./context.js";
import { DeriveError, type ErrorKind, type Place } from "./errors.js";
import { readEntry } from "./indices.js";
import { type Located, type Parsed, parseText } from "./mathjs.js";
import { readSymbol, refuseFunctionAsVariable } from "./names.js";
import { readNumber } from "./numbers.js";
import { readOperator } from "./operators.js";
import { readChain, readConditional, readRelation } from "./relations.js";
import { isIndexed, isMatrixNotation } from "./shapes/detect.js";
import { standing } from "./shapes/operators.js";
import { placeBetween, placeOf } from "./spans.js";
import { definedBy, readStatement, type Statement } from "./statements.js";
import type { Token } from "./tokens.js";
import type { Equations } from "./translate.js";

/** A text as it was read, with the place of every name for errors found later. */
export interface Reading {
  readonly source: string;
  readonly statements: readonly Statement[];
  /** Each name or number with what it was read as. */
  readonly places: ReadonlyMap<Expr, Located>;
  readonly tokens: readonly Token[];
  /** Whether it is in matrix notation, so that its bodies wait for shapes. */
  readonly matrices: boolean;
  /** Where a node stands in the text. */
  readonly placeOf: (located: Located) => Place | undefined;
}

/**
 * @param defined names that the text may use besides those it defines itself
 * @param equations which single = are equations rather than definitions
 * @param notation index notation, matrix notation, or whichever the text is seen to be in
 */
export function readText(
  source: string,
  defined: ReadonlySet<string> = new Set(),
  equations: Equations = "none",
  notation: Notation = "index",
): Reading {
  const parsed = parseText(source, equations);
  const matrices =
    notation === "matrix" ||
    (notation === "matrix-first" && !isIndexed(parsed)) ||
    (notation === "either" && isMatrixNotation(parsed, defined));
  const reader = new Reader(parsed, defined, matrices);
  const { root } = parsed;
  const blocks = root.node.type === "BlockNode" ? root.children : [root];
  const statements = blocks.filter((block) => !isEmpty(block)).map((block) => readStatement(block, reader));
  return {
    source,
    statements,
    places: reader.places,
    tokens: parsed.tokens,
    matrices,
    placeOf: (located) => placeOf(located, parsed.tokens),
  };
}

/** "matrix-first": index notation only where something is indexed; "either": what the text itself says. */
export type Notation = "index" | "matrix" | "matrix-first" | "either";

const isEmpty = ({ node }: Located): boolean => node.type === "ConstantNode" && node.value === undefined;

class Reader implements Context {
  readonly places = new Map<Expr, Located>();
  readonly functions: ReadonlySet<string>;
  readonly defined: ReadonlySet<string>;
  readonly #values = new Map<Located, Value>();
  readonly #inner: ReadonlySet<Located>;
  readonly #ownE: boolean;

  constructor(
    readonly parsed: Parsed,
    defined: ReadonlySet<string>,
    readonly matrices: boolean,
  ) {
    const { order } = parsed;
    const functions = order.flatMap(({ node }) =>
      node.type === "FunctionAssignmentNode" ? [node.name ?? ""] : [],
    );
    this.functions = new Set([...defined, ...functions]);
    this.defined = new Set([...defined, ...order.flatMap(definedBy)]);
    this.#ownE = this.defined.has("e") || order.some(indexesE);
    this.#inner = innerLinks(order);
    for (let k = order.length - 1; k >= 0; k--) this.#convert(order[k] as Located);
  }

  value(located: Located): Value | undefined {
    return this.#values.get(located);
  }

  expr(located: Located): Expr {
    const value = this.#values.get(located);
    if (value === undefined) throw this.#unreadable(located);
    refuseFunctionAsVariable(located, this);
    if (value.kind === "rel" || value.kind === "logic") {
      const hint = "for a value that depends on a condition write piecewise(x > 0, 1, 0)";
      throw this.error("syntax", "a condition stands where a number is expected", located, hint);
    }
    if (value.kind !== "transposed") return value;
    if (this.matrices) return standing(value);
    const { of } = value;
    const variable = of.kind === "sym" && of.name === "x" ? "t" : "x";
    const hint =
      of.kind === "sym"
        ? `for the derivative of ${of.name} write ${of.name}'(${variable}) or diff(${of.name}(${variable}), ${variable})`
        : "for an inner product write (u + v)' * w";
    throw this.error(
      "not-supported",
      "a transposed vector must be multiplied by a vector: u' * v",
      located,
      hint,
    );
  }

  exprOrRelation(located: Located): Expr {
    const value = this.#values.get(located);
    return value?.kind === "rel" || value?.kind === "logic" ? value : this.expr(located);
  }

  condition(located: Located): Expr {
    const value = this.#values.get(located);
    if (value?.kind === "rel" || value?.kind === "logic") return value;
    throw this.error("syntax", "a condition is expected here", located, "write for example x > 0 or y == 1");
  }

  between(left: Located, right: Located): Place | undefined {
    return placeBetween(left, right, this.parsed.tokens);
  }

  error(kind: ErrorKind, message: string, where: Located | Place | undefined, hint?: string): DeriveError {
    const place = where !== undefined && "node" in where ? placeOf(where, this.parsed.tokens) : where;
    return new DeriveError(kind, message, this.parsed.source, place, hint);
  }

  #convert(located: Located): void {
    const value = this.#read(located);
    if (value === undefined) return;
    this.#values.set(located, value);
    if (value.kind !== "transposed" && !this.places.has(value)) this.places.set(value, located);
  }

  #read(located: Located): Value | undefined {
    const { node, children } = located;
    switch (node.type) {
      case "ConstantNode":
        // The name of a norm, "fro", is read where it stands.
        return node.value === undefined || typeof node.value === "string"
          ? undefined
          : readNumber(located, this);
      case "SymbolNode":
        return readSymbol(node.name ?? "", this.#ownE);
      case "ParenthesisNode":
        return this.#values.get(children[0] as Located);
      case "OperatorNode":
        if (this.#inner.has(located)) return undefined;
        return readRelation(located, this) ?? readOperator(located, this);
      case "FunctionNode":
        return readCall(located, this);
      case "AccessorNode":
        return readEntry(located, this);
      case "ConditionalNode":
        return readConditional(located, this);
      case "RelationalNode":
        return readChain(located, this);
      default:
        return undefined;
    }
  }

  /** For a range that begins or ends with nothing. */
  #colon(): Place | undefined {
    return this.parsed.tokens.find(({ text }) => text === ":")?.place;
  }

  /** A node that has no value of its own: a definition, a range, a list in square brackets. */
  #unreadable(located: Located): DeriveError {
    const { type } = located.node;
    if (type === "AssignmentNode" || type === "FunctionAssignmentNode") {
      const hint = "write == to compare; each definition is a statement of its own";
      return this.error("syntax", "a definition cannot stand inside of an expression", located, hint);
    }
    if (type === "ArrayNode") {
      const hint = "write round brackets around terms; an index stands behind a name: x[i]";
      return this.error(
        "not-supported",
        "lists in square brackets are not part of the language",
        located,
        hint,
      );
    }
    if (type === "RangeNode") {
      const hint = "a function is defined by f(x) = x^2, cases are written piecewise(x < 0, -x, x)";
      const place = placeOf(located, this.parsed.tokens) ?? this.#colon();
      return this.error("not-supported", "a colon has no meaning here", place, hint);
    }
    return this.error("not-supported", "this notation is not part of the language", located);
  }
}

/** e[i]: the letter has a meaning of its own. */
const indexesE = ({ node, children }: Located): boolean =>
  node.type === "AccessorNode" && children[0]?.node.type === "SymbolNode" && children[0].node.name === "e";
