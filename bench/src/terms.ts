/** The expressions of the benchmark, in no system's syntax. A straight-line program, so that parts can be shared. */

export type Operation = "add" | "mul" | "neg" | "div" | "pow" | "exp" | "log" | "sin" | "cos" | "sigmoid";

/** A number, a name, or an operation applied. A difference is a sum with a `neg` in it. */
export type Term = number | string | readonly [Operation, ...Term[]];

export interface Program {
  /** Names for parts, in order: each may use those before it. */
  readonly lets: readonly (readonly [name: string, value: Term])[];
  readonly body: Term;
}

export const plain = (body: Term): Program => ({ lets: [], body });

/**
 * Carries out a program over values of any sort.
 * @param leaf the value of a name that is not let, or of a number
 * @example run(plain(["add", "x", 1]), (leaf) => Number(leaf === "x" ? 2 : leaf), (_, [a, b]) => a + b) // 3
 */
export function carryOut<T>(
  { lets, body }: Program,
  leaf: (leaf: number | string) => T,
  apply: (operation: Operation, args: readonly T[]) => T,
): T {
  const known = new Map<string, T>();
  const evaluated = (term: Term): T => {
    if (typeof term !== "object") {
      const value = typeof term === "string" ? known.get(term) : undefined;
      return value ?? leaf(term);
    }
    const [operation, ...args] = term;
    return apply(operation, args.map(evaluated));
  };
  for (const [name, value] of lets) known.set(name, evaluated(value));
  return evaluated(body);
}
