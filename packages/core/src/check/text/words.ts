/** Words in a working as text: what says nothing by itself, and what says what a line is about. */
import { smallGreekName } from "../../expr/greek.js";
import { functionNamed } from "../../functions/index.js";
import type { Written } from "../working.js";
import { edited, slice, trimmed } from "../written.js";

/** The names of the problem, which no word is taken for. */
type Names = ReadonlySet<string>;

/** What stands in front of a line and says nothing: its number, "let", an arrow. */
const lead =
  /^(?:(?:\(?\d+[.):](?!\d)|[a-z]\)|step\s+\d+\s*:?|[-*•]\s(?=\S*\s*=)|=>|⇒|∴|let|where|with|put|set|define)[\s:,]+|⇒|=>|∴)/i;

/** Words between formulas: "so", "we get", "by the chain rule". */
const connecting = new Set(
  (
    "so hence then thus therefore and now next first firstly second secondly third finally also again since because " +
    "as by using use from this that it which is are was be we you i get gets have has obtain obtains find found gives " +
    "give yields yield becomes become equals simplify simplifies simplifying simplified to the a an of for our apply " +
    "applying applied chain product quotient power sum rule rules linearity definition differentiate differentiating " +
    "differentiated both sides respect wrt plug plugging substitute substituting in into here there follows us solution " +
    "proof recall note means i.e. compute computing expand expanding factor factoring out collect collecting terms " +
    "cancel cancelling rewrite rewriting write written goes on"
  ).split(" "),
);

