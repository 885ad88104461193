"""What one look at a run costs the store: of many who watch a long run, and of one alone."""

import gc
import time
from itertools import count
from pathlib import Path

from lessons.training.run.history import Point, State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.store import Store
from tests.benchmarks.table import Table, interleaved

EPOCHS, WATCHERS, REPETITIONS, BOUND = 500, 30, 30, 1.5


def measure(table: Table, folder: Path) -> None:
    """A row for a look by each of many watchers against that of one; between two ticks the run goes on by an epoch."""
    what = f"store time a tick, a run of {EPOCHS} epochs, {WATCHERS} watchers, a watcher"
    with table.row(what):
        store = Store(folder / "watching.sqlite")
        run = store.run(store.create(TrainingSpec(epochs=1000), "ada", "lesson"))
        store.set_state(run.id, State("running"))
        epochs = count(1)

        def train() -> None:
            values = {"loss": 0.5, "accuracy": 0.75, "val_loss": 0.5, "val_accuracy": 0.75}
            store.add_point(run.id, Point(float(next(epochs)), 3, values, 1.0, 0.001))

        def look(watchers: int) -> float:
            """Milliseconds of one tick, for each watcher."""
            train()
            start = time.perf_counter()
            for _ in range(watchers):
                run.view()
            return (time.perf_counter() - start) * 1000 / watchers

        for _ in range(EPOCHS):
            train()
        # As the server does, once it has loaded all it uses.
        gc.collect()
        gc.freeze()
        many, one = interleaved(REPETITIONS, lambda: look(WATCHERS), lambda: look(1))
        store.close()
        table.ratio(what, many, "one watcher", one, BOUND)
