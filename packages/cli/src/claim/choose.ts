/** Which function of a file is the gradient. */
import { DeriveError } from "@derive/core";
import type { FunctionFound } from "./protocol.js";

/** Names of gradients, the most telling first: grad, compute_gradient, dJ_dtheta, d_loss, backward. */
const telling: readonly RegExp[] = [
  /grad(ient)?s?($|_)|gradient/i,
  /deriv|jacobian|hessian|backward/i,
  /^d[A-Z_]|^d(j|l|loss|cost)($|_)/,
  /^g$/,
];

/** @throws DeriveError where there is none, or several that may be meant */
export function chosen(
  functions: readonly FunctionFound[],
  name: string | undefined,
  file: string,
): FunctionFound {
  if (functions.length === 0)
    throw badOption(
      `${file} defines no function`,
      "write the gradient as a function of the data: def gradient(X, y, w): …",
    );
  const names = functions.map((own) => own.name).join(", ");
  if (name !== undefined) {
    const found = functions.find((own) => own.name === name);
    if (found === undefined) throw badOption(`${file} has no function ${name}`, `it has ${names}`);
    return found;
  }
  const [only, other] = functions;
  if (only !== undefined && other === undefined) return only;
  for (const pattern of telling) {
    const [found, rival] = functions.filter((own) => pattern.test(own.name));
    if (found !== undefined && rival === undefined) return found;
    if (rival !== undefined) break;
  }
  throw badOption("which function is the gradient?", `add --function and one of ${names}`);
}

const badOption = (message: string, hint: string): DeriveError =>
  new DeriveError("bad-option", message, "", undefined, hint);
