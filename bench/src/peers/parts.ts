/** A case as texts: the lets, the expression, the other one, the names in them. */
import type { Case } from "../cases.js";
import { carryOut, type Program, plain, type Term } from "../terms.js";
import { type Syntax, writeTerm } from "../write.js";

export interface Parts {
  readonly names: readonly string[];
  readonly lets: readonly (readonly [name: string, text: string])[];
  readonly body: string;
  /** Of a zero test. */
  readonly other: string | undefined;
  readonly equal: boolean;
}

export function partsOf(of: Case, syntax: Syntax): Parts | undefined {
  const [program, other] = programOf(of) ?? [];
  if (program === undefined) return undefined;
  const names = new Set<string>();
  for (const each of [program, ...(other === undefined ? [] : [plain(other)])])
    carryOut<unknown>(
      each,
      (leaf) => typeof leaf === "string" && names.add(leaf),
      () => undefined,
    );
  return {
    names: [...names],
    lets: program.lets.map(([name, value]) => [name, writeTerm(value, syntax)]),
    body: writeTerm(program.body, syntax),
    other: other === undefined ? undefined : writeTerm(other, syntax),
    equal: of.ask === "zero test" && of.equal,
  };
}

function programOf(of: Case): readonly [Program, Term?] | undefined {
  switch (of.ask) {
    case "differentiate":
    case "gradient":
      return [of.program];
    case "parse":
      return [plain(of.term)];
    case "zero test":
      return [plain(of.left), of.right];
    default:
      return undefined;
  }
}
