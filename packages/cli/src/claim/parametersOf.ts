/** The parameters of a JavaScript function, from its text. */
import type { Parameter } from "./protocol.js";

/**
 * @example parametersOf("function f(X, y, w = []) { … }"): X, y and an optional w
 * @example parametersOf("({ X, y }) => …"): X and y, each a field of one object
 */
export function parametersOf(text: string): Parameter[] {
  const single = /^(?:async\s+)?([A-Za-z_$][\w$]*)\s*=>/.exec(text);
  if (single?.[1] !== undefined) return [{ name: single[1], optional: false }];
  const start = text.indexOf("(");
  return splitAtCommas(text.slice(start + 1, closing(text, start))).flatMap((part) => {
    const own = part.trim();
    if (own.startsWith("{")) {
      const fields = splitAtCommas(own.slice(1, closing(own, 0)));
      return fields.map((field) => ({ ...parameter(field), inObject: true as const }));
    }
    return own === "" || own.startsWith("...") ? [] : [parameter(own)];
  });
}

/** `w = []`, and in an object `w: weights = []`, whose name outside is w. */
function parameter(text: string): Parameter {
  const [name = ""] = text.split(/[:=]/);
  return { name: name.trim(), optional: text.includes("=") };
}

/** Where the bracket that opens at `start` closes. */
function closing(text: string, start: number): number {
  let depth = 0;
  for (let k = start; k < text.length; k++) {
    const character = text[k] as string;
    if ("([{".includes(character)) depth += 1;
    else if (")]}".includes(character)) depth -= 1;
    if (depth === 0) return k;
  }
  return text.length;
}

function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [k, character] of [...text].entries()) {
    if ("([{".includes(character)) depth += 1;
    else if (")]}".includes(character)) depth -= 1;
    else if (character === "," && depth === 0) {
      parts.push(text.slice(start, k));
      start = k + 1;
    }
  }
  return [...parts, text.slice(start)].filter((part) => part.trim() !== "");
}
