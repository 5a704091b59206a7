/** JAX: the functions can be compiled with jax.jit. */
import { python } from "./python.js";

export const jax = python({
  target: "jax",
  module: "jnp",
  axis: "axis",
  diagonal: (a) => `jnp.diagonal(${a})`,
  tensordot: (a, b, [p, q]) => `jnp.tensordot(${a}, ${b}, axes=((${p},), (${q},)))`,
  where: (condition, a, b) => `jnp.where(${condition}, ${a.text}, ${b.text})`,
  taken: (a, axis, places) => `jnp.take(${a}, ${places}, axis=${axis})`,
});
