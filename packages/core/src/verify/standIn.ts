/**
 * What stands for an unknown function when numbers are put in: sin(Σ aᵢuᵢ + b) + Σ cᵢuᵢ², smooth and with all its
 * partial derivatives, its coefficients fixed by its name.
 */
import type { Arithmetic } from "./arithmetic.js";
import { hash } from "./point.js";

/** @param positions the arguments it is differentiated by, from 0, each as often as it is */
export function standInFor<V>(
  name: string,
  positions: readonly number[],
  args: readonly V[],
  n: Arithmetic<V>,
): V {
  const a = args.map((_, k) => n.exactly(0.5 + (hash(`${name} a ${k}`) % 100) / 80));
  const start = n.exactly((hash(name) % 100) / 40);
  const phase = args.reduce((total, arg, k) => n.add(total, n.multiply(a[k] as V, arg)), start);
  const factor = positions.reduce((product, k) => n.multiply(product, a[k] as V), n.exactly(1));
  const wave = n.multiply(factor, n.wave(phase, positions.length));
  return n.add(wave, squares(name, positions, args, n));
}

/** The part Σ cᵢuᵢ² and its derivatives. */
function squares<V>(name: string, positions: readonly number[], args: readonly V[], n: Arithmetic<V>): V {
  const c = (k: number) => n.exactly(0.25 + (hash(`${name} c ${k}`) % 100) / 200);
  const [first] = positions;
  if (first === undefined) {
    return args
      .map((arg, k) => n.multiply(c(k), n.multiply(arg, arg)))
      .reduce((a, b) => n.add(a, b), n.exactly(0));
  }
  if (positions.some((k) => k !== first) || positions.length > 2) return n.exactly(0);
  const twice = n.multiply(n.exactly(2), c(first));
  return positions.length === 1 ? n.multiply(twice, args[first] as V) : twice;
}
