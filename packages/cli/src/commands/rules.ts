/** `derive rules [NAME]`: what the engine may do, and why it may. */
import { type Rule, rules } from "@derive/core";
import type { Command } from "commander";
import { rulesNamed, stepNamed } from "../ruleNames.js";
import { type ExitCode, exit, type Streams } from "../streams.js";

export function addRulesCommand(program: Command, streams: Streams, done: (code: ExitCode) => void): void {
  program
    .command("rules")
    .argument(
      "[name]",
      "one rule by its name or by the label of a line, with its conditions, source and examples",
    )
    .description("list the rules, or explain one")
    .action((name: string | undefined) => {
      streams.stdout(name === undefined ? table() : explained(name));
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

/** A label may be that of several rules: one for numbers, one for matrices. */
function explained(name: string): string {
  const step = stepNamed(name);
  return step === undefined ? rulesNamed(name).map(explanation).join("\n") : `${name.trim()}: ${step}\n`;
}

function explanation(rule: Rule): string {
  const lines = [`${rule.id}: ${rule.label}`, "", `  ${rule.statement[0]}  =  ${rule.statement[1]}`, ""];
  for (const condition of rule.conditions) lines.push(`where   ${condition}`);
  if (rule.where !== undefined) lines.push(`shapes  --where "${rule.where}"`);
  lines.push(`source  ${rule.source}`, "");
  for (const { before, after, assume } of rule.examples) {
    lines.push(`  ${before}${assume === undefined ? "" : `   (assuming ${assume})`}`, `    = ${after}`);
  }
  for (const refused of rule.refuses) lines.push(`  ${refused}`, "    does not apply");
  return `${lines.join("\n")}\n`;
}
