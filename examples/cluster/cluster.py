"""What both examples need: the cluster, the command derive, and words for what is not there.

Nothing of this module runs on the workers: they get the functions of the program that was started.
"""

import argparse
import contextlib
import logging
import math
import os
import pathlib
import shlex
import shutil
import signal
import sys
import tempfile

CHECKOUT = pathlib.Path(__file__).resolve().parent.parent.parent

# Exit codes: all is equal, something differs, or the input cannot be used (as of the command derive).
EQUAL, DIFFERENT, BAD_INPUT = 0, 1, 2


def fail(message, hint=""):
    """Ends the program without a stack trace."""
    print(f"error: {message}", hint, sep="\n" if hint else "", file=sys.stderr)
    sys.exit(BAD_INPUT)


def run(main):
    """Ends with the exit code of the program; without a stack trace where somebody ends it."""
    # An end from outside takes the same way out as an error: processes are stopped, temporary files removed.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    except BrokenPipeError:
        # Nobody reads any more (`| head`); what is left to print has to go somewhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(128 + signal.SIGPIPE)


def missing(error):
    """Ends the program where a library of Python is not installed."""
    fail(
        f"{sys.executable} has no {error.name}",
        "on Debian: apt-get install python3-numpy python3-dask python3-distributed, and run with /usr/bin/python3;\n"
        "elsewhere: python3 -m pip install numpy dask distributed",
    )


def parser(description, examples):
    """The options that both programs have."""
    options = argparse.ArgumentParser(
        description=description,
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options.add_argument(
        "--scheduler",
        metavar="tcp://HOST:PORT",
        help="a Dask cluster that is there already; without it one is started on this machine, over loopback",
    )
    options.add_argument(
        "--workers", type=positive, default=2, help="processes of a cluster on this machine (default: 2)"
    )
    options.add_argument(
        "--derive",
        metavar="COMMAND",
        type=words,
        default=default_command(),
        help="the command derive, with its arguments if need be: 'node /opt/derive/derive.cjs' "
        "(default: this checkout's where it is built, otherwise derive)",
    )
    return options


def positive(text):
    """A whole number from 1, for argparse."""
    with contextlib.suppress(ValueError):
        if int(text) >= 1:
            return int(text)
    raise argparse.ArgumentTypeError(f"{text} is no whole number from 1")


def positive_number(text):
    """A finite number above 0, for argparse."""
    with contextlib.suppress(ValueError):
        if 0 < float(text) < math.inf:
            return float(text)
    raise argparse.ArgumentTypeError(f"{text} is no number above 0")


def words(text):
    """A command in the parts that a shell would see, for argparse."""
    try:
        parts = shlex.split(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no command: {error}") from error
    if not parts:
        raise argparse.ArgumentTypeError("the command is empty")
    return parts


def default_command():
    built = CHECKOUT / "packages" / "cli" / "dist" / "derive.cjs"
    return ["node", str(built)] if built.exists() else ["derive"]


def need_command(command):
    """Ends the program where the command is not on this machine."""
    program, *arguments = command
    script = next((part for part in arguments if part.endswith("derive.cjs")), None)
    if shutil.which(program) is None or (script is not None and not pathlib.Path(script).exists()):
        fail(
            f"there is no command {shlex.join(command)}",
            "build it, in the folder of Derive: npx -y pnpm@10 build\n"
            "or name it: --derive 'node /path/to/derive/packages/cli/dist/derive.cjs'",
        )


@contextlib.contextmanager
def deaf_to_interrupts():
    """Processes started inside do not hear Ctrl-C, which a terminal sends to all: this one ends them in order."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def connect(scheduler, workers):
    """A client of the cluster at an address, or of one that lives as long as the `with` does."""
    try:
        from distributed import CancelledError, Client, LocalCluster
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        missing(error)
    # What is wrong is said once, by the program; the logs of Dask would say it again with a stack trace.
    for library in ("distributed", "asyncio"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    with contextlib.ExitStack() as stack:
        if scheduler is None:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="derive-cluster-"))
            with deaf_to_interrupts():
                cluster = LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    host="127.0.0.1",
                    dashboard_address=None,
                    silence_logs=logging.CRITICAL,
                    local_directory=folder,
                )
            scheduler = stack.enter_context(cluster)
        else:
            workers = 1
        try:
            client = stack.enter_context(Client(scheduler, timeout=10))
        except (OSError, ValueError) as error:
            fail(f"no scheduler answers at {scheduler}: {error}", "start one with: dask-scheduler --port 8786")
        try:
            client.wait_for_workers(workers, timeout=30)
        except TimeoutError:
            fail("the scheduler has no workers", f"start some with: dask-worker {scheduler} --nthreads 1")
        try:
            yield client
        except BrokenPipeError:
            raise
        except (OSError, RuntimeError, MemoryError, KilledWorker, CancelledError) as error:
            fail(f"the work could not be finished: {error}")
