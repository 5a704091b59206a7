/** What `derive check` is told of a problem: by its flags, else by its file. */
import type { CheckOptions } from "@derive/core";
import type { Flags } from "../commands/check.js";
import type { ProblemFile } from "../problemFile.js";

export function optionsOf(
  { options: own }: ProblemFile,
  flags: Flags,
): Omit<CheckOptions, "wrt"> & { readonly wrt?: string | undefined } {
  const order = flags.order ?? own.order;
  return {
    wrt: flags.wrt ?? own.wrt,
    where: flags.where ?? own.where,
    order: order === undefined ? undefined : Number(order),
    implicit: flags.implicit ?? own.implicit,
    assume: flags.assume ?? own.assume,
  };
}
