/** The normal forms that serve several questions. */
import type { Expr } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { whileWorking } from "../problem/whileWorking.js";
import { Normalizer } from "./normal/normalizer.js";
import { isSpokenOf } from "./wholeNames.js";

interface Kept {
  normalizer?: Normalizer | undefined;
  /** By the names of whole numbers: what has too large a normal form. */
  readonly tooLarge: Map<string, Set<Expr>>;
}

const kept = whileWorking((): Kept => ({ tooLarge: new Map() }));

/** Beyond so many kernels a new one is looked for among the old for longer than the old are worth. */
const mostKernels = 400;

/**
 * One normal form per setting: what was worked out for a line serves the next, unless a name that was whole in the one is any
 * number in the other.
 */
export function normalizerFor(a: Expr, b: Expr, wholes: ReadonlySet<string>, setting: Setting): Normalizer {
  const known = kept(setting).normalizer;
  const others = [...(known?.wholes ?? [])].filter((name) => !wholes.has(name));
  if (others.some((name) => isSpokenOf(name, [a, b], setting))) return freshNormalizer(wholes, setting);
  const isSmall = known !== undefined && known.kernels.size <= mostKernels;
  if (isSmall && [...wholes].every((name) => known.wholes.has(name))) return known;
  return freshNormalizer(new Set([...others, ...wholes]), setting);
}

/** One that has nothing of other questions. */
export function freshNormalizer(wholes: ReadonlySet<string>, setting: Setting): Normalizer {
  const own = kept(setting);
  const key = [...wholes].sort().join(" ");
  const tooLarge = own.tooLarge.get(key) ?? new Set();
  own.tooLarge.set(key, tooLarge);
  own.normalizer = new Normalizer(setting, wholes, tooLarge);
  return own.normalizer;
}

/** After a question that it could not answer: what was begun may be half done. */
export function forgetNormalizer(setting: Setting): void {
  kept(setting).normalizer = undefined;
}
