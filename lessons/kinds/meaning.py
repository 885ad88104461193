"""What the numbers mean that come out of a network: classes, words, or a value."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from lessons.kinds import tagged
from lessons.maths import network
from lessons.maths.arrays import Array
from lessons.maths.tokens import Vocabulary


@dataclass(frozen=True)
class Classes:
    """One of the classes of these names, in the order of their labels."""

    names: tuple[str, ...]

    def read(self, output: Array) -> Array:
        """The probability of each class (classes,), from a network's output (classes,), or (1,) of one sigmoid."""
        return network.probabilities(output)

    def in_unit(self, value: float) -> float:
        """A value of the metric, which has no unit."""
        return value

    def to_dict(self) -> dict[str, Any]:
        """What `meaning_from_dict` reads, fit for JSON."""
        return {"kind": "classes", **asdict(self)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Classes":
        return cls(tuple(values["names"]))


@dataclass(frozen=True)
class Words:
    """The next word: one of the ids of a vocabulary."""

    vocabulary: Vocabulary

    def read(self, output: Array) -> Array:
        """The probability of each id (ids,), which is a network's output as it stands."""
        return output

    def in_unit(self, value: float) -> float:
        """A value of the metric, which has no unit."""
        return value

    def to_dict(self) -> dict[str, Any]:
        """What `meaning_from_dict` reads, fit for JSON."""
        return {"kind": "words", **asdict(self)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Words":
        return cls(Vocabulary.from_dict(values["vocabulary"]))


@dataclass(frozen=True)
class Value:
    """A number in a unit of its own, of which a network learns (value - offset) / scale.

    Raises ValueError for a scale that is not above 0.
    """

    unit: str
    offset: float = 0.0
    scale: float = 1.0

    def __post_init__(self) -> None:
        if not (0 < self.scale < math.inf and math.isfinite(self.offset)):
            raise ValueError(f"A value is divided by a number above 0, not by {self.scale}.")

    def read(self, output: Array) -> Array:
        """Values in their own unit, float64, from a network's output of any shape."""
        values: Array = np.asarray(output, np.float64) * self.scale + self.offset
        return values

    def targets(self, values: Array) -> Array:
        """What a network learns of values of any shape in their own unit, float32: `read` turns it back."""
        learned: Array = ((np.asarray(values, np.float64) - self.offset) / self.scale).astype(np.float32)
        return learned

    def in_unit(self, value: float) -> float:
        """A mean error of what a network says, in the values' own unit."""
        return value * self.scale

    def to_dict(self) -> dict[str, Any]:
        """What `meaning_from_dict` reads, fit for JSON."""
        return {"kind": "value", **asdict(self)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Value":
        return cls(**values)


Meaning = Classes | Words | Value

_MEANINGS: dict[str, type[Meaning]] = {"classes": Classes, "words": Words, "value": Value}


def meaning_from_dict(values: Mapping[str, Any]) -> Meaning:
    """Reads what the `to_dict` of a meaning makes, by way of JSON too.

    Raises ValueError, in a plain sentence, for what is none.
    """
    return tagged.read(values, _MEANINGS, "A meaning")