/** A line without what is in front of it and says nothing. */
export function withoutLead(row: Written, names: Names): Written {
  let rest = row;
  for (let found = leadOf(rest.text, names); found > 0; found = leadOf(rest.text, names))
    rest = trimmed(slice(rest, found, rest.text.length));
  const label = /^([A-Za-z][A-Za-z' -]*[A-Za-z])\s*:\s*(?!=)/.exec(rest.text);
  return label === null ? rest : slice(rest, label[0].length, rest.text.length);
}

/** How many characters in front say nothing: words that connect, two together where each alone could be a name. */
function leadOf(text: string, names: Names): number {
  const found = lead.exec(text)?.[0].length;
  if (found !== undefined) return found;
  const words = /^(?:[A-Za-z][A-Za-z.]*(?:\s*[,:]\s*|\s+))+/.exec(text)?.[0] ?? "";
  let length = 0;
  for (const [whole, word = ""] of words.matchAll(/([A-Za-z][A-Za-z.]*)(?:\s*[,:]\s*|\s+)/g)) {
    // "sum (x[i], i, 1, m)" and "a * b" begin with what they calculate with.
    if (!isConnecting(word, names) || /^[([*/+^.]/.test(text.slice(length + whole.length))) break;
    length += whole.length;
  }
  // What is left of "a is …" must be a line; a letter alone is a name.
  const isOneLetter = /^\w\s+$/.test(text.slice(0, length));
  return isOneLetter || /^=/.test(text.slice(length)) ? 0 : length;
}

const isConnecting = (word: string, names: Names): boolean =>
  !names.has(word) && connecting.has(word.toLowerCase().replace(/\.$/, ""));

/** Words behind a line: (chain rule), [by linearity], by the product rule, and Derive's own sign and label. */
const behind =
  /(?:\s+|(?<==\s*))(?:\(([A-Za-zσ'′ ,-]+)\)|\[([A-Za-z'′ ,-]+)\]|[,;]\s*((?:by|using|since|because)\b.*)|((?:by|using)\s+(?:the\s+)?[a-z]+(?:\s+[a-z]+)+)|(?:✓|✔|✗|≈|~)\s*(.*)|\s{2,}(?:ok|WRONG)\s+(\S.*))\s*[.,;]?\s*$/;

export function withoutLabel(row: Written, names: Names): { written: Written; label?: string } {
  const found = behind.exec(row.text);
  const label = found?.slice(1).find((text) => text !== undefined);
  if (found === null || label === undefined || !isWords(label, names)) {
    const stop = /\s*[.,;]\s*$/.exec(row.text);
    return { written: stop === null ? row : slice(row, 0, stop.index) };
  }
  return { written: slice(row, 0, found.index), label: label.trim() };
}

/** Words rather than a product of names: some word has three letters and is none of the problem's. */
const isWords = (label: string, names: Names): boolean =>
  label.split(/[ ,-]+/).some((word) => word.length > 2 && !names.has(word));

/** Rows that are about the working and no lines of it: shapes, what is assumed, words under a line. */
export function saysNothing(text: string, names: Names): boolean {
  if (/^\s*(?:ok|WRONG|✓|✔|✗|≈|~)\s+\S/.test(text) && !names.has("ok")) return true;
  if (/^\s*(?:assum(?:e|ing)|note\b|check:|mathjs\b|nerdamer\b)/i.test(text)) return true;
  return isShapes(text) || isProse(text, names);
}

const shape =
  "[A-Za-z]\\w*\\s*:\\s*\\w+(?:\\s*[x×*]\\s*\\w+)?(?:\\s+(?:symmetric|posdef|psd|diagonal|orthogonal|onehot))*";
const shapes = new RegExp(`^\\s*(?:where\\s+)?${shape}(?:\\s*,\\s*${shape})*\\s*[,.]?\\s*$`);

/** "where X: m x n, y: m" */
const isShapes = (text: string): boolean =>
  shapes.test(text) && (/^\s*where\b/.test(text) || /,|[x×*]/.test(text));

/** "Now use the product rule." has no sign and no number, and words that are no names. */
function isProse(text: string, names: Names): boolean {
  if (!/^[A-Za-z'’ ,.:;!-]+$/.test(text) || /\w'(?![a-z])/.test(text)) return false;
  const words = text.match(/[A-Za-z]+/g) ?? [];
  const strange = words.filter((word) => word.length > 2 && !names.has(word) && !isMathematical(word));
  return strange.length > 0 && (words.length > 1 || (words[0] as string).length > 4);
}

const greek = new RegExp(`^(?:${smallGreekName})$`, "i");

const isMathematical = (word: string): boolean => greek.test(word) || functionNamed(word) !== undefined;

/** "the derivative of J with respect to w is …", "the gradient equals …". */
const told =
  /^(?:the\s+|our\s+|its\s+)?(derivative|gradient|slope|answer|result|hessian|second derivative)(?:\s+of\s+(?:the\s+)?(?:cost|loss|function|objective|[JLEf])(?:\([^()]*\))?)?(?:\s+(?:with respect to|w\.?r\.?t\.?|by)\s+[^=]*?)?\s+(?:is|equals|becomes|=)\s+(?:then\s+|given by\s+|equal to\s+)?/i;
/** "the derivative of sin(x) with respect to x is cos(x)" */
const toldOfPart =
  /^(?:the\s+)?(?:derivative|gradient)\s+of\s+(.+?)\s+(?:with respect to|w\.?r\.?t\.?|by)\s+([A-Za-z]\w*(?:\[[^\]]*\])?)\s+(?:is|equals|becomes|=)\s+/i;

/** What a sentence says of the derivative, as an equation. */
export function asEquation(row: Written): Written {
  const [whole, what = ""] = told.exec(row.text) ?? [];
  if (whole !== undefined) {
    const word = /^(?:hessian|second)/i.test(what) ? "hessian" : what.toLowerCase();
    return edited(row, [{ from: 0, to: whole.length, text: `${word} = ` }]);
  }
  const [part, of = "", by = ""] = toldOfPart.exec(row.text) ?? [];
  return part === undefined
    ? row
    : edited(row, [{ from: 0, to: part.length, text: `diff(${of}, ${by}) = ` }]);
}
