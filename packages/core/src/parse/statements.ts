/** Statements: h(z) = …, p[i, k] = …, z = …, or an expression. */
import type { Expr } from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { type Context, nameOf } from "./context.js";
import type { DeriveError, Place } from "./errors.js";
import type { Located } from "./mathjs.js";
import { isReserved } from "./names.js";

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

/** What a node gives a meaning to, if it is a definition: its name and its parameters. */
export function definedBy({ node, children }: Located): readonly string[] {
  if (node.type === "FunctionAssignmentNode") return [node.name ?? "", ...(node.params ?? [])];
  if (node.type !== "AssignmentNode") return [];
  const [target, index] = children;
  const indices = children.length === 3 ? (index?.children ?? []) : [];
  return [target, ...indices].flatMap((named) => named?.node.name ?? []);
}

export function readStatement(root: Located, context: Context): Statement {
  const { node, children } = root;
  if (node.type === "FunctionAssignmentNode") return functionDefinition(root, context);
  if (node.type !== "AssignmentNode") {
    const body = context.exprOrRelation(root);
    return { root, located: root, kind: "expression", name: "", parameters: [], body };
  }
  const target = children[0] as Located;
  const { type, name = "" } = target.node;
  if (type !== "SymbolNode") {
    const hint = "write p[i, k] = … with one bracket";
    throw context.error("syntax", "only a name can be defined", target, hint);
  }
  refuseReserved(name, target, context);
  const body = context.expr(children[children.length - 1] as Located);
  if (children.length === 2) return { root, located: target, kind: "value", name, parameters: [], body };
  const parameters = (children[1] as Located).children.map((index) => parameter(index, name, context));
  refuseTwice(parameters, name, children[1] as Located, context);
  return { root, located: target, kind: "indexed", name, parameters, body };
}

function functionDefinition(root: Located, context: Context): Statement {
  const { name = "", params: parameters = [] } = root.node;
  // gamma and delta may be names of values, as gamma[i] or delta = 1, but what is called by them is the function.
  if (functionNamed(name)?.name === name) throw reserved(name, nameOf(root), context);
  refuseReserved(name, root, context);
  const wrong = parameters.findIndex(isReserved);
  if (wrong >= 0) throw reserved(parameters[wrong] as string, root.parameters?.[wrong]?.place, context);
  if (parameters.length === 0)
    throw context.error("syntax", `${name} has no parameter`, nameOf(root), `write ${name} = …`);
  const body = context.expr(root.children[0] as Located);
  return { root, located: root, kind: "function", name, parameters, body };
}

function parameter(index: Located, name: string, context: Context): string {
  const letter = index.node.type === "SymbolNode" ? index.node.name : undefined;
  if (letter !== undefined && !isReserved(letter)) return letter;
  const hint = `write for example ${name}[i] = …`;
  throw context.error("syntax", `the indices of ${name} in its definition must be names`, index, hint);
}

function refuseTwice(parameters: readonly string[], name: string, index: Located, context: Context): void {
  const position = parameters.findIndex((letter, k) => parameters.indexOf(letter) < k);
  if (position < 0) return;
  const message = `${parameters[position]} is an index of ${name} twice`;
  throw context.error("syntax", message, index.children[position], "each index needs a name of its own");
}

function refuseReserved(name: string, located: Located, context: Context): void {
  if (isReserved(name)) throw reserved(name, nameOf(located), context);
}

function reserved(name: string, where: Located | Place | undefined, context: Context): DeriveError {
  const hint = "leave the definition out, or take another name";
  return context.error("duplicate-definition", `${name} is known already`, where, hint);
}
