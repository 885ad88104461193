"""The framework of drawn sets: each picture from a seed of its own, whole splits from disk, whatever happens there."""

import errno
from pathlib import Path

import numpy as np
import psutil
import pytest

from lessons.data import Dataset, load, pictures
from lessons.data.dataset import Row, Split
from lessons.data.pictures import Pixels, resize
from lessons.data.sets.drawn import source

SIDE = 12


class Artist:
    """Draws noise, as bright as the label and the split say, and counts its pictures."""

    def __init__(self) -> None:
        self.drawn = 0

    def __call__(self, label: int, split: Split, generator: np.random.Generator) -> Pixels:
        self.drawn += 1
        base = 100 * label + (0 if split == "train" else 50)
        return (base + generator.integers(50, size=(SIDE, SIDE, 3))).astype(np.uint8)

    def row(self, name: str = "scribbles") -> Row:
        return source.row(
            name=name,
            title="Scribbles, drawn",
            class_names=("dark", "bright"),
            shape=(SIDE, SIDE, 3),
            counts={"train": (30, 33), "validation": (8, 8)},
            draw=self,
            preparation="None.",
            split="Other seeds.",
        )


@pytest.fixture
def artist(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Artist:
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    return Artist()


def files(home: Path) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file()]


def same(data: Dataset, again: Dataset) -> None:
    for one, other in zip(data.arrays(SIDE), again.arrays(SIDE), strict=True):
        np.testing.assert_array_equal(one, other)


def test_row_counts_and_mixes_the_classes(artist: Artist) -> None:
    row = artist.row()
    data = row.load("train")
    assert (row.train, row.validation) == (63, 16)
    assert np.bincount(data.labels).tolist() == [30, 33]
    assert set(data.labels[:12].tolist()) == {0, 1}
    assert (data.origin, data.licence) == (row.origin, row.licence) == (source.ORIGIN, "MIT")


def test_a_picture_is_drawn_alone_and_is_always_the_same(artist: Artist) -> None:
    data = artist.row().load("train")
    assert artist.drawn == 0
    picture = data.images[40]
    assert artist.drawn == 1
    np.testing.assert_array_equal(picture, Artist().row().load("train").images[40])
    assert picture.min() >= 100 * data.labels[40]


def test_a_picture_shown_again_is_not_drawn_again_and_cannot_be_spoilt(artist: Artist) -> None:
    data = artist.row().load("train")
    first, again = data.images[40], data.images[40]
    assert artist.drawn == 1
    np.testing.assert_array_equal(first, again)
    with pytest.raises(ValueError, match="read-only"):
        again[0, 0] = 0


def test_no_two_pictures_sets_or_splits_share_a_seed(artist: Artist) -> None:
    splits = [artist.row(name).load(split) for name in ("scribbles", "doodles") for split in ("train", "validation")]  # type: ignore[arg-type]
    noise = [(picture % 50).tobytes() for data in splits for picture in data.images]
    assert len(set(noise)) == len(noise) == 2 * (63 + 16)


def test_arrays_are_drawn_once_and_then_come_from_disk(artist: Artist, tmp_path: Path) -> None:
    images, labels = artist.row().load("train").arrays(SIDE)
    assert len(images) == len(labels) == 63
    assert artist.drawn == 63
    again = Artist()
    kept, same_labels = again.row().load("train").arrays(SIDE)
    assert again.drawn == 0
    assert isinstance(kept, np.memmap)
    np.testing.assert_array_equal(kept, images)
    np.testing.assert_array_equal(same_labels, labels)
    assert len(files(tmp_path)) == 1


def test_a_part_of_a_set_is_not_mistaken_for_the_whole_on_disk(artist: Artist) -> None:
    data = artist.row().load("train")
    whole, labels = data.arrays(SIDE)
    part, part_labels = data.evenly(3).arrays(SIDE)
    np.testing.assert_array_equal(part, whole[[0, 31, 62]])
    np.testing.assert_array_equal(part_labels, labels[[0, 31, 62]])


