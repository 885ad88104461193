"""MNIST: 70,000 handwritten digits, from the file that Keras keeps on this computer."""

import zipfile
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lessons.data.dataset import SPLITS, Dataset, Labels, LazyPictures, Row, Split
from lessons.data.download import keras_sources
from lessons.data.download.download import Download, Part
from lessons.data.pictures import Pixels, crop_to_ink, resize

SIDE = 28
_DIGIT_SIDE = 20
FILE = "mnist.npz"

_ORIGIN = "MNIST by Y. LeCun, C. Cortes and C. Burges, from digits collected by NIST; the file that Keras distributes"
_LICENCE = "CC BY-SA 3.0"
_CLASS_NAMES = tuple(str(digit) for digit in range(10))
_MEMBERS: dict[Split, tuple[str, str]] = {"train": ("x_train", "y_train"), "validation": ("x_test", "y_test")}
_LIMIT = 100_000_000
"""Bytes that the file may have, packed or unpacked: the right one unpacks to 55 million."""


def path() -> Path:
    """Where Keras keeps the file, and where a download puts it."""
    return keras_sources.data_path(FILE)


def available() -> bool:
    """Whether the file is on disk, and the right one."""
    try:
        status = path().stat()
    except OSError:
        return False
    return _is_right(path(), status.st_mtime_ns, status.st_size)


def fault() -> str:
    """What is wrong with a file in its place, in one sentence; empty where there is none, or the right one."""
    if available() or not path().exists():
        return ""
    return f"The {FILE} in Keras's folder is damaged, or another one: the download replaces it."


@lru_cache
def download() -> Download:
    """The one download of MNIST that all pages of this process share."""
    return Download(lambda: [Part(keras_sources.find("mnist", FILE), path())], _LIMIT)


@lru_cache
def load(split: Split) -> Dataset:
    """The digits as uint8 (28, 28, 1), ink bright on a dark ground.

    Raises:
        FileNotFoundError: the file is not on disk, or not the right one.
    """
    if not available():
        raise FileNotFoundError("MNIST is not on this computer yet; it must be downloaded first.")
    pictures, labels = _arrays(path(), split)
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
def _is_right(file: Path, modified: int, size: int) -> bool:
    """Whether this file, with this time and size, holds what it must."""
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(member.file_size for member in archive.infolist()) > _LIMIT:
                return False
        for split in SPLITS:
            _arrays(file, split)
    except Exception:  # noqa: BLE001 - damaged bytes lead zipfile and NumPy to whatever error they like
        return False
    return True


def _arrays(file: Path, split: Split) -> tuple[Pixels, Labels]:
    """The pictures (N, 28, 28) and labels (N,) of a split. Raises ValueError, among others, for something else."""
    pictures_name, labels_name = _MEMBERS[split]
    with np.load(file, allow_pickle=False) as arrays:
        pictures, labels = arrays[pictures_name], arrays[labels_name]
    if pictures.shape != (len(labels), SIDE, SIDE) or pictures.dtype != np.uint8:
        raise ValueError(f"{file} does not hold pictures of {SIDE}×{SIDE} pixels.")
    if labels.ndim != 1 or labels.dtype.kind not in "iu" or not set(np.unique(labels)) <= set(range(len(_CLASS_NAMES))):
        raise ValueError(f"{file} does not hold the digits of the pictures.")
    return pictures, labels.astype(np.int64)


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
    fault=fault,
    download=download,
    from_drawing=from_drawing,
)
