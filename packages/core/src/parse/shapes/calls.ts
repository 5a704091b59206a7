/** Calls in matrix notation: functions of whole vectors and matrices, and names that are read as others. */
import { arrayFunctionNamed } from "../../arrays/index.js";
import { call, differential, type Expr, num, transpose } from "../../expr/index.js";
import { type Context, nameOf } from "../context.js";
import { functionOf, type Located } from "../mathjs.js";
import { signed } from "./raw.js";

/** Arrays of one number whose shape is seen from where they stand: vector(1), matrix(0), eye. */
export const filled = (name: "vector" | "matrix" | "eye", occurrence: number, value: Expr): Expr =>
  call(`${name}?`, num(occurrence), value);

/** The value of a call, or undefined for one that means the same in both notations. */
export function readMatrixCall(located: Located, context: Context): Expr | undefined {
  const name = functionOf(located);
  if (context.functions.has(name)) return undefined;
  const args = located.children;
  const [first, second] = args;
  const exactly = (count: number, usage: string): void => {
    if (args.length === count) return;
    const noun = count === 1 ? "argument" : "arguments";
    throw context.error(
      "wrong-arity",
      `${name} takes ${count} ${noun}, not ${args.length}`,
      nameOf(located),
      usage,
    );
  };
  const arg = (position: number): Expr => context.expr(args[position] as Located);
  switch (name) {
    case "d":
      if (first === undefined || args.length > 1) return undefined;
      return differential(arg(0));
    case "outer":
      exactly(2, "write outer(u, v)");
      return signed("*", arg(0), transpose(arg(1)));
    case "dot":
      exactly(2, "write dot(u, v)");
      return signed("*", transpose(arg(0)), arg(1));
    case "hadamard":
      exactly(2, "write u .* v");
      return signed(".*", arg(0), arg(1));
    case "mean":
      exactly(1, "write mean(v)");
      return call("mean", arg(0));
    case "norm":
      return readNorm(located, second, context);
    case "max":
    case "min":
      if (args.length !== 1 || context.functions.has(name)) return undefined;
      throw context.error(
        "wrong-arity",
        `${name} of one vector, its ${name === "max" ? "largest" : "smallest"} entry, is not known`,
        nameOf(located),
        `${name}(u, v) compares entry by entry`,
      );
    case "vector":
    case "matrix":
      exactly(1, `write ${name}(1)`);
      return filled(name, located.token?.position ?? 0, arg(0));
    case "eye":
      return args.length === 0
        ? filled("eye", located.token?.position ?? 0, num(1))
        : arrayCall(located, context);
    case "sum":
      return args.length === 1 ? call("sum", arg(0)) : undefined;
    default:
      return arrayFunctionNamed(name) === undefined ? undefined : arrayCall(located, context);
  }
}

function arrayCall(located: Located, context: Context): Expr {
  const name = functionOf(located);
  const spec = arrayFunctionNamed(name);
  const given = located.children.length;
  const [least, most] = spec?.arity ?? [1, 1];
  if (given < least || given > most) {
    const wanted = least === most ? `${least}` : `${least} or ${most}`;
    const message = `${name} takes ${wanted} ${wanted === "1" ? "argument" : "arguments"}, not ${given}`;
    const places = spec?.takesDimensions ? "m" : "A";
    throw context.error("wrong-arity", message, nameOf(located), `write ${name}(${places})`);
  }
  return call(spec?.name ?? name, ...located.children.map((arg) => context.expr(arg)));
}

/** norm(v), norm(A, "fro"), norm(v, 1), norm(v, 2). */
function readNorm(located: Located, kind: Located | undefined, context: Context): Expr {
  const [vector] = located.children;
  if (vector === undefined) {
    throw context.error("wrong-arity", "norm takes a vector or matrix", nameOf(located), "write norm(v)");
  }
  const value = context.expr(vector);
  if (kind === undefined) return call("norm2", value);
  const { value: which } = kind.node;
  if (which === 1) return call("norm1", value);
  if (which === 2 || which === "fro") return call("norm2", value);
  const message = "only the norms 1, 2 and fro are known";
  throw context.error("not-supported", message, kind, 'write norm(v), norm(v, 1) or norm(A, "fro")');
}
