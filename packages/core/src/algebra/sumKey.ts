/** When two sums are the same up to the order of their terms and one common sign: h - y, -y + h, y - h. */
import { type Add, type Expr, perNode } from "../expr/index.js";

export const sumKey = perNode((e: Add): { readonly key: string; readonly sign: 1 | -1 } => {
  const signed = e.args.map((term) => signOf(term)).sort((a, b) => a.id - b.id || a.sign - b.sign);
  const sign = signed[0]?.sign ?? 1;
  const key = `+${signed.map((term) => `${term.sign * sign > 0 ? "" : "-"}${term.id}`).join(",")}`;
  return { key, sign };
});

function signOf(term: Expr): { id: number; sign: 1 | -1 } {
  return term.kind === "neg" ? { id: term.args[0].id, sign: -1 } : { id: term.id, sign: 1 };
}
