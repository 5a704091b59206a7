import { spawnSync } from "node:child_process";

/** A Python that has what is needed; Debian's own where another one comes first. A machine without one can still run
 *  the other tests, but not one that says whether a change may land. */
export function pythonWith(...modules: readonly string[]): string | undefined {
  const candidates = [process.env.DERIVE_PYTHON, "python3", "/usr/bin/python3"];
  const found = candidates.find(
    (candidate) =>
      candidate !== undefined && spawnSync(candidate, ["-c", `import ${modules.join(", ")}`]).status === 0,
  );
  if (found === undefined && process.env.CI !== undefined)
    throw new Error(`no Python has ${modules.join(" and ")}: apt-get install python3-numpy …`);
  return found;
}
