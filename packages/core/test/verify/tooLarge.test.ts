import { describe, expect, it } from "vitest";
import { add, mul, num, pow, sym } from "../../src/expr/index.js";
import { bareSetting } from "../../src/problem/problem.js";
import { compare } from "../../src/verify/compare.js";
import { Normalizer } from "../../src/verify/normal/normalizer.js";
import { TooLarge } from "../../src/verify/normal/polynomial.js";

const [x, y, z] = ["x", "y", "z"].map(sym) as [
  ReturnType<typeof sym>,
  ReturnType<typeof sym>,
  ReturnType<typeof sym>,
];
/** It has some 5,000 terms. */
const large = mul(pow(add(x, y, z, num(1)), num(14)), pow(add(x, y, z, num(2)), num(14)));

describe("what has too large a normal form", () => {
  it("is not begun again, also within others", () => {
    const first = new Normalizer(bareSetting);
    expect(() => first.normal(large)).toThrow(TooLarge);
    const second = new Normalizer(bareSetting, new Set(), first.tooLarge);
    expect(second.isTooLarge(add(large, y))).toBe(true);
    expect(second.isTooLarge(add(x, y))).toBe(false);
    expect(() => second.normal(add(large, y))).toThrow(TooLarge);
    expect(() => second.normal(large)).toThrow(TooLarge);
    expect(second.normal(add(x, y)).top.size).toBe(2);
  });

  it("is compared by its parts all the same", () => {
    expect(compare(add(large, large), mul(num(2), large), bareSetting).kind).toBe("proved");
    expect(compare(add(large, large), mul(num(2), large), bareSetting).kind).toBe("proved");
  });
});
