/** The corpus of workings in test/workings, as its README describes the files. */
import { readdirSync, readFileSync } from "node:fs";
import { type CheckJson, type CheckOptions, check, checkToJson, isLatex } from "@derive/core";
import { readGiven, readLatexWorking } from "@derive/core/latex";

export interface PlantedWorking {
  readonly file: string;
  readonly title: string;
  readonly problem: string;
  readonly options: CheckOptions;
  /** The lines, as they would be pasted. */
  readonly working: string;
  /** Counted from 0; null for a working that is right. */
  readonly firstWrong: number | null;
  /** What may be named, each a set of ids; empty where nothing is demanded. */
  readonly mistakes: readonly (readonly string[])[];
  readonly verdicts: readonly string[] | undefined;
  readonly fromPrevious: readonly string[] | undefined;
  /** The remark on a line, and a word that it holds. */
  readonly needs: { readonly line: number; readonly word: string } | undefined;
  readonly says: string | undefined;
  /** The line as it should be. */
  readonly shouldBe: string | undefined;
}

const folder = new URL("../workings/", import.meta.url);
const page = new URL("../fixtures/logistic-page/", import.meta.url);
const header =
  /^# (problem|wrt|where|assume|order|implicit|first wrong|mistakes?|verdicts|from previous|needs|says|should be|from): (.*)$/;

/** The workings of the files whose names begin so. */
export function workingsIn(prefix: string): PlantedWorking[] {
  const files = readdirSync(folder).filter((name) => name.startsWith(prefix) && name.endsWith(".working"));
  return files.flatMap((file) => {
    const [, ...texts] = `\n${readFileSync(new URL(file, folder), "utf8")}`.split(/\n## /);
    return texts.map((text) => workingOf(file, text));
  });
}

/** What the program says of a working in the input language or in LaTeX. */
export function checkedText(problem: string, working: string, options: CheckOptions): CheckJson {
  const given = { source: problem, wrt: String(options.wrt), where: options.where, assume: options.assume };
  const read = isLatex(working) ? readLatexWorking(working, readGiven(given).known()) : working;
  return checkToJson(check(problem, read, options));
}

function workingOf(file: string, text: string): PlantedWorking {
  const [title = "", ...lines] = text.split("\n");
  const said = new Map<string, string>();
  let read = 0;
  for (; header.test(lines[read] ?? ""); read++) {
    const [, key = "", value = ""] = header.exec(lines[read] ?? "") ?? [];
    said.set(key, value.trim());
  }
  const [problem, wrt, firstWrong] = ["problem", "wrt", "first wrong"].map((key) => said.get(key));
  if (problem === undefined || wrt === undefined || firstWrong === undefined)
    throw new Error(`${file}, "${title}": problem, wrt and first wrong must be said`);
  const [order, from] = ["order", "from"].map((key) => said.get(key));
  const needs = /^(\d+) (.*)$/.exec(said.get("needs") ?? "");
  return {
    file,
    title,
    problem: problem.replaceAll(/; */g, "\n"),
    options: {
      wrt,
      where: said.get("where"),
      assume: said.get("assume"),
      order: order === undefined ? undefined : Number(order),
      implicit: said.get("implicit"),
    },
    working:
      from === undefined ? lines.slice(read).join("\n").trim() : readFileSync(new URL(from, page), "utf8"),
    firstWrong: firstWrong === "none" ? null : Number(firstWrong),
    mistakes: [
      ...(said.get("mistake")?.split(" or ") ?? []).map((id) => [id]),
      ...(said.has("mistakes") ? [(said.get("mistakes") ?? "").split(", ").sort()] : []),
    ],
    verdicts: said.get("verdicts")?.split(" "),
    fromPrevious: said.get("from previous")?.split(" "),
    needs: needs === null ? undefined : { line: Number(needs[1]), word: needs[2] ?? "" },
    says: said.get("says"),
    shouldBe: said.get("should be"),
  };
}
