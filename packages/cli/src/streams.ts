/** Everything a command touches outside of itself; injected, so that a test can be the terminal. */
export interface Streams {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly readStdin: () => Promise<string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
  readonly columns: number;
  /** Shows, where somebody is looking, that work goes on; what it returns clears that again. */
  readonly showWork: () => () => void;
}

/** What the exit codes of every command mean. */
export const exit = {
  /** Done; a check came out as proved. */
  ok: 0,
  /** A check came out as refuted. */
  refuted: 1,
  /** The input or the options cannot be read. */
  badInput: 2,
  /** A check could not be decided. */
  undecided: 3,
  /** A fault of ours. */
  internal: 70,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];
