/** `derive rules [NAME]`: its argument. */
import type { Command } from "commander";
import { type ExitCode, exit, type Streams } from "../streams.js";

export function addRulesCommand(program: Command, streams: Streams, done: (code: ExitCode) => void): void {
  program
    .command("rules")
    .argument(
      "[name]",
      "one rule by its name or by the label of a line, with its conditions, source and examples",
    )
    .description("list the rules, or explain one")
    .action(async (name: string | undefined) => {
      const { toldOfRules } = await import("../actions/rules.js");
      streams.stdout(toldOfRules(name));
      done(exit.ok);
    });
}
