/** What polynomials are polynomials in: names, exponentials, sines, sums, … Each kernel is one number. */
import type { Expr, Rational } from "../../expr/index.js";
import type { Index } from "./nests.js";
import type { SymbolicPower } from "./powers.js";
import type { Quotient } from "./quotient.js";

/** How powers of a kernel are reduced, where they are not free. */
export type Reduction =
  /** sin: the square is 1 - cos². */
  | { readonly kind: "sine"; readonly cosine: number }
  /** A sign: the square is 1. */
  | { readonly kind: "sign" }
  /** A sign of what is 0 where two indices are one: the cube is itself. */
  | { readonly kind: "order" }
  /** A condition or a Kronecker delta: the square is itself. */
  | { readonly kind: "indicator" }
  /** Whether a whole number is at least so much: of two that speak of one number, the greater is their product. */
  | { readonly kind: "threshold"; readonly of: string; readonly least: bigint }
  /** A root of `base`: whole powers are powers of the base. */
  | { readonly kind: "root"; readonly base: Quotient }
  /** A member of a set of two numbers: y² = (a + b) y - ab. */
  | { readonly kind: "member"; readonly sum: Rational; readonly product: Rational };

export interface Kernel {
  readonly id: number;
  /** Kernels that are looked for together: the sines, the roots, the calls of one function. */
  readonly family?: string;
  /** The kernel as an expression, for substitution and for reading. */
  readonly expr: Expr;
  readonly reduction?: Reduction;
  /** Set for a sum over indices: what is summed and over what. */
  readonly sum?: { readonly body: Quotient; readonly indices: readonly Index[] };
  /** Set for a logarithm: what it is the logarithm of. */
  readonly logOf?: Quotient;
  /** Set for a sign: what it is the sign of. Kept, since to work it out again would ask for the sign again. */
  readonly signOf?: Quotient;
  /** Set for an exponential: what it is the exponential of. */
  readonly expOf?: Quotient;
  /** Set for an exponential: whether it is greater than 0, or can be taken for that. */
  readonly positive?: boolean;
  /** Set for an exponential that is a power of what may be less than 0: it is positive where its bases are. */
  readonly power?: SymbolicPower;
}

export class Kernels {
  readonly #byKey = new Map<string, Kernel>();
  readonly #families = new Map<string, Kernel[]>();
  readonly #list: Kernel[] = [];

  get size(): number {
    return this.#list.length;
  }

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
    if (made.family !== undefined) this.#families.set(made.family, [...this.family(made.family), made]);
    return made;
  }

  family(name: string): readonly Kernel[] {
    return this.#families.get(name) ?? [];
  }
}
