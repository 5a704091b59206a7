/** What is asked of the process that runs somebody's code, and what it answers. */

/** As it goes to the process. */
export interface Sent {
  readonly shape: readonly number[];
  readonly entries: readonly number[];
  /** Places, counted from 0. */
  readonly whole: boolean;
}

export interface Argument {
  readonly name: string;
  readonly value: number | Sent;
}

export interface Job {
  readonly file: string;
  /** Without it nothing of a Python file is run. */
  readonly function?: string;
  readonly calls?: readonly (readonly Argument[])[];
}

export interface Parameter {
  readonly name: string;
  readonly optional: boolean;
  /** Whether it is a field of an object that is the first argument: f({ X, y }). */
  readonly inObject?: true;
}

export interface FunctionFound {
  readonly name: string;
  readonly line: number | null;
  readonly parameters: readonly Parameter[];
}

/** An exception, or what does not parse. */
export interface Thrown {
  readonly type: string;
  readonly message: string;
  /** In the file, from 1. */
  readonly line: number | null;
  readonly text: string;
}

/** A module that is used by a name that nothing gives it. */
export interface Undefined {
  readonly name: string;
  readonly line: number;
  readonly module: string;
  /** The import of the module by another name, as it stands in the file. */
  readonly says: string | null;
}

/** Numbers, which JSON has no infinite ones of. */
export type Entry = number | "nan" | "inf" | "-inf";

/** What a call returned. */
export type Returned =
  | {
      readonly shape: readonly number[];
      readonly entries: readonly Entry[];
      readonly precision?: "single" | "double";
    }
  | { readonly parts: readonly (Returned & { readonly name?: string })[] }
  /** Something that is no numbers, in words. */
  | { readonly type: string }
  | { readonly error: Thrown };

export interface Answer {
  readonly functions?: readonly FunctionFound[];
  readonly undefined?: readonly Undefined[];
  readonly hasNumpy?: boolean;
  readonly results?: readonly Returned[];
  /** The file does not parse, or running it failed. */
  readonly error?: Thrown;
}
