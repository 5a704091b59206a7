/** σ′(u) for a function with a name: its derivative, written out at u. */
import { Arena, type Expr, sym } from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import type { Place } from "../parse/errors.js";
import {
  callNode,
  mapped,
  type Node,
  nameNode,
  negativeNode,
  numberNode,
  productNode,
  sumNode,
} from "./tree.js";

/** No name of a formula. */
const hole = "?";

/**
 * The derivative of a known function of one argument at an argument; undefined for any other function.
 * @param entrywise whether the argument is a vector or matrix
 */
export function derivativeAt(name: string, at: Node, place: Place, entrywise: boolean): Node | undefined {
  const spec = functionNamed(name);
  if (spec === undefined || spec.arity[0] !== 1 || spec.arity[1] !== 1) return undefined;
  const [rate] = new Arena().run(() => spec.partials([sym(hole)]));
  const node = rate === undefined ? undefined : nodeOf(rate, place, entrywise);
  return node && mapped(node, (part) => (part.kind === "name" && part.name === hole ? at : part));
}

function nodeOf(e: Expr, place: Place, entrywise: boolean): Node | undefined {
  const parts = e.args.map((arg) => nodeOf(arg, place, entrywise));
  if (!parts.every((part) => part !== undefined)) return undefined;
  const [first, second] = parts;
  switch (e.kind) {
    case "num": {
      const plain = numberNode(`${e.value.n}`, place);
      const value: Node =
        e.value.d === 1n
          ? plain
          : { kind: "quotient", args: [plain, numberNode(`${e.value.d}`, place)], place };
      return e.value.s < 0n ? negativeNode(value, place) : value;
    }
    case "sym":
      return nameNode(e.name, place);
    case "add":
      return sumNode(parts, place);
    case "mul":
      return productNode(parts, place, entrywise ? ".*" : "*");
    case "neg":
      return first && negativeNode(first, place);
    case "div":
      if (first === undefined || second === undefined) return undefined;
      return entrywise
        ? productNode([first, second], place, "./")
        : { kind: "quotient", args: [first, second], place };
    case "pow":
      return first && second && { kind: "power", args: [first, second], entrywise, place };
    case "call":
      return callNode(e.name, place, ...parts);
    default:
      return undefined;
  }
}
