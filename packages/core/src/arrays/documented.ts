/** Every function of vectors and matrices with what derivations do without, in the order of `derive functions`. */
import { detDocs } from "./functions/det.js";
import { diagDocs } from "./functions/diag.js";
import { eyeDocs } from "./functions/eye.js";
import { invDocs } from "./functions/inv.js";
import { kronDocs } from "./functions/kron.js";
import { logdetDocs } from "./functions/logdet.js";
import { logsumexpDocs } from "./functions/logsumexp.js";
import { norm1Docs } from "./functions/norm1.js";
import { norm2Docs } from "./functions/norm2.js";
import { onesDocs } from "./functions/ones.js";
import { softmaxDocs } from "./functions/softmax.js";
import { totalDocs } from "./functions/sum.js";
import { traceDocs } from "./functions/trace.js";
import { zerosDocs } from "./functions/zeros.js";
import type { ArrayFunctionDocs, DocumentedArrayFunction } from "./types.js";

const docs: readonly ArrayFunctionDocs[] = [
  onesDocs,
  zerosDocs,
  eyeDocs,
  diagDocs,
  totalDocs,
  traceDocs,
  detDocs,
  logdetDocs,
  invDocs,
  norm1Docs,
  norm2Docs,
  softmaxDocs,
  logsumexpDocs,
  kronDocs,
];

export const documentedArrayFunctions: readonly DocumentedArrayFunction[] = docs.map(documented);

function documented({ spec, differential: told, ...others }: ArrayFunctionDocs): DocumentedArrayFunction {
  const { differential: rule, ...known } = spec;
  const differential = rule === undefined || told === undefined ? {} : { differential: { ...rule, ...told } };
  return { ...known, ...others, ...differential };
}

const byName = new Map<string, DocumentedArrayFunction>();
for (const spec of documentedArrayFunctions) {
  for (const name of [spec.name, ...(spec.aliases ?? [])]) byName.set(name, spec);
}

/** The function of that name or alias with all that is known of it, or undefined. */
export const documentedArrayFunctionNamed = (name: string): DocumentedArrayFunction | undefined =>
  byName.get(name);
