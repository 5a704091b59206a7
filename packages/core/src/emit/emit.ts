/** Code for a problem: a function for the cost, one for its derivative, and on request one for the Hessian. */
import { isScalar } from "../arrays/index.js";
import { greekLetters } from "../expr/greek.js";
import { type Expr, freeNames, isBinder, postorder, type Variable } from "../expr/index.js";
import type { Helper, Target } from "../functions/index.js";
import { toText } from "../print/text.js";
import type { Definition, Problem, Property } from "../problem/problem.js";
import { type Surroundings, sharingOf } from "../sharing/index.js";
import { costIndices, type Derived, type Index, indicesOf, resultIndices } from "./axes.js";
import { formulasOf, shapeOfArgument } from "./documentation.js";
import { withFullExtents } from "./extents.js";
import { type Node, neededFor } from "./graph.js";
import { Grouping } from "./grouping.js";
import { Identifiers } from "./identifiers.js";
import type { Language, WrittenFunction } from "./language.js";
import { Lowering, NotCode } from "./lower.js";
import { withIndicesInSight } from "./openDefinitions.js";
import { type Argument, Dimensions, readingOf } from "./program.js";
import { jax } from "./targets/jax.js";
import { juliaLanguage } from "./targets/juliaFile.js";
import { numpy } from "./targets/numpy.js";
import { pythonLanguage } from "./targets/pythonFile.js";
import { torch } from "./targets/torch.js";
import { typescriptLanguage } from "./targets/typescriptFile.js";

const languages: Readonly<Record<Target, Language>> = {
  numpy: pythonLanguage(numpy),
  jax: pythonLanguage(jax),
  torch: pythonLanguage(torch),
  typescript: typescriptLanguage,
  julia: juliaLanguage,
};

/** What makes a matrix symmetric. */
const symmetric: readonly Property[] = ["symmetric", "posdef", "psd", "diagonal"];

interface Draft {
  readonly name: string;
  readonly title: string;
  readonly formulas: readonly string[];
  readonly root: Node;
}

/**
 * The text of a file with the functions.
 * @throws NotCode for what cannot be written in that language
 */
export function emitCode(derived: Derived, again: Derived | undefined, target: Target): string {
  const full = (one: Derived): Derived =>
    withIndicesInSight({ ...one, problem: withFullExtents(one.problem) });
  const [first, second] = [full(derived), again && full(again)];
  const { problem } = first;
  const results = [first.result, ...(second === undefined ? [] : [second.result])];
  const indices = [
    ...costIndices(problem),
    ...[first, second].flatMap((one) => (one === undefined ? [] : resultIndices(one))),
  ];
  const around = surroundingsOf(problem, indices);
  // Names for what cost and derivative share, where one of them is too long to be read: in code and documentation.
  const sharing = sharingOf([problem.expression, ...results], "auto", around);
  const made = sharing?.definitions ?? [];
  const setting = withDefinitions(problem, made);
  const lowering = new Lowering(setting);
  const isSymmetric = ({ op, operands }: Node): boolean => {
    if (op.kind === "whole" && op.name === "inv") return operands.every(({ of }) => isSymmetric(of));
    const properties = op.kind === "input" ? problem.properties.get(op.name) : undefined;
    return symmetric.some((word) => properties?.has(word));
  };
  const draft = (name: string, title: string, e: Expr, own: Problem, indices: readonly Index[]): Draft => {
    refuseRunningBounds(e, new Set(indices.map(([index]) => index)));
    const expression = sharing?.of(e) ?? e;
    lowering.prepare(sharing?.neededFor([expression]) ?? []);
    const naive = lowering.whole(expression, indices).node;
    const root = new Grouping(lowering.views, isSymmetric).grouped(naive);
    const told = sharing === undefined ? around : undefined;
    return { name, title, formulas: formulasOf(expression, withDefinitions(own, made), told), root };
  };
  const [x] = problem.variables as readonly [Variable];
  const by = toText(x);
  const isNumber = isScalar(x) && costIndices(problem).length === 0 && indicesOf(x, problem).length === 0;
  const isJacobian = !isScalar(problem.expression);
  const name = isJacobian && !isNumber ? "jacobian" : isNumber ? "derivative" : "gradient";
  const drafts = [
    draft("cost", "The cost.", problem.expression, problem, costIndices(problem)),
    draft(name, `The ${name} of the cost by ${by}.`, first.result, problem, resultIndices(first)),
  ];
  if (second !== undefined) {
    const title = `The second derivative of the cost by ${by}.`;
    drafts.push(draft("hessian", title, second.result, second.problem, resultIndices(second)));
  }
  return fileOf(drafts, lowering.views.names, first, languages[target]);
}

