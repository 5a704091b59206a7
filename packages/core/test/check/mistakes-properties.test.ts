import fc from "fast-check";
import { describe, it } from "vitest";
import {
  Arena,
  compare,
  type Diff,
  diff,
  freeNames,
  num,
  type Problem,
  postorder,
  toText,
} from "../../src/index.js";
import { calculusMistakes } from "./calculusMistakes.js";
import { readExample } from "./reading.js";

/** Expressions in x with constants a and b that have a derivative somewhere. */
const functions = ["sin", "cos", "exp", "log", "sqrt", "tanh", "sigmoid", "atan", "log2", "tan", "f"];
const body = fc.letrec<{ e: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    { weight: 4, arbitrary: fc.constant("x") },
    fc.constantFrom("a", "b", "y[1]", "2*x", "x^3", "3", "5/2"),
  ),
  e: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    tie("leaf"),
    fc.tuple(tie("e"), tie("leaf")).map(([u, v]) => `(${u} + ${v})`),
    fc.tuple(tie("leaf"), tie("e")).map(([u, v]) => `(${u} - ${v})`),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u})*(${v})`),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u})/(${v})`),
    fc.tuple(tie("e"), fc.constantFrom(-2, -1, 2, 3)).map(([u, k]) => `(${u})^(${k})`),
    fc.tuple(fc.constantFrom("2", "a", "x"), tie("e")).map(([u, v]) => `${u}^(${v})`),
    fc.tuple(fc.constantFrom(...functions), tie("e")).map(([f, u]) => `${f}(${u})`),
    tie("e").map((u) => `-(${u})`),
  ),
})).e;

const runs = Number(process.env.DERIVE_RUNS ?? 40);
const seed = Number(process.env.DERIVE_SEED ?? 20261123);

/** x/x seems to move, and nothing is wrong that is multiplied with its derivative; nor with that of 2x - x. */
const hasIdlePart = ({ args: [root, x] }: Diff, problem: Problem): boolean =>
  postorder(root)
    .filter((part) => part !== x && freeNames(part).has("x"))
    .some((part) => [0, 1].some((k) => compare(diff(part, x), num(k), problem).kind === "proved"));

describe("mistakes at random derivatives", () => {
  it("keep the right derivative beside the wrong one", () => {
    fc.assert(
      fc.property(body, (text) =>
        new Arena().run(() => {
          const { e, problem } = readExample(`diff(${text}, x)`);
          if (e.kind !== "diff" || hasIdlePart(e, problem)) return;
          for (const { id, slips } of calculusMistakes) {
            for (const { wrong, right, says } of slips(e, problem)) {
              const said = `${id} at ${toText(e)}: ${toText(wrong)} for ${toText(right)}`;
              if (compare(e, right, problem).kind === "refuted") throw new Error(`${said} is not right`);
              // Two mistakes may cancel.
              const isSingle = !String(says[says.length - 1]).startsWith(" The same happens");
              if (isSingle && compare(right, wrong, problem).kind === "proved")
                throw new Error(`${said} does no harm`);
            }
          }
        }),
      ),
      { numRuns: runs, seed },
    );
  });
});
