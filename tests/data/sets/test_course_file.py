"""A file of the course, from a server on this machine; and what the tests of its two forms share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from lessons.data import registry
from lessons.data.dataset import Row
from lessons.data.download.download import Source
from lessons.data.sets.course_file import CourseFile, Form
from tests.data.offering import ended, offering


def throws_away(row: Row, sentence: str, home: Path) -> None:
    """Checks that what arrives for a row is refused in this sentence, and nothing of it stays."""
    assert row.download is not None
    assert ended(row.download()).sentence == sentence
    assert not row.available()
    assert not list((home / "downloads" / row.name).iterdir())


def says_all_that_a_page_needs(row: Row, home: Path) -> None:
    """Checks what a row of one file tells before it is downloaded."""
    assert registry.describe(row.name) is row
    assert row.name not in registry.names(row.kind)
    assert row.download is not None
    (part,) = row.download()._parts()
    assert part.source.address.startswith("https://")
    assert part.target.parent == home / "downloads" / row.name
    assert part.source.size == row.download_bytes
    assert "no checksum" in row.preparation
    assert row.licence


def read(path: Path, name: str) -> list[str]:
    """The words of a file that begins with its own name."""
    title, *words = path.read_text().split()
    if title != name:
        raise ValueError(f"This is no {name}.")
    return words


FORM = Form("list of words", "words", 100, read)


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Source]:
    """A list of three words on a server."""
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path / "home"))
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "words.txt").write_text("words.txt one two three")
    with offering(shelf) as address:
        yield Source(f"{address}/words.txt", None)


def test_file_is_read_by_its_own_name_and_only_once(source: Source) -> None:
    file = CourseFile(FORM, "few", "A few words", source, 3)
    assert not file.available()
    with pytest.raises(FileNotFoundError, match="“A few words” is not on this computer yet; it must be downloaded"):
        file.read()
    assert ended(file.download()).state == "done"
    assert file.available()
    assert file.read() == ["one", "two", "three"]
    assert file.read() is file.read()


def test_another_file_in_its_place_is_read_anew(source: Source, tmp_path: Path) -> None:
    file = CourseFile(FORM, "few", "A few words", source, 3)
    assert ended(file.download()).state == "done"
    assert file.read() == ["one", "two", "three"]
    place = tmp_path / "home" / "downloads" / "few" / "words.txt"
    place.write_text("words.txt four")
    os.utime(place, (0, 0))
    assert file.read() == ["four"]


@pytest.mark.parametrize(
    ("count", "content", "sentence"),
    [
        (4, "words.txt one two three", "What has arrived holds 3 words instead of 4, so it was thrown away."),
        (3, "moved elsewhere", "What has arrived is no list of words, so it was thrown away."),
        (None, "moved elsewhere", "What has arrived is no list of words, so it was thrown away."),
        (None, "words.txt one two", "The download is complete."),
    ],
)
def test_what_arrives_is_read_and_counted(
    count: int | None, content: str, sentence: str, source: Source, tmp_path: Path
) -> None:
    (tmp_path / "shelf" / "words.txt").write_text(content)
    file = CourseFile(FORM, "few", "A few words", source, count)
    assert ended(file.download()).sentence == sentence
    assert file.available() == (sentence == "The download is complete.")


def test_file_beyond_its_limit_is_refused(source: Source, tmp_path: Path) -> None:
    (tmp_path / "shelf" / "words.txt").write_text("words.txt" + " word" * 100)
    file = CourseFile(FORM, "few", "A few words", source, None)
    assert ended(file.download()).state == "failed"
    assert not file.available()
