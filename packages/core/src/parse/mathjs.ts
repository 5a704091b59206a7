/** The one place that knows mathjs: its parser (nothing else of it), its nodes in source order. */
import * as mathjs from "mathjs/number";
import { DeriveError } from "./errors.js";
import { type MathNode, nodeClasses } from "./nodes.js";
import { prepare } from "./source.js";
import { syntaxError } from "./syntax.js";
import type { Token } from "./tokens.js";
import type { Equations } from "./translate.js";

interface Dependencies {
  readonly typed: Typed;
  /** The value of a number's digits. */
  readonly numeric: (digits: string) => number;
  readonly config: { readonly number: "number" };
}

type Parse = (text: string) => MathNode;

/** Makes a function of several signatures; only that for a text is called, and nothing is converted to it. */
interface Typed {
  (name: string, signatures: { readonly string: Parse }): Parse;
  readonly addConversion: () => void;
}

const typed: Typed = Object.assign((_: string, { string }: { readonly string: Parse }) => string, {
  addConversion: () => undefined,
});

/** mathjs exports it and does not declare it. */
interface Mathjs {
  readonly createParse: (needed: Dependencies & typeof nodeClasses) => Parse;
}

// Named like this, and not taken apart, a bundle holds nothing else of mathjs.
const parse = (mathjs as unknown as Mathjs).createParse({
  typed,
  numeric: Number,
  config: { number: "number" },
  ...nodeClasses,
});

/** A mathjs node, what it was read from, and its children. */
export interface Located {
  readonly node: MathNode;
  /** The token that names it: a symbol, a function's name, a number. */
  readonly token: Token | undefined;
  /** The parameters of a function's definition. */
  readonly parameters?: readonly (Token | undefined)[];
  readonly children: readonly Located[];
  /** Whether it stands directly in brackets. */
  readonly bracketed: boolean;
}

export interface Parsed {
  readonly source: string;
  readonly tokens: readonly Token[];
  /** All nodes, each before its children, in source order. */
  readonly order: readonly Located[];
  readonly root: Located;
}

/** @throws DeriveError where mathjs cannot read the text */
export function parseText(source: string, equations: Equations = "none"): Parsed {
  const prepared = prepare(source, equations);
  let tree: MathNode;
  try {
    tree = parse(prepared.text);
  } catch (error) {
    if (error instanceof RangeError) {
      const hint = "name parts of it with definitions: u = …; f(u)";
      const message = "this expression is nested too deeply to be read";
      throw new DeriveError("too-deep", message, source, undefined, hint);
    }
    throw syntaxError(source, prepared, error as Error & { char?: number });
  }
  return { source, tokens: prepared.tokens, ...locate(tree, prepared.tokens) };
}

/** Children in source order. */
function childrenOf(node: MathNode): readonly MathNode[] {
  // X[i, :] comes as a range from 1 to end that nobody wrote.
  if (isWholeRange(node)) return [];
  // A function's name is a child symbol of its own; it is read off the node instead.
  return node.type === "FunctionNode" ? node.children.filter((child) => child !== node.fn) : node.children;
}

/** A colon alone, which mathjs reads as 1:end. */
export const isWholeRange = ({ type, start, end }: MathNode): boolean =>
  type === "RangeNode" && start?.value === 1 && end?.name === "end";

/** The name of the function that a node calls, or of the operator that it is. */
export const functionOf = ({ node: { fn } }: Located): string =>
  typeof fn === "string" ? fn : (fn?.name ?? "");

type Open = { -readonly [K in keyof Located]: Located[K] } & { readonly children: Located[] };

/** Names and numbers stand in the tree in the order of the text: each node takes the next token like it. */
function locate(tree: MathNode, tokens: readonly Token[]): { order: readonly Located[]; root: Located } {
  let position = 0;
  const next = (fits: (token: Token) => boolean): Token | undefined => {
    for (let k = position; k < tokens.length; k++) {
      const token = tokens[k] as Token;
      if (!fits(token)) continue;
      position = k + 1;
      return token;
    }
    return undefined;
  };
  const named = (name: string) => next(({ kind, text }) => kind === "name" && text === name);
  const make = (node: MathNode, bracketed: boolean): Open => ({
    node,
    token: undefined,
    children: [],
    bracketed,
  });
  const root = make(tree, false);
  const order: Located[] = [];
  const stack = [root];
  for (let located = stack.pop(); located !== undefined; located = stack.pop()) {
    const { type, name = "", params = [], value } = located.node;
    if (type === "SymbolNode") located.token = named(name);
    else if (type === "FunctionNode") located.token = named(functionOf(located));
    else if (type === "FunctionAssignmentNode") {
      located.token = named(name);
      located.parameters = params.map(named);
    } else if (type === "ConstantNode" && typeof value === "number")
      located.token = next(({ kind, text }) => kind === "number" && Number(text) === value);
    order.push(located);
    const children = childrenOf(located.node).map((child) => make(child, type === "ParenthesisNode"));
    located.children.push(...children);
    stack.push(...children.reverse());
  }
  return { order, root };
}
