import { describe, expect, it } from "vitest";
import * as core from "../src/index.js";

const { check, code, convexity, derive, gradient } = core as unknown as Record<
  string,
  (...given: readonly string[]) => unknown
>;

describe("a program without types that leaves the options out", () => {
  it.each(Object.entries({ check, code, convexity, derive, gradient }))("is told so by %s", (_, call) => {
    expect(() => call?.("x^2", "2*x")).toThrow(
      expect.objectContaining({ name: "DeriveError", message: "nothing says what to differentiate by" }),
    );
  });
});
