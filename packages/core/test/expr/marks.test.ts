import { describe, expect, it } from "vitest";
import { Arena, add, type Expr, postorder, rewriteUp, sym } from "../../src/expr/index.js";
import { Marks } from "../../src/expr/marks.js";

describe("marks on nodes", () => {
  it("are gone for the next walk, and are each walk's own", () => {
    new Arena().run(() => {
      const [a, b] = [sym("a"), sym("b")];
      const first = Marks.begin();
      first.add(a);
      const inside = Marks.begin();
      expect([first.has(a), first.has(b), inside.has(a)]).toEqual([true, false, false]);
      inside.end();
      first.end();
      const next = Marks.begin();
      expect(next.has(a)).toBe(false);
      next.end();
    });
  });

  it("serve nodes of other arenas, and nodes made since", () => {
    const older = new Arena().run(() => sym("a"));
    new Arena().run(() => {
      const marks = Marks.begin();
      const newer = sym("b");
      marks.add(older);
      marks.add(newer);
      expect([marks.has(older), marks.has(newer), marks.has(sym("c"))]).toEqual([true, true, false]);
      marks.end();
    });
  });

  it("do not mix up walks inside of walks", () => {
    new Arena().run(() => {
      const e = add(sym("a"), add(sym("b"), sym("c")), sym("a"));
      const visited: Expr[] = [];
      rewriteUp(e, (node) => {
        visited.push(node);
        expect(postorder(e)).toHaveLength(4);
        return node;
      });
      expect(new Set(visited).size).toBe(visited.length);
    });
  });
});
