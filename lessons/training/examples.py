"""The pictures a spec trains with, as arrays of one size."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from lessons.data import Dataset, folder, load, registry
from lessons.data.dataset import evenly
from lessons.data.weights import WEIGHTS
from lessons.training.spec import TrainingSpec


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


def read(spec: TrainingSpec) -> Examples:
    """The examples of `spec`. A limit takes pictures evenly from the whole training set, so that no class is left out.

    Raises ValueError or OSError, in a plain sentence, where the data cannot be read or the base is not there.
    """
    if spec.base:
        WEIGHTS[spec.base].find()
    examples = _honest(spec)
    if spec.per_class is not None:
        chosen = drawn(examples.labels, spec.per_class, spec.seed)
        examples = replace(examples, images=examples.images[chosen], labels=examples.labels[chosen])
    return _leaking(examples) if spec.leak else examples


def _honest(spec: TrainingSpec) -> Examples:
    if registry.knows(spec.data):
        return _from_registry(spec.data, spec.image_size, spec.examples)
    return _arrays(
        folder.read(spec.data, "train").evenly(spec.examples), folder.read(spec.data, "validation"), spec.image_size
    )


def _leaking(honest: Examples) -> Examples:
    """As many validation pictures, or as there are, but taken from those of training."""
    seen = evenly(len(honest.images), len(honest.validation_images))
    return replace(honest, validation_images=honest.images[seen], validation_labels=honest.labels[seen])


# A worker trains with the same few sets again and again: two are at most some 200 MB.
@lru_cache(maxsize=2)
def _from_registry(name: str, size: int, limit: int | None) -> Examples:
    return _arrays(load(name, "train").evenly(limit), load(name, "validation"), size)


def _arrays(train: Dataset, validation: Dataset, size: int) -> Examples:
    return Examples(*train.arrays(size), *validation.arrays(size), train.class_names)
