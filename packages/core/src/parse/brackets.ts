/** Brackets must match, and not be deeper than mathjs's parser has stack for. */
import { DeriveError, type Place } from "./errors.js";

/** mathjs's parser runs out of stack at about 260 nested brackets from a cold start. */
const deepest = 200;

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** @throws DeriveError at the bracket that has no partner */
export function checkBrackets(source: string, text: string, original: (offset: number) => number): void {
  const place = (offset: number): Place => ({ offset: original(offset), length: 1 });
  const open: { char: string; offset: number }[] = [];
  for (let offset = 0; offset < text.length; offset++) {
    const char = text[offset] as string;
    if (char in closing) {
      open.push({ char, offset });
      if (open.length > deepest) {
        const message = `brackets are nested more than ${deepest} deep here`;
        const hint = "name parts of the expression with definitions: u = …; f(u)";
        throw new DeriveError("too-deep", message, source, place(offset), hint);
      }
    } else if (char === ")" || char === "]" || char === "}") {
      const last = open.pop();
      if (last !== undefined && closing[last.char] === char) continue;
      const [message, hint] =
        last === undefined
          ? [`this ${char} closes nothing`, `leave it out, or open a bracket before it`]
          : [
              `${last.char} is closed by ${char}`,
              `write ${closing[last.char]} here, or close ${last.char} before`,
            ];
      throw new DeriveError("unbalanced-brackets", message, source, place(offset), hint);
    }
  }
  const last = open.pop();
  if (last === undefined) return;
  const hint = `add ${closing[last.char]} where the bracket ends`;
  throw new DeriveError(
    "unbalanced-brackets",
    `this ${last.char} is never closed`,
    source,
    place(last.offset),
    hint,
  );
}
