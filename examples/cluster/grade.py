"""Grades workings on a cluster: `derive check --batch` in parts.

The file has a record of JSON on each line, as `derive check --batch` reads it. It is cut in parts, a worker runs the
command on each, and the answers come back in the order of the records.
"""

import collections
import contextlib
import itertools
import json
import os
import shlex
import subprocess

import cluster

EXAMPLES = """\
  python3 grade.py workings.jsonl
  python3 grade.py workings.jsonl --output answers.jsonl --size 5
  python3 grade.py course.jsonl --scheduler tcp://10.0.0.1:8786 --derive derive --size 500 --no-compare"""


def main():
    parser = cluster.parser(__doc__, EXAMPLES)
    parser.add_argument("file", help="a record on each line: problem, wrt, working; besides id, where, assume, …")
    parser.add_argument("-o", "--output", metavar="FILE", help="where the answers go, a line of JSON for each record")
    parser.add_argument("--size", type=cluster.positive, default=10, help="lines of a part (default: 10)")
    parser.add_argument("--limit", type=cluster.positive, help="seconds that a record may take (default: derive's own)")
    parser.add_argument("--no-compare", action="store_true", help="do not grade the file in one process as well")
    options = parser.parse_args()
    cluster.need_command(options.derive)
    check = [*options.derive, "check", "--jobs", "1", "--batch"]
    limit = [] if options.limit is None else ["--limit", str(options.limit)]

    counts, mistakes, difference = collections.Counter(), collections.Counter(), None
    with contextlib.ExitStack() as stack:
        try:
            records = stack.enter_context(open(options.file, "rb"))
            output = stack.enter_context(replacing(options.output) if options.output else open(os.devnull, "wb"))
        except OSError as error:
            cluster.fail(f"{error.filename}: {error.strerror}")
        client = stack.enter_context(cluster.connect(options.scheduler, options.workers))
        need_on_workers(client, options.derive)
        expected = None
        if not options.no_compare:
            command = [*check, os.path.abspath(options.file), *limit]
            expected = stack.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE)).stdout
        for number, answers in graded(client, [*check, "-", *limit], parts_of(records, options.size)):
            output.write(answers)
            tally(answers, counts, mistakes)
            # Compared as they come, so that neither run's answers are ever all in memory.
            if expected is not None and expected.read(len(answers)) != answers:
                difference = difference or f"from line {number} on"
        if expected is not None and expected.read(1) != b"":
            difference = difference or "which has more of them"

    print_table(counts, mistakes)
    if not options.no_compare:
        same = "the same, byte for byte, as those of one process"
        print("\nanswers:", same if difference is None else f"DIFFERENT from those of one process, {difference}")
    if difference is not None:
        return cluster.DIFFERENT
    return cluster.EQUAL if counts[UNANSWERED] == 0 else cluster.BAD_INPUT


@contextlib.contextmanager
def replacing(file):
    """A file to write to, which takes its name when all is written."""
    part = f"{file}.part"
    try:
        with open(part, "wb") as stream:
            yield stream
        os.replace(part, file)
    finally:
        with contextlib.suppress(OSError):
            os.remove(part)


# On the workers


def version(command):
    """What the command says of itself where this runs; nothing where it cannot be run."""
    try:
        run = subprocess.run([*command, "--version"], capture_output=True, text=True)
    except OSError:
        return ""
    return run.stdout.strip() if run.returncode == 0 else ""


def grade(command, before, lines):
    """The answers to some lines of a file, of which `before` stand in front of them.

    Empty lines, which are passed over, take the place of those: so messages tell the lines' numbers in the file.
    """
    run = subprocess.run(command, input=b"\n" * before + b"".join(lines), capture_output=True)
    asked = sum(line.strip() != b"" for line in lines)
    told = run.stdout.count(b"\n")
    if told != asked:
        why = run.stderr.decode(errors="replace").strip()
        raise RuntimeError(f"derive answered {told} of {asked} records from line {before + 1} on\n{why}".strip())
    return run.stdout


# In this process


def need_on_workers(client, command):
    """Ends the program where a worker has another version of the command, or none."""
    versions = {"here": version(command), **client.run(version, command)}
    if "" in versions.values() or len(set(versions.values())) > 1:
        told = [f"  {where}: {own or 'it cannot be run'}" for where, own in versions.items()]
        cluster.fail(f"{shlex.join(command)} is not the same on all workers", "\n".join(told))


def parts_of(lines, size):
    """Parts of a file, each with the number of lines in front of it."""
    for before in itertools.count(step=size):
        part = list(itertools.islice(lines, size))
        if not part:
            return
        yield before, part


def graded(client, command, parts):
    """The number of each part's first line and the answers to it, in the order of the file.

    Two parts for each thread of the cluster are under way, so the file may be larger than memory. When a worker is
    lost, Dask gives its parts to others: a part says all that is needed to grade it.
    """
    waiting = collections.deque()
    for before, lines in parts:
        waiting.append((before + 1, client.submit(grade, command, before, lines)))
        if len(waiting) >= 2 * sum(client.nthreads().values()):
            number, answers = waiting.popleft()
            yield number, answers.result()
    for number, answers in waiting:
        yield number, answers.result()


RIGHT, UNANSWERED = "every line right", "no answer"


def tally(answers, counts, mistakes):
    for line in answers.splitlines():
        answer = json.loads(line)
        if "error" in answer:
            counts[UNANSWERED] += 1
        elif answer["firstWrong"] is not None:
            counts[f"wrong at line {answer['firstWrong'] + 1}"] += 1
            mistakes[answer["mistake"] or "without a name"] += 1
        else:
            undecided = any(own["verdict"] == "undecided" for own in answer["lines"])
            counts["undecided" if undecided else RIGHT] += 1


def print_table(counts, mistakes):
    wrong = sorted((name for name in counts if name.startswith("wrong")), key=lambda name: int(name.split()[-1]))
    print(f"{sum(counts.values()):5} workings")
    for name in [RIGHT, *wrong, "undecided", UNANSWERED]:
        print(f"{counts[name]:5} {name}")
    if mistakes:
        print("\n      the first mistakes")
    for name, number in sorted(mistakes.items(), key=lambda own: (-own[1], own[0])):
        print(f"{number:5} {name}")


if __name__ == "__main__":
    cluster.run(main)
