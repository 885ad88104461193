"""How each learner of a room thinks that a series goes on: lines handed in, in memory alone, without a name."""

from collections.abc import Sequence
from functools import cache
from threading import Lock

import numpy as np

from lessons.maths.arrays import Array

MOST = 300
"""Lines of one series: a room has fewer seats."""
MOST_SERIES = 32


class Drawings:
    """The newest line of each learner for each series. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lines: dict[str, dict[str, Array]] = {}
        self._lock = Lock()

    def hand_in(self, series: str, owner: str, line: Array) -> None:
        """Takes a line (steps,) in place of the learner's former one of that series.

        Raises ValueError, in a plain sentence, for what is no line of that series' length, and where there are too
        many.
        """
        if line.ndim != 1 or not line.size or not np.isfinite(line).all():
            raise ValueError("This is no line.")
        with self._lock:
            lines = self._lines.setdefault(series, {}) if len(self._lines) < MOST_SERIES else self._lines.get(series)
            if lines is None or (owner not in lines and len(lines) >= MOST):
                raise ValueError("No more lines are taken.")
            if any(other.shape != line.shape for other in lines.values()):
                raise ValueError("This line is not as long as those of the others.")
            lines[owner] = line.copy()

    def of(self, series: str, owner: str) -> Array | None:
        """A learner's own line (steps,) of a series; None where they have handed in none."""
        with self._lock:
            return self._lines.get(series, {}).get(owner)

    def lines(self, series: str) -> Sequence[Array]:
        """The lines (steps,) of a series, in an order that tells nothing of who has drawn them."""
        with self._lock:
            return sorted(self._lines.get(series, {}).values(), key=lambda line: line.tobytes())

    def count(self, series: str) -> int:
        """How many learners have handed in a line of a series."""
        with self._lock:
            return len(self._lines.get(series, {}))

    def clear(self, series: str) -> None:
        """Forgets the lines of a series."""
        with self._lock:
            self._lines.pop(series, None)


@cache
def current() -> Drawings:
    """The lines of this process's room."""
    return Drawings()
