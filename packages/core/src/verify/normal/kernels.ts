/** What polynomials are polynomials in: names, exponentials, sines, sums, … Each kernel is one number. */
import type { Expr, Rational } from "../../expr/index.js";
import type { Index } from "./nests.js";
import type { Quotient } from "./quotient.js";

/** How powers of a kernel are reduced, where they are not free. */
export type Reduction =
  /** sin: the square is 1 - cos². */
  | { readonly kind: "sine"; readonly cosine: number }
  /** A sign: the square is 1. */
  | { readonly kind: "sign" }
  /** A condition or a Kronecker delta: the square is itself. */
  | { readonly kind: "indicator" }
  /** A root of `base`: whole powers are powers of the base. */
  | { readonly kind: "root"; readonly base: Quotient }
  /** A member of a set of two numbers: y² = (a + b) y - ab. */
  | { readonly kind: "member"; readonly sum: Rational; readonly product: Rational };

export interface Kernel {
  readonly id: number;
  /** The kernel as an expression, for substitution and for reading. */
  readonly expr: Expr;
  readonly reduction?: Reduction;
  /** Set for a sum over indices: what is summed and over what. */
  readonly sum?: { readonly body: Quotient; readonly indices: readonly Index[] };
  /** Set for a logarithm: what it is the logarithm of. */
  readonly logOf?: Quotient;
  /** Set for an exponential: the monomial it is the exponential of. */
  readonly positive?: boolean;
}

export class Kernels {
  readonly #byKey = new Map<string, Kernel>();
  readonly #list: Kernel[] = [];

  get(id: number): Kernel {
    return this.#list[id] as Kernel;
  }

  /** The kernel of that key, made on first use. */
  named(key: string, make: () => Omit<Kernel, "id">): Kernel {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const kernel = this.make(make());
    this.#byKey.set(key, kernel);
    return kernel;
  }

  make(kernel: Omit<Kernel, "id">): Kernel {
    const made = { ...kernel, id: this.#list.length };
    this.#list.push(made);
    return made;
  }

  /** The first kernel with the property. */
  find(property: (kernel: Kernel) => boolean): Kernel | undefined {
    return this.#list.find(property);
  }
}
