/** Entries as they are said in LaTeX without its signs: y_j and x_ij for y[j] and x[i, j], where y and x have indices. */
import type { Problem } from "../problem/problem.js";
import { targetOf } from "./definitions.js";
import { headOf } from "./heads.js";
import type { Part, Working } from "./working.js";
import { replaced } from "./written.js";

/** @param known names of the problem, which stay as they are */
export function withSubscripts(working: Working, problem: Problem, known: ReadonlySet<string>): Working {
  if (problem.extents.size === 0) return working;
  const defined = working.lines.flatMap((line) => targetOf(headOf(line))?.name ?? []);
  const taken = new Set([...known, ...defined]);
  return {
    ...working,
    lines: working.lines.map((line) => ({
      ...line,
      parts: line.parts.map((part): Part => {
        const read = replaced(part, subscripted, ([whole, name = "", run = ""]) => {
          if (taken.has(whole)) return undefined;
          const indices = /^\d+$/.test(run) ? [run] : [...run];
          return problem.extents.get(name)?.length === indices.length
            ? `${name}[${indices.join(", ")}]`
            : undefined;
        });
        return read.text === part.text ? part : { ...part, ...read };
      }),
    })),
  };
}

const subscripted = /(?<![\w.])([A-Za-z]+)_(\d+|[a-z]{1,2})(?!\w|\s*[([])/g;
