/** What is asked of a system, and what is known of a row of the table. */
import type { Point } from "./slope.js";
import type { Program, Term } from "./terms.js";

/** The derivative of an expression that stands there already. With `simplify` in the system's own short form. */
export interface Differentiate {
  readonly ask: "differentiate";
  readonly program: Program;
  readonly wrt: string;
  readonly simplify: boolean;
}

/** All partial derivatives of an expression. */
export interface Gradient {
  readonly ask: "gradient";
  readonly program: Program;
  readonly wrt: readonly string[];
}

/** Text to an expression. */
export interface Parse {
  readonly ask: "parse";
  readonly term: Term;
}

/** Whether two expressions are equal. */
export interface ZeroTest {
  readonly ask: "zero test";
  readonly left: Term;
  readonly right: Term;
  readonly equal: boolean;
}

/** A problem of Derive's own, as text, with the options of `derive`. */
interface Told {
  readonly source: string;
  readonly wrt: string;
  readonly where?: string;
}

/** The whole derivation, every line verified; its LaTeX; or both. */
export interface Trace extends Told {
  readonly ask: "trace";
  readonly part: "lines" | "latex" | "lines and latex";
}

/** A working of somebody's, and which line of it is the first wrong one (from 0). */
export interface Check extends Told {
  readonly ask: "check";
  readonly working: string;
  readonly firstWrong: number | undefined;
}

/** A whole process of the command, from its start to its exit. */
export interface Command {
  readonly ask: "command";
  readonly args: readonly string[];
}

export type Case = Differentiate | Gradient | Parse | ZeroTest | Trace | Check | Command;

export interface Row {
  /** What the row is, among those of its family: "depth 160". */
  readonly label: string;
  /** What the time is fitted against. */
  readonly size?: number;
  readonly case: Case;
  /** Where the answer is evaluated, to be held against an independent one. */
  readonly at?: Point;
  /** What Derive is to stay below, in milliseconds; of commands, in times of `node -e 0`. */
  readonly goal?: number;
}

export interface Family {
  /** As `--only` names it. */
  readonly name: string;
  readonly title: string;
  readonly rows: (quick: boolean) => readonly Row[];
  /** Of families that are to grow evenly: what the exponent of the size is to stay below, fitted from a size on. */
  readonly growth?: { readonly goal: number; readonly from: number };
}
