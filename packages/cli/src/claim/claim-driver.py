"""Looks into a Python file that somebody wrote, and calls a function of it at given data.

JSON in on standard input, JSON out on standard output:
{"file", "function"?, "calls"?: [[{"name", "value"}]]} -> {"functions", "undefined", "results"?} or {"error"}.
Without a function nothing of the file is run. What the file prints goes nowhere.
"""

import ast
import builtins
import importlib
import importlib.util
import json
import math
import os
import sys
import tokenize
import traceback
import types

#: Names that people use without saying where they come from.
MODULES = {"np": "numpy", "numpy": "numpy", "math": "math", "sp": "scipy", "scipy": "scipy"}
#: An answer with more entries is no gradient at data of this size.
MOST_ENTRIES = 100_000
#: Bytes of memory.
MEMORY = 4 << 30


def main():
    job = json.load(sys.stdin)
    answers = take_standard_streams()
    limit_memory()
    json.dump(answer(job), answers, allow_nan=False)
    answers.flush()
    os._exit(0)  # threads and exit handlers of the file do not matter


def take_standard_streams():
    answers = os.fdopen(os.dup(1), "w", encoding="utf8")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return answers


def limit_memory():
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # not every system can


def answer(job):
    file = job["file"]
    try:
        with tokenize.open(file) as stream:
            source = stream.read()
        tree = ast.parse(source, file)
    except (SyntaxError, ValueError) as error:
        return {"error": fault(error, file, ""), "hasNumpy": has_numpy()}
    undefined = undefined_modules(tree)
    told = {"functions": functions_of(tree), "undefined": undefined, "hasNumpy": has_numpy()}
    if "function" not in job:
        return told
    try:
        function = run(file, source, tree, undefined)[job["function"]]
    except BaseException as error:  # SystemExit as well
        return {**told, "error": fault(error, file, source)}
    return {**told, "results": [call(function, arguments, file, source) for arguments in job["calls"]]}


def has_numpy():
    return importlib.util.find_spec("numpy") is not None


def functions_of(tree):
    found = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            found.append({"name": node.name, "line": node.lineno, "parameters": parameters_of(node.args)})
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    own = parameters_of(node.value.args)
                    found.append({"name": target.id, "line": node.lineno, "parameters": own})
    return found


def parameters_of(arguments):
    positional = [*arguments.posonlyargs, *arguments.args]
    required = len(positional) - len(arguments.defaults)
    own = [{"name": a.arg, "optional": k >= required} for k, a in enumerate(positional)]
    named = zip(arguments.kwonlyargs, arguments.kw_defaults)
    return own + [{"name": a.arg, "optional": default is not None} for a, default in named]


def undefined_modules(tree):
    """Modules that are used by a name that nothing gives them, each with where and what is imported instead."""
    bound, used, imported = set(dir(builtins)), {}, {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                bound.add(name.asname or name.name.split(".")[0])
                imported[name.name] = ast.unparse(node)
        elif isinstance(node, ast.ImportFrom):
            bound.update(name.asname or name.name for name in node.names)
            imported.setdefault(node.module, ast.unparse(node))
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            used.setdefault(node.id, node.lineno)
        elif isinstance(node, ast.Name):
            bound.add(node.id)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            bound.add(node.name)
    return [
        {"name": name, "line": line, "module": MODULES[name], "says": imported.get(MODULES[name])}
        for name, line in used.items()
        if name not in bound and name in MODULES
    ]


def run(file, source, tree, undefined):
    """The names of the file after it was run, as a module that is not the main one."""
    folder = os.path.dirname(os.path.abspath(file))
    sys.path.insert(0, folder)
    os.chdir(folder)
    module = types.ModuleType(os.path.splitext(os.path.basename(file))[0])
    module.__file__ = file
    sys.modules.setdefault(module.__name__, module)
    for entry in undefined:
        if importlib.util.find_spec(entry["module"]) is not None:
            module.__dict__[entry["name"]] = importlib.import_module(entry["module"])
    exec(compile(tree, file, "exec"), module.__dict__)
    return module.__dict__


def call(function, arguments, file, source):
    try:
        named = {argument["name"]: value_of(argument["value"]) for argument in arguments}
        return told(function(**named))
    except BaseException as error:
        return {"error": fault(error, file, source)}


def value_of(value):
    """A number, or an array where there is NumPy; lists otherwise."""
    if not isinstance(value, dict):
        return value
    entries, shape = value["entries"], value["shape"]
    if has_numpy():
        import numpy

        return numpy.array(entries, dtype=int if value["whole"] else float).reshape(shape)
    for size in reversed(shape[1:]):
        entries = [entries[k : k + size] for k in range(0, len(entries), size)]
    return entries


def told(value):
    if value is None:
        return {"type": "None"}
    if isinstance(value, dict):
        return {"parts": [{"name": str(name), **told(part)} for name, part in value.items()]}
    if isinstance(value, tuple):
        return {"parts": [told(part) for part in value]}
    if isinstance(value, (bool, int, float)):
        return {"shape": [], "entries": [number(value)]}
    if not has_numpy():
        return told_list(value)
    import numpy

    try:
        array = numpy.asarray(value.detach() if hasattr(value, "detach") else value)
        if array.dtype == object:
            array = array.astype(float)
    except (TypeError, ValueError):
        if isinstance(value, list):
            return {"parts": [told(part) for part in value]}
        return {"type": type(value).__name__}
    if array.dtype.kind not in "biuf":
        return {"type": "an array of complex numbers" if array.dtype.kind == "c" else type(value).__name__}
    shape = list(array.shape)
    if array.size > MOST_ENTRIES:
        return {"type": f"an array of shape {tuple(shape)}"}
    entries = [number(entry) for entry in array.astype(float).ravel()]
    return {"shape": shape, "entries": entries, "precision": "single" if array.dtype.itemsize < 8 and array.dtype.kind == "f" else "double"}


def told_list(value):
    if not isinstance(value, list):
        return {"type": type(value).__name__}
    parts = [told(part) for part in value]
    shapes = {tuple(part.get("shape", [None])) for part in parts}
    if len(shapes) != 1 or None in next(iter(shapes)):
        return {"parts": parts}
    entries = [entry for part in parts for entry in part["entries"]]
    return {"shape": [len(parts), *next(iter(shapes))], "entries": entries}


def number(value):
    value = float(value)
    return value if math.isfinite(value) else str(value)


def fault(error, file, source):
    """What was raised, and the last line of the file that led to it."""
    line = getattr(error, "lineno", None) if isinstance(error, SyntaxError) else None
    if line is None:
        own = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
        line = own[-1] if own else None
    lines = source.splitlines()
    text = getattr(error, "text", None) if isinstance(error, SyntaxError) else None
    if text is None and line is not None and 0 < line <= len(lines):
        text = lines[line - 1]
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    return {"type": type(error).__name__, "message": message, "line": line, "text": (text or "").strip()}


main()
