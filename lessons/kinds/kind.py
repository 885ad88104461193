"""What is known of a kind of data, and the arrays that are made of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from lessons.kinds.encoding import Encoding
from lessons.kinds.meaning import Classes, Meaning
from lessons.maths.arrays import Array
from lessons.networks.options import Option

D = TypeVar("D")
"""A part of a data set: `Dataset` of pictures, `Texts` or `Series`."""

Progress = Callable[[int, int], None]
"""Called after each item that was made ready: how many are, of how many; what it raises breaks off the work."""


class Spec(Protocol):
    """What of a training spec decides how its data is made ready."""

    @property
    def data(self) -> str: ...

    @property
    def task(self) -> str: ...

    @property
    def image_size(self) -> int: ...

    @property
    def examples(self) -> int | None: ...

    @property
    def seed(self) -> int: ...

    @property
    def base(self) -> str: ...

    @property
    def data_options(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True)
class Examples:
    """What a network learns from, and apart from it what validates: arrays with an item a row.

    Inputs are pictures (N, height, width, channels) uint8, ids of words (N, length) int32, or windows (N, window)
    float32; where a base has seen pictures, its answers (N, maps) float32 stand for them. Targets (N,) are labels or
    ids of words, int64, or values, float32, of which a network that answers at every step has one a step (N, window).
    `encoding` says how an item became an input, `meaning` what targets mean, and
    `ceiling` which share of the labels is right, where that is known.
    """

    inputs: Array
    targets: Array
    validation_inputs: Array
    validation_targets: Array
    encoding: Encoding
    meaning: Meaning
    ceiling: float | None = None

    @property
    def class_names(self) -> tuple[str, ...]:
        """The classes in the order of their labels; empty where a network tells no classes apart."""
        return self.meaning.names if isinstance(self.meaning, Classes) else ()


@dataclass(frozen=True)
class Kind(Generic[D]):
    """One row a kind of data.

    Attributes:
        name: as the rows of the registry and of the networks name it.
        unit: what a learner calls one item, in the plural.
        contents: what the rows of the registry count of a set, in the plural: a series has values, of which windows
            are made.
        tasks: the names of the tasks that its items are for.
        options: what can be chosen about how the data is made ready: a spec's `data_options`.
        read_own: the parts for training and for validation of what a learner brings. Raises ValueError, in one
            sentence for the learner, where nothing can be learned from it.
        encode: the arrays that a network learns from, fitted on the part for training alone. Raises ValueError, in a
            plain sentence, where the spec asks for what the data has not.
        outline: how items reach the network of a spec and what its targets mean, before all arrays are made. Raises
            ValueError or FileNotFoundError, in a plain sentence, for data that the registry has not.
        reading_code: the lines of a program that load the data of a spec as the arrays train, train_labels, validation
            and validation_labels, and NumPy and Keras with it.
        files: the files which these lines read, by name, made when asked for.
    """

    name: str
    unit: str
    contents: str
    tasks: tuple[str, ...]
    options: Mapping[str, Option]
    read_own: Callable[[Path], tuple[D, D]]
    encode: Callable[[Spec, D, D, Progress], Examples]
    outline: Callable[[Spec], tuple[Encoding, Meaning]]
    reading_code: Callable[[Spec], list[str]]
    files: Callable[[str], Mapping[str, Callable[[], bytes]]]
