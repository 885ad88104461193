"""Fashion-MNIST: 70,000 photographs of garments, from the files that Keras keeps on this computer."""

import gzip
import math
import zlib
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from lessons.data.dataset import SPLITS, Dataset, LazyPictures, Row, Split
from lessons.data.download import keras_sources
from lessons.data.download.download import Download, Part, WrongFileError
from lessons.data.download.jobs import LastStep, Tell
from lessons.data.pictures import Pixels

SIDE = 28
CLASS_NAMES = (
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)
COUNTS: dict[Split, int] = {"train": 60_000, "validation": 10_000}
"""How many pictures and labels the files of each split must hold."""

_ORIGIN = "Fashion-MNIST by H. Xiao, K. Rasul and R. Vollgraf, Zalando, 2017; the files that Keras distributes"
_LICENCE = "MIT"
_FILES: dict[Split, tuple[str, str]] = {
    "train": ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
    "validation": ("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"),
}
SIZES = {
    "train-images-idx3-ubyte.gz": 26_421_880,
    "train-labels-idx1-ubyte.gz": 29_515,
    "t10k-images-idx3-ubyte.gz": 4_422_102,
    "t10k-labels-idx1-ubyte.gz": 5_148,
}
"""Bytes of the files that Keras distributes."""
_BYTES = 8
"""IDX's number for values of one byte."""


def paths(split: Split) -> tuple[Path, Path]:
    """Where Keras keeps the pictures and the labels of a split, and where a download puts them."""
    pictures, labels = _FILES[split]
    return keras_sources.data_path("fashion-mnist", pictures), keras_sources.data_path("fashion-mnist", labels)


def available() -> bool:
    """Whether all four files are on disk, and whole."""
    try:
        marks = [(path.stat().st_mtime_ns, path.stat().st_size) for split in SPLITS for path in paths(split)]
    except OSError:
        return False
    return _are_whole(paths("train")[0].parent, tuple(marks))


def fault() -> str:
    """What is wrong with files in their places, in one sentence; empty where there are none, or the right ones."""
    if available() or not any(path.exists() for split in SPLITS for path in paths(split)):
        return ""
    return "The files of Fashion-MNIST in Keras's folder are damaged, too few, or others: the download replaces them."


@lru_cache
def download() -> Download:
    """The one download of Fashion-MNIST that all pages of this process share."""
    return Download(_parts, max(SIZES.values()), _check)


@lru_cache
def load(split: Split) -> Dataset:
    """The garments as uint8 (28, 28, 1), bright on a dark ground.

    Raises:
        FileNotFoundError: the files are not on disk, or not whole.
    """
    if not available():
        raise FileNotFoundError("Fashion-MNIST is not on this computer yet; it must be downloaded first.")
    pictures, labels = (read_idx(path, shape) for path, shape in zip(paths(split), _shapes(split), strict=True))
    images = LazyPictures(range(len(pictures)), lambda index: pictures[index, ..., np.newaxis])
    return Dataset(images, labels.astype(np.int64), CLASS_NAMES, _ORIGIN, _LICENCE)


def read_idx(path: Path, shape: tuple[int, ...]) -> Pixels:
    """The values, uint8 of `shape` such as (N, H, W), of a gzipped IDX file, whose head must announce them; read-only.

    Raises:
        ValueError: the file holds something else.
        OSError, EOFError, zlib.error: it is not there, broken off, or damaged.
    """
    head = bytes((0, 0, _BYTES, len(shape))) + np.array(shape, ">i4").tobytes()
    size = len(head) + math.prod(shape)
    with gzip.open(path) as file:
        content = file.read(size + 1)  # up to its end, where gzip compares the checksum
    if len(content) != size or not content.startswith(head):
        raise ValueError(f"{path} does not hold {'×'.join(map(str, shape))} values.")
    return np.frombuffer(content, np.uint8, offset=len(head)).reshape(shape)


def _shapes(split: Split) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Of the pictures and of the labels."""
    return (COUNTS[split], SIDE, SIDE), (COUNTS[split],)


@lru_cache(maxsize=1)
def _are_whole(folder: Path, marks: tuple[tuple[int, int], ...]) -> bool:
    """Whether the files in this folder, with these times and sizes, hold what they must."""
    try:
        _read_all([path for split in SPLITS for path in paths(split)])
    except (ValueError, OSError, EOFError, zlib.error):
        return False
    return True


def _parts() -> list[Part]:
    return [
        Part(replace(keras_sources.find("fashion_mnist", path.name), size=SIZES[path.name]), path)
        for split in SPLITS
        for path in paths(split)
    ]


def _check(files: Sequence[Path], tell: Tell) -> LastStep:
    """Count what has arrived, because Keras demands no hash."""
    try:
        _read_all(files)
    except (ValueError, gzip.BadGzipFile, EOFError, zlib.error) as wrong:
        raise WrongFileError("What has arrived is not Fashion-MNIST, so it was thrown away.") from wrong
    return lambda: None


def _read_all(files: Sequence[Path]) -> None:
    """Read the four files, in the order of the splits, as far as needed to know that they are right."""
    for file, shape in zip(files, [shape for split in SPLITS for shape in _shapes(split)], strict=True):
        values = read_idx(file, shape)
        if len(shape) == 1 and values.max() >= len(CLASS_NAMES):
            raise ValueError(f"{file} holds labels of other classes.")


ROW = Row(
    name="fashion-mnist",
    title="Garments (Fashion-MNIST)",
    class_names=CLASS_NAMES,
    shape=(SIDE, SIDE, 1),
    train=COUNTS["train"],
    validation=COUNTS["validation"],
    origin=_ORIGIN,
    licence=_LICENCE,
    preparation=(
        "The pictures are as they are distributed. "
        "Keras demands no checksum of a download: we check the size of its files and count what is in them instead."
    ),
    split="The makers' own: 60,000 garments for training and 10,000 others, here used for validation.",
    load=load,
    available=available,
    fault=fault,
    download=download,
    download_bytes=sum(SIZES.values()),
)
