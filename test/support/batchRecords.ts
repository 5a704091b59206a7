/** Records for a batch: Derive's own derivations of the examples as workings, as they are and with slips in them. */
import { readdirSync, readFileSync } from "node:fs";
import { type DeriveOptions, derive, toText } from "@derive/core";
import { readProblemFile } from "../../packages/cli/src/problemFile.js";

export interface WorkingRecord {
  readonly id: number;
  readonly problem: string;
  readonly wrt: string;
  readonly where?: string;
  readonly assume?: string;
  readonly order?: number;
  readonly implicit?: string;
  readonly working: readonly string[];
}

type Base = Omit<WorkingRecord, "id">;

const folder = new URL("../../examples/", import.meta.url);

/** Problems with the answer to them, each line that has the value of the answer as a line of the working. */
export function bases(names: (name: string) => boolean = () => true): Base[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".derive") && names(name))
    .map((name): Base => {
      const { source, options } = readProblemFile(readFileSync(new URL(name, folder), "utf8"));
      const { wrt = "", where, assume, implicit, order } = options;
      const given = {
        wrt,
        ...(where !== undefined && { where }),
        ...(assume !== undefined && { assume }),
        ...(implicit !== undefined && { implicit }),
        ...(order !== undefined && { order: Number(order) }),
      };
      const { lines } = derive(source, given satisfies DeriveOptions);
      const last = lines[lines.length - 1]?.of;
      const own = lines.filter(({ of, expression }) => of === last && expression.kind !== "rel");
      return { ...given, problem: source, working: own.map(({ expression }) => `= ${toText(expression)}`) };
    });
}

/** What somebody may have written instead of a line. */
const slips: readonly ((line: string) => string)[] = [
  (line) => line,
  (line) => `= -(${line.slice(2)})`,
  (line) => `= 2*(${line.slice(2)})`,
  (line) => line.replace(" + ", " - "),
  (line) => line.replace("1/m * ", ""),
  (line) => line.replace("1 - ", "1 + "),
];

/** The record number k: a problem in turn, with one slip in one line. */
export function recordAt(from: readonly Base[], k: number): WorkingRecord {
  const base = from[k % from.length] as Base;
  const round = Math.floor(k / from.length);
  const slip = slips[round % slips.length] as (line: string) => string;
  const place = base.working.length - 1 - (Math.floor(round / slips.length) % base.working.length);
  return { id: k, ...base, working: base.working.map((line, p) => (p === place ? slip(line) : line)) };
}
