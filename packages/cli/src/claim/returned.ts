/** What a call returned, as the gradient that it claims to be. */
import { fitted, type Numbers } from "@derive/core";
import type { Fault } from "./fault.js";
import type { Returned } from "./protocol.js";

interface Found {
  readonly numbers: Numbers;
  readonly isSingle: boolean;
  /** The part that was taken, where several came: "part 2 of 2", "dw"; empty otherwise. */
  readonly part: string;
}

/**
 * @param variable the name that was differentiated by, as the function calls it
 * @param shape of the derivative
 */
export function gradientIn(returned: Returned, variable: string, shape: readonly number[]): Found | Fault {
  if ("error" in returned) {
    const { type, message, line, text } = returned.error;
    return { kind: "exception", message: `${type}: ${message}`, line, text };
  }
  if ("type" in returned) return noNumbers(`it returns ${returned.type}, no numbers`);
  if ("parts" in returned) return partOf(returned.parts, variable, shape);
  const entries = returned.entries.map((entry) => (typeof entry === "number" ? entry : numberOf[entry]));
  return { numbers: { shape: returned.shape, entries }, isSingle: returned.precision === "single", part: "" };
}

const numberOf = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
} as const;

const noNumbers = (message: string): Fault => ({ kind: "no-numbers", message, line: null, text: "" });

type Part = Returned & { readonly name?: string };

/** Cost and gradient, or a gradient for each parameter: the one that is named so, or the one whose shape fits. */
function partOf(parts: readonly Part[], variable: string, shape: readonly number[]): Found | Fault {
  const inner = (part: Part, says: string): Found | Fault => {
    const own = gradientIn(part, variable, shape);
    return "kind" in own ? own : { ...own, part: own.part === "" ? says : `${says}, ${own.part}` };
  };
  const names = new Set(
    [`d${variable}`, `d_${variable}`, `grad_${variable}`, `${variable}_grad`, "grad", "gradient"].map(
      (name) => name.toLowerCase(),
    ),
  );
  const named = parts.find(({ name }) => name !== undefined && names.has(name.toLowerCase()));
  if (named !== undefined) return inner(named, named.name ?? "");
  const found = parts.map((part, k) => inner(part, part.name ?? `part ${k + 1} of ${parts.length}`));
  const fits = (own: Found | Fault): own is Found =>
    !("kind" in own) && fitted(own.numbers, shape) !== undefined;
  const fitting = found.find((own) => fits(own));
  if (fitting !== undefined) return fitting;
  // (∂/∂a, ∂/∂b): one number for each entry.
  const numbers = parts.flatMap((part) => ("shape" in part && part.shape.length === 0 ? part.entries : []));
  if (numbers.length === parts.length && String(shape) === String([parts.length]))
    return gradientIn({ shape, entries: numbers }, variable, shape);
  return noNumbers(`of the ${parts.length} parts that it returns none has the shape of the derivative`);
}
