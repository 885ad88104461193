"""The pictures a spec trains with, as arrays of one size."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from lessons.data import Dataset, load, registry
from lessons.data.dataset import evenly
from lessons.data.download.weights import WEIGHTS
from lessons.data.own import folder
from lessons.training.run.spec import TrainingSpec

KEPT = 2
"""So many sets a process keeps, for it trains with the same few again and again: at most some 200 MB."""

Tell = Callable[[int, int], None]
"""Called after each picture that was made ready: how many are, of how many; what it raises breaks off the reading."""


@dataclass(frozen=True)
class Examples:
    """Pictures (N, size, size, channels) uint8 and labels (N,) int64, for training and apart from it for validation.

    Where a base has seen them, its answers (N, maps) float32 stand for the pictures.
    """

    images: npt.NDArray[Any]
    labels: npt.NDArray[np.int64]
    validation_images: npt.NDArray[Any]
    validation_labels: npt.NDArray[np.int64]
    class_names: tuple[str, ...]


def drawn(labels: npt.NDArray[np.int64], per_class: int, seed: int) -> npt.NDArray[np.int64]:
    """The places of `per_class` pictures of every class, or of all where a class has fewer, drawn by the seed."""
    order = np.random.default_rng(seed).permutation(len(labels))
    return np.concatenate([order[labels[order] == label][:per_class] for label in np.unique(labels)])


def read(spec: TrainingSpec, tell: Tell = lambda ready, total: None) -> Examples:
    """The examples of `spec`. A limit takes pictures evenly from the whole training set, so that no class is left out.

    Raises ValueError or OSError, in a plain sentence, where the data cannot be read or the base is not there.
    """
    if spec.base:
        WEIGHTS[spec.base].find()
    examples = _honest(spec, tell)
    if spec.per_class is not None:
        chosen = drawn(examples.labels, spec.per_class, spec.seed)
        examples = replace(examples, images=examples.images[chosen], labels=examples.labels[chosen])
    return _leaking(examples) if spec.leak else examples


_kept: dict[tuple[str, int, int | None], Examples] = {}
_reading = Lock()


def _honest(spec: TrainingSpec, tell: Tell) -> Examples:
    if not registry.knows(spec.data):
        return _arrays(folder.read(spec.data, "train"), folder.read(spec.data, "validation"), spec, tell)
    key = (spec.data, spec.image_size, spec.examples)
    # A worker that warms up may read the same set as its first run, which then has it without reading it again.
    with _reading:
        examples = _kept.pop(key, None) or _arrays(load(spec.data, "train"), load(spec.data, "validation"), spec, tell)
        # Put in again, it is the last to go.
        _kept[key] = examples
        if len(_kept) > KEPT:
            del _kept[next(iter(_kept))]
    return examples


def _leaking(honest: Examples) -> Examples:
    """As many validation pictures, or as there are, but taken from those of training."""
    seen = evenly(len(honest.images), len(honest.validation_images))
    return replace(honest, validation_images=honest.images[seen], validation_labels=honest.labels[seen])


def _arrays(train: Dataset, validation: Dataset, spec: TrainingSpec, tell: Tell) -> Examples:
    train = train.evenly(spec.examples)
    total, numbers = len(train) + len(validation), count(1)

    def told() -> None:
        tell(next(numbers), total)

    arrays = (dataset.arrays(spec.image_size, told) for dataset in (train, validation))
    return Examples(*next(arrays), *next(arrays), train.class_names)
