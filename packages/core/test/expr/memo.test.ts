import { describe, expect, it } from "vitest";
import {
  Arena,
  canonicalBinders,
  freeNames,
  memoByNode,
  parseExpression,
  postorder,
  remembered,
} from "../../src/index.js";
import { bareSetting } from "../../src/problem/problem.js";
import { whileWorking } from "../../src/problem/whileWorking.js";

describe("what is remembered of nodes", () => {
  it("is asked once for each node, children first", () => {
    new Arena().run(() => {
      const heights = memoByNode<number>();
      let asked = 0;
      const height = (text: string): number =>
        remembered(parseExpression(text), heights(), (e, known) => {
          asked++;
          return 1 + Math.max(0, ...e.args.map((child) => known.get(child) as number));
        });
      expect(height("sin(x + 1)")).toBe(3);
      expect(asked).toBe(4);
      expect(height("sin(x + 1)")).toBe(3);
      expect(height("cos(sin(x + 1))")).toBe(4);
      expect(asked).toBe(5);
    });
  });

  it("stays with its arena and its setting", () => {
    const names = memoByNode<string>();
    const settled = whileWorking(() => new Set<string>());
    const [first, second] = [new Arena(), new Arena()];
    first.run(() => {
      names().set(parseExpression("x"), "x");
      settled(bareSetting).add("x");
    });
    second.run(() => {
      expect(names()).not.toBe(first.run(names));
      expect(settled(bareSetting).size).toBe(0);
      expect(settled({ ...bareSetting })).not.toBe(settled(bareSetting));
    });
    first.run(() => expect([...settled(bareSetting)]).toEqual(["x"]));
  });
});

describe("a walk", () => {
  it("meets each node once, children before parents, and stays out of where it is told", () => {
    new Arena().run(() => {
      const e = parseExpression("(x + y)*sin(x + y) + x");
      const order = postorder(e);
      expect(new Set(order).size).toBe(order.length);
      for (const node of order)
        for (const child of node.args) expect(order.indexOf(child)).toBeLessThan(order.indexOf(node));
      expect(order[order.length - 1]).toBe(e);
      const outside = postorder(e, ({ kind }) => kind !== "mul");
      expect(outside.map(({ kind }) => kind)).toEqual(["mul", "sym", "add"]);
    });
  });
});

describe("bound names", () => {
  it("are told apart from free ones, and by their depth only", () => {
    new Arena().run(() => {
      const e = parseExpression("sum(sum(a[i, j]*b[k], j, 1, n), i, 1, m)");
      expect([...freeNames(e)].sort()).toEqual(["a", "b", "k", "m", "n"]);
      const renamed = parseExpression("sum(sum(a[p, q]*b[k], q, 1, n), p, 1, m)");
      expect(canonicalBinders(e)).toBe(canonicalBinders(renamed));
      expect(canonicalBinders(e)).not.toBe(
        canonicalBinders(parseExpression("sum(sum(a[q, p]*b[k], q, 1, n), p, 1, m)")),
      );
    });
  });
});
