/** The derivative at a point, in doubles by dual numbers: what every system's answer is held against. */
import { carryOut, type Operation, type Program } from "./terms.js";

export type Point = Readonly<Record<string, number>>;

interface Dual {
  readonly value: number;
  readonly slope: number;
}

/** ∂/∂wrt at the point. */
export function slopeAt(program: Program, wrt: string, point: Point): number {
  const leaf = (of: number | string): Dual =>
    typeof of === "number"
      ? { value: of, slope: 0 }
      : { value: point[of] as number, slope: of === wrt ? 1 : 0 };
  return carryOut(program, leaf, applied).slope;
}

function applied(operation: Operation, args: readonly Dual[]): Dual {
  const [u, v] = args as readonly [Dual, Dual];
  const along = (value: number, rate: number): Dual => ({ value, slope: rate * u.slope });
  switch (operation) {
    case "add":
      return args.reduce((a, b) => ({ value: a.value + b.value, slope: a.slope + b.slope }));
    case "mul":
      return args.reduce((a, b) => ({
        value: a.value * b.value,
        slope: a.slope * b.value + a.value * b.slope,
      }));
    case "neg":
      return along(-u.value, -1);
    case "div":
      return { value: u.value / v.value, slope: (u.slope - (u.value / v.value) * v.slope) / v.value };
    case "pow":
      return along(u.value ** v.value, v.value * u.value ** (v.value - 1));
    case "exp":
      return along(Math.exp(u.value), Math.exp(u.value));
    case "log":
      return along(Math.log(u.value), 1 / u.value);
    case "sin":
      return along(Math.sin(u.value), Math.cos(u.value));
    case "cos":
      return along(Math.cos(u.value), -Math.sin(u.value));
    case "sigmoid": {
      const value = 1 / (1 + Math.exp(-u.value));
      return along(value, value * (1 - value));
    }
  }
}
