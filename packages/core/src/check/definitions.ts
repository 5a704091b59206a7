/** Names that a working gives to parts: let s = …, h(z) = …, p[i] = … */
import { isReserved } from "../parse/names.js";
import type { Definition } from "../problem/problem.js";
import { headOf, isCostWord, isGradientWord } from "./heads.js";
import { isValueless, type Meaning } from "./meaning.js";
import type { Part, WorkingLine } from "./working.js";
import { replaced } from "./written.js";

/** The left side of a definition: a name, with parameters or indices. */
interface Target {
  readonly name: string;
  readonly form: Definition["form"];
  readonly parameters: readonly string[];
}

const value = /^([A-Za-z]\w*)$/;
const list = /^([A-Za-z]\w*)([([])\s*([A-Za-z]\w*(?:\s*,\s*[A-Za-z]\w*)*)\s*[)\]]$/;

export function targetOf(head: Part | undefined): Target | undefined {
  const text = head?.text ?? "";
  const [, name] = value.exec(text) ?? [];
  if (name !== undefined) return { name, form: "value", parameters: [] };
  const [, called, open, parameters] = list.exec(text) ?? [];
  if (called === undefined || parameters === undefined || isReserved(called) || called === "d")
    return undefined;
  return {
    name: called,
    form: open === "(" ? "function" : "indexed",
    parameters: parameters.split(/\s*,\s*/),
  };
}

/** Whether a line may give a name a meaning: one of the problem has its own, and so has the cost. */
export const mayDefine = ({ name }: Target, { known, cost }: Meaning): boolean =>
  !known.has(name) && name !== cost;

/** grad, dJ, and L_x or dx for the derivative of L by x. */
function isDerivativeName(name: string, { variable, cost }: Meaning): boolean {
  const [, base = "", by = ""] = /^([A-Za-z]+)_(\w+)$/.exec(name) ?? [];
  const isPartial = by === variable.name && (base === cost || isCostWord(base));
  return isGradientWord(name) || isPartial || name === `d${variable.name}`;
}

/**
 * The definitions among the lines, put into the meaning; a name for the cost or the derivative itself is none.
 * @returns the lines that define something, and whether another line uses it
 */
export function takeDefinitions(lines: readonly WorkingLine[], meaning: Meaning): Map<WorkingLine, boolean> {
  const taken = new Map<WorkingLine, boolean>();
  for (const [k, line] of lines.entries()) {
    for (const { defines } of line.parts) if (defines !== undefined) takeText(defines, meaning);
    const [, body] = line.parts;
    const target = targetOf(headOf(line));
    if (target === undefined || body === undefined) continue;
    if (!mayDefine(target, meaning)) continue;
    const isUsed = lines.some((other, l) => l !== k && uses(other, target.name));
    // A name that nothing goes on with is a claim about the cost or its derivative, or about nothing.
    if (!isUsed && (isCostWord(target.name) || isDerivativeName(target.name, meaning))) continue;
    if (define(target, body, meaning)) taken.set(line, isUsed);
  }
  meaning.speakOfParts();
  return taken;
}

const uses = ({ parts }: WorkingLine, name: string): boolean =>
  parts.some(
    ({ text }, k) => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(text) && !(k === 0 && text === name),
  );

function takeText(text: string, meaning: Meaning): void {
  const [head = "", body = ""] = text.split(/=(.*)/s).map((side) => side.trim());
  const part = (side: string): Part => ({
    text: side,
    offsets: Array.from({ length: side.length + 1 }, () => 0),
  });
  const target = targetOf(part(head));
  if (target !== undefined && !meaning.known.has(target.name)) define(target, part(body), meaning);
}

function define({ name, form, parameters }: Target, given: Part, meaning: Meaning): boolean {
  // A name for something that it occurs in would be a circle.
  if (namedIn(name).test(given.text)) return false;
  // h(x) = … is said of any x, whatever x is in the problem.
  const own = form !== "function" ? [] : parameters.filter((parameter) => meaning.known.has(parameter));
  let body = given;
  for (const parameter of own)
    body = { ...body, ...replaced(body, namedIn(parameter), () => apart(parameter)) };
  const meant = meaning.read(body, form === "indexed" ? parameters : []);
  if (isValueless(meant)) return false;
  const letters = parameters.map((parameter) => (own.includes(parameter) ? apart(parameter) : parameter));
  meaning.define({ name, form, parameters: letters, body: meant });
  return true;
}

/** Where a name stands by itself. */
export const namedIn = (name: string): RegExp => new RegExp(`(?<![\\w.])${name}(?!\\w)`, "g");
const apart = (parameter: string): string => `${parameter}_any`;
