"""Series and texts that learners train on: whose they are, where they lie, and that they go."""

import stat
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from lessons.data import registry
from lessons.data.dataset import SPLITS
from lessons.data.own import owned, shelf
from lessons.data.own.shelf import GONE, MOST, Shelf
from lessons.data.own.vectors import WordVectors
from lessons.data.series import Series
from lessons.data.texts import Texts
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import examples

DAYS = Series(np.datetime64("2020-01-01") + np.arange(60), np.arange(60.0), "mm", "Rain", "Mine", ("A note.",))
REVIEWS = Texts(("good", "bad") * 20, np.array([0, 1] * 20), ("no", "yes"), "Me", "Mine")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    kept = Shelf(tmp_path / "tables")
    monkeypatch.setattr(shelf, "current", lambda: kept)
    yield kept
    kept.clear()


def bring(kept: Shelf, series: Series = DAYS, title: str = "rain.csv", owner: str = "ada") -> str:
    return kept.put(owner, title, *series.parts())


def test_a_series_is_a_data_set_like_any_other(kept: Shelf) -> None:
    name = bring(kept)
    row = registry.describe(name)
    assert (row.title, row.kind, row.train, row.validation, row.preparation) == ("rain.csv", "series", 54, 6, "A note.")
    assert registry.knows(name)
    assert registry.kind_of(name) == "series"
    for part, known in zip((registry.load(name, split) for split in SPLITS), DAYS.parts(), strict=True):
        np.testing.assert_array_equal(part.time, known.time)
        np.testing.assert_array_equal(part.values, known.values)
        assert (part.time.dtype, part.unit, part.notes) == (known.time.dtype, "mm", ("A note.",))


def test_texts_keep_their_classes(kept: Shelf) -> None:
    name = kept.put("ada", "reviews.csv", *REVIEWS.parts())
    assert registry.describe(name).class_names == ("no", "yes")
    assert registry.kind_of(name) == "texts"
    found, known = registry.load(name), REVIEWS.parts()[0]
    assert found.texts == known.texts
    np.testing.assert_array_equal(found.labels, known.labels)


def test_a_worker_trains_on_it(kept: Shelf) -> None:
    spec = TrainingSpec(
        data=bring(kept), network="dense-windows", task="forecast", data_options={"window": 5, "split": 50}
    )
    found = examples.read(spec)
    assert (len(found.inputs), len(found.validation_inputs)) == (45, 10)


def test_the_same_content_has_the_same_name_for_its_learner_alone(kept: Shelf) -> None:
    name = bring(kept)
    assert bring(kept) == name
    assert bring(kept, owner="grace") != name
    assert bring(kept, title="other.csv") != name
    assert owned.belongs(name, "ada")
    assert not owned.belongs(name, "grace")


def test_the_oldest_goes_where_there_are_too_many(kept: Shelf) -> None:
    names = [bring(kept, title=f"{number}.csv") for number in range(MOST + 1)]
    assert kept.of("ada") == tuple(reversed(names[1:]))
    with pytest.raises(FileNotFoundError, match=GONE):
        registry.load(names[0])


def test_what_was_read_before_is_gone_with_its_learner(kept: Shelf) -> None:
    name, other = bring(kept), bring(kept, owner="grace")
    registry.load(name)
    owned.forget("ada")
    with pytest.raises(FileNotFoundError, match=GONE):
        registry.load(name)
    assert len(registry.load(other)) == 54


def test_files_are_private_and_no_name_becomes_a_path(kept: Shelf, tmp_path: Path) -> None:
    name = bring(kept, title="../../etc/pass\nwd.csv")
    assert owned.title(name) == "passwd.csv"
    (file,) = (tmp_path / "tables").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert not owned.is_own("own-series:../../etc/passwd")
    kept.clear()
    assert not (tmp_path / "tables").exists()


def test_a_disk_that_refuses_is_told(kept: Shelf, tmp_path: Path) -> None:
    (tmp_path / "tables").write_text("no folder")
    with pytest.raises(OSError, match=r"rain\.csv: "):
        bring(kept)


def test_vectors_are_kept_whole_and_are_nothing_to_learn_from(tmp_path: Path) -> None:
    kept = Shelf(tmp_path / "own")
    brought = WordVectors(("a", "b"), np.array([[0.1, 2.0], [3.0, 1e-9]]), ("1 line is left out.",))
    name = kept.put("ada", "glove.txt", *brought.parts())
    found = kept.load(name, "train")
    assert isinstance(found, WordVectors)
    assert (found.words, found.notes) == (brought.words, brought.notes)
    np.testing.assert_array_equal(found.table, brought.table)
    with pytest.raises(ValueError, match=r"glove.txt holds vectors"):
        kept.describe(name)
