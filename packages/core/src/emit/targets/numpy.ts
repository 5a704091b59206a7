/** NumPy, in the words of the array API standard, with the namespace xp. */
import type { Helper } from "../../functions/index.js";
import { python } from "./python.js";

export const namespaceHelper: Helper = {
  name: "_namespace",
  source: [
    "def _namespace(*arrays):",
    '    """The array API namespace of the arrays; without one NumPy, which hands Dask arrays on to Dask."""',
    "    for array in arrays:",
    '        if hasattr(array, "__array_namespace__"):',
    "            return array.__array_namespace__()",
    "    return np",
  ].join("\n"),
};

/** Emitted where `_diagonal(` is called. */
export const diagonalHelper: Helper = {
  name: "_diagonal",
  source: [
    "def _diagonal(xp, A):",
    '    """The diagonal of a matrix: NumPy and Dask have it in another place than the standard."""',
    '    return xp.diagonal(A) if hasattr(xp, "diagonal") else xp.linalg.diagonal(A)',
  ].join("\n"),
};

export const numpy = python({
  target: "numpy",
  module: "xp",
  axis: "axis",
  diagonal: (a) => `_diagonal(xp, ${a})`,
  tensordot: (a, b, [p, q]) => `xp.tensordot(${a}, ${b}, axes=((${p},), (${q},)))`,
  where: (condition, a, b) => {
    const areNumbers = [a, b].every(({ text }) => /^-?[\d.]+$/.test(text));
    return `xp.where(${condition}, ${areNumbers ? `xp.asarray(${a.text})` : a.text}, ${b.text})`;
  },
  taken: (a, axis, places) => `xp.take(${a}, ${places}, axis=${axis})`,
});
