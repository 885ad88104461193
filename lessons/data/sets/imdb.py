"""IMDB: 50,000 reviews of films, from the two files that Keras keeps on this computer."""

import json
import pickle
import zipfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from lessons.data.dataset import Row, Split
from lessons.data.download import keras_sources
from lessons.data.download.download import Download, Part, Source, WrongFileError
from lessons.data.download.jobs import LastStep, Tell
from lessons.data.texts import Texts

FILE, INDEX = "imdb.npz", "imdb_word_index.json"
WORDS = 88_584
"""Words of the index, which come in the order of how often they are used."""
CLASSES = ("negative", "positive")

_ORIGIN = "A. Maas and others, Stanford University, from reviews on IMDB; the files that Keras distributes"
_LICENCE = "Its makers state none; the reviews are their writers'"
_MEMBERS: dict[Split, tuple[str, str]] = {"train": ("x_train", "y_train"), "validation": ("x_test", "y_test")}
_LIMIT = 100_000_000
_ARRAYS = {
    ("numpy", "ndarray"),
    ("numpy", "dtype"),
    ("numpy.core.multiarray", "_reconstruct"),
    ("numpy._core.multiarray", "_reconstruct"),
}
"""All that the rows of ids are made of: nothing else in the file is made, whatever it asks for."""


class _Rows(pickle.Unpickler):
    """Reads rows of ids, and refuses all else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ARRAYS:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of rows of ids.")
        return super().find_class(module, name)


def paths() -> tuple[Path, Path]:
    """Where Keras keeps the file of reviews and that of their words, and where a download puts them."""
    return keras_sources.data_path(FILE), keras_sources.data_path(INDEX)


def available() -> bool:
    """Whether both files are on disk."""
    return all(path.exists() for path in paths())


@lru_cache
def download() -> Download:
    """The one download of IMDB that all pages of this process share."""
    return Download(_parts, _LIMIT, _check)


@lru_cache(maxsize=2)
def load(split: Split) -> Texts:
    """The reviews in lower case and without their marks, as Keras's files have them.

    Raises:
        FileNotFoundError: the files are not on disk.
        ValueError: they are damaged, or others.
    """
    if not available():
        raise FileNotFoundError("IMDB is not on this computer yet; it must be downloaded first.")
    reviews, index = paths()
    try:
        words = _words(index)
        rows, labels = (_array(reviews, member) for member in _MEMBERS[split])
        texts = tuple(" ".join(words[number] for number in row) for row in rows)
    except Exception as damage:  # damaged bytes lead zipfile, json and pickle to whatever error they like
        raise ValueError(f"The files of IMDB in {reviews.parent} are damaged, or others: delete them.") from damage
    return Texts(texts, labels.astype(np.int64), CLASSES, _ORIGIN, _LICENCE)


def _words(index: Path) -> dict[int, str]:
    """The words by their numbers, which begin at 1; those that Keras's `load_data` hands out are 3 larger."""
    return {number: word for word, number in json.loads(index.read_bytes()).items()}


def _array(file: Path, member: str) -> Any:
    """An array of the file: labels (N,), or N lists of numbers."""
    with zipfile.ZipFile(file) as archive, archive.open(f"{member}.npy") as stream:
        np.lib.format.read_magic(stream)
        shape, _, kind = np.lib.format.read_array_header_1_0(stream)
        return _Rows(stream).load() if kind.hasobject else np.frombuffer(stream.read(), kind).reshape(shape)


def _parts() -> list[Part]:
    reviews, index = paths()
    source = keras_sources.find("imdb", FILE)
    # Of the other file Keras demands an MD5, which proves nothing; we count its words instead.
    return [Part(source, reviews), Part(Source(source.address.replace(FILE, INDEX), None), index)]


def _check(files: Sequence[Path], tell: Tell) -> LastStep:
    try:
        found = len(_words(files[1]))
    except (ValueError, AttributeError, TypeError) as wrong:
        raise WrongFileError("What has arrived is no index of words, so it was thrown away.") from wrong
    if found != WORDS:
        raise WrongFileError(f"What has arrived holds {found:,} words instead of {WORDS:,}, so it was thrown away.")
    return lambda: None


ROW = Row(
    name="imdb",
    title="Film reviews (IMDB)",
    class_names=CLASSES,
    shape=(),
    train=25_000,
    validation=25_000,
    origin=_ORIGIN,
    licence=_LICENCE,
    preparation=(
        "The words are put in the place of their numbers. Keras's load_data hands out numbers that are 3 larger than "
        "those of its own word index: who forgets it reads nonsense."
    ),
    split="The makers' own: 25,000 reviews for training and 25,000 of other films, here used for validation.",
    load=load,
    kind="texts",
    available=available,
    download=download,
)
