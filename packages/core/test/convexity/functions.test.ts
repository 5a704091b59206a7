import { describe, expect, it } from "vitest";
import { type Piece, pieces, powerPieces } from "../../src/convexity/functions.js";
import { functionNamed, rational } from "../../src/index.js";

const grid = Array.from({ length: 161 }, (_, k) => -8 + k / 10 + 0.013);

/** Whether a number lies where the piece speaks. */
const isOn = (x: number, { on }: Piece): boolean =>
  on.every(([operator, bound]) => {
    switch (operator) {
      case ">":
        return x > bound;
      case ">=":
        return x >= bound;
      case "<":
        return x < bound;
      default:
        return x <= bound;
    }
  });

/** Second differences and slopes of f have the signs that the piece says. */
function holds(piece: Piece, f: (x: number) => number): void {
  const h = 0.01;
  let seen = 0;
  for (const x of grid) {
    const places = [x - h, x, x + h];
    const values = places.map(f);
    if (!places.every((place) => isOn(place, piece)) || !values.every(Number.isFinite)) continue;
    seen += 1;
    const [before, middle, behind] = values as [number, number, number];
    const bend = before + behind - 2 * middle;
    const noise = 1e-13 * (1 + Math.abs(middle));
    if (piece.curvature === "convex") expect(bend, `at ${x}`).toBeGreaterThan(-noise);
    else if (piece.curvature === "concave") expect(bend, `at ${x}`).toBeLessThan(noise);
    else expect(Math.abs(bend), `at ${x}`).toBeLessThan(noise);
    const slope = piece.slope ?? piece.weakSlope;
    if (slope === "increasing") expect(behind - before, `at ${x}`).toBeGreaterThan(-noise);
    if (slope === "decreasing") expect(before - behind, `at ${x}`).toBeGreaterThan(-noise);
  }
  expect(seen).toBeGreaterThan(0);
}

describe.each(Object.entries(pieces))("%s", (name, own) => {
  it.each(own.map((piece, k) => [k, piece] as const))("is as piece %i says", (_, piece) => {
    const spec = functionNamed(name);
    expect(spec).toBeDefined();
    holds(piece, (x) => spec?.evaluate(x) ?? Number.NaN);
  });
});

describe.each(["-3", "-2", "-1", "-1/2", "1/3", "1/2", "3/2", "2", "3", "4", "5"])("u^(%s)", (text) => {
  const [n = "1", d = "1"] = text.split("/");
  const p = rational(BigInt(n), BigInt(d));
  it.each(powerPieces(p).map((piece, k) => [k, piece] as const))("is as piece %i says", (_, piece) => {
    holds(piece, (x) => (x === 0 && p.valueOf() < 0 ? Number.NaN : x ** p.valueOf()));
  });
});
