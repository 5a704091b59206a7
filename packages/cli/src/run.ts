/** The command as a value: arguments and streams in, exit code out. */
import { Command, CommanderError } from "commander";
import { addCheckCommand } from "./commands/check.js";
import { addCodeCommand } from "./commands/code.js";
import { addConvexityCommand } from "./commands/convexity.js";
import { addDeriveCommand } from "./commands/derive.js";
import { addFunctionsCommand } from "./commands/functions.js";
import { addGradientCommand } from "./commands/gradient.js";
import { addRulesCommand } from "./commands/rules.js";
import { type ErrorJson, errorToJson, isDeriveError, isTooDeep } from "./errors.js";
import { type ExitCode, exit, type Streams } from "./streams.js";

export const version = "0.1.0";

const examples = `
Examples:
  derive "x^2*sin(x)" --wrt x
  derive "log(1 + exp(-y*w*x))" --wrt w --detail full
  derive "h(z) = sigmoid(theta' * z); -1/m * sum(y[i]*log(h(x[i])) + (1 - y[i])*log(1 - h(x[i])), i, 1, m)" --wrt "theta[j]"
  derive "sum((x[i] - mu)^2, i, 1, m)/(2*s^2)" --wrt mu --expect "sum(mu - x[i], i, 1, m)/s^2"
  derive "x^2 + y^2 == 1" --implicit y --wrt x --format latex --standalone -o circle.tex

Exit codes: 0 done or proved, 1 refuted, 2 bad input, 3 undecided.`;

/** The shell takes blanks, brackets and stars for its own. */
const quoting = 'put the problem in quotes: derive "x^2 + 1" --wrt x\n';

export async function run(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  let code: ExitCode = exit.ok;
  const done = (outcome: ExitCode): void => {
    code = outcome;
  };
  const program = new Command("derive")
    .description("Differentiate step by step: every rewrite a labelled line, every line checked.")
    .version(version)
    .addHelpText("after", examples)
    .helpCommand("help [command]", "show this, or the help of a command")
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: streams.stdout,
      writeErr: streams.stderr,
      // Asked here, Node's streams need not be loaded for a text that has no colour.
      getOutHelpWidth: () => widthOf(streams),
      getErrHelpWidth: () => widthOf(streams),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (message, write) => write(message + (message.includes("too many arg") ? quoting : "")),
    });
  addDeriveCommand(program, streams, done);
  addCheckCommand(program, streams, done);
  addCodeCommand(program, streams, done);
  addConvexityCommand(program, streams, done);
  addGradientCommand(program, streams, done);
  addRulesCommand(program, streams, done);
  addFunctionsCommand(program, streams, done);
  try {
    await program.parseAsync(problemLast(argv, program), { from: "user" });
    return code;
  } catch (error) {
    return asksForJson(argv) ? failedAsJson(error, streams) : failed(error, streams);
  }
}

/** Columns of a help text; a file has those of an old terminal. */
const widthOf = ({ isTerminal, columns }: Streams): number => (isTerminal ? columns : 80);

/** A cost may begin with a minus: it goes behind a `--`, what is no option after it, so that it is not taken for one. */
function problemLast(argv: readonly string[], program: Command): string[] {
  const known = [program, ...program.commands].flatMap(({ options }) => options);
  const flags = known.flatMap(({ short, long }) => [short, long]);
  const withValue = known.filter(({ required }) => required).flatMap(({ short, long }) => [short, long]);
  const isValue = (k: number): boolean => k > 0 && withValue.includes(argv[k - 1]);
  const isOption = (argument: string): boolean =>
    /^--[a-z]/.test(argument) || ["-h", "-V", ...flags].includes(argument) || /^-o./.test(argument);
  const isPlain = (argument: string, k: number): boolean => !isValue(k) && !isOption(argument);
  const problem = argv.findIndex(
    (argument, k) => argument.length > 1 && argument.startsWith("-") && isPlain(argument, k),
  );
  if (problem < 0 || argv[problem] === "--") return [...argv];
  const options = argv.filter((argument, k) => k < problem || !isPlain(argument, k));
  return [...options, "--", ...argv.filter((argument, k) => k >= problem && isPlain(argument, k))];
}

const asksForJson = (argv: readonly string[]): boolean =>
  argv.some(
    (argument, k) => argument === "--format=json" || (argument === "--format" && argv[k + 1] === "json"),
  );

/** A program that reads JSON is told in JSON, on standard output, what went wrong. */
function failedAsJson(error: unknown, streams: Streams): ExitCode {
  if (error instanceof CommanderError && error.exitCode === 0) return exit.ok;
  const told = error instanceof CommanderError ? ofOptions(error) : errorToJson(error);
  streams.stdout(`${JSON.stringify({ error: told }, undefined, 2)}\n`);
  return told.kind === "crash" ? exit.internal : exit.badInput;
}

const ofOptions = ({ code, message }: CommanderError): ErrorJson =>
  code === "commander.help"
    ? { kind: "missing-expression", message: "the problem is missing" }
    : { kind: "bad-option", message: message.replace(/^error: /, "") };

function failed(error: unknown, streams: Streams): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.ok : exit.badInput;
  if (isDeriveError(error)) {
    streams.stderr(`${error.render()}\n`);
    return exit.badInput;
  }
  if (isTooDeep(error)) {
    streams.stderr("error: this expression is nested too deeply\nname parts of it with definitions: u = …\n");
    return exit.badInput;
  }
  const { message, stack } = error as Error;
  streams.stderr(`error: derive failed on this input, which is a fault of ours: ${message}\n`);
  streams.stderr(
    streams.env.DERIVE_DEBUG
      ? `${stack}\n`
      : "please report it with the command; DERIVE_DEBUG=1 shows where\n",
  );
  return exit.internal;
}
