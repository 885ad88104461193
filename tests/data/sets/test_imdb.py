"""IMDB from files of Keras's, which tests write themselves, small but of the same form."""

import json
import pickle
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import keras
import numpy as np
import pytest

from lessons.data import load, registry
from lessons.data.download.download import Source
from lessons.data.sets import imdb
from tests.data.offering import ended, offering

WORDS = {"the": 1, "film": 2, "was": 3, "good": 4, "bad": 5}


@pytest.fixture(autouse=True)
def keras_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    imdb.load.cache_clear()
    yield tmp_path
    imdb.load.cache_clear()


def rows(*ids: list[int]) -> np.ndarray:
    made = np.empty(len(ids), object)
    made[:] = ids
    return made


def write(folder: Path, **changes: np.ndarray) -> None:
    arrays = {
        "x_train": rows([1, 2, 3, 4], [1, 2, 3, 5], [2, 4]),
        "y_train": np.array([1, 0, 1]),
        "x_test": rows([5, 2], [4, 2, 1]),
        "y_test": np.array([0, 1]),
    }
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / imdb.FILE, allow_pickle=True, **(arrays | changes))
    (folder / imdb.INDEX).write_text(json.dumps(WORDS))


def test_set_is_listed_only_while_both_files_are_there() -> None:
    assert "imdb" not in registry.names("texts")
    with pytest.raises(FileNotFoundError, match="must be downloaded first"):
        load("imdb")
    write(imdb.paths()[0].parent)
    assert "imdb" in registry.names("texts")
    imdb.paths()[1].unlink()
    assert "imdb" not in registry.names("texts")


def test_numbers_become_words_again() -> None:
    write(imdb.paths()[0].parent)
    train, validation = load("imdb"), load("imdb", "validation")
    assert train.texts == ("the film was good", "the film was bad", "film good")
    assert validation.texts == ("bad film", "good film the")
    assert [train.class_names[label] for label in train.labels] == ["positive", "negative", "positive"]


def test_kerass_own_numbers_are_three_larger(monkeypatch: pytest.MonkeyPatch) -> None:
    write(imdb.paths()[0].parent)
    monkeypatch.setattr(sys.modules[keras.datasets.imdb.load_data.__module__], "get_file", lambda **_: imdb.paths()[0])
    (theirs, labels), _ = keras.datasets.imdb.load_data(num_words=100)
    by_number = {number + 3: word for word, number in WORDS.items()}
    read = {
        (" ".join(by_number[number] for number in row[1:]), int(label))
        for row, label in zip(theirs, labels, strict=True)
    }
    assert read == set(zip(load("imdb").texts, load("imdb").labels.tolist(), strict=True))


class Trap:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (Path.mkdir, (Path("made"),))  # type: ignore[return-value]


def test_a_file_that_asks_for_more_than_rows_is_refused(tmp_path: Path) -> None:
    write(imdb.paths()[0].parent, x_train=rows([1]))
    trap = np.empty(1, object)
    trap[0] = Trap()
    write(imdb.paths()[0].parent, x_train=trap)
    with pytest.raises(ValueError, match="are damaged, or others: delete them"):
        load("imdb")
    with zipfile.ZipFile(imdb.paths()[0]) as archive, pytest.raises(pickle.UnpicklingError):
        imdb._array(Path(str(archive.filename)), "x_train")


@pytest.mark.parametrize("words", [len(WORDS), 99])
def test_both_files_are_downloaded_together(words: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "shelf")
    monkeypatch.setattr(imdb, "WORDS", words)
    with offering(tmp_path / "shelf") as address:
        monkeypatch.setattr(imdb.keras_sources, "find", lambda *names: Source(f"{address}/{imdb.FILE}", None))
        imdb.download.cache_clear()
        end = ended(imdb.download())
        imdb.download.cache_clear()
    assert imdb.available() == (words == len(WORDS))
    if not imdb.available():
        assert end.sentence == "What has arrived holds 5 words instead of 99, so it was thrown away."


def test_the_reviews_are_where_keras_says() -> None:
    reviews, index = imdb._parts()
    assert reviews.source.sha256 is not None
    assert reviews.source.address.endswith("/imdb.npz")
    assert index.source.address.rpartition("/")[0] == reviews.source.address.rpartition("/")[0]
