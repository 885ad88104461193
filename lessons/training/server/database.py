"""One SQLite file, and what may happen to it: whatever SQLite refuses becomes a plain sentence."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

MAGIC = b"SQLite format 3\0"
"""How every SQLite file begins."""

BYTES_TO_START = 100_000
"""What SQLite needs beside a file that is open."""
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    # Room that a journal took and did not give back would hide for a while that the disk has none left.
    "journal_size_limit = 0",
)

UNREAD = "The runs of this server could not be read ({error}): restart Layerscope."
UNSAVED = "The run could not be saved: {error}. Finished epochs are kept."
REPLACED = "The file that keeps all runs was deleted or replaced, so nothing can be saved: restart Layerscope."
DAMAGED = "{path}, where Layerscope keeps its runs, is damaged or no file of Layerscope: move it away and start again."
LATER = "{path}, where Layerscope keeps its runs, is from a later version of Layerscope: start that one."
UNUSABLE = (
    "Layerscope cannot keep its runs in {path} ({reason}): change that, or choose another folder with LAYERSCOPE_HOME."
)

Values = Sequence[Any] | Mapping[str, Any]


class StoreError(OSError):
    """Why the runs cannot be read or written, in a plain sentence."""


class Database:
    """The tables of one file. Safe to use from several threads; every statement is a transaction of its own.

    `schema` makes the tables where they are not there yet; `version` is the number of this schema, and files of a
    higher one are refused. Everything raises StoreError where SQLite refuses.
    """

    def __init__(self, path: Path, schema: str, version: int) -> None:
        self._path = path
        self._writing = Lock()
        with _sentences(self._refusal), ExitStack() as undo:
            self._writer = undo.enter_context(closing(_Connection(path)))
            self._prepare(schema, version)
            # Readers of a WAL file do not wait for the writer, so pages get a connection of their own.
            self._reader = undo.enter_context(closing(_Connection(path)))
            # Open until the connections are closed: a file that is closed loses the locks that SQLite has on it.
            self._file = path.open("rb", buffering=0)
            undo.pop_all()

    def read(self, statement: str, values: Values = ()) -> list[sqlite3.Row]:
        """The rows of a query."""
        with _sentences(lambda error: UNREAD.format(error=error)):
            return self._reader.run(statement, values)

    def write(self, statement: str, values: Values = ()) -> None:
        """Changes the file, if it is still the one that was opened."""
        with self._writing:
            self._check_in_place()
            with _sentences(lambda error: UNSAVED.format(error=error)):
                self._writer.run(statement, values)

    def check(self, *tables: str) -> None:
        """Looks whether tables are damaged; that of a table of a hundred thousand rows takes ten milliseconds."""
        with _sentences(self._refusal):
            for table in tables:
                (found,) = self._reader.run(f"PRAGMA quick_check({table})")[0]
                if found != "ok":
                    raise StoreError(DAMAGED.format(path=self._path))

    def columns(self, table: str) -> set[str]:
        """The names of a table's columns."""
        with _sentences(self._refusal):
            return {row["name"] for row in self._writer.run(f"PRAGMA table_info({table})")}

    def change(self, script: str, function: Callable[..., str]) -> None:
        """Runs a script, all of it or nothing; in it, SQL may call `function` by its name."""
        with self._writing, _sentences(self._refusal):
            self._writer.change(script, function)

    def close(self) -> None:
        """Ends both connections."""
        self._writer.close()
        self._reader.close()
        self._file.close()

    def _prepare(self, schema: str, version: int) -> None:
        (found,) = self._writer.run("PRAGMA user_version")[0]
        if found > version:
            raise StoreError(LATER.format(path=self._path))
        self._writer.create(schema)
        # Written whatever it was: that tells a file that cannot be written, and a full disk.
        self._writer.run(f"PRAGMA user_version = {version}")

    def _refusal(self, error: sqlite3.DatabaseError) -> str:
        """Why the file cannot be used at all."""
        if _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return DAMAGED.format(path=self._path)
        return UNUSABLE.format(path=self._path, reason=_reason(self._path) or error)

    def _check_in_place(self) -> None:
        """Raises StoreError where the next server would not find what is written: SQLite would not notice."""
        try:
            in_place = os.path.samestat(self._path.stat(), os.fstat(self._file.fileno()))
            self._file.seek(0)
            begins = self._file.read(len(MAGIC))
        except OSError:
            raise StoreError(REPLACED) from None
        if not in_place or begins != MAGIC:
            raise StoreError(REPLACED)


class _Connection:
    """One SQLite connection that threads take turns to use."""

    def __init__(self, path: Path) -> None:
        self._lock = Lock()
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        with ExitStack() as undo:
            undo.callback(self._connection.close)
            for pragma in PRAGMAS:
                self._connection.execute(f"PRAGMA {pragma}")
            undo.pop_all()

    def run(self, statement: str, values: Values = ()) -> list[sqlite3.Row]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    def create(self, schema: str) -> None:
        with self._lock:
            self._connection.executescript(schema)

    def change(self, script: str, function: Callable[..., str]) -> None:
        with self._lock:
            self._connection.create_function(function.__name__, -1, function)
            try:
                self._connection.executescript(f"BEGIN IMMEDIATE; {script} COMMIT;")
            except sqlite3.DatabaseError:
                self._connection.rollback()
                raise

    def close(self) -> None:
        with self._lock:
            self._connection.close()


@contextmanager
def _sentences(tell: Callable[[sqlite3.DatabaseError], str]) -> Iterator[None]:
    """Makes a StoreError of what SQLite refuses, with the sentence of `tell`."""
    try:
        yield
    except sqlite3.ProgrammingError:  # a mistake of ours, not a fault of the file
        raise
    except sqlite3.DatabaseError as error:
        raise StoreError(tell(error)) from error


def _reason(path: Path) -> str | None:
    """Why the file cannot be used, where that can be seen: SQLite itself is not very clear."""
    if path.is_dir():
        return "it is a folder"
    if not os.access(path.parent, os.W_OK):
        return "its folder is read-only"
    if shutil.disk_usage(path.parent).free < BYTES_TO_START:
        return "the disk is full"
    return None


def _code(error: sqlite3.DatabaseError) -> int:
    """SQLite's number of an error, without its details."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
