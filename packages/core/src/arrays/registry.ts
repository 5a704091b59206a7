/** Every function of vectors and matrices, by name. A new function is a file and a line here. */
import { det } from "./functions/det.js";
import { diag } from "./functions/diag.js";
import { eye } from "./functions/eye.js";
import { inv } from "./functions/inv.js";
import { kron } from "./functions/kron.js";
import { logdet } from "./functions/logdet.js";
import { logsumexp } from "./functions/logsumexp.js";
import { norm1 } from "./functions/norm1.js";
import { norm2 } from "./functions/norm2.js";
import { ones } from "./functions/ones.js";
import { softmax } from "./functions/softmax.js";
import { total } from "./functions/sum.js";
import { trace } from "./functions/trace.js";
import { zeros } from "./functions/zeros.js";
import type { ArrayFunction } from "./types.js";

export const arrayFunctions: readonly ArrayFunction[] = [
  ones,
  zeros,
  eye,
  diag,
  total,
  trace,
  det,
  logdet,
  inv,
  norm1,
  norm2,
  softmax,
  logsumexp,
  kron,
];

const byName = new Map<string, ArrayFunction>();
for (const spec of arrayFunctions) {
  for (const name of [spec.name, ...(spec.aliases ?? [])]) byName.set(name, spec);
}

/** The function of that name or alias, or undefined: then a function works entry by entry. */
export const arrayFunctionNamed = (name: string): ArrayFunction | undefined => byName.get(name);
