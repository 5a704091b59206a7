/** What each parameter of a function is given, of the names of a problem. */
import { DeriveError, type Input, nearest } from "@derive/core";
import type { FunctionFound, Parameter } from "./protocol.js";

export interface Match {
  readonly parameter: string;
  readonly input: Input;
  /** Given as the transpose: --args "X = X'". */
  readonly turned: boolean;
  /** How it was found; what is not the same name or said is told as an assumption. */
  readonly by: "said" | "name" | "likeness" | "custom" | "rest";
}

/** Other names that people give to what is called so in formulas. */
const customary: Readonly<Record<string, readonly string[]>> = {
  lambda: ["lam", "lmbda", "lambd", "reg", "l2"],
  theta: ["w", "weights", "params", "beta", "coef"],
  y: ["labels", "targets", "target", "t"],
  x: ["features", "data", "inputs"],
};

/** x and X, lambda_ and lambda are alike. */
const bare = (name: string): string => name.replace(/_+$/, "").toLowerCase();

/**
 * @param said "X = X, y = y, w = theta"
 * @throws DeriveError where a parameter is left that must be given, with what can be said
 */
export function matched(found: FunctionFound, inputs: readonly Input[], said: string | undefined): Match[] {
  const matches: Match[] = said === undefined ? [] : saidMatches(found, inputs, said);
  const open = (): Parameter[] =>
    found.parameters.filter(({ name }) => matches.every(({ parameter }) => parameter !== name));
  const left = (): Input[] => inputs.filter((own) => matches.every(({ input }) => input !== own));
  const pair = (by: Match["by"], fits: (parameter: Parameter, input: Input) => boolean): void => {
    for (const parameter of open()) {
      const [input, other] = left().filter((own) => fits(parameter, own));
      if (input !== undefined && other === undefined)
        matches.push({ parameter: parameter.name, input, turned: false, by });
    }
  };
  pair("name", ({ name }, input) => name === input.name);
  pair("likeness", ({ name }, input) => bare(name) === bare(input.name));
  pair("custom", ({ name }, input) => customary[bare(input.name)]?.includes(bare(name)) ?? false);
  const needed = open().filter(({ optional }) => !optional);
  const [last, more] = needed;
  const variable = left().find(({ role }) => role === "variable");
  const rest = variable ?? (left().length === 1 ? left()[0] : undefined);
  if (last !== undefined && more === undefined && rest !== undefined)
    matches.push({ parameter: last.name, input: rest, turned: false, by: "rest" });
  const unknown = open().find(({ optional }) => !optional);
  if (unknown !== undefined) {
    const names = left().map(({ name }) => name);
    const example = `--args "${unknown.name} = ${names[0] ?? inputs[0]?.name ?? "x"}"`;
    const hint =
      names.length === 0
        ? `every name is given already; write ${example} to give one twice`
        : `the problem has ${names.join(", ")} left: write ${example}`;
    throw new DeriveError("bad-option", `what is ${unknown.name} of ${found.name}?`, "", undefined, hint);
  }
  return matches;
}

function saidMatches(found: FunctionFound, inputs: readonly Input[], said: string): Match[] {
  return said
    .split(/[,;]/)
    .filter((part) => part.trim() !== "")
    .map((part): Match => {
      const [, parameter, name, turned] = /^\s*([\w$]+)\s*=\s*([\p{L}\w]+)\s*('?)\s*$/u.exec(part) ?? [];
      if (parameter === undefined || name === undefined)
        throw new DeriveError(
          "bad-option",
          `${part.trim()} is no pair of names`,
          "",
          undefined,
          'write --args "X = X, w = theta"',
        );
      if (found.parameters.every((own) => own.name !== parameter))
        throw unknownName(parameter, found.name, found.parameters);
      const input = inputs.find((own) => own.name === name);
      if (input === undefined) throw unknownName(name, "the problem", inputs);
      return { parameter, input, turned: turned === "'", by: "said" };
    });
}

function unknownName(name: string, of: string, known: readonly { readonly name: string }[]): DeriveError {
  const names = known.map((own) => own.name);
  const meant = nearest(name, names);
  const hint = meant === undefined ? `there are ${names.join(", ")}` : `did you mean ${meant}?`;
  return new DeriveError("bad-option", `${of} has no ${name}`, "", undefined, hint);
}
