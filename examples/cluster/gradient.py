"""Logistic regression on data that no single process holds, with a gradient that Derive wrote.

The workers make the parts of the data and keep them. For each step they get the parameters and give back the gradient
of their part; the parts are added in pairs, on the workers. What travels is as long as the parameters are.
"""

import collections
import importlib.util
import operator
import pathlib
import subprocess
import tempfile

import cluster

try:
    import dask
    import dask.array as da
    import numpy as np
    from distributed import wait
except ImportError as error:
    cluster.missing(error)

# Another cost, another function: these three lines say which. The cost has to be a mean over the rows of the data
# (terms without data, like lambda*theta'*theta, may stand beside it): that is what `share` is about.
COST = "-1/m*(y'*log(sigmoid(X*theta)) + (1 - y)'*log(1 - sigmoid(X*theta)))"
BY = "theta"
SHAPES = "X: m x n, theta: n"

EXAMPLES = """\
  python3 gradient.py
  python3 gradient.py --rows 2000000 --columns 50 --chunk 100000 --workers 4
  python3 gradient.py --scheduler tcp://10.0.0.1:8786 --rows 1000000000 --chunk 1000000 --no-compare"""


def main():
    parser = cluster.parser(__doc__, EXAMPLES)
    parser.add_argument("--rows", type=cluster.positive, default=100_000, help="of the data (default: 100000)")
    parser.add_argument("--columns", type=cluster.positive, default=10, help="of the data (default: 10)")
    parser.add_argument("--chunk", type=cluster.positive, default=12_000, help="rows of a part (default: 12000)")
    parser.add_argument("--steps", type=cluster.positive, default=5, help="of gradient descent (default: 5)")
    parser.add_argument("--rate", type=cluster.positive_number, default=2.0, help="how far a step goes (default: 2)")
    parser.add_argument("--rtol", type=float, default=1e-12, help="relative difference allowed (default: 1e-12)")
    parser.add_argument("--no-compare", action="store_true", help="do not repeat it in this process: it holds all data")
    options = parser.parse_args()
    cluster.need_command(options.derive)

    with tempfile.TemporaryDirectory(prefix="derive-gradient-") as folder:
        module = pathlib.Path(folder, "logistic.py")
        write_module(options.derive, module)
        logistic = load(module)
        with cluster.connect(options.scheduler, options.workers) as client:
            # Each worker, and each that joins later, can now `import logistic`.
            client.upload_file(str(module))
            found = on_the_cluster(client, logistic, options)
    if options.no_compare:
        return cluster.EQUAL
    print("\nall of it again in one process")
    return compared(found, in_this_process(logistic, options), options.rtol)


def write_module(derive, file):
    command = [*derive, "code", COST, "--wrt", BY, "--where", SHAPES, "--to", "numpy", "-o", str(file)]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        cluster.fail("derive wrote no code", run.stderr.strip())


def load(file):
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sizes_of_parts(rows, chunk):
    """All parts have `chunk` rows but the last, which may have fewer."""
    return [min(chunk, rows - start) for start in range(0, rows, chunk)]


# On the workers


def part(number, rows, columns):
    """A part of the data: its labels y and its rows X. Yours would be read here, from wherever a worker can read:
    `return np.load(f"/data/y-{number}.npy"), np.load(f"/data/X-{number}.npy")`."""
    random = np.random.default_rng([number, rows, columns])
    X = random.standard_normal((rows, columns))
    truth = np.linspace(-1, 1, columns)
    y = random.random(rows) < 1 / (1 + np.exp(-X @ truth))
    return y.astype(float), X


def share(data, name, theta, m):
    """The function `name` of Derive's module on a part of the data, times the part's share of all m rows.

    The cost and its gradient are means, 1/m of a sum. Of a part they are 1/(rows of the part) of its sum, which
    counts in the whole as rows/m: so the shares add up to the whole, also where parts have different sizes.
    """
    import logistic

    y, X = data
    return len(y) / m * getattr(logistic, name)(y=y, X=X, theta=theta)


# In this process, which sees parameters and sums only


