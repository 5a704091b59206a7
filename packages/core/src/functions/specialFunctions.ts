/** Values of the gamma family and of erf in double precision. Formulas from the DLMF. */

/** Asymptotic series start here; smaller arguments are brought up by the recurrence. */
const largeEnough = 12;
const bernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510];

/** log |Γ(u)|: DLMF 5.11.1 with the recurrence 5.5.1 and the reflection 5.5.3. */
export function logGamma(u: number): number {
  if (u <= 0 && Number.isInteger(u)) return Number.NaN;
  if (u < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * u))) - logGamma(1 - u);
  let [x, product] = [u, 1];
  while (x < largeEnough) product *= x++;
  let series = (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI);
  bernoulli.forEach((b, k) => {
    series += b / (2 * (k + 1) * (2 * k + 1) * x ** (2 * k + 1));
  });
  return series - Math.log(product);
}

/** Γ(u); negative between negative whole numbers of one parity. */
export function gammaOf(u: number): number {
  if (Number.isInteger(u) && u > 0 && u < 171) {
    let product = 1;
    for (let k = 2; k < u; k++) product *= k;
    return product;
  }
  const sign = u < 0 && Math.floor(u) % 2 !== 0 ? -1 : 1;
  return sign * Math.exp(logGamma(u));
}

/** ψ^(n)(u): DLMF 5.15.8 and 5.15.9 (asymptotic), 5.15.5 (recurrence), 5.15.6 (reflection, n = 0 and 1). */
export function polygammaOf(n: number, u: number): number {
  if (!Number.isInteger(n) || n < 0 || (u <= 0 && Number.isInteger(u))) return Number.NaN;
  if (n === 0) return digammaOf(u);
  const sign = n % 2 === 0 ? -1 : 1;
  let [x, total] = [u, 0];
  const factorial = gammaOf(n + 1);
  while (x < largeEnough + n) {
    total += sign * factorial * x ** -(n + 1);
    x++;
  }
  let series = gammaOf(n) / x ** n + factorial / (2 * x ** (n + 1));
  bernoulli.forEach((b, k) => {
    const order = 2 * (k + 1);
    series += (b * gammaOf(order + n)) / (gammaOf(order + 1) * x ** (order + n));
  });
  return total + sign * series;
}

/** ψ(u). */
export function digammaOf(u: number): number {
  if (u <= 0 && Number.isInteger(u)) return Number.NaN;
  let [x, total] = [u, 0];
  while (x < largeEnough) total -= 1 / x++;
  let series = Math.log(x) - 1 / (2 * x);
  bernoulli.forEach((b, k) => {
    series -= b / (2 * (k + 1) * x ** (2 * (k + 1)));
  });
  return total + series;
}

/** erf(u): the series DLMF 7.6.2 for small arguments, the continued fraction 7.9.1 of erfc for large ones. */
export function erfOf(u: number): number {
  if (Math.abs(u) > 2.5) return Math.sign(u) * (1 - erfcOf(Math.abs(u)));
  let [term, total] = [u, u];
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(total); n++) {
    term *= (2 * u * u) / (2 * n + 1);
    total += term;
  }
  return ((2 * total) / Math.sqrt(Math.PI)) * Math.exp(-u * u);
}

/** erfc(u) = 1 - erf(u) without cancellation for large u. */
export function erfcOf(u: number): number {
  if (u < 2.5) return 1 - erfOf(u);
  let fraction = 0;
  for (let k = 80; k > 0; k--) fraction = k / 2 / (u + fraction);
  return Math.exp(-u * u) / ((u + fraction) * Math.sqrt(Math.PI));
}
