"""What emitted code asks of JAX and PyTorch, made of NumPy: for machines where the two are not installed.

The names and the conventions for axes are theirs; the arithmetic is NumPy's.
"""

import math
import sys
import types

import numpy as np


def sigmoid(u):
    return np.exp(-np.logaddexp(0, -u))


def softmax(u, axis):
    e = np.exp(u - np.max(u, axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis, keepdims=True)


def logsumexp(u, axis):
    top = np.max(u, axis=axis, keepdims=True)
    return np.squeeze(top, axis=axis) + np.log(np.sum(np.exp(u - top), axis=axis))


def along(f):
    """A function of NumPy whose argument axis is called dim."""

    def call(a, dim=None):
        return f(a, axis=dim)

    return call


def special(name):
    from scipy import special

    return getattr(special, name)


def jax():
    module = types.ModuleType("jax")
    module.numpy = np
    module.nn = types.SimpleNamespace(sigmoid=sigmoid, softmax=softmax, relu=lambda u: np.maximum(u, 0))
    lazy = {name: (lambda *args, name=name: special(name)(*args)) for name in names}
    module.scipy = types.SimpleNamespace(special=types.SimpleNamespace(logsumexp=logsumexp, **lazy))
    return {"jax": module, "jax.numpy": np}


names = ("erf", "erfc", "gammaln", "digamma", "polygamma")


def torch():
    module = types.ModuleType("torch")
    same = (
        "exp expm1 log log1p log2 log10 sqrt sin cos tan sinh cosh tanh abs sign maximum minimum logaddexp where "
        "zeros_like ones_like zeros ones full eye arange broadcast_to tensordot diagonal kron pi e"
    )
    for name in same.split():
        setattr(module, name, getattr(np, name))
    for name in ("asin", "acos", "atan", "asinh", "acosh", "atanh", "atan2"):
        setattr(module, name, getattr(np, name.replace("a", "arc", 1)))
    module.clamp = lambda u, min=None, max=None: np.clip(u, min, max)
    module.as_tensor = np.asarray
    module.tensordot = lambda a, b, dims: np.tensordot(a, b, axes=dims)
    module.sum, module.prod = along(np.sum), along(np.prod)
    module.sigmoid, module.relu = sigmoid, lambda u: np.maximum(u, 0)
    module.softmax, module.logsumexp = along(softmax), along(logsumexp)
    module.erf = np.vectorize(math.erf)
    module.erfc = np.vectorize(math.erfc)
    module.lgamma = np.vectorize(math.lgamma)
    module.digamma = lambda u: special("digamma")(u)
    module.polygamma = lambda n, u: special("polygamma")(n, u)
    module.linalg = np.linalg
    return {"torch": module}


def install(library):
    sys.modules.update({"jax": jax, "torch": torch}[library]())
