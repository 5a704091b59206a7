/**
 * Expressions on one line. Where brackets go is the same for the input language (text.ts) and for the
 * terminal (unicode.ts); a dialect says how signs, names and special forms are written.
 */
import { isScalar } from "../arrays/index.js";
import { type Expr, isNegative, isZero, type Num, rationalText } from "../expr/index.js";
import { bracketed, level, type Piece, type Pieces } from "./pieces.js";

export interface Dialect {
  readonly minus: string;
  readonly times: (left: Expr, right: Expr) => string;
  readonly name: (name: string) => string;
  readonly entry: (name: string, indices: readonly string[]) => string;
  readonly power: (base: string, exponent: Piece, scalar: boolean) => string;
  readonly transpose: (vector: string) => string;
  readonly join: string;
  readonly relation: Readonly<Record<string, string>>;
  readonly logic: Readonly<Record<string, string>>;
  /** Calls, sums, derivatives and the like; undefined: written as a call of that name. */
  readonly special: (e: Expr, of: Pieces) => Piece | undefined;
}

const atom = (text: string): Piece => ({ text, level: level.atom });

export function linearPiece(dialect: Dialect): (e: Expr, of: Pieces) => Piece {
  const list = (args: readonly Expr[], of: Pieces) =>
    args.reduce((text, arg, k) => (k === 0 ? of(arg).text : `${text}, ${of(arg).text}`), "");
  return (e, of) => {
    const special = dialect.special(e, of);
    if (special !== undefined) return special;
    switch (e.kind) {
      case "num":
        return numberPiece(e, dialect.minus);
      case "sym":
        return atom(dialect.name(e.name));
      case "at":
        return atom(
          dialect.entry(
            e.name,
            e.args.map((index) => of(index).text),
          ),
        );
      case "add":
        return { text: sumText(e.args, of, dialect), level: level.sum };
      case "neg": {
        const unsigned = negatedText(e.args[0], of);
        return { text: dialect.minus + unsigned, level: level.minus, unsigned };
      }
      case "mul":
        return { text: productText(e.args, of, dialect), level: level.product };
      case "div": {
        const [above, below] = e.args;
        const literals = above.kind === "num" && below.kind === "num";
        const top =
          literals || isFraction(above) ? `(${of(above).text})` : bracketed(of(above), level.product);
        const bottom = isFraction(below) ? `(${of(below).text})` : bracketed(of(below), level.power);
        return { text: `${top}${isScalar(below) ? "/" : " ./ "}${bottom}`, level: level.product };
      }
      case "pow":
        return {
          text: dialect.power(bracketed(of(e.args[0]), level.atom), of(e.args[1]), isScalar(e)),
          level: level.power,
        };
      case "matrix":
        return atom(dialect.name(e.name));
      case "transpose":
        return atom(dialect.transpose(bracketed(of(e.args[0]), level.atom)));
      case "matmul":
        return {
          // The prime of f'(u) behind a factor would be read as a transpose.
          text: e.args
            .map((factor, k) =>
              bracketed(of(factor), factor.kind === "partial" && k > 0 ? level.atom : level.power),
            )
            .join(" * "),
          level: level.product,
        };
      case "entry": {
        const [whole, ...place] = e.args;
        return atom(`${bracketed(of(whole), level.atom)}[${list(place, of)}]`);
      }
      case "differential":
        return atom(`d(${of(e.args[0]).text})`);
      case "dot": {
        const left = dialect.transpose(bracketed(of(e.args[0]), level.atom));
        return {
          text: `${left}${dialect.join}${bracketed(of(e.args[1]), level.atom)}`,
          level: level.product,
        };
      }
      case "rel":
        return relationPiece(e, of, dialect);
      case "logic": {
        if (e.name === "not")
          return {
            text: `${dialect.logic.not} ${bracketed(of(e.args[0] as Expr), level.atom)}`,
            level: level.logic,
          };
        const sign = ` ${dialect.logic[e.name]} `;
        return {
          text: e.args.map((arg) => bracketed(of(arg), level.relation)).join(sign),
          level: level.logic,
        };
      }
      case "call":
        return atom(`${dialect.name(e.name)}(${list(e.args, of)})`);
      case "partial":
        return atom(`partial(${e.position}, ${of(e.args[0]).text})`);
      case "sum":
      case "prod": {
        const [body, lower, upper] = e.args;
        return atom(`${e.kind}(${of(body).text}, ${e.name}, ${of(lower).text}, ${of(upper).text})`);
      }
      case "diff":
        return atom(`diff(${list(e.args, of)})`);
      case "piecewise":
        return atom(`piecewise(${list(e.args, of)})`);
    }
  };
}

