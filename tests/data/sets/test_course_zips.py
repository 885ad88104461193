"""The course's own sets, from a server on this machine that has small ones of the same form."""

import io
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from lessons.__main__ import main
from lessons.data import registry
from lessons.data.dataset import SPLITS, Row, stratified_split
from lessons.data.download.download import Source
from lessons.data.download.jobs import Progress
from lessons.data.sets import course_zips
from tests.data.offering import ended, offering
from tests.data.own.test_folder import Tree, classes

ABOUT = {
    "class_names": ("cat", "dog"),
    "shape": (9, 12, 3),
    "origin": "Made for this test",
    "licence": "CC0",
    "preparation": "None.",
    "split": "Two zips.",
}


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, Tree], Source]]:
    """Puts a zip on a server, and tells where it is."""
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path / "home"))
    shelf = tmp_path / "shelf"
    shelf.mkdir()

    def offer(name: str, tree: Tree) -> Source:
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for path, picture in tree.items():
                archive.writestr(path, picture)
        (shelf / name).write_bytes(content.getvalue())
        digest = sha256(content.getvalue()).hexdigest()
        return Source(f"{address}/{name}", digest, len(content.getvalue()))

    with offering(shelf) as address:
        yield offer


def fetch(row: Row) -> Progress:
    assert row.download is not None
    return ended(row.download())


def test_two_zips_are_one_set(shop: Callable[[str, Tree], Source], tmp_path: Path) -> None:
    train = classes(6) | {"cat/666.png": b"", "cat/Thumbs.db": b"junk"}
    sources = (shop("train.zip", train), shop("test.zip", classes(3, prefix="pets/", first=500)))
    row = course_zips._row("pets", "Pets", 12, 6, sources, **ABOUT)
    assert row.download_bytes == sum(source.size or 0 for source in sources)
    assert not row.available()
    with pytest.raises(FileNotFoundError, match="“Pets” is not on this computer yet; it must be downloaded first"):
        row.load("train")
    assert fetch(row).sentence == "The download is complete."
    assert row.available()
    for split, count in zip(SPLITS, (6, 3), strict=True):
        data = row.load(split)
        assert data.counts == {"cat": count, "dog": count}
        assert (data.origin, data.licence) == ("Made for this test", "CC0")
        assert data.arrays(8)[0].shape == (2 * count, 8, 8, 3)
    assert row.load("train").skipped == ("cat/666.png",)
    place = tmp_path / "home" / "downloads" / "pets"
    assert sorted(path.name for path in place.iterdir()) == ["survey.json", "test.zip", "train.zip"]


def test_zip_with_both_splits_is_split_as_a_learners_is(shop: Callable[[str, Tree], Source]) -> None:
    row = course_zips._row("pets", "Pets", 16, 4, (shop("pets.zip", classes(10)),), **ABOUT)
    assert fetch(row).state == "done"
    assert [len(row.load(split)) for split in SPLITS] == [16, 4]


@pytest.mark.parametrize(
    ("tree", "sentence"),
    [
        (classes(9), "What has arrived holds 18 pictures instead of 20, so it was thrown away."),
        (classes(10) | {"dog/9.png": b""}, "What has arrived holds 19 pictures instead of 20, so it was thrown away."),
        ({"readme.txt": b"moved"}, "What has arrived is no zip of pictures, so it was thrown away."),
    ],
)
def test_without_a_checksum_the_pictures_are_counted(
    tree: Tree, sentence: str, shop: Callable[[str, Tree], Source], tmp_path: Path
) -> None:
    unsigned = Source(shop("pets.zip", tree).address, None)
    row = course_zips._row("pets", "Pets", 16, 4, (unsigned,), **ABOUT)
    assert row.download_bytes is None
    assert fetch(row).sentence == sentence
    assert not row.available()
    assert not list((tmp_path / "home" / "downloads" / "pets").iterdir())


def test_set_is_whole_only_with_all_its_files(shop: Callable[[str, Tree], Source], tmp_path: Path) -> None:
    row = course_zips._row("pets", "Pets", 16, 4, (shop("pets.zip", classes(10)),), **ABOUT)
    fetch(row)
    (tmp_path / "home" / "downloads" / "pets" / "pets.zip").unlink()
    assert not row.available()


@pytest.mark.parametrize("row", course_zips.ROWS, ids=lambda row: row.name)
def test_rows_say_all_that_a_page_needs(row: Row, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    assert registry.describe(row.name) is row
    assert row.name not in registry.names()
    assert row.download is not None
    assert row.class_names == tuple(sorted(row.class_names))
    assert row.preparation.endswith(".")
    assert row.split.endswith(".")
    for part in row.download()._parts():
        assert part.source.address.startswith("https://")
        assert part.target.parent == tmp_path / "downloads" / row.name
        assert part.source.sha256 is None or len(bytes.fromhex(part.source.sha256)) == 32
        assert (part.source.sha256 is None) == ("no checksum" in row.preparation)


def test_empty_cat_and_empty_dog_fall_into_training() -> None:
    """So the row counts 19,998 pictures there: the two files that the course knows to be empty are left out."""
    names = sorted((animal, f"{number}.jpg") for animal in ("Cat", "Dog") for number in range(12_500))
    train, validation = stratified_split(np.array([animal == "Dog" for animal, _ in names]).astype(np.int64))
    empty = {names.index(("Cat", "666.jpg")), names.index(("Dog", "11702.jpg"))}
    row = registry.describe("cats-and-dogs")
    assert (len(set(train.tolist()) - empty), len(set(validation.tolist()) - empty)) == (row.train, row.validation)


def test_command_line_says_that_a_set_must_be_downloaded(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    assert main(["train", "feature-maps", "--data", "horse-or-human"]) == 2
    said = capsys.readouterr().err
    assert (
        said
        == "“Horses or humans, the course's own pictures” is not on this computer yet; it must be downloaded first.\n"
    )
