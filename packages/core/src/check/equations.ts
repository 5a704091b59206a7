/** Equations of an implicit problem: x^2 + y^2 == 1 says two sides of a line, and so does its derivative. */
import type { Problem } from "../problem/problem.js";
import type { Part, Working } from "./working.js";
import { closing, outsideBrackets, slice, splitAt } from "./written.js";

/** The working with the sides of its equations apart, where an equation ties names together. */
export function inSides(working: Working, { dependent }: Problem): Working {
  if (dependent.size === 0) return working;
  const lines = working.lines.map((line) => ({ ...line, parts: line.parts.flatMap(sidesOf) }));
  return { ...working, lines };
}

/** @example "diff(x^2 + y^2 == 1, x)": "diff(x^2 + y^2, x)", "diff(1, x)" */
function sidesOf(part: Part): Part[] {
  const signs = outsideBrackets(part.text, /==/);
  if (signs.length > 0) return splitAt(part, signs).map((side) => ({ ...part, ...side }));
  const open = /^diff\(/.exec(part.text)?.[0].length;
  if (open === undefined || closing(part.text, open - 1) !== part.text.length) return [part];
  const inside = slice(part, open, part.text.length - 1);
  const [comma, ...more] = outsideBrackets(inside.text, /,/).reverse();
  const inner = comma === undefined ? [] : outsideBrackets(inside.text.slice(0, comma.index), /==?/);
  if (comma === undefined || inner.length === 0 || more.length > 0) return [part];
  const by = inside.text.slice(comma.index);
  return splitAt(slice(inside, 0, comma.index), inner).map((side) => {
    const [from = 0] = side.offsets;
    const last = side.offsets[side.offsets.length - 1] ?? from;
    return {
      ...part,
      text: `diff(${side.text}${by})`,
      offsets: [
        ...Array.from("diff(", () => from),
        ...side.offsets.slice(0, -1),
        ...Array.from(`${by}) `, () => last),
      ],
    };
  });
}
