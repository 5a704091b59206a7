/** Values of the gamma family and of erf in double precision. Formulas from the DLMF. */

/** Asymptotic series start here; smaller arguments are brought up by the recurrence. */
const largeEnough = 12;
const bernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510];

/** ζ(k) - 1 for k = 2, 3, …: DLMF 25.2.1. */
const zetaLessOne = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853,
  0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5,
  3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6,
  9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7, 1.1921992596531106e-7,
  5.960818905125948e-8, 2.980350351465228e-8, 1.490155482836504e-8, 7.45071178983543e-9, 3.725334024788457e-9,
  1.862659723513049e-9, 9.313274324196682e-10,
];
const oneLessEuler = 0.42278433509846713;

/** log Γ(2 + z) for |z| ≤ 1/2: DLMF 5.7.3. Right to the last digits near its zero z = 0. */
function logGammaNearTwo(z: number): number {
  let [term, total] = [-z, oneLessEuler * z];
  zetaLessOne.forEach((zeta, k) => {
    term *= -z;
    total += (zeta * term) / (k + 2);
  });
  return total;
}

/** log Γ(u) for u > 0: near its zeros 1 and 2 by DLMF 5.7.3, else by 5.11.1 with the recurrence 5.5.1. */
export function logGamma(u: number): number {
  if (!(u > 0)) return Number.NaN;
  if (u > 0.5 && u < 1.5) return logGammaNearTwo(u - 1) - Math.log1p(u - 1);
  if (u >= 1.5 && u < 2.5) return logGammaNearTwo(u - 2);
  let [x, product] = [u, 1];
  while (x < largeEnough) product *= x++;
  let series = (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI);
  bernoulli.forEach((b, k) => {
    series += b / (2 * (k + 1) * (2 * k + 1) * x ** (2 * k + 1));
  });
  return series - Math.log(product);
}

/** Γ(u) for u > 0. */
export function gammaOf(u: number): number {
  if (Number.isInteger(u) && u > 0 && u < 171) {
    let product = 1;
    for (let k = 2; k < u; k++) product *= k;
    return product;
  }
  return Math.exp(logGamma(u));
}

/** ψ^(n)(u) for u > 0 and whole n: DLMF 5.15.8 and 5.15.9 (asymptotic), 5.15.5 (recurrence). */
export function polygammaOf(n: number, u: number): number {
  if (!Number.isInteger(n) || n < 0 || !(u > 0)) return Number.NaN;
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

/** ψ(u) for u > 0: DLMF 5.11.2 with the recurrence 5.5.2. */
export function digammaOf(u: number): number {
  if (!(u > 0)) return Number.NaN;
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
  if (u < 1) return 1 - erfOf(u);
  let fraction = 0;
  // The closer to 0, the more terms of the fraction are needed.
  for (let k = Math.ceil(20 + 280 / (u * u)); k > 0; k--) fraction = k / 2 / (u + fraction);
  return Math.exp(-u * u) / ((u + fraction) * Math.sqrt(Math.PI));
}