def test_each_size_and_split_is_kept_apart(artist: Artist) -> None:
    row = artist.row()
    drawn = []
    for _ in range(2):
        assert row.load("train").arrays(5)[0].shape == (63, 5, 5, 3)
        assert row.load("train").arrays(SIDE)[0].shape == (63, SIDE, SIDE, 3)
        assert row.load("validation").arrays(5)[0].shape == (16, 5, 5, 3)
        drawn.append(artist.drawn)
    assert drawn[0] == drawn[1]


def test_a_damaged_file_is_drawn_anew(artist: Artist, tmp_path: Path) -> None:
    data = artist.row().load("train")
    data.arrays(SIDE)
    [kept] = files(tmp_path)
    for content in (kept.read_bytes()[:300], b"", b"something else"):
        kept.write_bytes(content)
        same(data, Artist().row().load("train"))


def test_pictures_of_an_older_version_are_replaced(
    artist: Artist, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    artist.row().load("train").arrays(SIDE)
    old = files(tmp_path)
    monkeypatch.setattr(source, "_drawn_by", lambda: "0123456789ab")
    again = Artist()
    again.row().load("train").arrays(SIDE)
    assert again.drawn > 0
    assert len(files(tmp_path)) == 1
    assert files(tmp_path) != old


def test_a_full_disk_does_not_prevent_training(artist: Artist, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def write_half(path: Path, images: Pixels) -> None:
        path.write_bytes(images.tobytes()[:1000])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(np, "save", write_half)
    images, _ = artist.row().load("train").arrays(SIDE)
    np.testing.assert_array_equal(images[3], pictures.resize(artist.row().load("train").images[3], SIDE, SIDE))
    assert files(tmp_path) == []


def test_a_home_that_cannot_be_made_does_not_prevent_training(
    artist: Artist, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path / "file"))
    assert len(artist.row().load("train").arrays(SIDE)[0]) == 63


def test_who_draws_at_the_same_time_does_no_harm(artist: Artist, tmp_path: Path) -> None:
    """The second one begins before the first has kept anything, and ends after it."""
    second = Artist()

    class Slow(Artist):
        def __call__(self, label: int, split: Split, generator: np.random.Generator) -> Pixels:
            if self.drawn == 0:
                second.row().load("train").arrays(SIDE)
            return super().__call__(label, split, generator)

    slow = Slow().row().load("train")
    slow.arrays(SIDE)
    same(slow, artist.row().load("train"))
    assert artist.drawn == 0
    assert len(files(tmp_path)) == 1


def test_many_pictures_are_drawn_by_two_processes_as_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    data = load("garments", "validation")
    images, labels = data.arrays(14)
    assert len(images) == len(labels) == len(data)
    for place in (0, len(data) // 2 - 1, len(data) // 2, len(data) - 1):
        np.testing.assert_array_equal(images[place], resize(data.images[place], 14, 14))


def test_it_tells_of_every_picture_as_long_as_there_are_pictures_to_draw(artist: Artist) -> None:
    told: list[None] = []
    artist.row().load("train").arrays(SIDE, lambda: told.append(None))
    assert len(told) == 63
    artist.row().load("train").arrays(SIDE, lambda: told.append(None))
    assert len(told) == 63


def test_who_breaks_off_ends_the_helper_and_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    others = psutil.Process().children()
    told: list[None] = []

    def tell() -> None:
        told.append(None)
        if len(told) == 10:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        load("garments", "train").arrays(14, tell)
    assert psutil.Process().children() == others
    assert files(tmp_path) == []


def test_helper_that_fails_leaves_the_work_to_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    monkeypatch.setattr(source, "_PROGRAM", "raise SystemExit(1)")
    data = load("garments", "validation")
    images, _ = data.arrays(14)
    np.testing.assert_array_equal(images[-1], resize(data.images[len(data) - 1], 14, 14))
