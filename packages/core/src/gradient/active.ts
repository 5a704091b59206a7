/** Which nodes of an expression depend on the variables. */
import { currentArena, type Expr, NodeMap, smallIntegerOf } from "../expr/index.js";
import { instanceOf, unfolded } from "../problem/definitions.js";
import type { Setting } from "../problem/problem.js";

export interface Active {
  /** Nodes, parts before wholes: those that depend on the variables, and perhaps others. */
  readonly order: readonly Expr[];
  /** Where a node stands in that order; -1 for those that do not depend, nothing for small whole numbers. */
  readonly ranks: NodeMap<number>;
  /** Of names with a definition: what they stand for. */
  readonly meanings: ReadonlyMap<Expr, Expr>;
}

/** Definitions are looked through. Undefined where a node has no slope of its own, as a whole matrix has none. */
export function activeNodes(root: Expr, variables: readonly Expr[], setting: Setting): Active | undefined {
  if (variables.some(({ kind }) => kind === "matrix")) return undefined;
  return inOrderOfMaking(root, variables, setting) ?? inOrderOfWalk(root, variables, setting);
}

/** Beyond so many nodes most may have no part in the expression. */
const mostMade = 512;

/**
 * A part is made before the whole, so the nodes of a small arena need no walk: they are in order. Undefined where that does not
 * answer: where there are many, where definitions make nodes on the way, where a node (of the expression or not) has no slope.
 */
function inOrderOfMaking(root: Expr, variables: readonly Expr[], setting: Setting): Active | undefined {
  const arena = currentArena();
  const { nodes, firstId } = arena;
  const last = root.id - firstId;
  // Where another arena has run meanwhile, ids are no places.
  if (setting.definitions.size > 0 || last >= mostMade || nodes[last] !== root) return undefined;
  const indexed = namesOfEntries(variables);
  const ranks = new NodeMap<number>(arena);
  for (let k = 0; k < variables.length; k++) {
    const x = variables[k] as Expr;
    const place = x.id - firstId;
    if (nodes[place] !== x) return undefined;
    ranks.set(x, place);
  }
  for (let place = 0; place <= last; place++) {
    const e = nodes[place] as Expr;
    if (ranks.get(e) !== undefined) continue;
    if (!hasSlope(e, indexed, setting)) return undefined;
    ranks.set(e, dependsByParts(e.args, ranks) ? place : -1);
  }
  return { order: nodes, ranks, meanings: noMeanings };
}

function dependsByParts(parts: readonly Expr[], ranks: NodeMap<number>): boolean {
  for (let k = 0; k < parts.length; k++) {
    const rank = ranks.get(parts[k] as Expr);
    if (rank !== undefined && rank >= 0) return true;
  }
  return false;
}

function inOrderOfWalk(root: Expr, variables: readonly Expr[], setting: Setting): Active | undefined {
  const ranks = new NodeMap<number>(currentArena());
  const order: Expr[] = [];
  for (let k = 0; k < variables.length; k++) {
    const x = variables[k] as Expr;
    ranks.set(x, k);
    order.push(x);
  }
  const indexed = namesOfEntries(variables);
  const meanings = setting.definitions.size === 0 ? noMeanings : new Map<Expr, Expr>();
  const stack: Expr[] = [];
  for (let e: Expr | undefined = root; e !== undefined; e = stack.pop()) {
    const rank = ranks.get(e);
    if (rank !== undefined && rank !== opened) continue;
    const parts = meanings === noMeanings ? e.args : partsOf(e, setting, meanings);
    if (rank === undefined) {
      if (!hasSlope(e, indexed, setting)) return undefined;
      const height = stack.push(e);
      for (let k = parts.length - 1; k >= 0; k--) {
        const part = parts[k] as Expr;
        if (smallIntegerOf(part) === undefined && ranks.get(part) === undefined) stack.push(part);
      }
      if (stack.length > height) {
        ranks.set(e, opened);
        continue;
      }
      stack.pop();
    }
    const depends = dependsByParts(parts, ranks);
    ranks.set(e, depends ? order.length : -1);
    if (depends) order.push(e);
  }
  return { order, ranks, meanings };
}

/** In the place of a rank while the parts of a node are looked at. */
const opened = -2;

const noMeanings = new Map<Expr, Expr>();
const none: ReadonlySet<string> = new Set();

function namesOfEntries(variables: readonly Expr[]): ReadonlySet<string> {
  let names: Set<string> | undefined;
  for (let k = 0; k < variables.length; k++) {
    const x = variables[k] as Expr;
    if (x.kind === "at") names = (names ?? new Set()).add(x.name);
  }
  return names ?? none;
}

function partsOf(e: Expr, setting: Setting, meanings: Map<Expr, Expr>): readonly Expr[] {
  const instance = instanceOf(e, setting);
  if (instance === undefined) return e.args;
  const meaning = meanings.get(e) ?? unfolded(instance);
  meanings.set(e, meaning);
  return [meaning];
}

function hasSlope(e: Expr, indexed: ReadonlySet<string>, setting: Setting): boolean {
  switch (e.kind) {
    case "add":
    case "mul":
    case "call":
    case "neg":
    case "div":
    case "pow":
    case "num":
    case "partial":
    case "piecewise":
    case "rel":
    case "logic":
      return true;
    case "sym":
      return !setting.dependent.has(e.name);
    case "at":
      // theta[k] may be theta[1].
      return !indexed.has(e.name) || e.args.every(({ kind }) => kind === "num");
    default:
      return false;
  }
}
