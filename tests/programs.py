"""Programs in processes of their own, forked from one that has imported Keras: to import it takes seconds each time."""

import multiprocessing
import os
import runpy
import sys
from collections.abc import Callable, Mapping
from functools import partial
from multiprocessing import forkserver
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[1]
PATIENCE = 600.0
"""Seconds after which a program is killed."""

# No more than imported: nothing has been computed yet, so threads and seeds are still the program's to choose.
_forking = multiprocessing.get_context("forkserver")
_forking.set_forkserver_preload(["keras"])


def start_forking() -> None:
    """Makes the process that has imported Keras, unless it is there: later it would import what others wish."""
    forkserver.ensure_running()


class Ended(NamedTuple):
    """How a program has ended: its exit code, and what it wrote to stdout and stderr."""

    code: int
    out: str
    err: str


def run_text(text: str, *arguments: str) -> Ended:
    """What `python -c text arguments...` does in the repository's folder. Raises TimeoutError."""
    return _run(partial(_execute, text), arguments)


def run_module(module: str, *arguments: str) -> Ended:
    """What `python -m module arguments...` does in the repository's folder. Raises TimeoutError."""
    return _run(partial(runpy.run_module, module, run_name="__main__", alter_sys=True), arguments)


def _execute(text: str) -> None:
    exec(compile(text, "program", "exec"), {"__name__": "__main__"})


def _run(program: Callable[[], object], arguments: tuple[str, ...]) -> Ended:
    with TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        process = _forking.Process(target=_begin, args=(program, arguments, dict(os.environ), out, err))
        process.start()
        process.join(PATIENCE)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise TimeoutError(f"It has not ended within {PATIENCE} seconds: {err.read_text()}")
        return Ended(process.exitcode, out.read_text(), err.read_text())


def _begin(
    program: Callable[[], object], arguments: tuple[str, ...], environment: Mapping[str, str], out: Path, err: Path
) -> None:
    """Makes the forked process look like a new one, and runs the program there."""
    for descriptor, file in enumerate((out, err), start=1):
        with file.open("wb") as target:
            os.dup2(target.fileno(), descriptor)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(REPOSITORY)
    sys.argv = ["-c", *arguments]
    program()
