"""Every run the server has started, in one SQLite file: spec, state, points, weights. Written by the server alone."""

import json
import secrets
import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock

from lessons.home import home
from lessons.maths.arrays import Array
from lessons.maths.network import Layer
from lessons.training.run.architecture import Architecture, unpack
from lessons.training.run.history import Point, State, TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.database import Database, StoreError
from lessons.training.server.schema import SCHEMA, VERSION, bring_up_to_date

SNAPSHOT_BYTES = 2 * 10**9
"""At most this many bytes of weights: above it, those of runs that nobody has pinned go, the oldest first."""
DELETED = "This run has been deleted."
NOT_ENDED = "This run trains or waits again: stop it before you delete it."
INTERRUPTED = "The server was stopped during this run. Its finished epochs are kept."
GONE = "This run is not on this server any more."
SELECT_RUNS = "SELECT id, owner, lesson, created, name, pinned, spec, first_spec FROM runs"
SELECT_ENDED = """
SELECT id, owner, lesson, created, name, pinned, spec, first_spec,
    (SELECT COALESCE(MAX(number) + 1, 0) FROM points WHERE run = id) AS length
FROM runs WHERE lesson = ? AND created > ? AND state IN ('done', 'stopped', 'failed') ORDER BY created, rowid
"""
SELECT_VIEW = """
SELECT id, owner, lesson, created, name, pinned, spec, first_spec, state, reason,
    CASE WHEN :known THEN NULL ELSE architecture END AS architecture
FROM runs WHERE id = :run
"""
MOST_HISTORIES = 64
"""Of at most this many runs the store remembers what was read of them: those that were looked at last."""


def path() -> Path:
    """Where the server of this process keeps its runs."""
    return home() / "runs.sqlite"


