/** A text in LaTeX as text in the input language: definitions first, the cost last. */
import type { ReadingNote, Written } from "../check/working.js";
import { DeriveError, type Place } from "../parse/errors.js";
import { variablesOf } from "./derivatives.js";
import { isFunctionLetter } from "./functionNames.js";
import { Grammar } from "./grammar.js";
import { type Known, nothingKnown } from "./known.js";
import { tokensOf } from "./lex.js";
import { refuseConstant, refuseMissing } from "./missing.js";
import { type Scope, scopeOf } from "./scope.js";
import { type Statement, standsIn, statementsOf } from "./statements.js";
import type { Home } from "./tex.js";
import { isFence, isSign, spanning, type Token } from "./tokens.js";
import { type Node, some } from "./tree.js";
import { layerAt } from "./usage.js";
import { Writer } from "./write.js";

export interface ReadLatex extends Written {
  readonly notes: readonly ReadingNote[];
}

export interface ReadProblem extends ReadLatex {
  /** Names in bold letters in a text without indices: vectors, and capital letters matrices. */
  readonly bold: ReadonlySet<string>;
}

/** Definitions of a problem; the input language takes no more. */
const mostStatements = 500;

export interface LatexOptions {
  /** Whether the last statement is an equation rather than a definition: for implicit derivatives. Default false. */
  readonly equation?: boolean;
  /** Whether the text is a problem of its own, so that what it does not define is not defined anywhere. Default false. */
  readonly isProblem?: boolean;
}

/**
 * Reads a problem or a single expression in LaTeX. What is written in front of the cost, `J(\theta) =`, falls away.
 *
 * @param known what settles names: of a problem that the text belongs to
 * @throws DeriveError with the place in the source
 * @example readLatex("\\frac{1}{2}\\lVert Xw-y\\rVert^2").text // "1/2 * norm(X * w - y)^2"
 */
export function readLatex(
  source: string,
  known: Known = nothingKnown,
  options: LatexOptions = {},
): ReadProblem {
  const all = statementsOf(tokensOf(source, homeOf(source, known)), source);
  const statements = all.filter((statement) => !isGloss(statement));
  const scope = scopeOf(
    source,
    statements.map(({ tokens }) => tokens),
    known,
    options.isProblem,
  );
  for (const { tokens } of all.filter(isGloss))
    scope.note(
      placeOf(tokens),
      "left out: it says what a name is",
      'shapes are given with --where "X: m x n"',
    );
  const grammar = new Grammar(scope);
  if (statements.length === 0) {
    const hint = "write for example: x^2 \\sin x";
    throw new DeriveError("missing-expression", "there is no formula here", source, undefined, hint);
  }
  if (statements.length > mostStatements) {
    const message = `at most ${mostStatements} statements can be read`;
    throw scope.error(message, placeOf(statements[mostStatements]?.tokens ?? []), undefined, "too-large");
  }
  const costs = costOf(statements, options.equation === true);
  const writer = new Writer();
  const rest = statements.filter((statement) => statement !== costs);
  for (const statement of rest) {
    define(statement, writer, grammar, options);
    writer.write("; ", placeOf(statement.tokens));
  }
  const place = placeOf(costs.tokens);
  const cost = costNode(costs, place, grammar, options.equation === true);
  if (options.isProblem === true) refuseMissing(cost, scope);
  if (options.isProblem === true && rest.length === 0) refuseConstant(cost, scope);
  writer.expression(cost);
  const { bound, indexed, values } = scope.usage;
  const bold = bound.size + indexed.size > 0 ? [] : [...scope.bold].filter((name) => !values.has(name));
  return { ...writer.written(source.length), notes: scope.notes, bold: new Set(bold) };
}

/**
 * What is differentiated by, several between commas: \\theta_j, x_{ij}.
 * @param options a problem whose letters are used alike says whether \\theta_1 is an entry or a name
 */
export function readLatexVariables(
  source: string,
  known: Known = nothingKnown,
  { beside }: { readonly beside?: string } = {},
): ReadLatex {
  const tokens = tokensOf(source, homeOf(source, known));
  const others =
    beside === undefined
      ? []
      : statementsOf(tokensOf(beside, homeOf(beside, known)), beside).map((own) => own.tokens);
  const scope = scopeOf(source, [tokens, ...others], known);
  const grammar = new Grammar(scope);
  const writer = new Writer();
  grammar.list(tokens, { offset: 0, length: source.length }).forEach((variable, k) => {
    if (k > 0) writer.write(", ", variable.place);
    writer.expression(variable);
  });
  return { ...writer.written(source.length), notes: scope.notes };
}

/** Relations that are granted, separated by ; or , as in \lambda > 0; y \in \{0, 1\}. */
export function readLatexFacts(source: string, known: Known = nothingKnown): ReadLatex {
  const statements = statementsOf(tokensOf(source, homeOf(source, known)), source);
  const scope = scopeOf(
    source,
    statements.map(({ tokens }) => tokens),
    known,
  );
  const grammar = new Grammar(scope);
  const writer = new Writer();
  statements.forEach(({ tokens }, k) => {
    const place = placeOf(tokens);
    if (k > 0) writer.write("; ", place);
    writer.expression(grammar.condition(tokens, place));
  });
  return { ...writer.written(source.length), notes: scope.notes };
}

const homeOf = (source: string, { macros }: Known): Home => ({ source, start: 0, macros });

export const placeOf = (tokens: readonly Token[]): Place =>
  spanning((tokens[0] as Token).place, (tokens[tokens.length - 1] as Token).place);

