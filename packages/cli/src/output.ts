/** Where the answer goes: standard output, or a file that is replaced only when the whole text is there. */
import { rename, stat, unlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DeriveError } from "@derive/core";

/** @throws DeriveError if the file cannot be written; an existing file is then as it was */
export async function writeWhole(file: string, text: string): Promise<void> {
  const known = await stat(file).catch(() => undefined);
  if (known?.isDirectory())
    throw new DeriveError("bad-option", `${file} is a folder`, "", undefined, "name a file in it");
  const part = join(dirname(file), `.derive-${process.pid}-${Date.now()}`);
  try {
    await writeFile(part, text);
    await rename(part, file);
  } catch (error) {
    await unlink(part).catch(() => undefined);
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