const isFraction = (e: Expr): boolean => e.kind === "num" && e.value.d !== 1n;

function numberPiece(e: Num, minus: string): Piece {
  const text = rationalText(e.value).replace("-", minus);
  if (isNegative(e.value)) return { text, level: level.minus, unsigned: rationalText(e.value.neg()) };
  return { text, level: e.value.d === 1n ? level.atom : level.product };
}

function sumText(terms: readonly Expr[], of: Pieces, dialect: Dialect): string {
  // Concatenated, never joined: that costs no copying, however deep the terms.
  let out = "";
  terms.forEach((term, k) => {
    const { text, unsigned } = of(term);
    if (k === 0) out = text;
    else if (unsigned !== undefined) out += ` ${dialect.minus} ${unsigned}`;
    else out += ` + ${bracketed(of(term), level.minus)}`;
  });
  return out;
}

/** What stands behind a minus: brackets if it has a sign of its own or is a sum. */
function negatedText(e: Expr, of: Pieces): string {
  const piece = of(e);
  return piece.level < level.product || startsWithSign(e) || isLiteralQuotient(e)
    ? `(${piece.text})`
    : piece.text;
}

/** 1/2 over 1: behind a bare minus it would be read as one number. */
const isLiteralQuotient = (e: Expr): boolean =>
  e.kind === "div" && e.args[0].kind === "num" && e.args[1].kind === "num";

function startsWithSign(e: Expr): boolean {
  let first: Expr | undefined = e;
  while (first?.kind === "mul" || first?.kind === "div") first = first.args[0];
  // A leading 0 would lose its minus: -0 is 0.
  return first?.kind === "neg" || (first?.kind === "num" && (isNegative(first.value) || isZero(first.value)));
}

function productText(factors: readonly Expr[], of: Pieces, dialect: Dialect): string {
  let text = "";
  let wide = false;
  factors.forEach((factor, k) => {
    const piece = of(factor);
    const last = k === factors.length - 1;
    const array = !isScalar(factor);
    // A sum over an index may stand last without brackets: nothing follows that it could swallow. Neither do
    // the scalars in front swallow a matrix product.
    const open = last && (factor.kind === "sum" || factor.kind === "prod");
    const chain =
      last &&
      factor.kind === "matmul" &&
      !factors.slice(0, -1).some((f) => f.kind === "matmul" || !isScalar(f));
    const own =
      open || chain
        ? piece.text
        : bracketed(piece, k === 0 && factor.kind !== "matmul" ? level.product : level.power);
    const sign = wide && array ? " .* " : dialect.times(factors[k - 1] ?? factor, factor);
    text += k === 0 ? own : sign + own;
    wide ||= array;
  });
  return text;
}

function relationPiece(e: Expr & { readonly kind: "rel" }, of: Pieces, dialect: Dialect): Piece {
  const [first, ...others] = e.args.map((arg) => of(arg).text);
  if (e.name === "in")
    return { text: `${first} ${dialect.relation.in} {${others.join(", ")}}`, level: level.relation };
  return { text: `${first} ${dialect.relation[e.name] ?? e.name} ${others[0]}`, level: level.relation };
}
