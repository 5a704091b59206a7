/** Which names are free for unknown functions. */

/** One letter, a Greek letter, one of these with digits or an underscore and more: f, g1, phi, u_t, F. */
const abstract =
  /^([A-Za-z]|alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|rho|sigma|tau|upsilon|phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega)(\d+|_\w+)?$/;

export const isUnknownName = (name: string): boolean => abstract.test(name);
