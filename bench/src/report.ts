/** Results as a table for people: plain text, or Markdown for ARCHITECTURE.md. */
import { families } from "./families/index.js";
import { bestPeer, type Figure, hasTime, type ResultRow, type Results } from "./results.js";

const columns = ["", "Derive", "floor", "Derive/floor", "best peer", "Derive/peer", "asked"] as const;

/** What an answer alone may cost. */
const floorsAllowed = 3;

interface Section {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
  /** Below the rows: the fitted exponent. */
  readonly notes: readonly string[];
}

function sectionsOf(results: Results): readonly Section[] {
  return families.flatMap(({ name, title }) => {
    const rows = results.rows.filter(({ family }) => family === name);
    if (rows.length === 0) return [];
    const notes = results.fits
      .filter(({ family }) => family === name)
      .map(
        ({ exponent, floor, nodes, from, to, goal }) =>
          `time ~ size^${exponent.toFixed(2)} from ${grouped(from)} to ${grouped(to)} (asked: ≤ ${goal}${met(exponent <= goal)}), the floor's ~ size^${floor.toFixed(2)}, nodes ~ size^${nodes.toFixed(2)}`,
      );
    return [{ title, rows: rows.map(cellsOf), notes }];
  });
}

function cellsOf(row: ResultRow): readonly string[] {
  const { label, derive, floor, goal } = row;
  const best = bestPeer(row);
  const isCommand = row.family === "coldStart";
  // Processes are compared by their medians: the least of them is luck.
  const own = hasTime(derive) ? (isCommand ? derive.median : derive.min) : undefined;
  const bare = hasTime(floor) ? (isCommand ? floor.median : floor.min) : undefined;
  const ratio = own !== undefined && bare !== undefined ? own / bare : undefined;
  const least = best === undefined || own === undefined ? undefined : own / best[1].min;
  const asked: string[] = [];
  const ask = (what: string, isMet: boolean): void => void asked.push(`${what}${met(isMet)}`);
  if (goal !== undefined && isCommand) ask(`≤ ${goal}×`, ratio !== undefined && ratio <= goal);
  if (goal !== undefined && !isCommand) ask(`≤ ${goal} ms`, own !== undefined && own * 1000 <= goal);
  if (row.alone && bare !== undefined)
    ask(`≤ ${floorsAllowed} floors`, ratio !== undefined && ratio <= floorsAllowed);
  if (row.alone && best !== undefined) ask("< peer", least !== undefined && least < 1);
  return [
    label,
    own === undefined ? words(derive) : time(own),
    floor === undefined ? "" : bare === undefined ? words(floor) : time(bare),
    ratio === undefined ? "" : times(ratio),
    best === undefined ? none(row) : `${best[0]} ${time(best[1].min)}`,
    least === undefined ? "" : times(least),
    asked.join("; "),
  ];
}

const none = ({ peers }: ResultRow): string => (Object.keys(peers).length > 0 ? "none answers" : "");
const met = (is: boolean): string => (is ? " ✓" : " ✗");
const words = (figure: Figure): string => (hasTime(figure) ? time(figure.min) : figure.failure);
const grouped = (n: number): string => n.toLocaleString("en");

/** Seconds in the unit that reads best. */
export function time(seconds: number): string {
  const [value, unit] =
    seconds < 1e-3 ? [seconds * 1e6, "µs"] : seconds < 1 ? [seconds * 1e3, "ms"] : [seconds, "s"];
  return `${value.toPrecision(value < 1 ? 2 : 3)} ${unit}`.replace(/(\.\d*?)0+ /, "$1 ").replace(". ", " ");
}

const times = (ratio: number): string => `${ratio < 10 ? ratio.toPrecision(2) : Math.round(ratio)}×`;

