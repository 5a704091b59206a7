import { describe, expect, it } from "vitest";
import { bitOf, byHeads, mayFireAmong } from "../../src/rules/byHead.js";
import type { Rule } from "../../src/rules/types.js";

const rule = (id: string, heads?: Rule["heads"]): Rule => ({
  id,
  label: id,
  family: "algebra",
  statement: ["u", "u"],
  apply: () => undefined,
  ...(heads && { heads }),
});

describe("rules by the heads of several nodes", () => {
  const [sums, powers, all] = [rule("sums", ["add", "sum"]), rule("powers", ["pow"]), rule("all")];

  it("may fire at any of them, and where nothing is said, at all", () => {
    expect(mayFireAmong(sums, bitOf("sum") | bitOf("mul"))).toBe(true);
    expect(mayFireAmong(powers, bitOf("sum") | bitOf("mul"))).toBe(false);
    expect(mayFireAmong(all, bitOf("sym"))).toBe(true);
  });

  it("stay in their order", () => {
    const at = byHeads([all, powers, sums]);
    expect(at(bitOf("add") | bitOf("pow"))).toEqual([all, powers, sums]);
    expect(at(bitOf("add"))).toEqual([all, sums]);
  });
});
