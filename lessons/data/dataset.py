"""What every data set is, wherever it comes from, and the one way in which sets are split."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar, overload

import numpy as np
import numpy.typing as npt

from lessons.data.download.jobs import Job
from lessons.data.pictures import Pixels, resize

Indices = npt.NDArray[np.int64]
Labels = npt.NDArray[np.int64]
Split = Literal["train", "validation"]
SPLITS: tuple[Split, ...] = ("train", "validation")
THREADS = min(4, os.cpu_count() or 1)
"""How many threads decode pictures: Pillow does it outside Python's lock. Each may hold a large picture meanwhile."""
T = TypeVar("T")
Tell = Callable[[], None]
"""Called after each picture that was made, perhaps on several threads at a time; what it raises breaks off the work."""


class LazyPictures(Sequence[Pixels], Generic[T]):
    """Pictures made from `items` one by one, each when it is asked for, so that they are never all in memory."""

    def __init__(self, items: Sequence[T], picture: Callable[[T], Pixels]) -> None:
        self._items = items
        self._picture = picture

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> Pixels: ...

    @overload
    def __getitem__(self, index: slice) -> "LazyPictures[T]": ...

    def __getitem__(self, index: int | slice) -> "Pixels | LazyPictures[T]":
        if isinstance(index, slice):
            return LazyPictures(self._items[index], self._picture)
        return self._picture(self._items[index])


def silent() -> None:
    """The `Tell` of those who do not want to know."""


def squares(images: Sequence[Pixels], size: int, threads: int, tell: Tell = silent) -> Pixels:
    """Pictures of one number of channels as uint8 (N, size, size, channels), made by `threads` threads."""
    pictures = np.empty((len(images), size, size, images[0].shape[2]), np.uint8)

    def fill(places: range) -> None:
        for place in places:
            pictures[place] = resize(images[place], size, size)
            tell()

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(fill, [range(start, len(images), threads) for start in range(threads)]))
    return pictures


@dataclass(frozen=True)
class Dataset:
    """One split of a data set.

    Attributes:
        images: uint8 pictures (height, width, channels), values 0 to 255, made when asked for; their sizes may differ.
        labels: (N,), each picture's index into `class_names`.
        class_names: the classes, in the order of their labels.
        origin: who made the pictures and how they reach us.
        licence: under which terms they may be used.
        skipped: names of files that were left out, because they are no readable pictures.
        notes: what a learner should know before trusting the set, a sentence each.
    """

    images: Sequence[Pixels]
    labels: Labels
    class_names: tuple[str, ...]
    origin: str
    licence: str
    skipped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        # Sets are kept and shared by all who load them.
        self.labels.setflags(write=False)

    def __len__(self) -> int:
        return len(self.images)

    def arrays(self, size: int, tell: Tell = silent) -> tuple[Pixels, Labels]:
        """All pictures as uint8 (N, size, size, channels), and the labels (N,).

        A picture of another shape is squeezed into the square, not cropped, as Keras's
        `image_dataset_from_directory` does.
        """
        return squares(self.images, size, THREADS, tell), self.labels

    def evenly(self, count: int | None) -> "Dataset":
        """`count` of the pictures, taken evenly from the whole set, so that no class is left out; None: all of them."""
        if count is None or count >= len(self):
            return self
        chosen = evenly(len(self), count)
        images = LazyPictures(chosen.tolist(), self.images.__getitem__)
        labels = self.labels[chosen]
        return Dataset(images, labels, self.class_names, self.origin, self.licence, self.skipped, self.notes)

    @property
    def counts(self) -> dict[str, int]:
        """How many pictures there are of each class."""
        numbers = np.bincount(self.labels, minlength=len(self.class_names))
        return dict(zip(self.class_names, numbers.tolist(), strict=True))


@dataclass(frozen=True)
class Row:
    """A data set as pages describe it before anything is loaded.

    Attributes:
        class_names: the classes, in the order of their labels; empty where there are none.
        shape: height, width and channels of a picture, a common one where sizes differ; empty for another kind.
        train, validation: how many items each split has: pictures, texts, or the values of a series.
        preparation: what we did to the items, in one sentence.
        split: how training and validation items are kept apart, in one sentence.
        load: reads one split: a `Dataset` of pictures, `Texts` or a `Series`.
        kind: one of `lessons.kinds.KINDS`.
        available: whether it can be loaded now.
        fault: what is wrong with files in its place, in one sentence; empty where there are none, or the right ones.
        download: the job that makes it available, where there is one.
        download_bytes: how much it brings; None where nobody knows.
        from_drawing: makes a drawing (H, W, 1), bright on dark, look like a picture of the set, where one can be drawn.
    """

    name: str
    title: str
    class_names: tuple[str, ...]
    shape: tuple[int, ...]
    train: int
    validation: int
    origin: str
    licence: str
    preparation: str
    split: str
    load: Callable[[Split], Any]
    kind: str = "pictures"
    available: Callable[[], bool] = lambda: True
    fault: Callable[[], str] = lambda: ""
    download: Callable[[], Job] | None = None
    download_bytes: int | None = None
    from_drawing: Callable[[Pixels], Pixels] | None = None


def evenly(total: int, count: int) -> Indices:
    """The places of `count` out of `total`, or of all where it has fewer, spread evenly from the first to the last."""
    return np.linspace(0, total - 1, min(total, count)).round().astype(np.int64)


def stratified_split(labels: Labels, seed: int = 0, one_in: int = 5) -> tuple[Indices, Indices]:
    """Sorted indices (N,) of the training and the validation items: by seed, one in five of every class validates.

    `one_in` sets another part. A class of two items or more gives at least one to validation; a class of one gives
    none.
    """
    generator = np.random.default_rng(seed)
    validation = np.zeros(len(labels), bool)
    for label in np.unique(labels):
        members = generator.permutation(np.flatnonzero(labels == label))
        validation[members[: _validation_count(len(members), one_in)]] = True
    return np.flatnonzero(~validation), np.flatnonzero(validation)


def _validation_count(items: int, one_in: int) -> int:
    return max(1, round(items / one_in)) if items > 1 else 0
