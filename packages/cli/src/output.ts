/** Where the answer goes: standard output, or a file that is replaced only when the whole text is there. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DeriveError } from "@derive/core";
import { statIfThere } from "./argument.js";
import type { Streams } from "./streams.js";

/**
 * @param file where the answer goes; standard output if none is named
 * @throws DeriveError if the file cannot be written; an existing file is then as it was
 */
export function writeAnswer(text: string, file: string | undefined, { stdout }: Streams): void {
  if (file === undefined) stdout(text);
  else writeWhole(file, text);
}

function writeWhole(file: string, text: string): void {
  if (statIfThere(file)?.isDirectory())
    throw new DeriveError("bad-option", `${file} is a folder`, "", undefined, "name a file in it");
  const part = join(dirname(file), `.derive-${process.pid}-${Date.now()}`);
  try {
    writeFileSync(part, text);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw new DeriveError("bad-option", `${file} cannot be written: ${reason(error, file)}`);
  }
}

/** Node's own message would name the part file. */
function reason(error: unknown, file: string): string {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ENOENT":
      return `there is no folder ${dirname(file)}`;
    case "ENOTDIR":
      return `${dirname(file)} is not a folder`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `the folder ${dirname(file)} does not allow it`;
    case "ENOSPC":
      return "the disk is full";
    default:
      return code ?? "it failed";
  }
}
