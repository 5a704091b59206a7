import { readdirSync, readFileSync } from "node:fs";
import { derivationToText, derive, toText } from "@derive/core";
import { describe, expect, it } from "vitest";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

describe("the README", () => {
  it("prints what the command prints", () => {
    const [, problem = "", wrt = "", expected = ""] =
      /derive "([^"]+)" --wrt "([^"]+)" --expect "([^"]+)"/.exec(readme) ?? [];
    const shown = /```text\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    const own = derivationToText(derive(problem, { wrt, expect: expected }), { width: 100 });
    // The outside opinions come after what the library prints.
    expect(shown.startsWith(own)).toBe(true);
    expect(shown).toMatch(/mathjs agrees/);
  });

  it("shows a library call that does what its comments say", () => {
    expect(readme).toContain('derive("log(1 + exp(x))", { wrt: "x", expect: "sigmoid(x)" })');
    const d = derive("log(1 + exp(x))", { wrt: "x", expect: "sigmoid(x)" });
    expect(toText(d.result)).toBe("sigmoid(x)");
    expect(d.check?.verdict.kind).toBe("proved");
  });

  it("lists every example", () => {
    for (const name of readdirSync(new URL("../examples/", import.meta.url)))
      expect(readme).toContain(`examples/${name}`);
  });
});