/** X ∈ ℝ^{m×n}, y = \text{label}: words about a name. */
const isGloss = ({ tokens, sides }: Statement): boolean =>
  (sides.length === 1 && tokens.some((token) => isSign(token, "="))) ||
  tokens.some((token, k) => isSign(token, "in") && /^[A-Z]$/.test(wordAt(tokens[k + 1])));

const wordAt = (token: Token | undefined): string => (token?.kind === "name" ? token.text : "");

/** The one that is no definition; of definitions the last that no other one uses. */
function costOf(statements: readonly Statement[], equation: boolean): Statement {
  const last = statements[statements.length - 1] as Statement;
  if (equation) return last;
  const bare = statements.filter(
    ({ sides }) => sides.length === 1 || headOf(sides[0] as readonly Token[]) === undefined,
  );
  if (bare.length > 0) return bare[bare.length - 1] as Statement;
  const unused = statements.filter((own) => {
    const head = headOf(own.sides[0] as readonly Token[])?.text;
    return !statements.some((other) => other !== own && head !== undefined && uses(other, head));
  });
  return unused[unused.length - 1] ?? last;
}

/** The name that a left side defines: h of h_\theta(x), z, p of p_{ik}. */
export function headOf(tokens: readonly Token[]): (Token & { readonly text: string }) | undefined {
  const [name, brackets, ...more] = tokens;
  if (name === undefined || more.length > 0) return undefined;
  if (name.kind === "accent") return brackets === undefined ? { ...name, text: name.text } : undefined;
  if (name.kind !== "name" || (name.sup !== undefined && !isFence(name.sup[0], "(", "["))) return undefined;
  const plain =
    isFence(brackets, "(") &&
    brackets.body.every((part, k) => (k % 2 === 0 ? part.kind === "name" : isSign(part, ",")));
  return brackets === undefined || plain ? name : undefined;
}

const uses = ({ sides }: Statement, name: string): boolean =>
  sides.slice(1).some((side) => standsIn(side, name));

/** What stands behind the last equals sign; an equation where it is asked for, and where what stands in front is no name. */
function costNode({ sides, tokens }: Statement, place: Place, grammar: Grammar, equation: boolean): Node {
  const [head, ...others] = sides;
  const last = others[others.length - 1];
  if (last === undefined || head === undefined) return whole(tokens, place, grammar);
  if (equation || !isHead(head)) return grammar.condition(tokens, place);
  const comma = tokens.find((token) => isSign(token, ","));
  if (others.length > 1 && comma !== undefined) {
    const hint = "write each definition on a line of its own, or a semicolon between them";
    throw grammar.scope.error("several equations stand in one line", comma.place, hint);
  }
  if (others.length > 1)
    grammar.scope.note(
      place,
      `${others.length + 1} sides of one equation: the last one is taken`,
      "write one of them alone",
    );
  else
    grammar.scope.note(
      placeOf(head),
      "a name for what follows",
      "for an equation say what is implicit: --implicit y",
    );
  return whole(last, placeOf(last), grammar, variableAmong(sides, grammar));
}

/** What may stand in front of a cost: a name, a derivative, m J(θ), \log L(θ). */
function isHead(tokens: readonly Token[]): boolean {
  if (headOf(tokens) !== undefined) return true;
  const [first, second, third] = tokens;
  if (first?.kind === "text") return true;
  if (first?.kind === "name" && second === undefined && layerAt(first.sup) !== undefined) return true;
  if (first?.kind === "accent" && isFence(second, "(") && third === undefined) return true;
  if (first?.kind === "fraction" || isSign(first, "∂", "∇")) return true;
  return (
    !tokens.some((token, k) => (k > 0 && isSign(token, "+", "-")) || isSign(token, "<", ">", "<=", ">=")) &&
    tokens.some((token) => token.kind === "name" && isFunctionLetter(token.text))
  );
}

/** What some side of an equation differentiates by: t of dσ/dt = σ(1 − σ). */
export function variableAmong(sides: Statement["sides"], grammar: Grammar): Node | undefined {
  for (const side of sides) {
    const [first] = side;
    const variables = first?.kind === "fraction" ? variablesOf(first, grammar) : undefined;
    if (variables !== undefined) return variables[0];
  }
  return undefined;
}

/** An expression, or a relation where one stands. */
const whole = (tokens: readonly Token[], place: Place, grammar: Grammar, by?: Node): Node =>
  tokens.some((token) => isSign(token, "<", "<=", ">", ">=", "!=", "in"))
    ? grammar.condition(tokens, place)
    : grammar.closed(tokens, place, by);

/** Writes head = body. */
function define(
  { sides, tokens }: Statement,
  writer: Writer,
  grammar: Grammar,
  { isProblem }: LatexOptions,
): void {
  const [head, ...others] = sides;
  const body = others[others.length - 1];
  const { scope } = grammar;
  if (head === undefined || body === undefined || headOf(head) === undefined) {
    const hint = "definitions are of the form h(x) = …; the cost stands alone or last";
    throw scope.error("this is no definition", placeOf(tokens), hint);
  }
  const place = placeOf(head);
  const target = grammar.expression(head, place);
  writer.expression(valueHead(target, scope));
  writer.write(" = ", place);
  const value = grammar.closed(body, placeOf(body));
  if (isProblem === true) refuseMissing(value, scope);
  writer.expression(value);
}

/** z(\theta) = x\theta is a quantity where z stands alone elsewhere. */
export function valueHead(target: Node, scope: Scope): Node {
  if (
    target.kind !== "call" ||
    !scope.usage.plain.has(target.name) ||
    some(target, ({ kind }) => kind === "bare")
  )
    return target;
  scope.note(target.place, `the quantity ${target.name}, since it stands without brackets elsewhere`);
  return { kind: "name", name: target.name, indices: [], place: target.place };
}
