/** The one place that knows mathjs: its parser (nothing else of it), its nodes in source order. */
import { create, type FactoryFunctionMap, type MathNode, parseDependencies } from "mathjs/number";
import { DeriveError, type Place } from "./errors.js";
import { type Prepared, prepare, type Token } from "./source.js";

const { parse } = create({ parseDependencies } as FactoryFunctionMap);

/** A mathjs node, what it was read from, and its children. */
export interface Located {
  readonly node: MathNode;
  /** The token that names it: a symbol, a function's name, a number. */
  readonly token: Token | undefined;
  readonly children: readonly Located[];
  readonly bracketed: boolean;
}

export interface Parsed {
  readonly source: string;
  /** All nodes, each before its children, in source order. */
  readonly order: readonly Located[];
  readonly root: Located;
}

/** @throws DeriveError where mathjs cannot read the text */
export function parseText(source: string, equation = false): Parsed {
  const prepared = prepare(source, equation);
  const tree = readTree(source, prepared);
  return locate(source, tree, prepared.tokens);
}

function readTree(source: string, prepared: Prepared): MathNode {
  try {
    return parse(prepared.text);
  } catch (error) {
    if (error instanceof RangeError) {
      throw new DeriveError("too-deep", "this expression is nested too deeply to be read", source);
    }
    throw syntaxError(source, prepared, error as Error & { char?: number });
  }
}

function syntaxError(source: string, prepared: Prepared, error: Error & { char?: number }): DeriveError {
  const offset = error.char === undefined ? 0 : prepared.original(error.char - 1);
  const place: Place = { offset: Math.min(offset, source.length), length: 1 };
  const char = source[place.offset];
  const message = error.message.replace(/ \(char \d+\)$/, "");
  if (place.offset >= source.trimEnd().length) {
    return new DeriveError(
      "syntax",
      "the expression ends too early",
      source,
      place,
      "something is missing here",
    );
  }
  if (char !== undefined && "∂∑∏√∫".includes(char)) {
    const instead = {
      "∂": "diff(f, x)",
      "∑": "sum(body, i, 1, m)",
      "∏": "prod(body, i, 1, m)",
      "√": "sqrt(x)",
    }[char];
    return new DeriveError(
      "syntax",
      `${char} cannot be read here`,
      source,
      place,
      instead && `write ${instead}`,
    );
  }
  if (error.message.startsWith("Invalid left hand side")) {
    const hint = "for an equation write == (and name the unknown: --implicit y), for a definition f(x) = …";
    return new DeriveError("syntax", "only a name can stand left of =", source, place, hint);
  }
  if (char === "|") {
    return new DeriveError("syntax", "| cannot be read here", source, place, "write abs(x) for |x|");
  }
  return new DeriveError("syntax", message.charAt(0).toLowerCase() + message.slice(1), source, place);
}

interface Shape {
  readonly type: string;
  readonly name?: string;
  readonly params?: readonly string[];
}

/** Children in source order. */
function childrenOf(node: MathNode): MathNode[] {
  const children: MathNode[] = [];
  node.forEach((child) => {
    children.push(child);
  });
  const { type } = node as unknown as Shape;
  // X[i, :] comes as a range from 1 to end that nobody wrote.
  if (type === "RangeNode") return [];
  // A function's name is a child symbol of its own; it is read off the node instead.
  return type === "FunctionNode"
    ? children.filter((child) => child !== (node as unknown as { fn: MathNode }).fn)
    : children;
}

function locate(source: string, tree: MathNode, tokens: readonly Token[]): Parsed {
  const names = tokens.filter(({ kind }) => kind === "name").values();
  const numbers = tokens.filter(({ kind }) => kind === "number").values();
  const literal = (value: number): Token | undefined => {
    for (const candidate of numbers) if (Number(candidate.text) === value) return candidate;
    return undefined;
  };
  const named = (name: string): Token | undefined => {
    for (const candidate of names) if (candidate.text === name) return candidate;
    return undefined;
  };
  const order: Located[] = [];
  const make = (node: MathNode, bracketed: boolean): Located & { children: Located[] } => ({
    node,
    token: undefined,
    children: [],
    bracketed,
  });
  const top = make(tree, false);
  const stack: (Located & { children: Located[]; token: Token | undefined })[] = [top];
  for (let located = stack.pop(); located !== undefined; located = stack.pop()) {
    const shape = located.node as unknown as Shape & { value?: unknown; fn?: { name?: string } };
    if (shape.type === "SymbolNode" && shape.name !== undefined) located.token = named(shape.name);
    else if (shape.type === "FunctionNode") located.token = named(shape.fn?.name ?? "");
    else if (shape.type === "FunctionAssignmentNode") {
      located.token = named(shape.name ?? "");
      for (const parameter of shape.params ?? []) named(parameter);
    } else if (shape.type === "ConstantNode" && typeof shape.value === "number")
      located.token = literal(shape.value);
    order.push(located);
    for (const child of childrenOf(located.node))
      located.children.push(make(child, shape.type === "ParenthesisNode"));
    stack.push(...([...located.children].reverse() as typeof stack));
  }
  return { source, order, root: top };
}