/** Every peer's figure, one line a row. */
function peerRows({ rows, versions }: Results): {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const names = Object.keys(versions).filter((name) => rows.some(({ peers }) => name in peers));
  const titles = new Map(families.map(({ name, title }) => [name, title]));
  return {
    names,
    rows: rows
      .filter(({ peers }) => Object.keys(peers).length > 0)
      .map(({ family, label, peers, derive }) => [
        `${titles.get(family)}, ${label}`,
        words(derive),
        ...names.map((name) => {
          const figure = peers[name];
          return figure === undefined ? "" : brief(words(figure));
        }),
      ]),
  };
}

/** A cell's width of somebody's error message. */
const brief = (message: string): string => {
  if (/call stack|recursion/i.test(message)) return "stack overflow";
  const text = message.replace(/^(Value)?Error: |^(RangeError|ValueError):? /, "");
  return text.length <= 18 ? text : `${text.slice(0, 17)}…`;
};

export function textReport(results: Results): string {
  const { names, rows } = peerRows(results);
  const parts = [heading(results)];
  for (const { title, rows: own, notes } of sectionsOf(results))
    parts.push(
      [aligned([[title, ...columns.slice(1)], ...own]), ...notes.map((note) => `  ${note}`)].join("\n"),
    );
  if (rows.length > 0) parts.push(`Every peer\n${aligned([["", "Derive", ...names], ...rows])}`);
  return `${parts.join("\n\n")}\n`;
}

function heading({ date, quick, machine, versions }: Results): string {
  const { cpu, cores, memoryGB, system, node } = machine;
  const listed = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `${date.slice(0, 10)}, ${cpu}, ${cores} cores, ${memoryGB} GB, ${system}, Node ${node}${quick ? " (quick: rough figures)" : ""}`,
    listed.join("; "),
    "Times are the shortest of many samples, of cold starts the median. A ratio below 1 means that Derive is faster; ✓ met, ✗ not met.",
  ].join("\n");
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, k) => Math.max(...rows.map((row) => (row[k] ?? "").length)));
  return rows
    .map((row) =>
      row
        .map((cell, k) => (k === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[k] ?? 0)))
        .join("  "),
    )
    .map((line) => line.trimEnd())
    .join("\n");
}

export function markdownReport(results: Results): string {
  const [about, systems, note] = heading(results).split("\n") as [string, string, string];
  const sections = sectionsOf(results);
  const rows = sections.flatMap(({ title, rows: own }) =>
    own.map(([label, ...cells]) => [`${title}: ${label}`, ...cells]),
  );
  const notes = sections.flatMap(({ title, notes: own }) => own.map((words) => `- ${title}: ${words}`));
  const every = peerRows(results);
  return [
    `${about}; ${systems}.`,
    note,
    markdownTable(columns, rows),
    ...(notes.length > 0 ? [notes.join("\n")] : []),
    ...(every.rows.length > 0 ? [markdownTable(["", "Derive", ...every.names], every.rows)] : []),
  ].join("\n\n");
}

/** With the cells of a column equally wide, as the formatter of the project wants them. */
function markdownTable(head: readonly string[], body: readonly (readonly string[])[]): string {
  const rows = [head, ...body].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, k) => Math.max(3, ...rows.map((row) => (row[k] ?? "").length)));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const [first, ...others] = rows.map((row) =>
    line(row.map((cell, k) => (k === 0 ? cell.padEnd(widths[k] ?? 0) : cell.padStart(widths[k] ?? 0)))),
  ) as [string, ...string[]];
  const rule = line(widths.map((width, k) => (k === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)));
  return [first, rule, ...others].join("\n");
}

const [begin, end] = ["<!-- bench: begin -->", "<!-- bench: end -->"];

/**
 * A document with the report between its two markers.
 * @throws where the document has no markers
 */
export function withReport(document: string, report: string): string {
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`no place for the table: ${begin} … ${end}`);
  return `${document.slice(0, from + begin.length)}\n\n${report}\n\n${document.slice(to)}`;
}
