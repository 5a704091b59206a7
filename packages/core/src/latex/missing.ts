/** What a problem must give and does not: without it a derivative would be 0 for no reason. */
import type { DeriveError } from "../parse/errors.js";
import { functionName } from "./functionNames.js";
import type { Scope } from "./scope.js";
import { type Node, some } from "./tree.js";

/** @throws DeriveError for ∂J/∂θ of a J that nothing gives, and for an h_θ that nothing gives in a problem by θ */
export function refuseMissing(node: Node, scope: Scope): void {
  const { usage, known } = scope;
  const isGiven = (name: string): boolean => {
    const [stem = name] = name.split("_");
    const own = [usage.defined, usage.values, known.functions, known.names, known.dependent];
    return own.some((names) => names.has(name) || names.has(stem));
  };
  const variable = known.variable?.replace(/\[.*/, "");
  some(node, (part) => {
    const error =
      ofDerivative(part, isGiven, scope) ??
      ofWhole(part, scope) ??
      ofFunction(part, variable, isGiven, scope);
    if (error !== undefined) throw error;
    return false;
  });
}

/**
 * Of Σ log h(x_i) by θ the function h must say how it depends on θ.
 * @throws DeriveError for a cost that the variable does not stand in, and functions do that nothing gives
 */
export function refuseConstant(cost: Node, scope: Scope): void {
  const { known } = scope;
  const variable = known.variable?.replace(/\[.*/, "");
  if (variable === undefined || known.dependent.size > 0) return;
  const [stem] = variable.split("_");
  const entries = (node: Node): boolean =>
    node.kind === "name" && node.name === stem && node.indices.length > 0;
  if (
    stem !== variable &&
    some(cost, entries) &&
    !some(cost, (node) => "name" in node && node.name === variable)
  ) {
    const message = `${variable} does not stand here: ${stem} has indices`;
    throw scope.error(
      message,
      cost.place,
      `write the variable with indices: ${stem}_j, ${stem}_{jk}`,
      "not-a-variable",
    );
  }
  if (some(cost, (node) => node.kind === "name" && node.name === variable)) return;
  some(cost, (node) => {
    if (node.kind !== "call" || functionName(node.name) !== undefined) return false;
    if (known.functions.has(node.name) || isBuiltIn(node.name)) return false;
    const letter = scope.written(node.head);
    const message = `${variable} does not stand here, and nothing says what ${letter} is`;
    const hint = `define it in front of the cost: ${letter}(x) = …;`;
    throw scope.error(message, node.place, hint, "missing-expression");
  });
}

/** Calls that the reader writes itself. */
const isBuiltIn = (name: string): boolean => /^(?:eye|ones|zeros|vector|partial|d|norm2)$/.test(name);

type Test = (name: string) => boolean;

function ofDerivative(part: Node, isGiven: Test, scope: Scope): DeriveError | undefined {
  if (part.kind !== "derivative") return undefined;
  const [of, by] = part.args;
  if (of.kind !== "name" || by.kind !== "name" || of.name === by.name || isGiven(of.name)) return undefined;
  const written = scope.written(part.place);
  const message = `${written} is asked for, and nothing says what ${of.name} is`;
  const isMotion = /^\\d*dot/.test(written);
  const hint = isMotion
    ? `a dot is a derivative by t: write ${of.name} = … in front, or a name of its own, \\mathrm{v}, for the velocity`
    : `write ${of.name} = … in front of it, or ${of.name} alone as what it stands for`;
  return scope.error(message, part.place, hint, "missing-expression");
}

/** ∇_θ Σ_i (θ^⊤ x_i)²: rows with indices have a derivative by an entry only. */
function ofWhole(part: Node, scope: Scope): DeriveError | undefined {
  if (part.kind !== "derivative" || scope.known.wholes.size > 0) return undefined;
  const [of, by] = part.args;
  if (by.kind !== "name" || by.indices.length > 0) return undefined;
  const isWhole = (node: Node): boolean =>
    node.kind === "transpose" && some(node, (own) => own.kind === "name" && own.name === by.name);
  const isSum = (node: Node): boolean => node.kind === "big" && some(node, isWhole);
  if (!some(of, isSum)) return undefined;
  const name = scope.written(by.place);
  const message = `a sum over data with an index is differentiated by one entry of ${name}`;
  const hint = `write the sum alone, and ${name}_j as the variable: --wrt "${name}_j"; or the cost with matrices: X${name}`;
  return scope.error(message, part.place, hint, "not-supported");
}

function ofFunction(
  part: Node,
  variable: string | undefined,
  isGiven: Test,
  scope: Scope,
): DeriveError | undefined {
  if (part.kind !== "call" || variable === undefined || functionName(part.name) !== undefined)
    return undefined;
  const [, ...below] = part.name.split("_");
  if (!below.includes(variable) || isGiven(part.name)) return undefined;
  if (part.args.some((arg) => some(arg, (own) => own.kind === "name" && own.name === variable)))
    return undefined;
  const letter = scope.written(part.head);
  const message = `${letter} depends on what is differentiated by, and nothing says how`;
  const [, by = "…"] = /_\{?([^{},]*)\}?$/.exec(letter) ?? [];
  const body = by === "…" ? by : `${by}^\\top x`;
  const hint = `define it in front of the cost, for example: ${letter}(x) = ${body};`;
  return scope.error(message, part.place, hint, "missing-expression");
}