def on_the_cluster(client, logistic, options):
    """What gradient descent arrives at, and the gradient there by Dask arrays as well."""
    sizes = sizes_of_parts(options.rows, options.chunk)
    parts = client.map(part, range(len(sizes)), sizes, columns=options.columns)
    tell_where(client, parts, sizes)

    def whole(name, theta):
        """The cost or its gradient on all data: the shares are added in pairs, then pairs of pairs, …"""
        return tree_sum(client, client.map(share, parts, name=name, theta=theta, m=options.rows))

    def both(theta):
        return client.gather([whole("cost", theta), whole("gradient", theta)])

    found = descent(both, options)

    # The functions that Derive writes take Dask arrays as well: the answer is a plan, which the workers carry out.
    y, X = as_arrays(parts, sizes, options.columns)
    lazy = logistic.gradient(y=y, X=X, theta=found["theta"])
    print(f"\nthe last gradient by Dask arrays, not computed yet: {lazy}")
    return {**found, "gradient at the end, by Dask arrays": lazy.compute()}


def tell_where(client, parts, sizes):
    """Waits for the parts, and says which worker holds how much."""
    wait(parts)
    rows = collections.Counter()
    for data, size in zip(parts, sizes):
        for worker in client.who_has(data)[data.key]:
            rows[worker] += size
    print(f"{sum(sizes)} rows, in parts of at most {max(sizes)}")
    for worker, own in sorted(rows.items()):
        print(f"  {worker} holds {own} rows")
    print()


def tree_sum(client, terms):
    """A future of the sum: pairs are added on the workers, so none of them holds more than two terms of a pair."""
    while len(terms) > 1:
        pairs = zip(terms[0::2], terms[1::2])
        odd = terms[-1:] if len(terms) % 2 == 1 else []
        terms = [client.submit(operator.add, left, right) for left, right in pairs] + odd
    return terms[0]


def as_arrays(parts, sizes, columns):
    """The parts, where they are, as one array of labels and one of rows."""
    data = [dask.delayed(own) for own in parts]
    y = [da.from_delayed(own[0], (size,), float) for own, size in zip(data, sizes)]
    X = [da.from_delayed(own[1], (size, columns), float) for own, size in zip(data, sizes)]
    return da.concatenate(y), da.concatenate(X)


def descent(both, options):
    """Gradient descent from zero. `both` answers with the cost and its gradient."""
    theta = np.zeros(options.columns)
    print("step  cost        length of the gradient")
    for step in range(options.steps):
        value, slope = both(theta)
        print(f"{step:4}  {value:<10.8g}  {np.linalg.norm(slope):.8g}")
        theta = theta - options.rate * slope
    value, slope = both(theta)
    print(f"{options.steps:4}  {value:<10.8g}  {np.linalg.norm(slope):.8g}")
    return {"theta": theta, "cost at the end": value, "gradient at the end": slope}


# The same without a cluster


def in_this_process(logistic, options):
    sizes = sizes_of_parts(options.rows, options.chunk)
    parts = [part(number, size, options.columns) for number, size in enumerate(sizes)]
    y, X = (np.concatenate(arrays) for arrays in zip(*parts))
    found = descent(lambda theta: (logistic.cost(y, X, theta), logistic.gradient(y, X, theta)), options)
    return {**found, "gradient at the end, by Dask arrays": found["gradient at the end"]}


def compared(found, expected, rtol):
    """Prints what the cluster found beside what one process found; the exit code."""
    code = cluster.EQUAL
    for name, own in found.items():
        difference = np.linalg.norm(own - expected[name]) / np.linalg.norm(expected[name])
        is_equal = difference <= rtol
        print(f"\n{name}\n  cluster      {shown(own)}\n  one process  {shown(expected[name])}")
        print(f"  {'equal' if is_equal else 'DIFFERENT'}: relative difference {difference:.1e}, allowed {rtol:.1e}")
        code = code if is_equal else cluster.DIFFERENT
    return code


def shown(value):
    """A number, or the first numbers of a list."""
    first = "  ".join(f"{entry:.15f}" for entry in np.atleast_1d(value)[:3])
    return first + ("  …" if np.size(value) > 3 else "")


if __name__ == "__main__":
    cluster.run(main)