class Store:
    """The runs of one server. Safe to use from several threads.

    Everything raises StoreError, in a plain sentence, where the disk refuses or the file is damaged.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as undo:
            self._database = Database(path, SCHEMA, VERSION)
            undo.callback(self._database.close)
            self._database.check("runs", "points")
            bring_up_to_date(self._database)
            undo.pop_all()
        # Of the runs that train or wait, and of those whose end the disk has refused so far.
        self._states: dict[str, State] = {}
        self._unwritten: set[str] = set()
        self._changing_state = Lock()
        self._histories = lru_cache(MOST_HISTORIES)(lambda run_id: _History())
        self._viewing = Lock()

    def close(self) -> None:
        self._database.close()

    def create(self, spec: TrainingSpec, owner: str, lesson: str) -> str:
        """Adds a queued run of the lesson with this slug; gives its id, which nobody can guess."""
        run_id = secrets.token_urlsafe(16)
        self._database.write(
            "INSERT INTO runs (id, owner, created, spec, state, reason, lesson) VALUES (?, ?, ?, ?, 'queued', '', ?)",
            (run_id, owner, time.time(), spec.to_json(), lesson),
        )
        return run_id

    def reopen(self, run_id: str, spec: TrainingSpec, epoch: int) -> bool:
        """Queues an ended run again, to go on after `epoch` with a changed spec; what came after that is forgotten.

        Whether it did: of several who reopen a run at once, only the first does.
        """
        with self._viewing, self._changing_state:
            if not self.state(run_id).ended:
                return False
            self._histories(run_id).forget()
            self._database.write("DELETE FROM points WHERE run = ? AND epoch > ?", (run_id, epoch))
            self._database.write(
                "UPDATE runs SET first_spec = COALESCE(first_spec, spec), spec = ?, state = 'queued', reason = ''"
                " WHERE id = ?",
                (spec.to_json(), run_id),
            )
            self._forget_state(run_id)
            return True

    def run(self, run_id: str) -> "Run":
        """A run by its id. Raises LookupError, in a plain sentence, where there is none."""
        rows = self._database.read(f"{SELECT_RUNS} WHERE id = ?", (run_id,))
        if not rows:
            raise LookupError(GONE)
        return Run(self, rows[0])

    def view(self, run_id: str) -> "RunView":
        """A run as it stands now, read with three short statements, however long it is and however many watch it.

        Raises LookupError, in a plain sentence, where there is none of this id.
        """
        with self._viewing:
            history = self._histories(run_id)
            # How it stands comes first: of a run that has ended, all that follows is there.
            rows = self._database.read(SELECT_VIEW, {"run": run_id, "known": history.architecture is not None})
            if not rows:
                raise LookupError(GONE)
            (row,) = rows
            state = self._states.get(run_id) or State(row["state"], row["reason"])
            if row["architecture"] is not None:
                history.architecture = Architecture.from_json(row["architecture"])
            history.points += tuple(self.points(run_id, len(history.points)))
            epochs = self.epochs_with_weights(run_id)
            return RunView(self, row, state, history.points, history.architecture, epochs)

    def newest_unfinished(self, owner: str, lesson: str) -> str | None:
        """The id of the newest run of an owner in a lesson that trains or waits; None where none does."""
        rows = self._database.read(
            "SELECT id FROM runs WHERE owner = ? AND lesson = ? AND state NOT IN ('done', 'stopped', 'failed')"
            " ORDER BY created DESC, rowid DESC LIMIT 1",
            (owner, lesson),
        )
        return str(rows[0]["id"]) if rows else None

    def runs(self, owner: str, lesson: str) -> list["Run"]:
        """The runs of an owner in a lesson, the newest first."""
        rows = self._database.read(
            f"{SELECT_RUNS} WHERE owner = ? AND lesson = ? ORDER BY created DESC, rowid DESC", (owner, lesson)
        )
        return [Run(self, row) for row in rows]

    def ended_since(self, lesson: str, moment: float) -> list[tuple["Run", int]]:
        """The ended runs in a lesson that were started after a moment, oldest first, and how many points each has."""
        return [(Run(self, row), row["length"]) for row in self._database.read(SELECT_ENDED, (lesson, moment))]

    def count_unfinished(self, owner: str) -> int:
        """How many runs of an owner train or wait."""
        rows = self._database.read(
            "SELECT COUNT(*) AS runs FROM runs WHERE owner = ? AND state NOT IN ('done', 'stopped', 'failed')", (owner,)
        )
        return int(rows[0]["runs"])

    def rename(self, run_id: str, name: str) -> None:
        self._database.write("UPDATE runs SET name = ? WHERE id = ?", (name, run_id))

    def pin(self, run_id: str, pinned: bool) -> None:
        """A pinned run keeps its weights when others have to go."""
        self._database.write("UPDATE runs SET pinned = ? WHERE id = ?", (pinned, run_id))

    def delete(self, run_id: str) -> None:
        """Forgets an ended run. Raises ValueError, in a plain sentence, for one that trains or waits."""
        with self._changing_state:
            if not self.state(run_id).ended:
                raise ValueError(NOT_ENDED)
            for table in ("points", "weights", "optimizers"):
                self._database.write(f"DELETE FROM {table} WHERE run = ?", (run_id,))  # noqa: S608  # the names are ours
            self._database.write("DELETE FROM runs WHERE id = ?", (run_id,))
            self._forget_state(run_id)

    def make_room(self, limit: int = SNAPSHOT_BYTES) -> None:
        """Where all weights take more than `limit` bytes, forgets the oldest of runs that ended and are not pinned.

        An optimizer goes with the weights that it has moved last: without them no run goes on from it.
        """
        self._database.write(
            """
            DELETE FROM weights WHERE rowid IN (
                SELECT rowid FROM (
                    SELECT weights.rowid, NOT pinned AND state IN ('done', 'stopped', 'failed') AS may_go,
                        SUM(LENGTH(arrays)) OVER (ORDER BY pinned DESC, weights.rowid DESC) AS kept
                    FROM weights JOIN runs ON runs.id = weights.run
                ) WHERE may_go AND kept > ?
            )
            """,
            (limit,),
        )
        self._database.write(
            """
            DELETE FROM optimizers WHERE NOT EXISTS (
                SELECT 1 FROM weights WHERE weights.run = optimizers.run AND weights.epoch = optimizers.epoch
            )
            """
        )

    def set_state(self, run_id: str, state: State) -> None:
        """Changes a run's state. Where the disk refuses, it is told all the same, and written once there is room."""
        with self._changing_state, suppress(StoreError):
            self._states[run_id] = state
            self._unwritten.add(run_id)
            for late in list(self._unwritten):
                due = self._states[late]
                self._database.write("UPDATE runs SET state = ?, reason = ? WHERE id = ?", (due.name, due.reason, late))
                self._unwritten.remove(late)
                if due.ended:
                    del self._states[late]

    def _forget_state(self, run_id: str) -> None:
        self._states.pop(run_id, None)
        self._unwritten.discard(run_id)

    def set_architecture(self, run_id: str, architecture: Architecture) -> None:
        with self._viewing:
            self._database.write("UPDATE runs SET architecture = ? WHERE id = ?", (architecture.to_json(), run_id))
            self._histories(run_id).architecture = architecture

    def add_point(self, run_id: str, point: Point) -> None:
        self._database.write(
            "INSERT INTO points SELECT :run, COALESCE(MAX(number) + 1, 0), :epoch, :batch, :values, :seconds, :rate"
            " FROM points WHERE run = :run",
            {
                "run": run_id,
                "epoch": point.epoch,
                "batch": point.batch,
                "values": json.dumps(point.finite_values),
                "seconds": point.seconds,
                "rate": point.learning_rate,
            },
        )

    def add_weights(self, run_id: str, epoch: int, arrays: bytes) -> None:
        """Keeps the weights after `epoch`, as `architecture.pack` makes them."""
        self._database.write("INSERT OR REPLACE INTO weights VALUES (?, ?, ?)", (run_id, epoch, arrays))

    def set_optimizer(self, run_id: str, epoch: int, arrays: bytes) -> None:
        """Keeps the optimizer's variables after the last finished epoch, so that the run could go on from there."""
        self._database.write("INSERT OR REPLACE INTO optimizers VALUES (?, ?, ?)", (run_id, epoch, arrays))

    def mark_interrupted(self) -> None:
        """Ends the runs that an earlier server left unfinished."""
        self._database.write(
            "UPDATE runs SET state = 'failed', reason = ? WHERE state NOT IN ('done', 'stopped', 'failed')",
            (INTERRUPTED,),
        )
        self._states.clear()

    def state(self, run_id: str) -> State:
        """Where a run stands; of one that trains or waits the store knows it without reading."""
        if known := self._states.get(run_id):
            return known
        rows = self._database.read("SELECT state, reason FROM runs WHERE id = ?", (run_id,))
        # A page may still look at a run that was deleted on another.
        return State(rows[0]["state"], rows[0]["reason"]) if rows else State("stopped", DELETED)

    def points(self, run_id: str, first: int = 0) -> list[Point]:
        """The points of a run from number `first` on, in the order they were made."""
        rows = self._database.read(
            'SELECT epoch, batch, "values", seconds, learning_rate FROM points'
            " WHERE run = ? AND number >= ? ORDER BY number",
            (run_id, first),
        )
        return [Point(epoch, batch, json.loads(values), *rest) for epoch, batch, values, *rest in rows]

    def architecture(self, run_id: str) -> Architecture | None:
        """The network of a run; None before it has started."""
        rows = self._database.read("SELECT architecture FROM runs WHERE id = ? AND architecture NOT NULL", (run_id,))
        return Architecture.from_json(rows[0]["architecture"]) if rows else None

    def epochs_with_weights(self, run_id: str) -> tuple[int, ...]:
        rows = self._database.read("SELECT epoch FROM weights WHERE run = ? ORDER BY epoch", (run_id,))
        return tuple(row["epoch"] for row in rows)

    def weights(self, run_id: str, epoch: int) -> list[Array] | None:
        """The weights after `epoch` in Keras's order; None where they were not kept."""
        packed = self.packed_weights(run_id, epoch)
        return unpack(packed) if packed is not None else None

    def packed_weights(self, run_id: str, epoch: int) -> bytes | None:
        """The weights after `epoch` as they were added; None where they were not kept."""
        rows = self._database.read("SELECT arrays FROM weights WHERE run = ? AND epoch = ?", (run_id, epoch))
        return rows[0]["arrays"] if rows else None

    def packed_optimizer(self, run_id: str, epoch: int) -> bytes | None:
        """The optimizer's variables after `epoch`; None where they were lost, with the worker or the server."""
        rows = self._database.read("SELECT arrays FROM optimizers WHERE run = ? AND epoch = ?", (run_id, epoch))
        return rows[0]["arrays"] if rows else None


