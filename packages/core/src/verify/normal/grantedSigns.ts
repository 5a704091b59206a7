/** Signs of sums that were granted: of x² + y by x² + y > 0, by y > -x², or by h > 0 where h is defined as that. */
import { add, type Expr, neg, type Rel } from "../../expr/index.js";
import { orSkipped } from "../orSkipped.js";
import type { Normalizer } from "./normalizer.js";
import type { Polynomial } from "./polynomial.js";
import { type Quotient, whole } from "./quotient.js";
import type { Found } from "./reliance.js";
import { withoutContent } from "./signs.js";

export interface GrantedSign {
  readonly relation: Rel;
  /** A sum of several terms, up to a positive number. */
  readonly value: Quotient;
  readonly sign: 1 | -1;
}

/** Those that speak of one sum of terms without a common factor. */
export function grantedSignsIn(n: Normalizer): GrantedSign[] {
  return n.setting.assumptions.flatMap((relation) => {
    if (relation.kind !== "rel") return [];
    const sign = relation.name === ">" ? 1 : relation.name === "<" ? -1 : undefined;
    const sum = sign && sumRelyingOnNothing(relation, n);
    return sum === undefined || sign === undefined ? [] : [{ relation, value: whole(sum), sign }];
  });
}

/** What another grant, or a base taken for positive, has a part in is left alone. */
function sumRelyingOnNothing(relation: Rel, n: Normalizer): Polynomial | undefined {
  const found = new Map<Rel, Found<Polynomial | undefined>>();
  const sum = n.reliance.once(found, relation, () => sumIn(relation, n));
  return found.get(relation)?.used === undefined ? sum : undefined;
}

function sumIn({ args }: Rel, n: Normalizer): Polynomial | undefined {
  const [left, right] = args as readonly [Expr, Expr];
  return orSkipped(() => {
    const { top, bottom } = n.normal(add(left, neg(right)));
    if (bottom.size > 0 || top.size < 2) return undefined;
    const { content, rest } = withoutContent(top);
    return content.length === 0 ? rest : undefined;
  });
}
