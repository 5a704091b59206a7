/** What is granted of a name that is defined is granted of what it stands for, however many definitions there are. */
import { describe, expect, it } from "vitest";
import { Arena, compare, parseProblem } from "../../src/index.js";

function verdictOf(definitions: string, assume: string, a: string, b: string): string {
  return new Arena().run(() => {
    const read = (text: string) => parseProblem(`${definitions}; ${text} + q`, { wrt: "q", assume });
    return compare(read(a).expression, read(b).expression, read(`(${a})*(${b})`)).kind;
  });
}

describe.each([
  ["few", ""],
  ["many", "; a = x + 1; b = x + 2; c = x + 3; d = x + 4"],
])("under %s definitions", (_, more) => {
  it.each([
    ["h = x^2 + y", "h > 0", "sqrt(h^2)", "h"],
    ["h = x^2 + y", "h > 0", "sqrt(h^2)", "x^2 + y"],
    ["h = x^2 + y", "h > 0", "sqrt((x^2 + y)^2)", "y + x^2"],
    ["h = x^2 + y", "h < 0", "abs(2*y + 2*x^2)", "-2*h"],
    ["h = x^2 + y", "h > 1", "abs(h - 1)", "x^2 + y - 1"],
    ["h = x*y", "h > 0", "sqrt(h^2)", "h"],
    ["h(z) = z^2 + y", "h(x) > 0", "sqrt(h(x)^2)", "h(x)"],
    ["h = x", "h > 0", "log(x^2)", "2*log(x)"],
    ["h = x^2 + y", "h > 0", "log(h^2)", "2*log(h)"],
    ["z = 1", "x^2 + y > 0", "sqrt((x^2 + y)^2)", "x^2 + y"],
    ["z = 1", "y > -x^2", "sqrt((x^2 + y)^2)", "x^2 + y"],
  ])("%s with %s: %s = %s", (definition, assume, a, b) => {
    expect(verdictOf(definition + more, assume, a, b)).toBe("proved");
  });

  it.each([
    ["h = x^2 + y", "x > 0", "sqrt(h^2)", "h"],
    ["h = x^2 + y", "h > 0", "sqrt((x + y)^2)", "x + y"],
    ["h = x^2 + y", "h > 0", "abs(x^2 + y - 1)", "x^2 + y - 1"],
    ["h = x^2 + y", "h < 0", "sqrt(h^2)", "h"],
    ["h(z) = z^2 + y", "h(x) > 0", "sqrt(h(y)^2)", "h(y)"],
  ])("%s with %s: %s ≠ %s", (definition, assume, a, b) => {
    expect(verdictOf(definition + more, assume, a, b)).not.toBe("proved");
  });
});
