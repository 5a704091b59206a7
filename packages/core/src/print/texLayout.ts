/** How wide our own LaTeX comes out, and where a long line of it can be broken. It reads what latex.ts
 *  writes: binary signs stand between blanks, arguments in braces. */
import { type Break, chosenBreaks, type Span, span } from "./wrap.js";

interface Token {
  readonly text: string;
  readonly at: number;
}

/** A command is a backslash and letters, or a backslash and one sign. */
const command = /\\(?:[A-Za-z]+|.)/suy;

function tokensOf(latex: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < latex.length; ) {
    let text = latex[at] as string;
    if (text === "\\") {
      command.lastIndex = at;
      text = command.exec(latex)?.[0] ?? text;
    }
    tokens.push({ text, at });
    at += text.length;
  }
  return tokens;
}

/** What a group in braces adds to the width of the line it stands in. */
type Role = "plain" | "script" | "above" | "below" | "unseen";

interface Group {
  readonly role: Role;
  width: number;
  above: number;
}

const wordCommand =
  /^\\(log|sin|cos|tan|sec|csc|cot|sinh|cosh|tanh|coth|arcsin|arccos|arctan|exp|max|min|det)$/;
const unseen = /^\\([,;:! ]|left|right|quad|qquad|text|mathrm|operatorname|Big[lr])$/;

/** Printed columns of a token: about one for each letter. */
function widthOf(text: string): number {
  if (text === " " || text === "&") return 0;
  if (text === "+" || text === "-" || text === "=") return 2;
  if (text.length === 1) return 1;
  if (unseen.test(text)) return 0;
  if (wordCommand.test(text)) return text.length - 0.5;
  return text === "\\sum" || text === "\\prod" ? 2 : 1;
}

interface Delimiter {
  readonly at: number;
  /** Written with \left and \right, which must not be torn apart. */
  readonly grows: boolean;
  readonly span: Span;
  /** The delimiter around it. */
  readonly outer: Delimiter | undefined;
}

interface TexBreak extends Break {
  /** The delimiter around it: that and the outer ones would have to stop growing. */
  readonly inside: Delimiter | undefined;
}

interface Measured {
  readonly width: number;
  readonly breaks: readonly TexBreak[];
  /** The opening and closing of each growing pair, by where it opens. */
  readonly closing: ReadonlyMap<number, number>;
}

const openers: ReadonlySet<string> = new Set(["(", "[", "\\lvert", "\\{"]);
const closers: ReadonlySet<string> = new Set([")", "]", "\\rvert", "\\}"]);

function measure(latex: string): Measured {
  const groups: Group[] = [{ role: "plain", width: 0, above: 0 }];
  const delimiters: Delimiter[] = [];
  const closing = new Map<number, number>();
  const breaks: TexBreak[] = [];
  const whole = span(0);
  let role: Role = "plain";
  let environments = 0;
  let afterLeft = false;
  for (const { text, at } of tokensOf(latex)) {
    const group = groups[groups.length - 1] as Group;
    const atTop = groups.length === 1 && environments === 0;
    if (text === "{") {
      groups.push({ role, width: 0, above: 0 });
      role = "plain";
      continue;
    }
    if (text === "}") {
      role = closed(groups);
      continue;
    }
    if (text === "\\frac" || text === "\\underset" || text === "\\overset") role = "above";
    else if (text === "_" || text === "^") role = "script";
    else if (text === "\\begin" || text === "\\end") {
      environments += text === "\\begin" ? 1 : -1;
      role = "unseen";
    } else group.width += widthOf(text);
    if (!atTop) continue;
    const column = group.width;
    const outer = delimiters[delimiters.length - 1];
    const open = (grows: boolean) => delimiters.push({ at, grows, span: span(column), outer });
    const close = (): number => {
      const delimiter = delimiters.pop();
      if (delimiter !== undefined) delimiter.span.to = column;
      return delimiter?.at ?? at;
    };
    if (text === "\\left") open(true);
    else if (text === "\\right") closing.set(close(), at);
    else if (!afterLeft && openers.has(text)) open(false);
    else if (!afterLeft && closers.has(text)) close();
    afterLeft = text === "\\left" || text === "\\right";
    if ((text === "+" || text === "-") && latex[at - 1] === " " && latex[at + 1] === " ")
      breaks.push({
        at: at - 1,
        column: column - 2,
        depth: delimiters.length,
        within: outer?.span ?? whole,
        inside: outer,
      });
  }
  return { width: groups[0]?.width ?? 0, breaks, closing };
}

/** Ends the innermost group and says what the next one would be. */
function closed(groups: Group[]): Role {
  const group = groups.length > 1 ? groups.pop() : undefined;
  const outer = groups[groups.length - 1] as Group;
  if (group === undefined) return "plain";
  switch (group.role) {
    case "plain":
      outer.width += group.width;
      return "plain";
    case "script":
      outer.width += 0.7 * group.width;
      return "plain";
    case "above":
      outer.above = group.width;
      return "below";
    case "below":
      outer.width += Math.max(outer.above, group.width) + 0.5;
      return "plain";
    case "unseen":
      return "plain";
  }
}

/** About how many columns a formula takes in print. */
export const printedWidth = (latex: string): number => measure(latex).width;

/**
 * The lines of a formula, broken before + and − where it is wider than `width` columns; the second and later
 * ones begin with an empty group, so that the sign keeps its distances. Brackets that a break falls into get
 * a fixed size, since growing ones cannot be torn apart.
 */
export function breakLatex(latex: string, width: number, indent: number): string[] {
  const measured = measure(latex);
  const breaks = chosenBreaks(measured.breaks, measured.width, width, indent);
  if (breaks.length === 0) return [latex];
  const fixed = new Map<number, string>();
  const met = new Set<Delimiter>();
  for (const { inside } of breaks) {
    for (let d = inside; d !== undefined && !met.has(d); d = d.outer) {
      met.add(d);
      if (!d.grows) continue;
      fixed.set(d.at, "\\Bigl");
      fixed.set(measured.closing.get(d.at) ?? d.at, "\\Bigr");
    }
  }
  const cuts = new Set(breaks.map(({ at }) => at));
  const lines: string[] = [];
  let line = "";
  for (const { text, at } of tokensOf(latex)) {
    if (cuts.has(at)) {
      lines.push(line);
      line = "{} ";
    } else line += fixed.get(at) ?? text;
  }
  return [...lines, line];
}
