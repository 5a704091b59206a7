/** A number in its prime factors; what is left of a large one counts as prime. */
export function primesOf(value: bigint): Map<bigint, number> {
  const primes = new Map<bigint, number>();
  let rest = value;
  for (let p = 2n; p * p <= rest && p < 10_000n; p++) {
    while (rest % p === 0n) {
      primes.set(p, (primes.get(p) ?? 0) + 1);
      rest /= p;
    }
  }
  if (rest > 1n) primes.set(rest, (primes.get(rest) ?? 0) + 1);
  return primes;
}
