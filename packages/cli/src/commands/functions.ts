/** `derive functions [NAME]`: its argument. */
import type { Command } from "commander";
import { type ExitCode, exit, type Streams } from "../streams.js";

export function addFunctionsCommand(
  program: Command,
  streams: Streams,
  done: (code: ExitCode) => void,
): void {
  program
    .command("functions")
    .argument("[name]", "one function, with its derivative, domain and source")
    .description("list the functions that are known, or explain one")
    .action(async (name: string | undefined) => {
      const { toldOfFunctions } = await import("../actions/functions.js");
      streams.stdout(toldOfFunctions(name));
      done(exit.ok);
    });
}
