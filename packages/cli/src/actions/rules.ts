/** `derive rules [NAME]`: what the engine may do, and why it may; and the mistakes that it knows. */
import { type Mistake, mistakes, type Rule, rules } from "@derive/core";
import { exactRules, mistakesNamed, rulesNamed, stepNamed } from "../ruleNames.js";

/** All rules, or what is known of one. */
export const toldOfRules = (name: string | undefined): string =>
  name === undefined ? table() : explained(name);

function table(): string {
  const width = Math.max(...rules.map(({ id }) => id.length)) + 2;
  const families = [...new Set(rules.map(({ family }) => family))];
  const sections = families.map((family) => {
    const own = rules.filter((rule) => rule.family === family);
    const rows = own.map(({ id, statement }) => `  ${id.padEnd(width)}${statement[0]}  =  ${statement[1]}`);
    return [family, ...rows].join("\n");
  });
  const space = Math.max(...mistakes.map(({ id }) => id.length)) + 2;
  const wrong = mistakes.map(
    ({ id, statement }) => `  ${id.padEnd(space)}${statement[0]}  is not  ${statement[1]}`,
  );
  return `${[...sections, ["mistakes", ...wrong].join("\n")].join("\n\n")}\n`;
}

/** A label may be that of several rules: one for numbers, one for matrices; and a mistake may be called like a rule. */
function explained(name: string): string {
  const step = stepNamed(name);
  if (step !== undefined) return `${name.trim()}: ${step}\n`;
  const wrong = mistakesNamed(name);
  const own = wrong.length === 0 ? rulesNamed(name) : exactRules(name);
  return [...own.map(explanation), ...wrong.map(warning)].join("\n");
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

function warning({ id, name, statement, where, source, examples, refuses }: Mistake): string {
  const lines = [`${id}: ${name} (a mistake)`, "", `  ${statement[0]}  is not  ${statement[1]}`, ""];
  if (where !== undefined) lines.push(`shapes  --where "${where}"`);
  lines.push(`source  ${source}`, "");
  for (const { before, wrong } of examples) lines.push(`  ${before}`, `    is not  ${wrong}`);
  for (const right of refuses) lines.push(`  ${right}`, "    is not taken for it");
  return `${lines.join("\n")}\n`;
}
