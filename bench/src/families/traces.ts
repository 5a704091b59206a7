/** Whole traces that grow: every line verified, of costs that nest, multiply and add. No peer tells lines. */
import type { Family, Row } from "../cases.js";

const functions = ["sin", "cos", "exp", "log", "tanh", "sigmoid"];

const nested = (depth: number): string => `${"sigmoid(".repeat(depth)}x${")".repeat(depth)}`;

const sines = (count: number): string =>
  Array.from({ length: count }, (_, k) => `sin(${k + 2}*x)`).join(" * ");

const sum = (count: number): string =>
  Array.from({ length: count }, (_, k) => `${functions[k % 6]}(${k + 2}*x)*x^${(k % 7) + 1}`).join(" + ");

const rowsOf = (label: string, source: (size: number) => string, sizes: readonly number[]): Row[] =>
  sizes.map((size) => ({
    label: `${size} ${label}`,
    case: { ask: "trace", part: "lines", source: source(size), wrt: "x" },
  }));

export const traces: Family = {
  name: "traces",
  title: "every line verified",
  rows: (quick) => [
    ...rowsOf("nested sigmoids", nested, quick ? [10] : [10, 20, 40, 80]),
    ...rowsOf("sines multiplied", sines, quick ? [10] : [10, 20, 40]),
    ...rowsOf("terms added", sum, quick ? [10] : [10, 40, 160]),
  ],
};
