/** What `--where` says of names: "X: m x n, theta: n, A: n x n symmetric, Y: m x K onehot". */
import { columnShape, isSquareShape, type Shape, scalarShape } from "../../arrays/index.js";
import type { Expr } from "../../expr/index.js";
import { nearest } from "../../problem/nearest.js";
import type { Property } from "../../problem/problem.js";
import { DeriveError } from "../errors.js";
import { openDimension } from "./unknowns.js";

export interface Declared {
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly properties: ReadonlyMap<string, ReadonlySet<Property>>;
}

const words: Readonly<Record<string, readonly Property[]>> = {
  symmetric: ["symmetric"],
  posdef: ["symmetric", "posdef"],
  psd: ["symmetric", "psd"],
  diagonal: ["symmetric", "diagonal"],
  orthogonal: ["orthogonal"],
  invertible: ["invertible"],
  onehot: ["onehot"],
  positive: ["positive"],
  nonnegative: ["nonnegative"],
  binary: ["binary"],
};

const usage = 'write for example: --where "X: m x n, theta: n, A: n x n symmetric"';

/**
 * @param dimension reads a dimension: a name, a number, n + 1
 * @throws DeriveError
 */
export function readWhere(source: string, dimension: (text: string) => Expr): Declared {
  const shapes = new Map<string, Shape>();
  const properties = new Map<string, Set<Property>>();
  let offset = 0;
  for (const part of source.split(/[,;\n]/)) {
    const place = { offset: offset + part.search(/\S|$/), length: Math.max(1, part.trim().length) };
    offset += part.length + 1;
    if (part.trim() === "") continue;
    const match = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*:(.*)$/su.exec(part);
    if (match === null) {
      throw new DeriveError("syntax", "a name and a colon are missing here", source, place, usage);
    }
    const [, name = "", described = ""] = match;
    if (shapes.has(name)) throw new DeriveError("syntax", `${name} is declared twice`, source, place);
    const { dimensions, facts, open } = partsOf(described);
    if (open !== undefined) {
      shapes.set(name, openShape(name, open));
      continue;
    }
    for (const word of facts) {
      const known = words[word];
      if (known !== undefined) {
        properties.set(name, new Set([...(properties.get(name) ?? []), ...known]));
        continue;
      }
      const guess = nearest(word, Object.keys(words));
      const hint =
        guess === undefined ? `known are: ${Object.keys(words).join(", ")}` : `did you mean ${guess}?`;
      throw new DeriveError("syntax", `${word} is no property of a matrix`, source, place, hint);
    }
    if (dimensions.some((d) => /^$|^(?:x|by)\s|\s(?:x|by)$/.test(d)))
      throw new DeriveError("syntax", `a dimension of ${name} is missing`, source, place, usage);
    const [rows, columns, ...more] = dimensions.map(dimension);
    const impossible = [rows, columns].find(
      (d) => d?.kind === "num" && (d.value.d !== 1n || d.value.s * d.value.n < 1n),
    );
    if (impossible !== undefined) {
      const message = `${name} cannot have that many rows or columns`;
      throw new DeriveError(
        "shape",
        message,
        source,
        place,
        "a dimension is a whole number from 1, or a name",
      );
    }
    if (more.length > 0)
      throw new DeriveError("syntax", `${name} has more than two dimensions`, source, place, usage);
    const shape = shapeFrom(rows, columns);
    const square = [...(properties.get(name) ?? [])].find((property) => needsSquare.has(property));
    if (square !== undefined && !isSquareShape(shape)) {
      throw new DeriveError("shape", `${name} is ${square} and must be square`, source, place, "write n x n");
    }
    shapes.set(name, shape);
  }
  return { shapes, properties };
}

/** A vector or matrix of which no size is said: how large it is follows from where it stands. */
const openShape = (name: string, kind: "vector" | "matrix"): Shape => {
  const rows = openDimension(`${name}.rows`);
  return kind === "vector" ? columnShape(rows) : { rows, columns: openDimension(`${name}.columns`) };
};

const needsSquare: ReadonlySet<Property> = new Set([
  "symmetric",
  "posdef",
  "psd",
  "diagonal",
  "orthogonal",
  "invertible",
]);

function shapeFrom(rows: Expr | undefined, columns: Expr | undefined): Shape {
  if (rows === undefined) return scalarShape();
  return columns === undefined ? columnShape(rows) : { rows, columns };
}

/** "n x n symmetric" → n, n and the fact; "scalar" has no dimension. A word of three letters or more behind the
 *  dimensions is a property, or meant as one. */
function partsOf(described: string): {
  dimensions: string[];
  facts: string[];
  open?: "vector" | "matrix";
} {
  const facts: string[] = [];
  let text = described.trim();
  if (text === "vector" || text === "matrix") return { dimensions: [], facts, open: text };
  for (;;) {
    const match = /(?:^|\s)([a-z]{3,})$/.exec(text);
    if (match === null) break;
    const [whole, word = ""] = match;
    const front = text.slice(0, text.length - whole.length).trim();
    const isKnown = word in words || plain.has(word);
    if (!isKnown && (front === "" || /(?:\sx|\sby|[×+*-])$/.test(front))) break;
    text = front;
    if (!plain.has(word)) facts.unshift(word);
  }
  const dimensions = text === "" ? [] : text.split(/\s+(?:x|by)\s+|\s*×\s*/);
  return { dimensions, facts };
}

const plain: ReadonlySet<string> = new Set(["scalar", "vector", "matrix"]);
