"""One SQLite file that may be damaged, replaced, full or not ours: each is told in a sentence."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from lessons.training.server.database import REPLACED, Database, StoreError

SCHEMA = "CREATE TABLE IF NOT EXISTS notes (text TEXT)"
PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a file with more than one page lies."""
    path = tmp_path / "notes.sqlite"
    with closing(Database(path, SCHEMA, 1)) as database:
        database.write("INSERT INTO notes VALUES (?)", ("a" * 10 * PAGE,))
        database.write("INSERT INTO notes VALUES ('b')")
    return path


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with closing(Database(path, SCHEMA, 1)) as database:
        yield database


def texts(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as reader:
        return [text for (text,) in reader.execute("SELECT text FROM notes")]


def overwrite(path: Path, start: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(content)


def open_and_check(path: Path) -> None:
    with closing(Database(path, SCHEMA, 1)) as database:
        database.check("notes")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_text("These are notes of another program. " * 1000),
        lambda path: path.write_text("notes"),
        lambda path: os.truncate(path, 3 * PAGE),
        lambda path: overwrite(path, 20, b"?" * 60),
        lambda path: overwrite(path, PAGE, b"?" * PAGE),
    ],
)
def test_a_damaged_file_is_told_and_its_content_left_as_it_is(spoil: Callable[[Path], object], path: Path) -> None:
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(StoreError) as refusal:
        open_and_check(path)
    assert str(refusal.value) == (
        f"{path}, where Layerscope keeps its runs, is damaged or no file of Layerscope: move it away and start again."
    )
    assert path.read_bytes()[PAGE:] == before[PAGE:]


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot keep its runs in .* \(it is a folder\): change that"):
        Database(tmp_path, SCHEMA, 1)


def test_a_file_of_another_program_is_told(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "notes.sqlite")) as other:
        other.execute("CREATE TABLE notes (words)")
    with pytest.raises(StoreError, match="no such column: text"):
        Database(tmp_path / "notes.sqlite", f"{SCHEMA}; CREATE INDEX IF NOT EXISTS by_text ON notes (text)", 1)


def test_a_file_that_another_program_keeps_open_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect
    with closing(connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr(sqlite3, "connect", lambda *where, **how: connect(*where, timeout=0, **how))
        with pytest.raises(StoreError, match="database is locked"):
            Database(path, SCHEMA, 1)


def test_a_file_of_a_later_version_is_told_and_one_of_an_earlier_is_read(path: Path) -> None:
    with closing(Database(path, SCHEMA, 2)) as database:
        assert len(database.read("SELECT * FROM notes")) == 2
    with pytest.raises(StoreError, match="is from a later version of Layerscope"):
        Database(path, SCHEMA, 1)


def test_a_script_changes_all_or_nothing(database: Database) -> None:
    def louder(text: str) -> str:
        return text.upper()

    database.change("ALTER TABLE notes ADD COLUMN loud TEXT; UPDATE notes SET loud = louder(text);", louder)
    assert database.columns("notes") == {"text", "loud"}
    assert database.read("SELECT loud FROM notes")[1]["loud"] == "B"
    with pytest.raises(StoreError):
        database.change("DELETE FROM notes; DELETE FROM nothing;", louder)
    assert len(database.read("SELECT * FROM notes")) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows deletes no open file")
@pytest.mark.parametrize("replace", [Path.unlink, lambda path: path.rename(path.with_name("else"))])
def test_nothing_is_written_to_a_file_that_the_next_server_would_not_find(
    replace: Callable[[Path], object], database: Database, path: Path
) -> None:
    replace(path)
    with pytest.raises(StoreError, match=REPLACED):
        database.write("INSERT INTO notes VALUES ('lost')")
    assert len(database.read("SELECT * FROM notes")) == 2, "what is there can be looked at until the server ends"


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no open file")
def test_a_file_that_is_put_back_is_written_again(database: Database, path: Path) -> None:
    path.rename(path.with_name("else"))
    path.touch()
    with pytest.raises(StoreError, match=REPLACED):
        database.write("INSERT INTO notes VALUES ('lost')")
    path.with_name("else").replace(path)
    database.write("INSERT INTO notes VALUES ('c')")
    assert texts(path)[1:] == ["b", "c"]


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b""), lambda path: overwrite(path, 0, b"?" * 9999)])
def test_nothing_is_written_to_a_file_that_was_overwritten(
    spoil: Callable[[Path], object], database: Database, path: Path
) -> None:
    spoil(path)
    with pytest.raises(StoreError, match=REPLACED):
        database.write("INSERT INTO notes VALUES ('lost')")


def test_what_cannot_be_read_is_told(database: Database, path: Path) -> None:
    overwrite(path, PAGE, b"?" * PAGE)
    with pytest.raises(StoreError, match=r"could not be read \(database disk image is malformed\): restart Layerscope"):
        database.read("SELECT * FROM notes")


def test_the_journal_keeps_no_room_that_would_hide_a_full_disk(database: Database, path: Path) -> None:
    journal = path.with_name("notes.sqlite-wal")
    database.write("INSERT INTO notes VALUES (?)", ("a" * 100 * PAGE,))
    assert journal.stat().st_size > 100 * PAGE
    database._writer.run("PRAGMA wal_checkpoint")
    database.write("INSERT INTO notes VALUES ('c')")
    assert journal.stat().st_size < 10 * PAGE


def test_a_mistake_in_a_statement_is_no_fault_of_the_file(database: Database) -> None:
    with pytest.raises(sqlite3.ProgrammingError):
        database.write("INSERT INTO notes VALUES (?)", ())
