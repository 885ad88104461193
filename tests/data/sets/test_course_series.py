"""The course's real series, from a server on this machine that has short ones of the same form."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lessons.data.dataset import SPLITS, Row
from lessons.data.download.download import Source
from lessons.data.sets import course_series
from tests.data.offering import ended, offering
from tests.data.sets.test_course_file import says_all_that_a_page_needs, throws_away

ABOUT = {"unit": "m", "origin": "Made for this test", "licence": "CC0"}
Shop = Callable[[str], Source]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    """Puts a table on a server, and tells where it is."""
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path / "home"))
    shelf = tmp_path / "shelf"
    shelf.mkdir()

    def offer(content: str) -> Source:
        (shelf / "spots.csv").write_text(content)
        return Source(f"{address}/spots.csv", None, len(content))

    with offering(shelf) as address:
        yield offer


def months(count: int) -> str:
    rows = (f"{n},{1749 + n // 12}-{n % 12 + 1:02}-28,{n}.5" for n in range(count))
    return "\n".join([",Date,Monthly Mean", *rows])


def made(source: Source) -> Row:
    return course_series._row("spots", "Spots", 20, 10, source, **ABOUT)


def test_table_is_downloaded_once_and_split_by_time(shop: Shop, tmp_path: Path) -> None:
    row = made(shop(months(30)))
    assert not row.available()
    with pytest.raises(FileNotFoundError, match="“Spots” is not on this computer yet; it must be downloaded first"):
        row.load("train")
    assert row.download is not None
    assert ended(row.download()).sentence == "The download is complete."
    assert row.available()
    train, validation = (row.load(split) for split in SPLITS)
    assert train.values.tolist() == [n + 0.5 for n in range(20)]
    assert validation.values.tolist() == [n + 0.5 for n in range(20, 30)]
    assert (train.unit, train.origin, train.licence) == ("m", "Made for this test", "CC0")
    assert [path.name for path in (tmp_path / "home" / "downloads" / "spots").iterdir()] == ["spots.csv"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (months(29), "What has arrived holds 29 values instead of 30, so it was thrown away."),
        ("moved\nelsewhere\n", "What has arrived is no table of a series, so it was thrown away."),
    ],
)
def test_another_table_is_thrown_away(content: str, sentence: str, shop: Shop, tmp_path: Path) -> None:
    throws_away(made(shop(content)), sentence, tmp_path / "home")


@pytest.mark.parametrize("row", course_series.ROWS, ids=lambda row: row.name)
def test_rows_say_all_that_a_page_needs(row: Row, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    assert row.kind == "series"
    says_all_that_a_page_needs(row, tmp_path)
