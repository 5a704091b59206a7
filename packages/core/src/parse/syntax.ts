/** What mathjs's parser could not read, in our words, with a caret where it stopped. */
import { DeriveError, type Place } from "./errors.js";
import type { Prepared } from "./source.js";

type Complaint = readonly [message: string, hint: string | undefined];

export function syntaxError(
  source: string,
  prepared: Prepared,
  error: Error & { readonly char?: number },
): DeriveError {
  const offset = error.char === undefined ? 0 : prepared.original(error.char - 1);
  const place: Place = { offset: Math.min(offset, source.length), length: 1 };
  const message = error.message.replace(/ \(char \d+\)$/, "");
  const duplicate = /^Duplicate parameter name "(.*)"/.exec(message)?.[1];
  if (duplicate !== undefined) return twice(duplicate, source, prepared);
  const [text, hint] = complaint(message, source, place.offset, prepared.text.slice((error.char ?? 1) - 1));
  return new DeriveError("syntax", text, source, place, hint);
}

/** @param rest what mathjs has not read */
function complaint(message: string, source: string, offset: number, rest: string): Complaint {
  const char = [...source.slice(offset)][0] ?? "";
  const before = source.slice(0, offset).trimEnd();
  if (message.startsWith("Invalid left hand side")) return leftOfEquals(before);
  if (message.startsWith("Syntax error in part")) {
    const code = char.codePointAt(0) ?? 0;
    const shown = /[\p{L}\p{N}\p{P}\p{S}]/u.test(char) ? char : `the character U+${hex(code)}`;
    return [`${shown} cannot be read here`, "names are of Latin and Greek letters, digits and _"];
  }
  if (offset >= source.trimEnd().length || rest.trim() === "") return endsEarly(before);
  if (char === "\n") return endsEarly(before);
  if (/^\d/.test(char) && /\d\.?$/.test(before))
    return ["two numbers stand side by side", "write * between them for a product"];
  if (char === ",") return comma(before, source.slice(offset + 1));
  if (char === ";")
    return [
      "; ends a statement, and a bracket is still open",
      "arguments and indices are separated by commas",
    ];
  if (char === ":") return ["this colon has no meaning here", "write piecewise(x < 0, -x, x) for cases"];
  if (char === "?") return ["a condition is missing in front of ?", "write for example: x < 0 ? -x : x"];
  if (char === "=")
    return ["= cannot stand here", "write == to compare; a definition is a statement of its own"];
  if (/^[)\]]/.test(char)) {
    return /[([]$/.test(before)
      ? ["nothing stands between these brackets", "write the expression between them"]
      : [`something is missing before ${char}`, "write it, or leave out the sign or comma before it"];
  }
  if (message.startsWith("False part"))
    return ["the value otherwise is missing", "write for example: x < 0 ? -x : x"];
  if (/^[*/^<>!]/.test(char)) {
    return before === "" || /[-+*/^<>=(,;[\n]$/.test(before)
      ? [`${char} has nothing in front of it`, "write a name, a number or a bracket before it"]
      : [`${char} cannot stand here`, "write a name, a number or a bracket before it"];
  }
  return [`${char} cannot stand here`, "write an operator such as + or * before it"];
}

/** mathjs says which parameter stands twice, and not where. */
function twice(name: string, source: string, prepared: Prepared): DeriveError {
  const second = new RegExp(`(?<=\\([^()]*\\b${name}\\b[^()]*,\\s*)\\b${name}\\b(?=[^()]*\\)\\s*=)`);
  const index = prepared.text.search(second);
  const place = { offset: prepared.original(Math.max(0, index)), length: name.length };
  const hint = "each parameter needs a name of its own";
  return new DeriveError("syntax", `${name} is a parameter twice`, source, place, hint);
}

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, "0");

function endsEarly(before: string): Complaint {
  if (/\?\s*[^:\s][^:]*$/.test(before))
    return ["the value otherwise is missing", "write for example: x < 0 ? -x : x"];
  const sign = /(?:\b(?:and|or|not)|[<>=!]=|[^\s\w])$/.exec(before)?.[0] ?? "this";
  return [`something is missing behind ${sign}`, "write a name, a number or a bracket there"];
}

function comma(before: string, behind: string): Complaint {
  if (/\d$/.test(before) && /^\d/.test(behind))
    return ["a comma separates arguments, not digits", "write 1.5 with a point, 1000 without a separator"];
  if (/[(,[]$/.test(before) || before === "")
    return ["nothing stands before this comma", "write the missing argument, or leave the comma out"];
  return [
    "a comma stands only between arguments or indices",
    "statements are separated by ;, relations by and",
  ];
}

function leftOfEquals(before: string): Complaint {
  const derivative = /\bd([A-Za-z]\w*)\s*\/\s*d([A-Za-z]\w*)$/.exec(before);
  if (derivative !== null) {
    const [, above, below] = derivative;
    return [
      `d${above}/d${below} cannot be defined`,
      `define ${above} = …; its derivative is diff(${above}, ${below})`,
    ];
  }
  return [
    "only a name can stand left of =",
    "for an equation write == (and name the unknown: --implicit y), for a definition f(x) = …",
  ];
}
