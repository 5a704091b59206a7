/** What is said besides the lines, in every format. */
import { describe, expect, it } from "vitest";
import {
  DeriveError,
  type DeriveOptions,
  derivationToJson,
  derivationToLatex,
  derivationToMarkdown,
  derivationToText,
  derive,
} from "../../src/index.js";

const notes = (problem: string, options: DeriveOptions): readonly string[] =>
  derivationToJson(derive(problem, options)).notes;

describe("a variable that does not occur", () => {
  const d = derive("theta^2", { wrt: "thta" });
  const told = "thta does not occur in the problem, so the derivative is 0; did you mean theta?";

  it("is said in every format", () => {
    expect(derivationToText(d)).toContain(`\nnote: ${told}\nanswer: 0`);
    expect(derivationToLatex(d)).toContain(`Note: ${told}\n`);
    expect(derivationToMarkdown(d)).toContain(`Note: ${told}\n`);
    expect(derivationToJson(d).notes).toEqual([told]);
  });

  it("is told from one that occurs under another spelling, in a definition, or as entries", () => {
    expect(notes("theta^2", { wrt: "θ" })).toEqual([]);
    expect(notes("h(z) = t*z; h(x)", { wrt: "t" })).toEqual([]);
    expect(notes("theta' * x", { wrt: "theta[j]" })).toEqual([]);
    expect(notes("x'*x", { wrt: "y" })).toEqual(["y does not occur in the problem, so the derivative is 0"]);
  });
});

describe("a program that does not say by what", () => {
  it("is told so, types or not", () => {
    const untyped = derive as unknown as (problem: string) => void;
    expect(() => untyped("x^2*y")).toThrow(DeriveError);
  });
});

describe("a style that has no meaning for a problem", () => {
  it("is not passed over in silence", () => {
    expect(notes("x'*x", { wrt: "x", style: "leibniz" })).toEqual([
      "the style leibniz is for numbers; of vectors and matrices there are jacobian and differential",
    ]);
    expect(notes("x^2", { wrt: "x", style: "jacobian" })).toEqual([
      "the style jacobian is for vectors and matrices; this is told as a textbook does",
    ]);
    expect(notes("sin(x^2)", { wrt: "x", style: "leibniz" })).toEqual([]);
  });
});

it("an unknown function of a vector is said to be one of each entry", () => {
  const [note] = notes("sum(var(x))", { wrt: "x", where: "x: n" });
  expect(note).toContain("var is taken for an unknown function of each entry");
});
