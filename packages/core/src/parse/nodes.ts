/**
 * The nodes that mathjs's parser builds: it takes the classes from whoever creates it. mathjs's own can compute, print and
 * compile, which a reader has no use for; these hold what was read. Fields, the order of children, and what may not be
 * built are theirs.
 * @see https://mathjs.org/docs/expressions/expression_trees.html
 */

/** What is read of any node. */
export interface MathNode {
  readonly type: string;
  readonly name?: string;
  /** An operator's function, or the node that is called. */
  readonly fn?: string | MathNode;
  readonly op?: string;
  readonly implicit?: boolean;
  readonly value?: unknown;
  readonly params?: readonly string[];
  readonly conditionals?: readonly string[];
  readonly start?: MathNode;
  readonly end?: MathNode;
  /** In the order in which mathjs visits them. */
  readonly children: readonly MathNode[];
}

abstract class ParsedNode {
  abstract readonly type: string;
  abstract readonly children: readonly MathNode[];

  /** The parser looks for it in the prototype. */
  get isNode(): true {
    return true;
  }
}

class ConstantNode extends ParsedNode {
  readonly type = "ConstantNode";
  readonly isConstantNode = true;
  readonly children = [];
  constructor(readonly value: unknown) {
    super();
  }
}

class SymbolNode extends ParsedNode {
  readonly type = "SymbolNode";
  readonly isSymbolNode = true;
  readonly children = [];
  constructor(readonly name: string) {
    super();
  }
}

class OperatorNode extends ParsedNode {
  readonly type = "OperatorNode";
  readonly isOperatorNode = true;
  readonly children: readonly MathNode[];
  constructor(
    readonly op: string,
    readonly fn: string,
    readonly args: readonly MathNode[],
    readonly implicit = false,
  ) {
    super();
    this.children = args;
  }
}

class RelationalNode extends ParsedNode {
  readonly type = "RelationalNode";
  readonly children: readonly MathNode[];
  constructor(
    readonly conditionals: readonly string[],
    operands: readonly MathNode[],
  ) {
    super();
    this.children = operands;
  }
}

class FunctionNode extends ParsedNode {
  readonly type = "FunctionNode";
  readonly isFunctionNode = true;
  readonly name: string;
  readonly children: readonly MathNode[];
  constructor(
    readonly fn: MathNode,
    readonly args: readonly MathNode[],
  ) {
    super();
    this.name = fn.name ?? "";
    this.children = [fn, ...args];
  }
}

class IndexNode extends ParsedNode {
  readonly type = "IndexNode";
  constructor(readonly children: readonly MathNode[]) {
    super();
  }

  /** The name behind a dot or in quotes, of an object's part. */
  get property(): string {
    const [only, ...more] = this.children;
    return only?.type === "ConstantNode" && typeof only.value === "string" && more.length === 0
      ? only.value
      : "";
  }
}

class AccessorNode extends ParsedNode {
  readonly type = "AccessorNode";
  readonly isAccessorNode = true;
  readonly name: string;
  readonly children: readonly MathNode[];
  constructor(
    readonly object: MathNode,
    readonly index: IndexNode,
    readonly optionalChaining = false,
  ) {
    super();
    this.name = index.property;
    this.children = [object, index];
  }
}

class AssignmentNode extends ParsedNode {
  readonly type = "AssignmentNode";
  readonly name: string;
  readonly children: readonly MathNode[];
  /** A name and its value, or an array, the index of one of its entries, and that entry's value. */
  constructor(
    object: MathNode,
    ...rest: readonly [value: MathNode] | readonly [index: IndexNode, value: MathNode]
  ) {
    super();
    if (object.type === "SymbolNode" && object.name === reserved)
      throw new Error(`Cannot assign to symbol "${reserved}"`);
    const [first, second] = rest;
    this.name = second === undefined ? (object.name ?? "") : (first as IndexNode).property;
    this.children = [object, ...rest];
  }
}

class FunctionAssignmentNode extends ParsedNode {
  readonly type = "FunctionAssignmentNode";
  readonly children: readonly MathNode[];
  constructor(
    readonly name: string,
    readonly params: readonly string[],
    body: MathNode,
  ) {
    super();
    if (name === reserved) throw new Error(`Illegal function name, "${name}" is a reserved keyword`);
    const twice = params.find((param, k) => params.indexOf(param) < k);
    if (twice !== undefined) throw new Error(`Duplicate parameter name "${twice}"`);
    this.children = [body];
  }
}

class ParenthesisNode extends ParsedNode {
  readonly type = "ParenthesisNode";
  readonly children: readonly MathNode[];
  constructor(content: MathNode) {
    super();
    this.children = [content];
  }
}

class RangeNode extends ParsedNode {
  readonly type = "RangeNode";
  readonly children: readonly MathNode[];
  constructor(
    readonly start: MathNode,
    readonly end: MathNode,
    step?: MathNode,
  ) {
    super();
    this.children = step === undefined ? [start, end] : [start, end, step];
  }
}

class ConditionalNode extends ParsedNode {
  readonly type = "ConditionalNode";
  readonly children: readonly MathNode[];
  constructor(condition: MathNode, then: MathNode, otherwise: MathNode) {
    super();
    this.children = [condition, then, otherwise];
  }
}

class ArrayNode extends ParsedNode {
  readonly type = "ArrayNode";
  readonly children: readonly MathNode[];
  constructor(readonly items: readonly MathNode[]) {
    super();
    this.children = items;
  }
}

class ObjectNode extends ParsedNode {
  readonly type = "ObjectNode";
  readonly children: readonly MathNode[];
  constructor(properties: Readonly<Record<string, MathNode>>) {
    super();
    this.children = Object.values(properties);
  }
}

class BlockNode extends ParsedNode {
  readonly type = "BlockNode";
  readonly children: readonly MathNode[];
  constructor(blocks: readonly { readonly node: MathNode }[]) {
    super();
    this.children = blocks.map(({ node }) => node);
  }
}

/** In an index it is the last place; nothing else may have the name. */
const reserved = "end";

/** The classes by the names under which the parser asks for them. */
export const nodeClasses = {
  AccessorNode,
  ArrayNode,
  AssignmentNode,
  BlockNode,
  ConditionalNode,
  ConstantNode,
  FunctionAssignmentNode,
  FunctionNode,
  IndexNode,
  ObjectNode,
  OperatorNode,
  ParenthesisNode,
  RangeNode,
  RelationalNode,
  SymbolNode,
};
