/** PyTorch. */
import type { Dialect } from "../arrays.js";
import { python } from "./python.js";

const common = python({
  target: "torch",
  module: "torch",
  axis: "dim",
  diagonal: (a) => `torch.diagonal(${a})`,
  tensordot: (a, b, [p, q]) => `torch.tensordot(${a}, ${b}, dims=([${p}], [${q}]))`,
  where: (condition, a, b) => `torch.where(${condition}, ${a.text}, ${b.text})`,
  taken: (a, axis, places) => `${a}[${":, ".repeat(axis)}${places}]`,
});

const bounds: Readonly<Record<string, string>> = { "torch.maximum": "min", "torch.minimum": "max" };

export const torch: Dialect = {
  ...common,
  called: (name, args, isEntrywise) => {
    const bound = bounds[name];
    const limit =
      bound === undefined ? undefined : args.find(({ text }) => /^-?[\d.]+( \/ \d+)?$/.test(text));
    const other = args.find((arg) => arg !== limit);
    // The maximum of tensors takes no number.
    if (bound !== undefined && limit !== undefined && other !== undefined)
      return `torch.clamp(${other.text}, ${bound}=${limit.text})`;
    return common.called(name, args, isEntrywise);
  },
};
