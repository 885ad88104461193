"""Every run the server has started, in one SQLite file: spec, state, points, weights. Written by the server alone."""

import secrets
import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from lessons.maths.arrays import Array
from lessons.maths.network import Layer
from lessons.training.architecture import Architecture, unpack
from lessons.training.history import Point, State, TrainingRecord
from lessons.training.spec import TrainingSpec

SNAPSHOT_BYTES = 2 * 10**9
"""From so many bytes on, weights of runs that nobody has pinned go, the oldest first."""
DELETED = "This run has been deleted."
INTERRUPTED = "The server was stopped during this run. Its finished epochs are kept."
SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, created REAL NOT NULL, spec TEXT NOT NULL,
    architecture TEXT, state TEXT NOT NULL, reason TEXT NOT NULL,
    lesson TEXT NOT NULL, name TEXT NOT NULL DEFAULT '', pinned INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS runs_by_owner ON runs (owner, lesson);
CREATE TABLE IF NOT EXISTS points (
    run TEXT NOT NULL REFERENCES runs, number INTEGER NOT NULL, epoch REAL NOT NULL, batch INTEGER NOT NULL,
    loss REAL, accuracy REAL, val_loss REAL, val_accuracy REAL, seconds REAL, learning_rate REAL,
    PRIMARY KEY (run, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS weights (
    run TEXT NOT NULL REFERENCES runs, epoch INTEGER NOT NULL, arrays BLOB NOT NULL,
    PRIMARY KEY (run, epoch)
);
CREATE TABLE IF NOT EXISTS optimizers (
    run TEXT PRIMARY KEY REFERENCES runs, epoch INTEGER NOT NULL, arrays BLOB NOT NULL
);
"""
LATER_COLUMNS = ("remeasured_loss", "remeasured_accuracy")
"""Columns of `points` that a file from an earlier version lacks."""
SELECT_RUNS = "SELECT id, owner, lesson, created, name, pinned, spec FROM runs"


class Store:
    """The runs of one server. Safe to use from several threads.

    What writes raises OSError, in a plain sentence, where the disk refuses.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._writer = _Connection(path)
        self._writer.create(SCHEMA)
        self._writer.complete("points", LATER_COLUMNS)
        # Readers of a WAL file do not wait for the writer, so pages get a connection of their own.
        self._reader = _Connection(path)
        self._unwritten: dict[str, State] = {}
        self._changing_state = Lock()

    def close(self) -> None:
        self._writer.close()
        self._reader.close()

    def create(self, spec: TrainingSpec, owner: str, lesson: str) -> str:
        """Adds a queued run of the lesson with this slug; gives its id, which nobody can guess."""
        run_id = secrets.token_urlsafe(16)
        self._writer.run(
            "INSERT INTO runs (id, owner, created, spec, state, reason, lesson) VALUES (?, ?, ?, ?, 'queued', '', ?)",
            (run_id, owner, time.time(), spec.to_json(), lesson),
        )
        return run_id

    def reopen(self, run_id: str, spec: TrainingSpec, epoch: int) -> None:
        """Queues an ended run again, to go on after `epoch` with a changed spec; what came after that is forgotten."""
        self._writer.run("DELETE FROM points WHERE run = ? AND epoch > ?", (run_id, epoch))
        self._writer.run(
            "UPDATE runs SET spec = ?, state = 'queued', reason = '' WHERE id = ?", (spec.to_json(), run_id)
        )

    def run(self, run_id: str) -> "Run":
        """A run by its id. Raises LookupError, in a plain sentence, where there is none."""
        rows = self._reader.run(f"{SELECT_RUNS} WHERE id = ?", (run_id,))
        if not rows:
            raise LookupError("This run is not on this server any more.")
        return Run(self, rows[0])

    def runs(self, owner: str, lesson: str) -> list["Run"]:
        """The runs of an owner in a lesson, the newest first."""
        rows = self._reader.run(
            f"{SELECT_RUNS} WHERE owner = ? AND lesson = ? ORDER BY created DESC, rowid DESC", (owner, lesson)
        )
        return [Run(self, row) for row in rows]

    def unfinished(self, owner: str) -> int:
        """How many runs of an owner train or wait."""
        rows = self._reader.run(
            "SELECT COUNT(*) AS runs FROM runs WHERE owner = ? AND state NOT IN ('done', 'stopped', 'failed')", (owner,)
        )
        return int(rows[0]["runs"])

    def rename(self, run_id: str, name: str) -> None:
        self._writer.run("UPDATE runs SET name = ? WHERE id = ?", (name, run_id))

    def pin(self, run_id: str, pinned: bool) -> None:
        """A pinned run keeps its weights when others have to go."""
        self._writer.run("UPDATE runs SET pinned = ? WHERE id = ?", (pinned, run_id))

    def delete(self, run_id: str) -> None:
        """Forgets an ended run."""
        for table in ("points", "weights", "optimizers"):
            self._writer.run(f"DELETE FROM {table} WHERE run = ?", (run_id,))  # noqa: S608  # the names are ours
        self._writer.run("DELETE FROM runs WHERE id = ?", (run_id,))

    def make_room(self, limit: int = SNAPSHOT_BYTES) -> None:
        """Where all weights take more than `limit` bytes, forgets the oldest of runs that ended and are not pinned."""
        self._writer.run(
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

    def set_state(self, run_id: str, state: State) -> None:
        """Changes a run's state. Where the disk refuses, it is told all the same, and written once there is room."""
        with self._changing_state, suppress(OSError):
            self._unwritten[run_id] = state
            for late, due in list(self._unwritten.items()):
                self._writer.run("UPDATE runs SET state = ?, reason = ? WHERE id = ?", (due.name, due.reason, late))
                del self._unwritten[late]

    def set_architecture(self, run_id: str, architecture: Architecture) -> None:
        self._writer.run("UPDATE runs SET architecture = ? WHERE id = ?", (architecture.to_json(), run_id))

    def add_point(self, run_id: str, point: Point) -> None:
        self._writer.run(
            "INSERT INTO points SELECT :run, COALESCE(MAX(number) + 1, 0),"
            " :epoch, :batch, :loss, :accuracy, :val_loss, :val_accuracy, :seconds, :learning_rate,"
            " :remeasured_loss, :remeasured_accuracy"
            " FROM points WHERE run = :run",
            {"run": run_id, **point.to_dict()},
        )

    def add_weights(self, run_id: str, epoch: int, arrays: bytes) -> None:
        """Keeps the weights after `epoch`, as `architecture.pack` makes them."""
        self._writer.run("INSERT OR REPLACE INTO weights VALUES (?, ?, ?)", (run_id, epoch, arrays))

    def set_optimizer(self, run_id: str, epoch: int, arrays: bytes) -> None:
        """Keeps the optimizer's variables after the last finished epoch, so that the run could go on from there."""
        self._writer.run("INSERT OR REPLACE INTO optimizers VALUES (?, ?, ?)", (run_id, epoch, arrays))

    def mark_interrupted(self) -> None:
        """Ends the runs that an earlier server left unfinished."""
        self._writer.run(
            "UPDATE runs SET state = 'failed', reason = ? WHERE state NOT IN ('done', 'stopped', 'failed')",
            (INTERRUPTED,),
        )

    def state(self, run_id: str) -> State:
        if unwritten := self._unwritten.get(run_id):
            return unwritten
        rows = self._reader.run("SELECT state, reason FROM runs WHERE id = ?", (run_id,))
        # A page may still look at a run that was deleted on another.
        return State(rows[0]["state"], rows[0]["reason"]) if rows else State("stopped", DELETED)

    def points(self, run_id: str) -> list[Point]:
        """The points of a run, in the order they were made."""
        rows = self._reader.run(
            "SELECT epoch, batch, loss, accuracy, val_loss, val_accuracy, seconds, learning_rate,"
            " remeasured_loss, remeasured_accuracy FROM points"
            " WHERE run = ? ORDER BY number",
            (run_id,),
        )
        return [Point.from_dict(dict(row)) for row in rows]

    def architecture(self, run_id: str) -> Architecture | None:
        """The network of a run; None before it has started."""
        rows = self._reader.run("SELECT architecture FROM runs WHERE id = ? AND architecture NOT NULL", (run_id,))
        return Architecture.from_json(rows[0]["architecture"]) if rows else None

    def epochs_with_weights(self, run_id: str) -> tuple[int, ...]:
        rows = self._reader.run("SELECT epoch FROM weights WHERE run = ? ORDER BY epoch", (run_id,))
        return tuple(row["epoch"] for row in rows)

    def weights(self, run_id: str, epoch: int) -> list[Array] | None:
        """The weights after `epoch` in Keras's order; None where they were not kept."""
        packed = self.packed_weights(run_id, epoch)
        return unpack(packed) if packed is not None else None

    def packed_weights(self, run_id: str, epoch: int) -> bytes | None:
        """The weights after `epoch` as they were added; None where they were not kept."""
        rows = self._reader.run("SELECT arrays FROM weights WHERE run = ? AND epoch = ?", (run_id, epoch))
        return rows[0]["arrays"] if rows else None

    def packed_optimizer(self, run_id: str, epoch: int) -> bytes | None:
        """The optimizer's variables after `epoch`; None where they were lost, with the worker or the server."""
        rows = self._reader.run("SELECT arrays FROM optimizers WHERE run = ? AND epoch = ?", (run_id, epoch))
        return rows[0]["arrays"] if rows else None


class Run(TrainingRecord):
    """A run of the store; every reading shows where it stands now.

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
        self.spec = TrainingSpec.from_json(row["spec"])
        self._store = store

    @property
    def state(self) -> State:
        return self._store.state(self.id)

    @property
    def points(self) -> list[Point]:
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

    def borrowed(self, epoch: int) -> Mapping[str, int]:
        return {}


class _Connection:
    """One SQLite connection that threads take turns to use; every statement is a transaction of its own."""

    def __init__(self, path: Path) -> None:
        self._lock = Lock()
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")

    def run(self, statement: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[sqlite3.Row]:
        try:
            with self._lock:
                return self._connection.execute(statement, values).fetchall()
        except sqlite3.OperationalError as error:
            raise OSError(f"The run could not be saved: {error}. Finished epochs are kept.") from error

    def create(self, schema: str) -> None:
        with self._lock:
            self._connection.executescript(schema)

    def complete(self, table: str, columns: Sequence[str]) -> None:
        """Adds those columns of numbers that the table does not have."""
        with self._lock:
            known = {row["name"] for row in self._connection.execute(f"PRAGMA table_info({table})")}
            for column in columns:
                if column not in known:
                    self._connection.execute(f"ALTER TABLE {table} ADD COLUMN {column} REAL")

    def close(self) -> None:
        with self._lock:
            self._connection.close()
