"""What the server's store says of the runs, read from outside without ever writing."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from lessons.training.run.history import State

TICK = 0.01
"""Seconds between two looks."""


class Runs:
    """The runs of the server whose home is this folder."""

    def __init__(self, home: Path) -> None:
        self._file = home / "runs.sqlite"

    def state(self, run_id: str) -> State:
        """How a run stands."""
        ((name, reason),) = self._read("SELECT state, reason FROM runs WHERE id = ?", run_id)
        return State(name, reason)

    def ends(self, run_id: str, epochs: int) -> Iterator[float]:
        """The time at which each epoch of a run has ended, as soon as the store knows of it.

        Raises RuntimeError where the run ends before its epochs.
        """
        known = 0
        while known < epochs:
            # Read before the points: what a run that has ended by now has trained is written.
            state = self.state(run_id)
            ((ended,),) = self._read("SELECT COUNT(*) FROM points WHERE seconds IS NOT NULL AND run = ?", run_id)
            now = time.perf_counter()
            yield from (now for _ in range(ended - known))
            if state.ended and ended < epochs:
                raise RuntimeError(f"A run ended after {ended} of {epochs} epochs: {state.name} {state.reason}".strip())
            known = ended
            time.sleep(TICK)

    def _read(self, query: str, run_id: str) -> list[tuple]:
        with closing(sqlite3.connect(f"file:{self._file}?mode=ro", uri=True)) as store:
            return store.execute(query, (run_id,)).fetchall()
