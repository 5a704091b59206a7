/** Names that a working uses twice: u = x², and further down u = sin(x). Each holds until the next. */
import { freshName, type Sym, sym } from "../expr/index.js";
import { mayDefine, namedIn, targetOf } from "./definitions.js";
import { headOf } from "./heads.js";
import type { Meaning } from "./meaning.js";
import type { Part, WorkingLine } from "./working.js";
import { replaced } from "./written.js";

export interface SecondMeanings {
  /** The lines, with a name of its own for each meaning but the first. */
  readonly lines: readonly WorkingLine[];
  /** The lines that give a name another meaning. */
  readonly earlier: ReadonlyMap<WorkingLine, Earlier>;
}

export interface Earlier {
  /** The name with the meaning before. */
  readonly name: Sym;
  /** Whether nothing stands between the two, so that the second may be meant as another form of the first. */
  readonly isNext: boolean;
}

export function secondMeanings(lines: readonly WorkingLine[], meaning: Meaning): SecondMeanings {
  const bodies = new Map<string, string>();
  const current = new Map<string, string>();
  const earlier = new Map<WorkingLine, Earlier>();
  const taken = new Set(lines.flatMap(({ parts }) => parts.flatMap(({ text }) => text.match(/\w+/g) ?? [])));
  const inNew = (part: Part): Part => {
    let own = part;
    for (const [name, now] of current) own = { ...own, ...replaced(own, namedIn(name), () => now) };
    return own;
  };
  const made = lines.map((line, k) => {
    const target = targetOf(headOf(line));
    const body = line.parts[1]?.text.replace(/\s+/g, "");
    if (target?.form !== "value" || body === undefined || !mayDefine(target, meaning))
      return renewed(line, inNew);
    const { name } = target;
    const before = bodies.get(name);
    if (before === undefined || before === body || namedIn(name).test(body)) {
      if (before === undefined) bodies.set(name, body);
      return renewed(line, inNew);
    }
    bodies.set(name, body);
    const last = current.get(name) ?? name;
    const now = freshName(`${name}_${earlier.size + 2}`, taken);
    taken.add(now);
    current.set(name, now);
    const own = renewed(line, inNew);
    earlier.set(own, { name: sym(last), isNext: headBefore(lines, k) === name });
    return own;
  });
  return { lines: made, earlier };
}

/** The left side that a line stands behind. */
function headBefore(lines: readonly WorkingLine[], k: number): string | undefined {
  const before = lines.slice(0, k).reverse();
  const begun = before.find(({ continues }) => !continues);
  return begun && headOf(begun)?.text;
}

function renewed(line: WorkingLine, inNew: (part: Part) => Part): WorkingLine {
  return { ...line, parts: line.parts.map(inNew) };
}
