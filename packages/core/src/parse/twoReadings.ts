/** Notation that people read in one way and the grammar in another: refused, with both readings written out. */
import { functionNamed } from "../functions/index.js";
import { isUnknownName } from "../functions/unknownNames.js";
import type { Context } from "./context.js";
import { derivativeHint } from "./derivatives.js";
import { usages } from "./forms.js";
import { functionOf, type Located } from "./mathjs.js";
import { isFunctionOnly, usageOf } from "./names.js";

const isSymbol = ({ node }: Located): boolean => node.type === "SymbolNode";
const isNumber = ({ node }: Located): boolean => node.type === "ConstantNode";
const isPower = (located: Located): boolean =>
  located.node.type === "OperatorNode" && functionOf(located) === "pow";

/** sin x, sin^2(x), sum_i x[i], 1/2x, e^2x: a product without a sign. */
export function refuseAmbiguousProduct(left: Located, right: Located, context: Context): void {
  const base = isPower(left) ? (left.children[0] as Located) : left;
  if (isSymbol(base) && !context.defined.has(base.node.name ?? ""))
    refuseFunctionWithoutBrackets(base, context);
  if (left.node.type === "OperatorNode" && functionOf(left) === "divide") {
    const hint = "write a/b*c or a/(b*c)";
    const message = "a product without a sign behind a quotient can be read in two ways";
    throw context.error("syntax", message, right, hint);
  }
  const isE = isSymbol(base) && base.node.name === "e" && !context.defined.has("e");
  if (isPower(left) && (isE || isNumber(base))) {
    const b = base.token?.text ?? "e";
    const hint = `write ${b}^(2*x) or ${b}^2*x`;
    const message = "a product without a sign behind an exponent can be read in two ways";
    throw context.error("syntax", message, right, hint);
  }
}

function refuseFunctionWithoutBrackets(base: Located, context: Context): void {
  const name = base.node.name ?? "";
  if (isCalled(base, context)) {
    const hint = `write ${usageOf(name)}`;
    throw context.error("syntax", `${name} needs brackets around its argument`, base, hint);
  }
  const [head = "", subscript] = name.split("_");
  if (subscript === undefined || !(isFunctionOnly(head) || Object.hasOwn(usages, head))) return;
  const hint = head === "log" ? `write log(x, ${subscript})` : `write ${usageOf(head)}`;
  throw context.error("syntax", `${name} would be one name`, base, hint);
}

/** The name of a function or form, standing alone. */
function isCalled(located: Located, context: Context): boolean {
  const { name = "" } = located.node;
  const known = isFunctionOnly(name) || Object.hasOwn(usages, name);
  return isSymbol(located) && known && !context.defined.has(name);
}

/** sin^2(x), sin^-1(x): two powers that mean different things; x^T, a transpose for most who write it. */
export function refuseAmbiguousPower(left: Located, right: Located, context: Context): void {
  if (isCalled(left, context)) {
    const { name = "" } = left.node;
    const inverse = functionOf(right) === "unaryMinus" || functionOf(inside(right)) === "unaryMinus";
    const known = functionNamed(`a${name}`) === undefined ? "" : `a${name}(x) for the inverse, `;
    const hint = inverse ? `write ${known}1/${name}(x) for the reciprocal` : `write ${name}(x)^2`;
    throw context.error("syntax", "a power of a function is written behind its argument", left, hint);
  }
  if (!isSymbol(right) || right.node.name !== "T" || context.defined.has("T")) return;
  const hint = "write x' for the transpose, x^(T) for the power";
  throw context.error("syntax", "^T can be read as a transpose and as a power", right, hint);
}

function inside(located: Located): Located {
  const [inner] = located.children;
  return located.node.type === "ParenthesisNode" && inner !== undefined ? inner : located;
}

/** dy/dx looks like a derivative; a/b c is a/(b*c) for mathjs and (a/b)*c for many people. */
export function refuseAmbiguousQuotient(left: Located, right: Located, context: Context): void {
  const [above, below] = [differentialOf(leading(left), context), differentialOf(leading(right), context)];
  if (above !== undefined && below !== undefined && below !== "") {
    const hint = `${derivativeHint(below, above)}; a quotient needs other names`;
    const message = `d${above}/d${below} can be read as a derivative and as a quotient`;
    throw context.error("syntax", message, context.between(left, right), hint);
  }
  if (right.node.implicit !== true) return;
  const message = "a product without a sign behind a slash can be read in two ways";
  throw context.error("syntax", message, right, "write a/(b*c) or a/b*c");
}

/** The first operand of a chain of products, without brackets and exponents: d of d^2 f. */
function leading(located: Located): Located {
  let first = located;
  for (;;) {
    const [next] = first.children;
    const passes =
      first.node.type === "ParenthesisNode" || functionOf(first) === "multiply" || isPower(first);
    if (next === undefined || !passes) return first;
    first = next;
  }
}

/** y of dy, an empty text for d or d(…), undefined for what is no differential. */
function differentialOf(located: Located, context: Context): string | undefined {
  const { type, name = functionOf(located) } = located.node;
  if ((type !== "SymbolNode" && type !== "FunctionNode") || context.defined.has(name)) return undefined;
  if (!name.startsWith("d")) return undefined;
  const of = name.slice(1);
  return of === "" || isUnknownName(of) ? of : undefined;
}
