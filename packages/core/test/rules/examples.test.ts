import { describe, expect, it } from "vitest";
import {
  Arena,
  compare,
  type Expr,
  parseExpression,
  parseProblem,
  postorder,
  rules,
  type Setting,
  toText,
} from "../../src/index.js";
import { readAssumptions } from "../../src/parse/index.js";
import { readText } from "../../src/parse/tree.js";
import { bareSetting, type Definition } from "../../src/problem/problem.js";
import { mayFireAt } from "../../src/rules/byHead.js";
import { Record } from "../../src/simplify/steps.js";
import { tidy } from "../../src/simplify/tidy.js";

/** An example's text: definitions, then one expression. */
function read(text: string, assume = "", where?: string): { e: Expr; setting: Setting } {
  if (where !== undefined) return readMatrices(text, where);
  const { statements } = readText(text);
  const definitions = new Map<string, Definition>();
  for (const { kind, name, parameters, body } of statements) {
    if (kind !== "expression") definitions.set(name, { name, form: kind, parameters, body });
  }
  const last = statements[statements.length - 1];
  if (last === undefined) throw new Error(`nothing to read in ${text}`);
  const counts = new Set(["m", "n", "K"]);
  return {
    e: last.body,
    setting: {
      ...bareSetting,
      definitions,
      assumptions: readAssumptions(assume),
      counts,
      moving: new Set(["t"]),
    },
  };
}

/** In matrix notation the variables are those that are differentiated. */
function readMatrices(text: string, where: string): { e: Expr; setting: Setting } {
  const problem = parseProblem(text, { wrt: "x", where });
  const moving = new Set(["x", "X", "U", "V"]);
  return { e: problem.expression, setting: { ...problem, moving } };
}

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  it("has an id, a statement that can be read, a source and an example", () => {
    expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(rule.source).not.toBe("");
    expect(rule.examples.length).toBeGreaterThan(0);
    new Arena().run(() => {
      for (const side of rule.statement) {
        const { e } = rule.where === undefined ? { e: parseExpression(side) } : read(side, "", rule.where);
        expect(toText(e)).not.toBe("");
      }
    });
  });

  it.each(rule.examples.map((example) => [example.before, example] as const))(
    "rewrites %s",
    (_text, example) => {
      new Arena().run(() => {
        const { e, setting } = read(example.before, example.assume, rule.where);
        const rewrite = rule.apply(e, setting);
        expect(rewrite).toBeDefined();
        if (rewrite === undefined) return;
        expect(toText(rewrite.after)).toBe(example.after);
        // The two sides are equal by the checker, which knows nothing of the rules.
        const verdict = compare(e, rewrite.after, setting);
        expect(verdict.kind).not.toBe("refuted");
      });
    },
  );

  it.each(rule.refuses.map((text) => [text]))("leaves %s alone", (text) => {
    new Arena().run(() => {
      const { e, setting } = read(text, "", rule.where);
      expect(rule.apply(e, setting)).toBeUndefined();
    });
  });
});

/** Everything that stands in an example of some rule. */
function nodesOfExamples(): { e: Expr; setting: Setting }[] {
  return rules.flatMap(({ examples, refuses, where }) =>
    [
      ...examples.map(({ before, assume }) => read(before, assume, where)),
      ...refuses.map((text) => read(text, "", where)),
    ].flatMap(({ e, setting }) => postorder(e).map((node) => ({ e: node, setting }))),
  );
}

describe("the heads of a rule", () => {
  it("are all the kinds of node at which it applies", () => {
    new Arena().run(() => {
      const nodes = nodesOfExamples();
      for (const rule of rules.filter(({ heads }) => heads !== undefined)) {
        const wrong = nodes.filter(
          ({ e, setting }) => !mayFireAt(rule, e.kind) && rule.apply(e, setting) !== undefined,
        );
        expect(wrong.map(({ e }) => `${rule.id}: ${toText(e)}`)).toEqual([]);
      }
    });
  });
});

describe("the registry", () => {
  it("names every rule once", () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("tidying", () => {
  it("is recorded like any other rule", () => {
    new Arena().run(() => {
      const { e, setting } = read("0 + 1*x*2");
      const record = new Record(setting);
      expect(toText(tidy(e, record))).toBe("2 * x");
      expect(record.firings.map(({ rule }) => rule.id)).toEqual(
        expect.arrayContaining(["neutral-element", "arithmetic"]),
      );
    });
  });
});
