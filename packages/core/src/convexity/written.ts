/** The cost with every definition written out, and the way back to the user's names for what is shown. */
import { type Expr, rewriteDown, rewriteUp } from "../expr/index.js";
import { instanceOf, unfolded } from "../problem/definitions.js";
import type { Setting } from "../problem/problem.js";

export class WrittenOut {
  readonly #names = new Map<Expr, Expr>();
  readonly #done = new Map<Expr, Expr>();

  constructor(readonly setting: Setting) {}

  /** No name of a definition is left in it. */
  of(root: Expr): Expr {
    const known = this.#done.get(root);
    if (known !== undefined) return known;
    const made = rewriteUp(root, (e) => {
      const instance = instanceOf(e, this.setting);
      if (instance === undefined) return e;
      const body = this.of(unfolded(instance));
      if (!this.#names.has(body)) this.#names.set(body, e);
      return body;
    });
    this.#done.set(root, made);
    return made;
  }

  /** With the user's names where their bodies stand. */
  named(root: Expr): Expr {
    return rewriteDown(root, (e) => this.#names.get(e));
  }
}
