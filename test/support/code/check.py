"""Runs emitted Python: derivatives against finite differences, large arguments, Dask arrays.

Reads a list of cases as JSON from standard input and writes one message for each, empty where all is well.
"""

import importlib
import itertools
import json
import sys
import warnings

import numpy as np

import standins

warnings.simplefilter("error")


def missing(name):
    try:
        importlib.import_module(name)
    except ImportError:
        return True
    return False


for library in ("jax", "torch"):
    if missing(library):
        standins.install(library)
if not missing("jax") and hasattr(sys.modules["jax"], "config"):
    sys.modules["jax"].config.update("jax_enable_x64", True)


def from_lists(target, value, chunked=False):
    array = np.asarray(value)
    if array.dtype != np.int64:
        array = array.astype(float)
    if target == "torch":
        return sys.modules["torch"].as_tensor(array)
    if chunked and array.ndim > 0:
        import dask.array as da

        return da.from_array(array, chunks=2)
    return array if array.ndim > 0 or target == "jax" else array.item()


def differences(f, x):
    """The derivative of f by the entries of x, with an error of the order of h^4: axes of f, then those of x."""
    x = np.asarray(x, dtype=float)
    h = 1e-3
    columns = []
    for place in itertools.product(*map(range, x.shape)):

        def at(step):
            moved = x.copy()
            moved[place] += step
            return np.asarray(f(moved), dtype=float)

        columns.append((8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h))
    return np.stack(columns, axis=-1).reshape(columns[0].shape + x.shape)


def compare(what, told, measured, tolerance):
    told = np.asarray(told, dtype=float)
    if told.shape != measured.shape:
        raise AssertionError(f"{what} has the shape {told.shape}, not {measured.shape}")
    scale = max(1e-3, np.max(np.abs(measured), initial=0.0))
    worst = np.max(np.abs(told - measured), initial=0.0) / scale
    if not worst <= tolerance:
        raise AssertionError(f"{what} is {told.tolist()}, by differences {measured.tolist()}")


def check(case):
    target, variable = case["target"], case["variable"]
    module = {}
    exec(compile(case["source"], case["target"], "exec"), module)
    values = case["values"]

    def call(name, chunked=False, **changed):
        given = {**values, **changed}
        return module[name](**{k: from_lists(target, v, chunked) for k, v in given.items()})

    own = next(name for name in ("gradient", "derivative", "jacobian") if name in module)
    place = tuple(case.get("entry", ()))
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        measured = differences(lambda x: call("cost", **{variable: x.tolist()}), values[variable])
        compare(own, call(own), measured[(..., *place)] if place else measured, 1e-6)
        if "hessian" in module:
            second = differences(lambda x: call(own, **{variable: x.tolist()}), values[variable])
            compare("hessian", call("hessian"), second, 1e-6)
        if case.get("dask"):
            for name in ("cost", own, "hessian"):
                if name in module:
                    lazy = call(name, chunked=True)
                    if hasattr(lazy, "compute"):
                        lazy = lazy.compute()
                    compare(f"{name} of Dask arrays", lazy, np.asarray(call(name), dtype=float), 1e-12)
        if "large" in case:
            large(case, call, own)


def large(case, call, own):
    """Where the linear part X·θ reaches 1e4, nothing overflows and everything is finite."""
    X, theta = (np.asarray(case["values"][name], dtype=float) for name in (case["large"], case["variable"]))
    if X.ndim == 0 or theta.shape[0] != X.shape[-1]:
        theta = theta.T
    theta = theta * (1e4 / np.max(np.abs(X @ theta)))
    if theta.shape != np.shape(case["values"][case["variable"]]):
        theta = theta.T
    for name in ("cost", own):
        value = np.asarray(call(name, **{case["variable"]: theta.tolist()}), dtype=float)
        if not np.all(np.isfinite(value)):
            raise AssertionError(f"{name} is {value.tolist()} where X*theta is large")


def message(case):
    try:
        check(case)
    except Exception as error:  # every failure is told to the test
        return f"{type(error).__name__}: {error}"
    return ""


json.dump([message(case) for case in json.load(sys.stdin)], sys.stdout)
