"""Work that would hold up every page, in a process of its own: it is sent a line of JSON, and answers by such lines.

A module that has such work begins with `hear` where it runs as the program, and answers by `say`; whoever wants the
answers asks for its `messages`.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Any

ROOT = Path(__file__).parents[2]
NICENESS = 10
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}


@contextmanager
def messages(module: str, question: Any) -> Iterator[Iterator[Any]]:
    """What a module answers to the question, one by one; its process ends with the block, or with this one."""
    # Ended before it has read, it breaks the pipe.
    with (
        suppress(BrokenPipeError),
        subprocess.Popen(  # noqa: S603 - our own program, and no shell
            [sys.executable, "-m", module],
            cwd=ROOT,
            env=os.environ | ONE_THREAD,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        assert process.stdin
        assert process.stdout
        try:
            with suppress(BrokenPipeError):
                process.stdin.write(f"{json.dumps(question)}\n")
                process.stdin.flush()
            yield map(json.loads, process.stdout)
        finally:
            process.kill()


def hear() -> Any:
    """The question; from now on the process steps back behind the pages."""
    # Ctrl-C reaches every process of a terminal; this one ends with whoever started it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    question = json.loads(sys.stdin.readline())
    Thread(target=_end_with_the_other_side, daemon=True).start()
    return question


def say(**message: object) -> None:
    """Answers with one message."""
    sys.stdout.write(f"{json.dumps(message)}\n")
    sys.stdout.flush()


def _end_with_the_other_side() -> None:
    """Whoever has asked holds this process's input open for as long as there is somebody to answer."""
    sys.stdin.read()
    os._exit(0)
