import { type CodeOptions, code } from "@derive/core";

/** The lines of one emitted function without its documentation, dimensions and namespace. */
export function bodyOf(
  name: string,
  problem: string,
  options: Omit<CodeOptions, "to"> & { to?: CodeOptions["to"] },
): string[] {
  const text = code(problem, { to: "numpy", ...options });
  const [, rest = ""] = text.split(new RegExp(`^(?:def|export function|function) ${name}\\(.*$`, "m"));
  const lines = rest.replace(/^\n {4}"""[\s\S]*?"""\n/, "\n").split("\n");
  const end = lines.findIndex((line, k) => k > 0 && /^\S/.test(line));
  return lines
    .slice(1, end < 0 ? undefined : end)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/_namespace|\.shape|size\(|\.length;/.test(line));
}
