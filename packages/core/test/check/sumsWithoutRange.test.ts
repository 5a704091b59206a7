/** Sums of a working that leave it to the problem how far they run. */
import { describe, expect, it } from "vitest";
import { check, checkToJson } from "../../src/index.js";

const lineOf = (line: string) =>
  checkToJson(check("sum((x[i] - mu)^2, i, 1, n)", line, { wrt: "mu" })).lines[0];

describe("a sum without a range", () => {
  it.each(["-2*sum(x[i] - mu)", "-2*sum(x_i - mu)", "-2*Σ(x_i - mu)", "2*n*mu - 2*Σx_i", "−2Σ(xᵢ − μ)"])(
    "runs as in the problem: %s",
    (line) => {
      expect(lineOf(line)).toMatchObject({
        verdict: "right",
        remark: expect.stringContaining("the sum runs over i as in the problem"),
      });
      expect(lineOf(`${line} + 1`)?.verdict).toBe("wrong");
    },
  );

  it("may be one of several", () => {
    expect(lineOf("-2*sum(x[i]) + 2*sum(mu, i, 1, n)")?.verdict).toBe("right");
  });
});
