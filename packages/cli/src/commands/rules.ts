/** `derive rules [NAME]`: what the engine may do, and why it may. */
import { DeriveError, nearest, type Rule, rules } from "@derive/core";
import type { Command } from "commander";
import { type ExitCode, exit, type Streams } from "../streams.js";

export function addRulesCommand(program: Command, streams: Streams, done: (code: ExitCode) => void): void {
  program
    .command("rules")
    .argument("[name]", "one rule, with its conditions, source and examples")
    .description("list the rules, or explain one")
    .action((name: string | undefined) => {
      streams.stdout(name === undefined ? table() : explanation(ruleNamed(name)));
      done(exit.ok);
    });
}

function table(): string {
  const width = Math.max(...rules.map(({ id }) => id.length)) + 2;
  const families = [...new Set(rules.map(({ family }) => family))];
  const sections = families.map((family) => {
    const own = rules.filter((rule) => rule.family === family);
    const rows = own.map(({ id, statement }) => `  ${id.padEnd(width)}${statement[0]}  =  ${statement[1]}`);
    return [family, ...rows].join("\n");
  });
  return `${sections.join("\n\n")}\n`;
}

/** The rule of that id, with or without "-rule", or the only one with the word in its id. */
function ruleNamed(name: string): Rule {
  const exact = rules.find(({ id }) => id === name || id === `${name}-rule`);
  if (exact !== undefined) return exact;
  const alike = rules.filter(({ id }) => id.includes(name.toLowerCase()));
  const [only] = alike;
  if (only !== undefined && alike.length === 1) return only;
  const ids = rules.map(({ id }) => id);
  const near = alike.length > 0 ? alike.map(({ id }) => id).join(", ") : nearest(name, ids);
  const hint = near === undefined ? "derive rules lists them all" : `did you mean ${near}?`;
  throw new DeriveError("bad-option", `there is no rule ${name}`, "", undefined, hint);
}

function explanation(rule: Rule): string {
  const lines = [`${rule.id}: ${rule.label}`, "", `  ${rule.statement[0]}  =  ${rule.statement[1]}`, ""];
  for (const condition of rule.conditions) lines.push(`where   ${condition}`);
  lines.push(`source  ${rule.source}`, "");
  for (const { before, after, assume } of rule.examples) {
    lines.push(`  ${before}${assume === undefined ? "" : `   (assuming ${assume})`}`, `    = ${after}`);
  }
  for (const refused of rule.refuses) lines.push(`  ${refused}`, "    does not apply");
  return `${lines.join("\n")}\n`;
}
