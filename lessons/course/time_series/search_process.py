"""What statsmodels searches for, each time in a process of its own: all that it imports weighs as much as the pages.

Within the server a search would hold up every page, too. The process gets a line of JSON, the values, and answers by
lines: how many steps it has taken, and last what it has found, or why it cannot be. It ends with whoever started it.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread

import numpy as np

from lessons.maths import series_models
from lessons.maths.arrays import Array
from lessons.maths.series_models import Parts, Tell

ROOT = Path(__file__).parents[3]
NICENESS = 10
BROKE_OFF = "The search was ended from outside, perhaps for want of memory."

SEARCHES: Mapping[str, Callable[..., Array | Parts]] = {
    "fit": series_models.holt_winters,
    "leak": series_models.leaking_holt_winters,
    "parts": lambda values, period, tell: series_models.take_apart(values, period),
}
"""What can be searched for, by its name: of values, some numbers, and who hears of the steps."""


def holt_winters(values: Array, period: int, split: int, tell: Tell) -> Array:
    """As `series_models.holt_winters`."""
    (forecast,) = _search("fit", values, (period, split), tell)
    return forecast


def leaking_holt_winters(values: Array, period: int, split: int, tell: Tell) -> Array:
    """As `series_models.leaking_holt_winters`."""
    (forecast,) = _search("leak", values, (period, split), tell)
    return forecast


def take_apart(values: Array, period: int, tell: Tell) -> Parts:
    """As `series_models.take_apart`."""
    return Parts(*_search("parts", values, (period,), tell))


def _search(name: str, values: Array, numbers: Sequence[int], tell: Tell) -> list[Array]:
    """The arrays (n,) that were found. Raises ValueError, in a plain sentence, where there are none."""
    command = [sys.executable, "-m", __name__, name, *map(str, numbers)]
    one_thread = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    # Ended before it has read, it breaks the pipe.
    with (
        suppress(BrokenPipeError),
        subprocess.Popen(  # noqa: S603 - our own program, and no shell
            command, cwd=ROOT, env=one_thread, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process,
    ):
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(json.dumps(values.tolist()) + "\n")
            process.stdin.flush()
            for line in process.stdout:
                match json.loads(line):
                    case {"steps": steps}:
                        tell(steps)
                    case {"found": found}:
                        return [np.array(array) for array in found]
                    case {"refusal": refusal}:
                        raise ValueError(refusal)
        finally:
            process.kill()
    raise ValueError(BROKE_OFF)


def _answer(name: str, *numbers: str) -> None:
    """Searches for what the command line names, in the values that are read."""
    values = np.array(json.loads(sys.stdin.readline()))
    Thread(target=_end_with_the_server, daemon=True).start()
    try:
        found = SEARCHES[name](values, *map(int, numbers), tell=lambda steps: _say(steps=steps))
    except ValueError as refusal:
        _say(refusal=str(refusal))
    else:
        _say(found=np.atleast_2d(found).tolist())


def _end_with_the_server() -> None:
    """Whoever started this process holds its input open for as long as there is somebody to answer."""
    sys.stdin.read()
    os._exit(0)


def _say(**news: object) -> None:
    sys.stdout.write(json.dumps(news) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    # Ctrl-C reaches every process of a terminal; this one ends with the server.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    _answer(*sys.argv[1:])
