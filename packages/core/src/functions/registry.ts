/** Every function the system knows, by name. A new function is a file and a line here. */
import { log } from "./log.js";
import { sigmoid } from "./sigmoid.js";
import type { FunctionSpec } from "./types.js";

export const functions: readonly FunctionSpec[] = [log, sigmoid];

const byName = new Map<string, FunctionSpec>();
for (const spec of functions) {
  for (const name of [spec.name, ...(spec.aliases ?? [])]) byName.set(name, spec);
}

/** The function of that name or alias, or undefined. */
export const functionNamed = (name: string): FunctionSpec | undefined => byName.get(name);