function fileOf(
  drafts: readonly Draft[],
  names: ReadonlyMap<Node, string>,
  { problem }: Derived,
  language: Language,
): string {
  const args = argumentsOf(drafts, problem.source);
  const helpers = new Set<Helper>();
  const own = drafts.map(({ name }) => name);
  const bodies = drafts.map(({ root }) => {
    const identifiers = new Identifiers(language.words, own);
    for (const { name } of args) identifiers.of(name);
    for (const name of problem.counts) identifiers.of(name);
    const dimensions = new Dimensions(identifiers);
    const writer = language.writer(identifiers, dimensions);
    const body = writer.body({ root, names });
    for (const helper of writer.helpers) helpers.add(helper);
    return { body, identifiers, used: [...dimensions.used] };
  });
  const counts = [...new Set(bodies.flatMap(({ used }) => used))].filter(
    (name) => readingOf(name, args) === undefined,
  );
  const functions = drafts.map((draft, k): WrittenFunction => {
    const { body, identifiers, used } = bodies[k] as (typeof bodies)[number];
    const id = (name: string): string => identifiers.of(name);
    const dimensions = used.flatMap((name) => {
      const reading = readingOf(name, args);
      return reading === undefined ? [] : [{ name: id(name), argument: id(reading.argument.name), reading }];
    });
    const inputs = new Set(inputsOf(draft.root).keys());
    for (const { reading } of dimensions) inputs.add(reading.argument.name);
    const written = [
      ...args.map((argument) => ({ name: id(argument.name), argument, isUsed: inputs.has(argument.name) })),
      ...counts.map((name) => ({ name: id(name), argument: undefined, isUsed: used.includes(name) })),
    ];
    const documentation = {
      title: draft.title,
      formulas: draft.formulas,
      args: written.map(({ name, argument }) => ({
        name,
        says: argument === undefined ? "whole number" : shapeOfArgument(argument, language.shapes),
      })),
      returns: shapeOfArgument({ name: "", dims: draft.root.dims, isIndex: false }, language.shapes),
    };
    return { name: draft.name, args: written, dimensions, body, documentation, rank: draft.root.dims.length };
  });
  const titles = drafts.map(({ name }) => name);
  const last = titles[titles.length - 1];
  const title = `The ${titles.slice(0, -1).join(", ")} and ${last}, written by derive code.`;
  return language.file(title, functions, [...helpers]);
}

function surroundingsOf({ source, extents }: Problem, indices: readonly Index[]): Surroundings {
  const taken = source.match(/[A-Za-z]\w*/g) ?? [];
  return { taken, extents, indices: indices.map(([name]) => name) };
}

function withDefinitions(problem: Problem, made: readonly Definition[]): Problem {
  const definitions = new Map(problem.definitions);
  for (const definition of made) definitions.set(definition.name, definition);
  return { ...problem, definitions };
}

/** The inputs that a value needs. */
function inputsOf(root: Node): ReadonlyMap<string, Argument> {
  const found = new Map<string, Argument>();
  const nodes = neededFor(root);
  const places = new Set(nodes.flatMap(({ op, operands }) => (op.kind === "take" ? [operands[1]?.of] : [])));
  for (const node of nodes) {
    const { op, dims } = node;
    if (op.kind === "input") found.set(op.name, { name: op.name, dims, isIndex: places.has(node) });
  }
  return found;
}

/** The arguments of all functions alike, in the order in which the problem names them. */
function argumentsOf(drafts: readonly Draft[], source: string): Argument[] {
  const found = new Map<string, Argument>();
  for (const { root } of drafts)
    for (const [name, argument] of inputsOf(root)) {
      const known = found.get(name);
      found.set(name, { ...argument, isIndex: argument.isIndex || known?.isIndex === true });
    }
  const place = (name: string): number => {
    const letter = greekLetters[name];
    const at = [
      new RegExp(`(?<![\\w])${name}(?![\\w])`).exec(source)?.index,
      letter && source.indexOf(letter),
    ];
    const known = at.filter((index): index is number => typeof index === "number" && index >= 0);
    return Math.min(source.length, ...known);
  };
  return [...found.values()].sort((a, b) => place(a.name) - place(b.name));
}

/** A sum from j = i on, with an i that runs itself: each array of code has one length. */
function refuseRunningBounds(root: Expr, indices: ReadonlySet<string>): void {
  const nodes = postorder(root);
  const running = new Set([...indices, ...nodes.filter(isBinder).map(({ name }) => name)]);
  for (const e of nodes) {
    if (!isBinder(e)) continue;
    const [, lower, upper] = e.args;
    const bound = [lower, upper].find((own) => [...freeNames(own)].some((name) => running.has(name)));
    if (bound === undefined) continue;
    const message = `a ${e.kind === "sum" ? "sum" : "product"} that runs from or to ${toText(bound)}`;
    throw new NotCode(message, "write a piecewise over the whole range: piecewise(j >= i, …, 0)");
  }
}
