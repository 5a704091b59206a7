/** The one place that knows mathjs: its parser (nothing else of it), its nodes in source order. */
import { create, type FactoryFunctionMap, type MathNode, parseDependencies } from "mathjs/number";
import { DeriveError } from "./errors.js";
import { prepare } from "./source.js";
import { syntaxError } from "./syntax.js";
import type { Token } from "./tokens.js";
import type { Equations } from "./translate.js";

const { parse } = create({ parseDependencies } as FactoryFunctionMap);

/** What is read of a mathjs node. */
export interface Node {
  readonly type: string;
  readonly name?: string;
  /** An operator's function, or the symbol that is called. */
  readonly fn?: string | { readonly name?: string };
  readonly op?: string;
  readonly implicit?: boolean;
  readonly value?: unknown;
  readonly params?: readonly string[];
  readonly conditionals?: readonly string[];
}

/** A mathjs node, what it was read from, and its children. */
export interface Located {
  readonly node: Node;
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
function childrenOf(node: MathNode): MathNode[] {
  const children: MathNode[] = [];
  node.forEach((child) => {
    children.push(child);
  });
  // X[i, :] comes as a range from 1 to end that nobody wrote.
  if (isWholeRange(node)) return [];
  // A function's name is a child symbol of its own; it is read off the node instead.
  const { type, fn } = node as unknown as { type: string; fn?: unknown };
  return type === "FunctionNode" ? children.filter((child) => child !== fn) : children;
}

/** A colon alone, which mathjs reads as 1:end. */
export function isWholeRange(node: Node | MathNode): boolean {
  const range = node as { type: string; start?: { value?: unknown }; end?: { name?: string } };
  return range.type === "RangeNode" && range.start?.value === 1 && range.end?.name === "end";
}

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
    node: node as unknown as Node,
    token: undefined,
    children: [],
    bracketed,
  });
  const root = make(tree, false);
  const order: Located[] = [];
  const stack = [root];
  const nodes = new Map<Open, MathNode>([[root, tree]]);
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
    const children = childrenOf(nodes.get(located) as MathNode).map((child) => {
      const made = make(child, type === "ParenthesisNode");
      nodes.set(made, child);
      return made;
    });
    located.children.push(...children);
    stack.push(...children.reverse());
  }
  return { order, root };
}
