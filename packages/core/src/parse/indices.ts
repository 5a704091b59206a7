/** Indices: y[i], x[i, j], x[i][j], the row X[i, :]. */
import { at, call, type Expr, entry } from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { isUnknownName } from "../functions/unknownNames.js";
import { type Context, nameOf } from "./context.js";
import { isWholeRange, type Located } from "./mathjs.js";

/** More indices than anybody writes: a limit for texts that no person wrote. */
const mostIndices = 16;

export function readEntry(located: Located, context: Context): Expr {
  const [target, index] = located.children as readonly [Located, Located];
  const name = target.node.name ?? "";
  if (target.node.type === "SymbolNode" && functionNamed(name) !== undefined && !isUnknownName(name)) {
    const hint = `write ${name}(…)`;
    throw context.error("syntax", `${name} needs round brackets around its argument`, nameOf(target), hint);
  }
  const object = context.expr(target);
  const indices = readIndices(located, index, context);
  if (object.kind !== "sym" && object.kind !== "at") {
    const [row, column, ...more] = indices;
    if (context.matrices && row !== undefined && more.length === 0)
      return column === undefined ? call("entry?", object, row) : entry(object, row, column);
    const hint = "put the index behind the name: (x + y)[i] is x[i] + y[i]";
    throw context.error("index-on-scalar", "only a name can have an index", target, hint);
  }
  const all = [...object.args, ...indices];
  if (all.length > mostIndices)
    throw context.error("too-deep", `a name has at most ${mostIndices} indices`, nameOf(target), "use fewer");
  return all.length === 0 ? object : at(object.name, ...all);
}

/** X[i, :] is the row X[i]; any other range would need a notation for vectors cut out of matrices. */
function readIndices(located: Located, index: Located, context: Context): Expr[] {
  const { children } = index;
  if (children.length === 0) {
    const message = "an index is missing between the brackets";
    throw context.error("syntax", message, located, "write for example x[i]");
  }
  const rows = children.filter(({ node }) => node.type !== "RangeNode");
  const columns = children.slice(rows.length);
  if (!columns.every(({ node }) => isWholeRange(node))) {
    const hint = "an entry is written X[i, j], the row i X[i]";
    throw context.error("not-supported", "columns and ranges are not part of the language", located, hint);
  }
  return rows.map((child) => context.expr(child));
}
