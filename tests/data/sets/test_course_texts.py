"""The course's real texts, from a server on this machine that has short ones of the same form."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lessons.data.dataset import SPLITS, Row
from lessons.data.download.download import Source
from lessons.data.sets import course_texts
from lessons.data.texts import Texts
from tests.data.offering import ended, offering
from tests.data.sets.test_course_file import says_all_that_a_page_needs, throws_away

ABOUT = {"origin": "Made for this test", "licence": "CC0", "split": "By place."}
Shop = Callable[[str, str], Source]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    """Puts a file on a server, and tells where it is."""
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path / "home"))
    shelf = tmp_path / "shelf"
    shelf.mkdir()

    def offer(name: str, content: str) -> Source:
        (shelf / name).write_text(content)
        return Source(f"{address}/{name}", None)

    with offering(shelf) as address:
        yield offer


def headlines(count: int) -> str:
    items = [
        {"article_link": f"https://a.b/{n}", "headline": f"headline number {n}", "is_sarcastic": int(n % 3 == 0)}
        for n in range(count)
    ]
    return f"[{','.join(json.dumps(item) for item in items)}]"


def classified(source: Source) -> Row:
    names = ("not sarcastic", "sarcastic")
    return course_texts._row(
        "jokes", "Jokes", source, 20, 10, course_texts._by_place(20), **ABOUT | {"class_names": names}
    )


def test_headlines_are_downloaded_once_and_split_by_place(shop: Shop) -> None:
    row = classified(shop("jokes.json", headlines(30)))
    assert not row.available()
    with pytest.raises(FileNotFoundError, match="“Jokes” is not on this computer yet; it must be downloaded first"):
        row.load("train")
    assert row.download is not None
    assert ended(row.download()).sentence == "The download is complete."
    assert row.available()
    train, validation = (row.load(split) for split in SPLITS)
    assert train.texts == tuple(f"headline number {n}" for n in range(20))
    assert [validation.class_names[label] for label in validation.labels[:3]] == ["not sarcastic", "sarcastic"] * 1 + [
        "not sarcastic"
    ]
    assert (len(validation), train.origin, train.licence) == (10, "Made for this test", "CC0")


def test_articles_come_with_the_names_of_their_topics(shop: Shop) -> None:
    rows = "\n".join(f"{('sport', 'tech')[n % 2]},words of article {n}" for n in range(30))
    source = shop("news.csv", f"category,text\n{rows}")
    row = course_texts._row(
        "news", "News", source, 20, 10, course_texts._by_place(20), **ABOUT | {"class_names": ("sport", "tech")}
    )
    assert row.download is not None
    assert ended(row.download()).state == "done"
    assert row.load("train").texts[1] == "words of article 1"
    assert row.load("train").labels.tolist() == [0, 1] * 10


def test_every_tenth_line_of_a_song_validates(shop: Shop) -> None:
    source = shop("songs.txt", "\n".join(f"line {n}" for n in range(30)))
    row = course_texts._row("songs", "Songs", source, 27, 3, Texts.parts, **ABOUT)
    assert row.download is not None
    assert ended(row.download()).state == "done"
    assert row.load("validation").texts == ("line 9", "line 19", "line 29")
    assert row.class_names == row.load("train").class_names == ()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (headlines(29), "What has arrived holds 29 texts instead of 30, so it was thrown away."),
        ("moved\nelsewhere\n", "What has arrived is no file of texts, so it was thrown away."),
    ],
)
def test_another_file_is_thrown_away(content: str, sentence: str, shop: Shop, tmp_path: Path) -> None:
    throws_away(classified(shop("jokes.json", content)), sentence, tmp_path / "home")


@pytest.mark.parametrize("row", course_texts.ROWS, ids=lambda row: row.name)
def test_rows_say_all_that_a_page_needs(row: Row, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    assert row.kind == "texts"
    says_all_that_a_page_needs(row, tmp_path)
