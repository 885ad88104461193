"""Fashion-MNIST from files of Keras's, which tests write themselves, with fewer garments but of the same form."""

import gzip
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from lessons.data import load, registry
from lessons.data.dataset import SPLITS
from lessons.data.download import keras_sources
from lessons.data.download.download import Download, Source
from lessons.data.sets import fashion_mnist
from lessons.data.sets.drawn import garments
from tests.data.offering import offering
from tests.training.patience import wait_until

COUNTS = {"train": 30, "validation": 20}


@pytest.fixture(autouse=True)
def keras_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.setattr(fashion_mnist, "COUNTS", COUNTS)
    fashion_mnist.load.cache_clear()
    fashion_mnist.download.cache_clear()
    yield tmp_path
    fashion_mnist.load.cache_clear()
    fashion_mnist.download.cache_clear()


def idx(values: np.ndarray) -> bytes:
    return bytes((0, 0, 8, values.ndim)) + np.array(values.shape, ">i4").tobytes() + values.tobytes()


def write(generator: np.random.Generator) -> dict[Path, np.ndarray]:
    written = {}
    for split in SPLITS:
        pictures, labels = fashion_mnist.paths(split)
        written[pictures] = generator.integers(0, 256, (COUNTS[split], 28, 28), np.uint8)
        written[labels] = generator.integers(0, 10, COUNTS[split], np.uint8)
    for path, values in written.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(idx(values)))
    return written


def test_files_lie_where_keras_keeps_them(keras_home: Path) -> None:
    folder = keras_home / "datasets" / "fashion-mnist"
    assert fashion_mnist.paths("validation") == (
        folder / "t10k-images-idx3-ubyte.gz",
        folder / "t10k-labels-idx1-ubyte.gz",
    )


def test_set_is_listed_only_while_all_files_are_there() -> None:
    assert "fashion-mnist" not in registry.names()
    with pytest.raises(FileNotFoundError, match="must be downloaded first"):
        load("fashion-mnist")
    written = write(np.random.default_rng(0))
    assert "fashion-mnist" in registry.names()
    list(written)[-1].unlink()
    assert "fashion-mnist" not in registry.names()


def test_splits_are_the_values_of_the_files() -> None:
    written = write(np.random.default_rng(0))
    for split in SPLITS:
        pictures, labels = (written[path] for path in fashion_mnist.paths(split))
        data = load("fashion-mnist", split)
        images, found = data.arrays(28)
        np.testing.assert_array_equal(images[..., 0], pictures)
        np.testing.assert_array_equal(data.images[3], images[3])
        np.testing.assert_array_equal(found, labels)
        assert found.dtype == np.int64


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("kept", [0.0, 0.5, 0.99])
def test_half_a_file_counts_as_none(number: int, kept: float) -> None:
    path = list(write(np.random.default_rng(0)))[number]
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    assert "fashion-mnist" not in registry.names()


def test_changed_byte_is_noticed() -> None:
    path = next(iter(write(np.random.default_rng(0))))
    assert fashion_mnist.available()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    assert not fashion_mnist.available()


@pytest.mark.parametrize(
    "values",
    [
        np.zeros((29, 28, 28), np.uint8),
        np.zeros((31, 28, 28), np.uint8),
        np.zeros((30, 32, 32), np.uint8),
        np.zeros(30, np.uint8),
    ],
)
def test_file_of_another_count_or_size_is_refused(values: np.ndarray) -> None:
    write(np.random.default_rng(0))
    path, _ = fashion_mnist.paths("train")
    path.write_bytes(gzip.compress(idx(values)))
    assert not fashion_mnist.available()


FAULT = "The files of Fashion-MNIST in Keras's folder are damaged, too few, or others: the download replaces them."


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize(
    "spoil",
    [
        Path.unlink,
        lambda path: path.write_bytes(b"<html>404</html>"),
        lambda path: path.write_bytes(path.read_bytes()[:-20]),
        lambda path: path.write_bytes(gzip.compress(pickle.dumps([1, 2]))),
        lambda path: [path.unlink(), path.mkdir()],
    ],
)
def test_other_files_count_as_none_and_are_told(number: int, spoil: Callable[[Path], object]) -> None:
    assert fashion_mnist.fault() == ""
    path = list(write(np.random.default_rng(0)))[number]
    assert fashion_mnist.fault() == ""
    spoil(path)
    assert "fashion-mnist" not in registry.names()
    assert fashion_mnist.fault() == FAULT


def test_labels_of_other_classes_are_refused() -> None:
    write(np.random.default_rng(0))
    _, path = fashion_mnist.paths("validation")
    path.write_bytes(gzip.compress(idx(np.full(20, 25, np.uint8))))
    assert fashion_mnist.fault() == FAULT


def test_drawn_garments_have_the_same_classes_in_the_same_order() -> None:
    assert garments.ROW.class_names == fashion_mnist.CLASS_NAMES


@pytest.fixture
def offered(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose files a server on this computer offers in Keras's place."""
    folder = tmp_path_factory.mktemp("offered")
    with offering(folder) as address:
        monkeypatch.setattr(keras_sources, "find", lambda module, file: Source(f"{address}/{file}", None))
        yield folder


def offer(written: dict[Path, np.ndarray], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Move the files to where they are offered."""
    for path in written:
        path.rename(folder / path.name)
    monkeypatch.setattr(fashion_mnist, "SIZES", {path.name: (folder / path.name).stat().st_size for path in written})


def ended(download: Download) -> str:
    download.start()
    wait_until(lambda: download.progress.state != "running")
    return download.progress.state


def test_download_brings_all_files_to_where_keras_looks(offered: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = write(np.random.default_rng(0))
    offer(written, offered, monkeypatch)
    assert not fashion_mnist.available()
    assert ended(fashion_mnist.download()) == "done"
    assert "fashion-mnist" in registry.names()
    pictures, _ = fashion_mnist.paths("validation")
    np.testing.assert_array_equal(load("fashion-mnist", "validation").arrays(28)[0][..., 0], written[pictures])


def test_download_of_something_else_is_thrown_away(
    offered: Path, keras_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = write(np.random.default_rng(0))
    labels = fashion_mnist.paths("train")[1]
    labels.write_bytes(gzip.compress(idx(np.zeros(29, np.uint8))))
    offer(written, offered, monkeypatch)
    assert ended(fashion_mnist.download()) == "failed"
    assert fashion_mnist.download().progress.sentence == "What has arrived is not Fashion-MNIST, so it was thrown away."
    assert not [path for path in keras_home.rglob("*") if path.is_file()]


def test_addresses_and_sizes_are_of_the_files_that_keras_downloads() -> None:
    for name in fashion_mnist.SIZES:
        source = keras_sources.find("fashion_mnist", name)
        assert source.address.startswith("https://")
        assert source.address.endswith(f"/{name}")
        assert source.sha256 is None
    assert set(fashion_mnist.SIZES) == {path.name for split in SPLITS for path in fashion_mnist.paths(split)}
