/**
 * Lets V8 optimise code later than it would. A derivation takes a tenth of a second, in which optimised code does not pay
 * for its making; one that takes ten seconds is not slower for it either.
 */
import { setFlagsFromString } from "node:v8";

/** By V8's major version; one that does not know a flag would say so on standard error. */
const flags: Readonly<Record<string, readonly string[]>> = {
  "11": ["--interrupt-budget=400000"],
  "12": ["--invocation-count-for-turbofan=20000"],
  "13": ["--invocation-count-for-turbofan=20000", "--invocation-count-for-maglev=3000"],
  "14": ["--invocation-count-for-turbofan=20000", "--invocation-count-for-maglev=3000"],
};

/** Of this process and its threads. Before any code comes from a cache: V8 takes none that was made with other flags. */
export function optimizeLater(): void {
  const [major = ""] = process.versions.v8.split(".");
  for (const flag of flags[major] ?? []) setFlagsFromString(flag);
}
