/** Names in code: none is a word of the language, none is used for two things. */

const python =
  "False None True and as assert async await break class continue def del elif else except finally for from global " +
  "if import in is lambda nonlocal not or pass raise return try while with yield xp np jnp jax torch math special " +
  "abs float int len max min pow range round sum";

const words: Readonly<Record<"python" | "typescript" | "julia", string>> = {
  python,
  typescript:
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield Math Number " +
    "NaN Infinity Vector Matrix vector matrix total product",
  julia:
    "abstract baremodule begin break catch const continue do else elseif end export false finally for function global " +
    "if import in isa let local macro module mutable nothing primitive quote return struct true try type using where " +
    "while I abs det diag dot exp fill inv kron length log logdet max maximum min ones prod size sqrt sum vec zeros",
};

export class Identifiers {
  readonly #taken: Set<string>;
  readonly #given = new Map<string, string>();
  /** The first number that may still be free behind a name: no name is ever given back. */
  readonly #next = new Map<string, number>();

  constructor(language: keyof typeof words, taken: readonly string[]) {
    this.#taken = new Set([...words[language].split(" "), ...taken]);
  }

  /** The identifier of a name of the problem, the same each time. @example lambda in Python: lambda_ */
  of(name: string): string {
    const known = this.#given.get(name);
    if (known !== undefined) return known;
    const plain = name.replace(/[^A-Za-z0-9_]/g, "_");
    const free = this.fresh(this.#taken.has(plain) ? `${plain}_` : plain);
    this.#given.set(name, free);
    return free;
  }

  /** An identifier like that of a name of the problem, for one of several things that it stands for: h, h2. */
  another(name: string): string {
    const isGiven = this.#given.has(name);
    const first = this.of(name);
    return isGiven ? this.fresh(first) : first;
  }

  /** A name like the one that is wished for, with a number where it is taken: t1, t2; z, z2. */
  fresh(wish: string): string {
    return this.#take(this.#taken.has(wish) ? this.#free(wish, 2) : wish);
  }

  /** t1, t2, … */
  numbered(stem: string): string {
    return this.#take(this.#free(stem, 1));
  }

  #take(name: string): string {
    this.#taken.add(name);
    return name;
  }

  #free(stem: string, first: number): string {
    let k = this.#next.get(stem) ?? first;
    while (this.#taken.has(`${stem}${k}`)) k++;
    this.#next.set(stem, k + 1);
    return `${stem}${k}`;
  }

  /** The letters that loops may count with. */
  letters(): string[] {
    return [..."ijklpqrstuvw"].filter((letter) => !this.#taken.has(letter));
  }
}
