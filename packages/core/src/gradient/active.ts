/** Which nodes of an expression depend on the variables. */
import { currentArena, type Expr, NodeMap } from "../expr/index.js";
import { instanceOf, unfolded } from "../problem/definitions.js";
import type { Setting } from "../problem/problem.js";

export interface Active {
  /** The nodes that depend on the variables, parts before wholes. */
  readonly order: readonly Expr[];
  /** Where a node stands in that order; -1 for those that do not depend. */
  readonly ranks: NodeMap<number>;
}

/** Definitions are looked through. Undefined where a node has no slope of its own. */
export function activeNodes(root: Expr, variables: readonly Expr[], setting: Setting): Active | undefined {
  const ranks = new NodeMap<number>(currentArena());
  const order: Expr[] = [];
  const indexed = new Set<string>();
  for (const x of variables) {
    if (x.kind === "matrix") return undefined;
    ranks.set(x, order.length);
    order.push(x);
    if (x.kind === "at") indexed.add(x.name);
  }
  const stack: Expr[] = [root];
  while (stack.length > 0) {
    const e = stack[stack.length - 1] as Expr;
    const rank = ranks.get(e);
    if (rank !== undefined && rank !== opened) {
      stack.pop();
      continue;
    }
    const parts = partsOf(e, setting);
    if (rank === undefined) {
      if (!hasSlope(e, indexed, setting)) return undefined;
      const height = stack.length;
      for (let k = parts.length - 1; k >= 0; k--) {
        const part = parts[k] as Expr;
        if (ranks.get(part) === undefined) stack.push(part);
      }
      if (stack.length > height) {
        ranks.set(e, opened);
        continue;
      }
    }
    stack.pop();
    let depends = false;
    for (let k = 0; k < parts.length; k++) if ((ranks.get(parts[k] as Expr) as number) >= 0) depends = true;
    ranks.set(e, depends ? order.length : -1);
    if (depends) order.push(e);
  }
  return { order, ranks };
}

/** In the place of a rank while the parts of a node are looked at. */
const opened = -2;

function partsOf(e: Expr, setting: Setting): readonly Expr[] {
  const instance = setting.definitions.size === 0 ? undefined : instanceOf(e, setting);
  return instance === undefined ? e.args : [unfolded(instance)];
}

function hasSlope(e: Expr, indexed: ReadonlySet<string>, setting: Setting): boolean {
  switch (e.kind) {
    case "sum":
    case "prod":
    case "dot":
    case "diff":
    case "matrix":
    case "matmul":
    case "transpose":
    case "entry":
    case "differential":
      return false;
    case "sym":
      return !setting.dependent.has(e.name);
    case "at":
      // theta[k] may be theta[1].
      return !indexed.has(e.name) || e.args.every(({ kind }) => kind === "num");
    default:
      return true;
  }
}
