import { describe, expect, it } from "vitest";
import { Arena, add, num, pow, rational, smallIntegerOf, sym } from "../../src/expr/index.js";

describe("small whole numbers", () => {
  it("are one node in every arena, however they are written", () => {
    const arena = new Arena();
    const two = arena.run(() => num(2));
    new Arena().run(() => {
      for (const same of [num(2), num(2n), num("2"), num(4, 2), num(rational(2))]) expect(same).toBe(two);
    });
    expect(arena.size).toBe(0);
  });

  it("come before all other nodes, whenever they are first met", () => {
    new Arena().run(() => {
      const x = sym("x");
      for (const value of [-16, -1, 0, 1, 239]) expect(num(value).id).toBeLessThan(x.id);
      expect(num(-3).id).toBeLessThan(num(5).id);
    });
  });

  it("are read off, and no other node is", () => {
    new Arena().run(() => {
      for (const value of [-16, -1, 0, 1, 239]) expect(smallIntegerOf(num(value))).toBe(value);
      for (const other of [num(-17), num(240), num(1, 2), sym("x"), pow(sym("x"), num(2))])
        expect(smallIntegerOf(other)).toBeUndefined();
    });
  });
});

describe("the table", () => {
  it("finds what it holds after it has grown", () => {
    const arena = new Arena();
    arena.run(() => {
      const made = Array.from({ length: 5000 }, (_, k) => add(sym(`x${k}`), num(k)));
      const { size } = arena;
      made.forEach((node, k) => {
        expect(add(sym(`x${k}`), num(k))).toBe(node);
      });
      expect(arena.size).toBe(size);
    });
  });

  it("tells apart what hashes alike in part", () => {
    new Arena().run(() => {
      const [x, y] = [sym("x"), sym("y")];
      expect(add(x, y)).not.toBe(add(y, x));
      expect(num(1, 3)).not.toBe(num(-1, 3));
      expect(num(1, 3)).toBe(num(2, 6));
    });
  });
});
