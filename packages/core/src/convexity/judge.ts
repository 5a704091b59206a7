/** What the rules find at each node, from the leaves up. Every finding is memoised by node. */
import { isScalar } from "../arrays/index.js";
import { type Expr, num, postorder, rel, type Variable } from "../expr/index.js";
import { bounds, holds } from "../facts/index.js";
import { dependsOn } from "../problem/dependence.js";
import type { Setting } from "../problem/problem.js";
import { definiteRules } from "./definite/rules.js";
import { type Definite, type Finding, finding } from "./finding.js";
import type { ConvexityRule, DefiniteRule, Known } from "./rule.js";
import { convexityRules } from "./rules/index.js";

export interface Judged<T, R> {
  readonly finding: T;
  /** Undefined for what does not depend on the variables. */
  readonly rule: R | undefined;
}

export type Curved = Judged<Finding, ConvexityRule>;
export type Signed = Judged<Definite, DefiniteRule>;

/** One run over one cost; the setting has the domain of the cost among its assumptions. */
export class Judge implements Known {
  readonly #curved = new Map<Expr, Curved | undefined>();
  readonly #signed = new Map<Expr, Signed | undefined>();
  readonly #wanted = new Set<Expr>();

  constructor(
    readonly setting: Setting,
    readonly variables: readonly Variable[],
  ) {}

  moves(e: Expr): boolean {
    return this.variables.some((x) => dependsOn(e, x, this.setting));
  }

  of(e: Expr): Finding | undefined {
    return this.curved(e)?.finding;
  }

  definite(e: Expr): Definite | undefined {
    return this.signed(e)?.finding;
  }

  has(relation: Expr): boolean {
    return holds(relation, this.setting);
  }

  wants(relation: Expr): void {
    if (!this.moves(relation)) this.#wanted.add(relation);
  }

  /** Signs of constants that would have decided. */
  get wanted(): readonly Expr[] {
    return [...this.#wanted];
  }

  curved(root: Expr): Curved | undefined {
    for (const e of postorder(root, (node) => !this.#curved.has(node))) {
      if (!this.#curved.has(e)) this.#curved.set(e, this.#judged(e));
    }
    return this.#curved.get(root);
  }

  signed(root: Expr): Signed | undefined {
    for (const e of postorder(root, (node) => !this.#signed.has(node))) {
      if (this.#signed.has(e)) continue;
      // A part that is being looked at is not known yet.
      this.#signed.set(e, undefined);
      if (!isScalar(e))
        this.#signed.set(
          e,
          firstOf(definiteRules, (rule) => rule.apply(e, this)),
        );
    }
    return this.#signed.get(root);
  }

  /** The sign of a number that depends on the variables: what a second derivative must have. */
  signOf(e: Expr): { readonly sign: 1 | -1 | 0; readonly strict: boolean } | undefined {
    if (e === num(0)) return { sign: 0, strict: false };
    const { lower, upper } = bounds(e, this.setting);
    if (lower === undefined && upper === undefined) return undefined;
    for (const [operator, sign, strict] of [
      [">", 1, true],
      ["<", -1, true],
      [">=", 1, false],
      ["<=", -1, false],
    ] as const) {
      if (this.has(rel(operator, e, num(0)))) return { sign, strict };
    }
    return undefined;
  }

  #judged(e: Expr): Curved | undefined {
    if (!this.moves(e)) return { finding: finding("constant"), rule: undefined };
    // A rule may ask for what it makes of parts, never for the node itself.
    this.#curved.set(e, undefined);
    let best: Curved | undefined;
    for (const rule of convexityRules) {
      const found = rule.apply(e, this);
      if (found === undefined) continue;
      if (found.curvature === "affine") return { finding: found, rule };
      if (best === undefined || found.grade > best.finding.grade) best = { finding: found, rule };
    }
    return best;
  }
}

function firstOf<T, R>(rules: readonly R[], apply: (rule: R) => T | undefined): Judged<T, R> | undefined {
  for (const rule of rules) {
    const found = apply(rule);
    if (found !== undefined) return { finding: found, rule };
  }
  return undefined;
}
