import { Arena, derivative, partialDerivatives, sym, toText } from "@derive/core";
import { evaluate, parse } from "mathjs";
import { describe, expect, it } from "vitest";
import type { Case, Row } from "../src/cases.js";
import { families } from "../src/families/index.js";
import { algebriteEngine } from "../src/peers/algebrite.js";
import { exprOf } from "../src/peers/derive.js";
import type { Engine } from "../src/peers/engine.js";
import { giac } from "../src/peers/giac.js";
import { ginac } from "../src/peers/ginac.js";
import { mathjsRaw } from "../src/peers/mathjs.js";
import { maxima } from "../src/peers/maxima.js";
import { nerdamerEngine } from "../src/peers/nerdamer.js";
import { partsOf } from "../src/peers/parts.js";
import { sympy } from "../src/peers/sympy.js";
import { slopeAt } from "../src/slope.js";
import { type Program, plain } from "../src/terms.js";
import { commonSyntax, writeOut } from "../src/write.js";

const rows = families.flatMap((family) => family.rows(true));
type Sloped = Extract<Case, { ask: "differentiate" | "gradient" }>;
const sloped = (of: Case): of is Sloped => of.ask === "differentiate" || of.ask === "gradient";
const isChecked = (row: Row): boolean => row.at !== undefined && sloped(row.case);
const checked = rows.filter(isChecked);

function expectedOf({ case: of, at = {} }: Row): number {
  if (!sloped(of)) throw new Error("no derivative");
  return slopeAt(of.program, typeof of.wrt === "string" ? of.wrt : (of.wrt[0] as string), at);
}

describe("every family of derivatives", () => {
  it("has a row where answers are held against numbers", () => {
    expect(checked.length).toBeGreaterThanOrEqual(6);
  });

  it("is answered rightly by Derive", () => {
    for (const row of checked)
      new Arena().run(() => {
        const of = row.case as Sloped;
        const root = exprOf(of.program);
        const isShort = of.ask === "differentiate" && of.simplify;
        const variables = (typeof of.wrt === "string" ? [of.wrt] : of.wrt).map(sym);
        const [x] = variables as [(typeof variables)[number]];
        const answer = isShort ? derivative(root, x) : partialDerivatives(root, variables)?.[0];
        if (answer === undefined) throw new Error("no answer");
        const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
        const value: number = evaluate(toText(answer), { ...row.at, sigmoid });
        expect(value, row.label).toBeCloseTo(expectedOf(row), 8);
      });
  });

  const engines: Readonly<Record<string, Engine>> = {
    "mathjs raw": mathjsRaw,
    nerdamer: nerdamerEngine,
    Algebrite: algebriteEngine,
  };
  /** The smallest rows are large for those who simplify as they go. */
  const heavy = new Set(["mathjs depth 10", "nerdamer depth 10", "Algebrite depth 10", "Algebrite depth 5"]);
  for (const [name, engine] of Object.entries(engines))
    for (const row of checked) {
      if (!sloped(row.case) || heavy.has(`${name} ${row.label}`)) continue;
      if (row.case.ask === "differentiate" && row.case.simplify) continue;
      it(`is well-formed for ${name}: ${row.label}`, () => {
        const work = engine.work(row.case);
        const value = engine.valueAt?.(work?.run(work.prepare()), row.at ?? {});
        const expected = expectedOf(row);
        expect(Math.abs((value as number) - expected)).toBeLessThan(1e-4 * Math.abs(expected));
      });
    }
});

describe("expressions as text", () => {
  const programs = rows.flatMap(({ case: of }): Program[] => {
    if (of.ask === "parse") return [plain(of.term)];
    if (of.ask === "zero test") return [plain(of.left), plain(of.right)];
    return sloped(of) ? [of.program] : [];
  });

  it("read back by mathjs, whole or in parts", () => {
    for (const program of programs) {
      const parts = partsOf({ ask: "differentiate", program, wrt: "t", simplify: false }, commonSyntax);
      for (const [, text] of parts?.lets ?? []) expect(() => parse(text)).not.toThrow();
      expect(() => parse(parts?.body ?? "(")).not.toThrow();
    }
  });

  it("keep their meaning where minus signs, quotients and powers meet", () => {
    const program = plain([
      "add",
      "x",
      ["neg", ["add", "y", ["neg", ["div", "x", ["mul", "y", "z"]]]]],
      ["neg", ["pow", ["neg", "x"], 2]],
      ["mul", -2, ["div", ["add", "x", "y"], "z"], ["neg", "y"]],
    ]);
    const text = writeOut(program);
    const [x, y, z] = [2, 3, 5];
    expect(evaluate(text, { x, y, z })).toBeCloseTo(x - (y - x / (y * z)) - x ** 2 + -2 * ((x + y) / z) * -y);
  });

  it("are refused where they would be too long", () => {
    const towers = families.find(({ name }) => name === "towers")?.rows(false) ?? [];
    const [of] = towers
      .map((row) => row.case)
      .filter((each) => sloped(each) && each.program.lets.length > 50);
    if (of === undefined || !sloped(of)) throw new Error("no high tower");
    expect(() => writeOut(of.program)).toThrow("too long");
  });
});

describe("peers outside of Node", () => {
  it("are asked for everything that has a derivative, a text or a difference, and nothing else", () => {
    for (const peer of [sympy, ginac, maxima, giac])
      for (const row of rows) {
        const asked = peer.invocation({ case: row.case, budget: 1 });
        const has = !["trace", "check", "command"].includes(row.case.ask);
        expect(asked !== undefined, `${peer.name}: ${row.label}`).toBe(has);
      }
  });
});
