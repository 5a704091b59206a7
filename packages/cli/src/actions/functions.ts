/** `derive functions [NAME]`: what can be written, and what is known of it. */
import {
  Arena,
  type ArrayFunction,
  arrayFunctions,
  DeriveError,
  type Expr,
  type FunctionSpec,
  functions,
  nearest,
  sym,
  toText,
} from "@derive/core";

/** Forms that look like functions: what stands in them is read in a way of its own. */
const forms: readonly (readonly [usage: string, meaning: string])[] = [
  ["sum(body, i, 1, m)", "The sum of the body for i from 1 to m."],
  ["prod(body, i, 1, m)", "The product of the body for i from 1 to m; also product."],
  ["piecewise(x < 0, -x, x)", "Pairs of a condition and a value, then the value otherwise."],
  ["diff(f, x)", "A derivative that is part of the cost; diff(f, x, y) for a mixed one."],
  [
    "partial(1, f(x, y))",
    "The derivative of an unknown function f by its first argument, printed f′ or ∂₁f.",
  ],
  ["dot(u, v)", "The inner product of two vectors, u' * v."],
  ["norm(v)", "The length of a vector."],
];

/** All functions, or what is known of one. */
export const toldOfFunctions = (name: string | undefined): string =>
  name === undefined ? table() : new Arena().run(() => explanation(name));

function table(): string {
  const sections: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    ["forms", forms],
    ["functions of numbers", functions.map((spec) => [usageOf(spec), withAliases(spec)])],
    [
      "functions of vectors and matrices",
      arrayFunctions.map((spec) => [wholeUsage(spec), withAliases(spec)]),
    ],
  ];
  const width = Math.max(...sections.flatMap(([, rows]) => rows.map(([usage]) => usage.length))) + 2;
  const told = sections.map(([title, rows]) =>
    [title, ...rows.map(([usage, meaning]) => `  ${usage.padEnd(width)}${meaning}`)].join("\n"),
  );
  const close = "Any other name that is called is an unknown function: f(x) has the derivative f′(x).";
  return `${told.join("\n\n")}\n\n${close}\n`;
}

const withAliases = ({ meaning, aliases = [] }: FunctionSpec | ArrayFunction): string =>
  sentence(meaning) + (aliases.length === 0 ? "" : ` Also ${aliases.join(", ")}.`);

/** Meanings are written as sentences in one registry and as phrases in the other. */
const sentence = (text: string): string =>
  text.replace(/^(?!exp|log)[a-z](?=[a-z]* )/, (letter) => letter.toUpperCase()).replace(/(?<!\.)$/, ".");

/** Arguments with names of their own; all others are u, v. */
const ownArguments: Readonly<Record<string, readonly string[]>> = {
  atan2: ["y", "x"],
  delta: ["i", "j"],
  log: ["u", "b"],
  nthRoot: ["u", "n"],
  polygamma: ["n", "u"],
};

const argumentsOf = ({ name, arity: [, most] }: FunctionSpec): readonly string[] =>
  ownArguments[name] ?? ["u", "v"].slice(0, most);

function usageOf(spec: FunctionSpec): string {
  const [least, most] = spec.arity;
  const names = argumentsOf(spec);
  if (most === Number.POSITIVE_INFINITY) return `${spec.name}(${names.join(", ")}, …)`;
  const optional = names.slice(least);
  return optional.length === 0
    ? `${spec.name}(${names.join(", ")})`
    : `${spec.name}(${names.slice(0, least).join(", ")}[, ${optional.join(", ")}])`;
}

const wholeUsage = ({ name, takesDimensions, arity: [least] }: ArrayFunction): string =>
  `${name}(${(takesDimensions === true ? ["m", "n"] : ["A", "B"]).slice(0, Math.max(1, least)).join(", ")})`;

function explanation(name: string): string {
  const isNamed = (spec: FunctionSpec | ArrayFunction): boolean =>
    spec.name === name || (spec.aliases ?? []).includes(name);
  const spec = functions.find(isNamed);
  if (spec !== undefined) return scalarExplanation(spec);
  const whole = arrayFunctions.find(isNamed);
  if (whole !== undefined) {
    const source = whole.differential === undefined ? [] : [`source      ${whole.differential.source}`];
    return `${[`${wholeUsage(whole)}: ${withAliases(whole)}`, ...source].join("\n")}\n`;
  }
  const form = forms.find(([usage]) => usage.startsWith(`${name}(`));
  if (form !== undefined) return `${form[0]}: ${form[1]}\n`;
  const names = [...functions, ...arrayFunctions].map((known) => known.name);
  const near = nearest(name, names);
  const hint = near === undefined ? "derive functions lists them all" : `did you mean ${near}?`;
  throw new DeriveError("bad-option", `there is no function ${name}`, "", undefined, hint);
}

function scalarExplanation(spec: FunctionSpec): string {
  const [least, most] = spec.arity;
  const names = argumentsOf(spec).slice(0, most === Number.POSITIVE_INFINITY ? 2 : least);
  const args = names.map((name) => sym(name));
  const lines = [`${usageOf(spec)}: ${withAliases(spec)}`, ""];
  spec.partials(args).forEach((derivative, k) => {
    if (spec.name !== "polygamma" || names[k] === "u")
      lines.push(`derivative  ${names.length > 1 ? `by ${names[k]}: ` : ""}${toText(derivative)}`);
  });
  const definition = spec.definition?.(args);
  if (definition !== undefined && definition.kind !== "call") lines.push(`definition  ${toText(definition)}`);
  lines.push(...conditions("defined", spec.domain?.(args) ?? []));
  lines.push(...conditions("smooth", spec.smooth?.(args) ?? []));
  return `${[...lines, `source      ${spec.source}`].join("\n")}\n`;
}

const conditions = (word: string, relations: readonly Expr[]): string[] =>
  relations.length === 0 ? [] : [`${word.padEnd(12)}where ${relations.map(toText).join(" and ")}`];
