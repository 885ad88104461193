"""What the bases of Keras have learned from ImageNet: files that are downloaded once, when a learner asks."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import h5py

from lessons.data.download import keras_sources
from lessons.data.download.download import Download, Part, Source, WrongFileError
from lessons.data.download.jobs import LastStep, Tell

_LIMIT = 120_000_000
_KERAS = "https://storage.googleapis.com/tensorflow/keras-applications"


@dataclass(frozen=True)
class Weights:
    """The weights of a network, in a file that Keras saved.

    Attributes:
        md5: of the file, in hexadecimal, as Keras demands it; None where Keras demands none.
        arrays, numbers: how many the file holds: what is checked where there is no `md5`.
        download_bytes: how much the download brings.
    """

    title: str
    source: Source
    md5: str | None
    arrays: int
    numbers: int
    download_bytes: int
    origin: str
    licence: str

    @property
    def file(self) -> Path:
        """Where Keras keeps the file, and where a download puts it."""
        return keras_sources.weights_path(self.source.address.rpartition("/")[2])

    def available(self) -> bool:
        """Whether the file is on disk, and right."""
        try:
            status = self.file.stat()
        except OSError:
            return False
        return _is_right(self, self.file, status.st_mtime_ns, status.st_size)

    def fault(self) -> str:
        """What is wrong with a file in its place, in one sentence; empty where there is none, or the right one."""
        if self.available() or not self.file.exists():
            return ""
        return f"The {self.file.name} in Keras's folder is damaged, or another one: the download replaces it."

    def find(self) -> Path:
        """The file. Raises FileNotFoundError, in a plain sentence, where it is not on disk, or not right."""
        if not self.available():
            raise FileNotFoundError(f"“{self.title}” is not on this computer yet; it must be downloaded first.")
        return self.file

    def download(self) -> Download:
        """The one download of it that all pages of this process share."""
        return _download(self)


@lru_cache
def _download(weights: Weights) -> Download:
    def check(files: Sequence[Path], tell: Tell) -> LastStep:
        (file,) = files
        if not _holds(weights, file):
            raise WrongFileError(f"What has arrived is not “{weights.title}”, so it was thrown away.")
        return lambda: None

    return Download(lambda: [Part(weights.source, weights.file)], _LIMIT, check)


@lru_cache
def _is_right(weights: Weights, file: Path, modified: int, size: int) -> bool:
    return _holds(weights, file)


def _holds(weights: Weights, file: Path) -> bool:
    """Whether the file is the one that Keras demands or, where it demands none, holds what the network needs."""
    sizes: list[int] = []

    def count(name: str, found: h5py.Group | h5py.Dataset) -> None:
        if isinstance(found, h5py.Dataset):
            sizes.append(found.size)

    try:
        if weights.md5 is not None:
            return _md5(file) == weights.md5
        with h5py.File(file, "r") as content:
            content.visititems(count)
    except (OSError, RuntimeError, KeyError, ValueError):  # what HDF5 says of damaged bytes
        return False
    return (len(sizes), sum(sizes)) == (weights.arrays, weights.numbers)


def _md5(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


_TAUGHT = "Taught by Google with the photographs of ImageNet, handed out by Keras"
_LICENCE = "Apache 2.0; ImageNet's own photographs are for non-commercial research"

WEIGHTS = {
    "mobilenet-v2": Weights(
        title="MobileNetV2, taught with ImageNet",
        source=Source(f"{_KERAS}/mobilenet_v2/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_96_no_top.h5", None),
        md5=None,
        arrays=260,
        numbers=2_257_984,
        download_bytes=9_400_000,
        origin=_TAUGHT,
        licence=_LICENCE,
    ),
    "inception-v3": Weights(
        title="InceptionV3, taught with ImageNet",
        source=Source(
            f"{_KERAS}/inception_v3/inception_v3_weights_tf_dim_ordering_tf_kernels_notop.h5", None, 87_910_968
        ),
        md5="bcbd6486424b2319ff4ef7d526e38f63",
        arrays=376,
        numbers=21_802_784,
        download_bytes=87_910_968,
        origin=_TAUGHT,
        licence=_LICENCE,
    ),
}
"""By the names of `lessons.networks.bases.IMAGENET`."""
