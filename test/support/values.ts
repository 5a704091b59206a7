/** Numbers for the names of a problem in matrix notation, and what they say of its derivation. */
import { type Derivation, freeNames, some, toText, type Variable } from "@derive/core";
import { expect } from "vitest";
import { gradient, jacobian, lineValue } from "./calculus.js";
import { build, type Defined, type Dense, dense, sizeOf, type Values } from "./dense.js";

type Value = Dense | number | Defined;

/** Numbers for every name of a problem, its dimensions small and different; definitions stand for their bodies. */
export function valuesFor(d: Derivation, seed: number): Values {
  const { counts, shapes, properties, expression, definitions } = d.problem;
  const random = generator(seed);
  const values = new Map<string, Dense | number>();
  for (const [k, name] of [...counts].sort().entries()) values.set(name, 2 + ((k + seed) % 3));
  // Data has more rows than columns: then X'*X has an inverse.
  for (const [name, { rows, columns }] of shapes) {
    if (!/^[A-Z]/.test(name) || rows.kind !== "sym" || columns.kind !== "sym" || rows === columns) continue;
    const least = (values.get(columns.name) as number) + 1;
    if ((values.get(rows.name) as number) < least) values.set(rows.name, least);
  }
  if (shapes.size === 0) {
    for (const name of freeNames(expression)) values.set(name, Math.abs(random()) + 0.2);
  }
  for (const [name, { rows, columns }] of shapes) {
    if (values.has(name) || definitions.has(name)) continue;
    const [m, n] = [rows, columns].map((dimension) => dense(dimension, values)[0]?.[0] ?? 1);
    const own = build(m as number, n as number, () => random());
    values.set(name, withProperties(own, properties.get(name) ?? new Set()));
  }
  const all = new Map<string, Value>([...values, ...bodies(d)]);
  if (allFinite(dense(expression, all))) return all;
  const positive = [...values].map(([name, value]) => [name, sizes(value)] as const);
  return new Map<string, Value>([...positive, ...bodies(d)]);
}

const bodies = ({ problem }: Derivation) =>
  [...problem.definitions.values()].map((own) => [own.name, own] as const);

const allFinite = (a: Dense): boolean => a.flat().every(Number.isFinite);

/** Small positive numbers: logarithms of them and of 1 less them have values. */
const sizes = (value: Dense | number): Dense | number =>
  typeof value === "number" ? Math.abs(value) : value.map((row) => row.map((x) => Math.abs(x) / 2 + 0.1));

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.round((state / 2 ** 32) * 1800 - 900) / 1000;
  };
}

function withProperties(own: Dense, properties: ReadonlySet<string>): Dense {
  const [m, n] = sizeOf(own);
  const entry = (i: number, j: number): number => own[i]?.[j] ?? Number.NaN;
  const one = (i: number, j: number): number => (i === j ? 1 : 0);
  if (properties.has("diagonal")) return build(m, n, (i, j) => one(i, j) * (entry(i, i) + 1.2));
  if (properties.has("posdef"))
    return build(m, n, (i, j) => (entry(i, j) + entry(j, i)) / 8 + 1.5 * one(i, j));
  if (properties.has("symmetric")) return build(m, n, (i, j) => entry(i, j) + entry(j, i));
  if (properties.has("positive")) return build(m, n, (i, j) => Math.abs(entry(i, j)) + 0.1);
  if (properties.has("onehot")) return build(m, n, (i, j) => one(i % n, j));
  // A square matrix that was said to be nothing else has an inverse and a positive determinant.
  return m === n && m > 1 ? build(m, n, (i, j) => entry(i, j) / 4 + 1.3 * one(i, j)) : own;
}

const close = (a: Dense, b: Dense, tolerance: number): boolean => {
  const size = Math.max(1, ...a.flat().map(Math.abs), ...b.flat().map(Math.abs));
  return (
    String(sizeOf(a)) === String(sizeOf(b)) &&
    a.every((row, i) => row.every((x, j) => Math.abs(x - (b[i]?.[j] ?? Number.NaN)) <= tolerance * size))
  );
};

/** The numbers side with the answer, and with every line; no verdict is against one. */
export function confirm(d: Derivation, seed: number): void {
  for (const { verdict, expression } of d.lines) expect(verdict.kind, toText(expression)).not.toBe("refuted");
  const [x, ...more] = d.problem.variables as readonly [Variable, ...Variable[]];
  // Where there is no form as a matrix the answer is one entry.
  if (more.length > 0 || d.lines.some(({ of }) => some(of, (e) => e.kind === "at"))) return;
  const values = valuesFor(d, seed);
  const cost = dense(d.problem.expression, values);
  const measured = (String(sizeOf(cost)) === "1,1" ? gradient : jacobian)(d.problem.expression, x, values);
  const told = dense(d.result, values);
  expect(close(told, measured, 1e-5), `${toText(d.result)} = ${told} is not ${measured}`).toBe(true);
  for (const [k, line] of d.lines.entries()) {
    const before = d.lines[k - 1];
    if (before === undefined || before.of !== line.of) continue;
    const [now, then] = [line, before].map(({ expression }) => lineValue(expression, x, values));
    expect(
      close(now as Dense, then as Dense, 1e-4),
      `${toText(line.expression)} after ${toText(before.expression)}`,
    ).toBe(true);
  }
}
