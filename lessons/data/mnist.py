"""MNIST: 70,000 handwritten digits, from the file that Keras keeps on this computer."""

import zipfile
import zlib
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lessons.data import keras_sources
from lessons.data.dataset import Dataset, LazyPictures, Row, Split
from lessons.data.download import Download, Part
from lessons.data.pictures import Pixels, crop_to_ink, resize

SIDE = 28
_DIGIT_SIDE = 20
FILE = "mnist.npz"

_ORIGIN = "MNIST by Y. LeCun, C. Cortes and C. Burges, from digits collected by NIST; the file that Keras distributes"
_LICENCE = "CC BY-SA 3.0"
_CLASS_NAMES = tuple(str(digit) for digit in range(10))
_MEMBERS: dict[Split, tuple[str, str]] = {"train": ("x_train", "y_train"), "validation": ("x_test", "y_test")}
_LIMIT = 100_000_000


def path() -> Path:
    """Where Keras keeps the file, and where a download puts it."""
    return keras_sources.kept(FILE)


def available() -> bool:
    """Whether the file is on disk, and whole."""
    try:
        status = path().stat()
    except OSError:
        return False
    return _is_whole(path(), status.st_mtime_ns, status.st_size)


@lru_cache
def download() -> Download:
    """The one download of MNIST that all pages of this process share."""
    return Download(lambda: [Part(keras_sources.find("mnist", FILE), path())], _LIMIT)


@lru_cache
def load(split: Split) -> Dataset:
    """The digits as uint8 (28, 28, 1), ink bright on a dark ground.

    Raises:
        FileNotFoundError: the file is not on disk, or not whole.
        ValueError: the file holds something else.
    """
    if not available():
        raise FileNotFoundError("MNIST is not on this computer yet; it must be downloaded first.")
    pictures_name, labels_name = _MEMBERS[split]
    with np.load(path(), allow_pickle=False) as arrays:
        pictures, labels = arrays[pictures_name], arrays[labels_name].astype(np.int64)
    if pictures.shape != (len(labels), SIDE, SIDE) or pictures.dtype != np.uint8:
        raise ValueError(f"{path()} does not hold pictures of 28×28 pixels.")
    pictures.setflags(write=False)
    images = LazyPictures(range(len(pictures)), lambda index: pictures[index, ..., np.newaxis])
    return Dataset(images, labels, _CLASS_NAMES, _ORIGIN, _LICENCE)


def from_drawing(drawing: Pixels) -> Pixels:
    """A digit drawn on a pad, (H, W, 1) bright on dark, as the set would show it: (28, 28, 1).

    As its makers did, the digit is scaled in proportion into 20×20 pixels, and its centre of mass laid in the middle.
    """
    cut = crop_to_ink(drawing)
    scale = _DIGIT_SIDE / max(cut.shape[:2])
    digit = resize(cut, max(1, round(cut.shape[0] * scale)), max(1, round(cut.shape[1] * scale)))
    page = np.zeros((SIDE, SIDE, 1), np.uint8)
    top, left = (_start(digit.sum(axis=axes, dtype=np.int64)) for axes in ((1, 2), (0, 2)))
    page[top : top + digit.shape[0], left : left + digit.shape[1]] = digit
    return page


def _start(ink: npt.NDArray[np.int64]) -> int:
    """Where a line of ink must begin, so that its centre of mass is the middle, as far as the page allows."""
    centre = np.average(np.arange(len(ink)) + 0.5, weights=ink) if ink.any() else len(ink) / 2
    return int(np.clip(round(SIDE / 2 - centre), 0, SIDE - len(ink)))


@lru_cache(maxsize=1)
def _is_whole(file: Path, modified: int, size: int) -> bool:
    members = {f"{name}.npy" for names in _MEMBERS.values() for name in names}
    try:
        with zipfile.ZipFile(file) as archive:
            return members <= set(archive.namelist()) and archive.testzip() is None
    except (OSError, zipfile.BadZipFile, zlib.error):
        return False


ROW = Row(
    name="mnist",
    title="Handwritten digits (MNIST)",
    class_names=_CLASS_NAMES,
    shape=(SIDE, SIDE, 1),
    train=60_000,
    validation=10_000,
    origin=_ORIGIN,
    licence=_LICENCE,
    preparation="The pictures are as they are distributed.",
    split="The makers' own: 60,000 digits for training and 10,000 by other writers, here used for validation.",
    load=load,
    available=available,
    download=download,
    from_drawing=from_drawing,
)
