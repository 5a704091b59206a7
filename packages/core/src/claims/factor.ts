/** Whether what was returned is the gradient but for a factor: a sign, a number, a count, a weight. */
import type { DataSet } from "./dataset.js";
import type { Input } from "./inputs.js";
import { relativeError, sizeOf } from "./numbers.js";
import type { Returned } from "./suspects.js";

export interface Factor {
  readonly mistakes: readonly string[];
  readonly says: string;
}

/** Numbers that are left out or written twice. */
const numbers = [1, 2, 1 / 2, 3, 1 / 3, 4, 1 / 4];

const numberText = new Map([
  [2, "2"],
  [1 / 2, "1/2"],
  [3, "3"],
  [1 / 3, "1/3"],
  [4, "4"],
  [1 / 4, "1/4"],
]);

/** A name that is a number, and what it is at data. */
interface Scale {
  readonly text: string;
  readonly inverse: string;
  readonly at: (data: DataSet) => number;
}

function scalesOf(inputs: readonly Input[]): Scale[] {
  const none: Scale = { text: "", inverse: "", at: () => 1 };
  const own = inputs.filter(({ dims, role }) => dims.length === 0 && (role === "count" || role === "data"));
  return [
    none,
    ...own.flatMap(({ name }): Scale[] => {
      const at = (data: DataSet): number =>
        data.sizes.get(name) ?? (data.table.get(name)?.entries[0] as number);
      return [
        { text: name, inverse: `1/${name}`, at },
        { text: `1/${name}`, inverse: name, at: (data) => 1 / at(data) },
      ];
    }),
  ];
}

/** The simplest factor c with given = c · gradient at all data; undefined where there is none. */
export function factorBetween(
  returned: readonly Returned[],
  inputs: readonly Input[],
  tolerance: number,
): Factor | undefined {
  if (returned.every(({ trial }) => sizeOf(trial.gradient) === 0)) return undefined;
  for (const scale of scalesOf(inputs))
    for (const number of numbers)
      for (const sign of [1, -1]) {
        if (sign === 1 && number === 1 && scale.text === "") continue;
        const holds = returned.every(({ trial: { data, gradient }, given }) => {
          const c = sign * number * scale.at(data);
          return (
            relativeError(given, { ...gradient, entries: gradient.entries.map((entry) => c * entry) }) <=
            tolerance
          );
        });
        if (holds) return named(sign, number, scale);
      }
  return undefined;
}

function named(sign: number, number: number, scale: Scale): Factor {
  const lost = [numberText.get(1 / number), scale.inverse].filter(
    (part) => part !== undefined && part !== "",
  );
  const mistakes = [...(sign < 0 ? ["sign"] : []), ...(lost.length > 0 ? ["dropped-factor"] : [])];
  const told = [
    ...(sign < 0 ? ["the sign is the other one"] : []),
    ...(lost.length > 0 ? [`the factor ${lost.join(" · ")} is missing`] : []),
  ];
  return { mistakes, says: told.join(", and ") };
}
