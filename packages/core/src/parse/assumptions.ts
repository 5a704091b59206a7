/** `x > 0; y in {0, 1}; sum(y[k], k, 1, K) = 1`: relations granted by the user. */
import { type Expr, rel } from "../expr/index.js";
import { DeriveError } from "./errors.js";
import { readText } from "./tree.js";

/** @throws DeriveError where a part is no relation */
export function readAssumptions(text: string): Expr[] {
  return text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .flatMap(readOne);
}

const membership = /^(.*?)\s*(?:\bin\b|∈)\s*\{(.*)\}$/s;

function readOne(part: string): Expr[] {
  const set = membership.exec(part);
  if (set !== null) {
    const members = (set[2] ?? "").split(",").map((member) => single(member, part));
    return [rel("in", single(set[1] ?? "", part), ...members)];
  }
  const e = single(part.replace(/([^<>=!])=(?!=)/g, "$1=="), part);
  const relations = e.kind === "logic" && e.name === "and" ? e.args : [e];
  for (const relation of relations) {
    if (relation.kind !== "rel") {
      const hint = "write for example: x > 0; y in {0, 1}; sum(y[k], k, 1, K) = 1";
      throw new DeriveError(
        "bad-assumption",
        `${part} is not a relation`,
        part,
        { offset: 0, length: part.length },
        hint,
      );
    }
  }
  return [...relations];
}

function single(text: string, part: string): Expr {
  const [statement, ...more] = readText(text).statements;
  if (statement === undefined || more.length > 0 || statement.kind !== "expression") {
    throw new DeriveError("bad-assumption", `${part} cannot be read as an assumption`, part);
  }
  return statement.body;
}
