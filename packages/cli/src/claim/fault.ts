/** What is wrong with code as code, whatever it computes. */

export type FaultKind =
  | "syntax"
  | "undefined-name"
  | "exception"
  | "no-numbers"
  | "not-finite"
  | "shape"
  | "time-out"
  | "ended";

export interface Fault {
  readonly kind: FaultKind;
  readonly message: string;
  /** In the file, from 1. */
  readonly line: number | null;
  /** The line. */
  readonly text: string;
}

/** "line 12: ValueError: …" */
export const faultText = ({ message, line }: Fault): string =>
  line === null ? message : `line ${line}: ${message}`;
