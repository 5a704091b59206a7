/** Calls: known functions with their arities, forms, the user's functions, unknown ones. */
import { arrayFunctionNamed } from "../arrays/index.js";
import { call, type Expr } from "../expr/index.js";
import { functionNamed, functions } from "../functions/index.js";
import { isUnknownName } from "../functions/unknownNames.js";
import { nearest } from "../problem/nearest.js";
import { type Context, nameOf } from "./context.js";
import { derivativeHint } from "./derivatives.js";
import { forms } from "./forms.js";
import { functionOf, type Located } from "./mathjs.js";
import { otherNames } from "./otherNames.js";
import { readMatrixCall } from "./shapes/calls.js";

export function readCall(located: Located, context: Context): Expr {
  const name = functionOf(located);
  const args = located.children;
  const own = context.functions.has(name);
  const whole = context.matrices ? readMatrixCall(located, context) : undefined;
  if (whole !== undefined) return whole;
  const form = own || !Object.hasOwn(forms, name) ? undefined : forms[name];
  if (form !== undefined) return form(located, context);
  const known = own ? undefined : functionNamed(name);
  if (known !== undefined) checkArity(located, name, known.arity, context);
  else if (args.length === 0) {
    const hint = `write ${name}(…) with an argument, or ${name} alone`;
    throw context.error("wrong-arity", `${name}() has no argument`, located, hint);
  } else if (!own) checkUnknown(located, name, context);
  return call(known?.name ?? name, ...args.map((arg) => context.expr(arg)));
}

function checkArity(
  located: Located,
  name: string,
  [least, most]: readonly [number, number],
  context: Context,
): void {
  const given = located.children.length;
  if (given >= least && given <= most) return;
  const wanted =
    least === most
      ? `${least}`
      : most === Number.POSITIVE_INFINITY
        ? `${least} or more`
        : `${least} to ${most}`;
  const noun = wanted === "1" ? "argument" : "arguments";
  const letters = ["x", "y", "z"];
  const fewest = letters.slice(0, least).join(", ");
  const more = letters.slice(0, least + 1).join(", ");
  const usage = most > least ? `${name}(${fewest}) or ${name}(${more})` : `${name}(${fewest})`;
  const message = `${name} takes ${wanted} ${noun}, not ${given}`;
  throw context.error("wrong-arity", message, nameOf(located), `write ${usage}`);
}

/** A name near a known one is a slip; any other is a function that nobody has said more of. */
function checkUnknown(located: Located, name: string, context: Context): void {
  if (arrayFunctionNamed(name) !== undefined) {
    const message = `${name} takes a whole vector or matrix and does not mix with entries`;
    const instead = Object.hasOwn(otherNames, name) ? `; with entries ${otherNames[name]}` : "";
    const hint = `leave the indices out, as in derive "softmax(z)" --wrt z${instead}`;
    throw context.error("unknown-function", message, nameOf(located), hint);
  }
  const hint = hintFor(located, name, context);
  if (hint === undefined) return;
  throw context.error("unknown-function", `${name} is not a function I know`, nameOf(located), hint);
}

function hintFor(located: Located, name: string, context: Context): string | undefined {
  if (/^d[a-z]$/.test(name)) return derivativeHint(name.slice(1));
  if ((name === "Sigma" || name === "Pi") && located.children.length === 4)
    return `write ${name === "Sigma" ? "sum" : "prod"}(body, i, 1, m)`;
  if (isUnknownName(name)) return undefined;
  if (Object.hasOwn(otherNames, name)) return otherNames[name];
  const base = /^(?:log|ln)_(\w+)$/.exec(name)?.[1];
  if (base !== undefined) return `write log(x, ${base})`;
  const known = [...Object.keys(forms), ...context.functions, ...everyName()];
  const lower = known.find((candidate) => candidate === name.toLowerCase());
  const [, factor = "", rest = ""] = /^(\w)(\w{2,})$/.exec(name) ?? [];
  if (lower === undefined && known.includes(rest)) return `write ${factor}*${rest}(…) for a product`;
  const near = lower ?? nearest(name, known);
  return near === undefined ? undefined : `did you mean ${near}?`;
}

const everyName = (): string[] => functions.flatMap((spec) => [spec.name, ...(spec.aliases ?? [])]);
