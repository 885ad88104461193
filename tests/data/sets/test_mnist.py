"""MNIST from a file of Keras's, which tests write themselves, small but of the same form."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from lessons.data import load, registry
from lessons.data.sets import mnist


@pytest.fixture(autouse=True)
def keras_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    mnist.load.cache_clear()
    yield tmp_path
    mnist.load.cache_clear()


def write(**changes: np.ndarray) -> None:
    generator = np.random.default_rng(0)
    arrays = {
        "x_train": generator.integers(0, 256, (30, 28, 28), np.uint8),
        "y_train": generator.integers(0, 10, 30, np.uint8),
        "x_test": generator.integers(0, 256, (20, 28, 28), np.uint8),
        "y_test": generator.integers(0, 10, 20, np.uint8),
    }
    mnist.path().parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(mnist.path(), allow_pickle=True, **(arrays | changes))


def test_file_lies_where_keras_keeps_it(keras_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert mnist.path() == keras_home / "datasets" / "mnist.npz"
    monkeypatch.delenv("KERAS_HOME")
    assert mnist.path() == Path.home() / ".keras" / "datasets" / "mnist.npz"


def test_set_is_listed_only_while_the_file_is_there() -> None:
    assert "mnist" not in registry.names()
    with pytest.raises(FileNotFoundError, match="must be downloaded first"):
        load("mnist")
    write()
    assert "mnist" in registry.names()
    mnist.path().unlink()
    assert "mnist" not in registry.names()


def test_splits_are_the_arrays_of_the_file() -> None:
    write()
    with np.load(mnist.path()) as arrays:
        for split, suffix in (("train", "train"), ("validation", "test")):
            data = load("mnist", split)  # type: ignore[arg-type]  # a tuple's text is no Literal to mypy
            images, labels = data.arrays(28)
            np.testing.assert_array_equal(images[..., 0], arrays[f"x_{suffix}"])
            np.testing.assert_array_equal(labels, arrays[f"y_{suffix}"])
            np.testing.assert_array_equal(data.images[3], images[3])
            assert labels.dtype == np.int64


@pytest.mark.parametrize("kept", [0.0, 0.5, 0.99])
def test_half_a_file_counts_as_none(kept: float) -> None:
    write()
    content = mnist.path().read_bytes()
    mnist.path().write_bytes(content[: int(len(content) * kept)])
    assert "mnist" not in registry.names()


def test_changed_byte_is_noticed() -> None:
    write()
    assert mnist.available()
    content = bytearray(mnist.path().read_bytes())
    content[len(content) // 2] ^= 0xFF
    mnist.path().write_bytes(content)
    assert not mnist.available()


@pytest.mark.parametrize(("height", "width", "top", "left"), [(10, 5, 70, 3), (60, 30, 5, 50), (6, 66, 2, 2)])
def test_drawing_lies_in_twenty_pixels_around_its_centre_of_mass(height: int, width: int, top: int, left: int) -> None:
    drawing = np.zeros((90, 90, 1), np.uint8)
    drawing[top : top + height, left : left + width] = 255
    digit = mnist.from_drawing(drawing)[..., 0].astype(float)
    rows, columns = np.flatnonzero(digit.any(axis=1)), np.flatnonzero(digit.any(axis=0))
    assert max(len(rows), len(columns)) == 20
    assert min(len(rows), len(columns)) == round(20 * min(height, width) / max(height, width))
    places = np.arange(28) + 0.5
    assert abs(np.average(places, weights=digit.sum(axis=1)) - 14) <= 0.5
    assert abs(np.average(places, weights=digit.sum(axis=0)) - 14) <= 0.5


def test_drawing_with_its_mass_at_one_end_stays_on_the_page() -> None:
    drawing = np.full((40, 40, 1), 50, np.uint8)
    drawing[:2] = 255
    assert mnist.from_drawing(drawing).shape == (28, 28, 1)


def test_empty_pad_is_black() -> None:
    assert not mnist.from_drawing(np.zeros((28, 28, 1), np.uint8)).any()


class Trap:
    """Something that would write a file, if it were ever unpickled."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.place,)


PICTURES, LABELS = np.zeros((30, 28, 28), np.uint8), np.zeros(30, np.uint8)
OTHERS: dict[str, Callable[[Path], object]] = {
    "flat": lambda place: write(x_train=np.zeros((30, 784), np.float32)),
    "larger": lambda place: write(x_train=np.zeros((30, 32, 32), np.uint8)),
    "from 0 to 1": lambda place: write(x_train=PICTURES.astype(np.float32)),
    "with channels": lambda place: write(x_test=np.zeros((20, 28, 28, 1), np.uint8)),
    "fewer pictures": lambda place: write(x_test=PICTURES),
    "letters": lambda place: write(y_train=LABELS + 25),
    "one-hot": lambda place: write(y_train=np.zeros((30, 10), np.uint8)),
    "decimal labels": lambda place: write(y_test=np.zeros(20)),
    "pickled": lambda place: write(x_train=np.array([Trap(place)], object)),
    "other keys": lambda place: np.savez(mnist.path(), train=PICTURES, test=PICTURES),
    "one array": lambda place: mnist.path().write_bytes(PICTURES.tobytes()),
    "huge": lambda place: np.savez_compressed(mnist.path(), x_train=np.zeros((150_000, 28, 28), np.uint8)),
    "empty": lambda place: mnist.path().write_bytes(b""),
    "web page": lambda place: mnist.path().write_bytes(b"<html>404</html>"),
    "folder": lambda place: mnist.path().mkdir(),
}


@pytest.mark.parametrize("other", OTHERS)
def test_another_file_counts_as_none_and_is_told(other: str, tmp_path: Path) -> None:
    mnist.path().parent.mkdir(parents=True)
    OTHERS[other](tmp_path / "trapped")
    assert "mnist" not in registry.names()
    assert mnist.fault() == "The mnist.npz in Keras's folder is damaged, or another one: the download replaces it."
    with pytest.raises(FileNotFoundError, match="must be downloaded first"):
        load("mnist")
    assert not (tmp_path / "trapped").exists()


def test_no_file_and_the_right_one_have_no_fault() -> None:
    assert mnist.fault() == ""
    write()
    assert mnist.fault() == ""
