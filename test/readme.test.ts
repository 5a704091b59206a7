import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { derivationToText, derive, toText } from "@derive/core";
import { describe, expect, it } from "vitest";
import { derive as command } from "./support/commandLine.js";

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

  it("shows an answer with names for its parts as the command prints it", async () => {
    const [, problem = "", wrt = "", shown = ""] =
      /derive\.cjs "([^"]+)" --wrt (\w+) --share always\n```\n\n```text\n([\s\S]*?)```/.exec(readme) ?? [];
    const { out } = await command([problem, "--wrt", wrt, "--share", "always"]);
    expect(out).toBe(shown);
  });

  it("shows a gradient of matrices as the command prints it", async () => {
    const [, problem = "", wrt = "", where = "", shown = ""] =
      /derive\.cjs "([^"]+)" --wrt (\w+) --where "([^"]+)" --detail brief\n```\n\n```text\n([\s\S]*?)```/.exec(
        readme,
      ) ?? [];
    const { code, out } = await command([problem, "--wrt", wrt, "--where", where, "--detail", "brief"]);
    expect(code).toBe(0);
    expect(out).toBe(shown);
  });

  it("shows an explained working as the command prints it", async () => {
    const [, file = "", shown = ""] =
      /derive\.cjs check (\S+)\n```\n\n```text\n([\s\S]*?)```/.exec(readme) ?? [];
    const { code, out } = await command(["check", fileURLToPath(new URL(`../${file}`, import.meta.url))]);
    expect(code).toBe(1);
    expect(out).toBe(shown);
  });

  it("declares shapes that can be declared", () => {
    const where = /`"(X: m x n, y: m[^"]+)"`/.exec(readme)?.[1] ?? "";
    expect(toText(derive("c*norm(X*w - y)^2", { wrt: "w", where }).result)).toContain("X' * (X * w - y)");
  });

  it("shows a library call that does what its comments say", () => {
    expect(readme).toContain('derive("log(1 + exp(x))", { wrt: "x", expect: "sigmoid(x)" })');
    const d = derive("log(1 + exp(x))", { wrt: "x", expect: "sigmoid(x)" });
    expect(toText(d.result)).toBe("sigmoid(x)");
    expect(d.check?.verdict.kind).toBe("proved");
  });

  it("shows a problem file that proves what it expects", async () => {
    const file = /```text\n(# wrt[\s\S]*?)```/.exec(readme)?.[1] ?? "";
    const { code, out } = await command(["-", "--no-opinions"], { stdin: file });
    expect(code).toBe(0);
    expect(out).toContain("check: proved");
  });

  it("shows code that the command writes", async () => {
    const [, problem = "", wrt = "", where = ""] =
      /derive code "([^"]+)" --wrt (\w+) --where "([^"]+)" --to numpy/.exec(readme) ?? [];
    const [head = "", ...lines] = (/```python\n([\s\S]*?)```/.exec(readme)?.[1] ?? "").split("\n");
    const { code, out } = await command(["code", problem, "--wrt", wrt, "--where", where, "--to", "numpy"]);
    expect(code).toBe(0);
    expect(out).toContain(head);
    // The docstring is left out.
    expect(out).toContain(lines.join("\n").trimEnd());
  });

  it("names every option of the command and of a file", async () => {
    const { out } = await command(["--help"]);
    const options = [...out.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, name]) => name ?? "");
    expect(options.length).toBeGreaterThan(10);
    for (const name of options.filter((option) => !/help|version|output/.test(option)))
      expect(readme).toContain(name);
  });

  it("lists every example", () => {
    for (const name of readdirSync(new URL("../examples/", import.meta.url)))
      expect(readme).toContain(`examples/${name}`);
  });
});
