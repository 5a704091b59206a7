import { add, call, type Expr, num } from "../expr/index.js";
import { positive } from "./build.js";
import { special } from "./code.js";
import { precisePolygamma } from "./preciseSpecialFunctions.js";
import { polygammaOf } from "./specialFunctions.js";
import type { FunctionDocs, FunctionSpec } from "./types.js";

/** polygamma(n, u) is the n-th derivative of digamma; n is a whole number and is not differentiated by. */
export const polygamma: FunctionSpec = {
  name: "polygamma",
  arity: [2, 2],
  unicode: "polygamma",
  latex: "\\operatorname{polygamma}",
  domain: ([, u]) => [positive(u as Expr)],
  partials: ([n, u]) => {
    const order = n as Expr;
    const next = order.kind === "num" ? num(order.value.add(1)) : add(order, num(1));
    return [num(0), call("polygamma", next, u as Expr)];
  },
  evaluate: (n, u) => polygammaOf(n ?? Number.NaN, u ?? Number.NaN),
  slope: (n, u) => [0, polygammaOf((n ?? Number.NaN) + 1, u ?? Number.NaN)],
  precise: precisePolygamma,
};

export const polygammaDocs: FunctionDocs = {
  spec: polygamma,
  meaning: "The n-th derivative of the digamma function.",
  source: "DLMF 5.15",
  get code() {
    return special("polygamma", "jax.scipy.special.polygamma", "torch.polygamma($1, $2)", "polygamma");
  },
};
