/** Runs families: every system on every row, one process after the other. */
import type { Family, Row } from "./cases.js";
import { coldStarts } from "./commands.js";
import { warmUpBudgets } from "./measure.js";
import { derive, floor } from "./peers/inNode.js";
import type { Peer } from "./peers/peer.js";
import { type Outcome, runIn } from "./process.js";
import { type Figure, type Fit, hasTime, type ResultRow } from "./results.js";
import { slopeAt } from "./slope.js";
import { fittedExponent, statisticsOf } from "./statistics.js";

export interface Effort {
  readonly quick: boolean;
  /** Seconds of samples for each system and row. */
  readonly budget: number;
  /** Seconds after which a system has given up. */
  readonly limit: number;
}

/** What is going on, for whoever waits. */
export type Progress = (words: string) => void;

export async function collect(
  family: Family,
  peers: readonly Peer[],
  effort: Effort,
  progress: Progress,
): Promise<readonly ResultRow[]> {
  const rows: ResultRow[] = [];
  /** Systems that have failed at a smaller size. */
  const failed = new Set<string>();
  for (const row of family.rows(effort.quick)) {
    progress(`${family.title}, ${row.label}`);
    const { label, size, goal } = row;
    const { case: of } = row;
    const known = {
      family: family.name,
      label,
      alone: of.ask === "gradient" || (of.ask === "differentiate" && !of.simplify),
      ...(size !== undefined && { size }),
      ...(goal !== undefined && { goal }),
    };
    if (of.ask === "command") {
      rows.push({ ...known, ...commandRow(of.args, effort), peers: {} });
      continue;
    }
    const patient = { ...effort, limit: patience * effort.limit };
    const own = await ask(derive, row, patient);
    const bare = await ask(floor, row, patient);
    const others: Record<string, Figure> = {};
    for (const peer of tellsLines(of) ? [] : peers) {
      if (failed.has(peer.name)) continue;
      progress(`${family.title}, ${row.label}: ${peer.name}`);
      const outcome = await ask(peer, row, effort);
      if (outcome === undefined) continue;
      const figure = figureOf(outcome, row);
      others[peer.name] = figure;
      if (!hasTime(figure) && row.size !== undefined) failed.add(peer.name);
    }
    rows.push({
      ...known,
      derive: figureOf(own as Outcome, row),
      ...(bare?.nodes !== undefined && bare.nodes > 0 && { nodes: bare.nodes, floor: figureOf(bare, row) }),
      peers: others,
    });
  }
  return rows;
}

/** Derive and the floor are waited for longer: their figure is wanted whatever it is. */
const patience = 6;

/** No peer has anything of the sort. */
const tellsLines = ({ ask: asked }: Row["case"]): boolean => asked === "trace" || asked === "check";

async function ask(peer: Peer, row: Row, { budget, limit }: Effort): Promise<Outcome | undefined> {
  const { case: of, at } = row;
  const invocation = peer.invocation({ case: of, budget, ...(at !== undefined && { at }) });
  if (invocation === undefined) return undefined;
  const outcome = await runIn(invocation, limit, (1 + warmUpBudgets) * budget);
  return outcome.hasNone ? undefined : outcome;
}

/** The error that an answer may have by its doubles; some print only six digits. */
const tolerance = 1e-4;

function figureOf(outcome: Outcome, row: Row): Figure {
  if (outcome.failure !== undefined) return { failure: outcome.failure };
  const { case: of, at } = row;
  if (
    at !== undefined &&
    outcome.value !== undefined &&
    (of.ask === "differentiate" || of.ask === "gradient")
  ) {
    const wrt = typeof of.wrt === "string" ? of.wrt : (of.wrt[0] as string);
    const expected = slopeAt(of.program, wrt, at);
    if (!(Math.abs(outcome.value - expected) <= tolerance * Math.abs(expected)))
      return { failure: `wrong: ${outcome.value}, not ${expected}` };
  }
  return statisticsOf(outcome.seconds, outcome.runs);
}

function commandRow(args: readonly string[], { quick }: Effort): Pick<ResultRow, "derive" | "floor"> {
  const { seconds, bare } = coldStarts(args, quick ? 5 : 30);
  return { derive: statisticsOf(seconds, 1), floor: statisticsOf(bare, 1) };
}

/** How Derive's time grows, for the families that are asked to grow evenly. */
export function fitOf({ name, growth }: Family, rows: readonly ResultRow[]): Fit | undefined {
  if (growth === undefined) return undefined;
  const measured = rows.flatMap(({ size, derive: own, floor, nodes }) =>
    size !== undefined &&
    size >= growth.from &&
    nodes !== undefined &&
    hasTime(own) &&
    floor !== undefined &&
    hasTime(floor)
      ? [{ size, own: own.min, floor: floor.min, nodes }]
      : [],
  );
  const [from, to] = [measured[0]?.size, measured.at(-1)?.size];
  if (from === undefined || to === undefined || from === to) return undefined;
  const fitted = (of: "own" | "floor" | "nodes"): number =>
    fittedExponent(measured.map((row) => [row.size, row[of]] as const));
  return {
    family: name,
    exponent: fitted("own"),
    floor: fitted("floor"),
    nodes: fitted("nodes"),
    from,
    to,
    goal: growth.goal,
  };
}