# Specs never change, and every look at a run brings its text again.
_spec = lru_cache(MOST_HISTORIES)(TrainingSpec.from_json)


class _History:
    """What was read of a run, for all who look at it; it only grows until the run is opened again."""

    def __init__(self) -> None:
        self.points: tuple[Point, ...] = ()
        self.architecture: Architecture | None = None

    def forget(self) -> None:
        self.points, self.architecture = (), None


class Run(TrainingRecord):
    """A run of the store; every reading asks the store where it stands now, so look at a `view` where much is read.

    Attributes:
        owner: the learner who started it.
        lesson: the slug of the lesson in which it was started.
        created: when, in seconds since 1970.
        name: what its owner calls it; empty at first.
        pinned: whether it keeps its weights when others have to go.
    """

    def __init__(self, store: Store, row: sqlite3.Row) -> None:
        self.id = str(row["id"])
        self.owner = str(row["owner"])
        self.lesson = str(row["lesson"])
        self.created = float(row["created"])
        self.name = str(row["name"])
        self.pinned = bool(row["pinned"])
        self.spec = _spec(row["spec"])
        self._store = store
        self._row = row

    @property
    def first_spec(self) -> TrainingSpec:
        return _spec(self._row["first_spec"] or self._row["spec"])

    def view(self) -> "RunView":
        try:
            return self._store.view(self.id)
        except LookupError:
            return RunView(self._store, self._row, State("stopped", DELETED), (), None, ())

    @property
    def state(self) -> State:
        return self._store.state(self.id)

    @property
    def points(self) -> Sequence[Point]:
        return self._store.points(self.id)

    @property
    def architecture(self) -> Architecture | None:
        return self._store.architecture(self.id)

    @property
    def epochs_with_weights(self) -> tuple[int, ...]:
        return self._store.epochs_with_weights(self.id)

    def layers(self, epoch: int) -> tuple[Layer, ...]:
        architecture, weights = self.architecture, self._store.weights(self.id, epoch)
        if architecture is None or weights is None:
            raise LookupError(f"This run kept no weights for epoch {epoch}.")
        return architecture.fill(weights)

    def substitutes(self, epoch: int) -> Mapping[str, int]:
        return {}


class RunView(Run):
    """A run as it stood at one moment: it does not change, and only its layers are read when they are asked for."""

    def __init__(
        self,
        store: Store,
        row: sqlite3.Row,
        state: State,
        points: Sequence[Point],
        architecture: Architecture | None,
        epochs_with_weights: tuple[int, ...],
    ) -> None:
        super().__init__(store, row)
        self._state = state
        self._points = points
        self._architecture = architecture
        self._epochs_with_weights = epochs_with_weights

    @property
    def state(self) -> State:
        return self._state

    @property
    def points(self) -> Sequence[Point]:
        return self._points

    @cached_property
    def epoch_points(self) -> list[Point]:
        return super().epoch_points

    @property
    def architecture(self) -> Architecture | None:
        return self._architecture

    @property
    def epochs_with_weights(self) -> tuple[int, ...]:
        return self._epochs_with_weights
