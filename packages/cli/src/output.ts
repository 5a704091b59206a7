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
    throw new DeriveError("bad-option", `${file} cannot be written: ${(error as Error).message}`);
  }
}
