"""How an item reaches a network as numbers: pictures, texts, and the windows of a series."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from lessons.data import pictures
from lessons.data.pictures import Pixels
from lessons.kinds import tagged
from lessons.maths.arrays import Array
from lessons.maths.tokens import Side, Vocabulary, pad


@dataclass(frozen=True)
class PictureInput:
    """Pictures of one shape (height, width, channels), their values from 0 to 255: networks divide by 255 themselves.

    One channel is grey, three are red, green and blue.
    """

    shape: tuple[int, int, int]

    def apply(self, item: Pixels) -> Pixels:
        """A picture (H, W, 1 or 3) uint8 -> the same one in `shape`, uint8: squeezed, not cropped."""
        height, width, channels = self.shape
        grey = pictures.to_grey(item) if item.shape[2] > channels else item
        resized = pictures.resize(grey, height, width)
        return np.broadcast_to(resized, self.shape)

    def to_dict(self) -> dict[str, Any]:
        """What `encoding_from_dict` reads, fit for JSON."""
        return {"kind": "pictures", **asdict(self)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "PictureInput":
        height, width, channels = values["shape"]
        return cls((height, width, channels))


@dataclass(frozen=True)
class TextInput:
    """Texts as rows of `length` ids, padded and cut at the sides that `lessons.maths.tokens.pad` knows.

    The vocabulary says whether unknown words have an id.
    """

    vocabulary: Vocabulary
    length: int
    padding: Side = "pre"
    truncating: Side = "pre"

    def __post_init__(self) -> None:
        # It refuses rows that cannot be.
        pad([], self.length, self.padding, self.truncating)

    @property
    def shape(self) -> tuple[int, ...]:
        """That of one input: (length,)."""
        return (self.length,)

    def apply(self, item: str) -> Array:
        """A text -> the ids of its words (length,) int32, and 0 where it has none."""
        row: Array = pad([self.vocabulary.encode(item)], self.length, self.padding, self.truncating)[0]
        return row

    def to_dict(self) -> dict[str, Any]:
        """What `encoding_from_dict` reads, fit for JSON."""
        return {"kind": "texts", **asdict(self)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "TextInput":
        return cls(**{**values, "vocabulary": Vocabulary.from_dict(values["vocabulary"])})


@dataclass(frozen=True)
class SeriesInput:
    """The last `window` values of a series, each as (value - offset) / scale: standardised, or as they are.

    Raises ValueError for a window below 1, and for a scale that is not above 0.
    """

    window: int
    offset: float = 0.0
    scale: float = 1.0

    def __post_init__(self) -> None:
        if self.window < 1:
            raise ValueError(f"A window has 1 value or more, not {self.window}.")
        if not (0 < self.scale < math.inf and math.isfinite(self.offset)):
            raise ValueError(f"A series is divided by a number above 0, not by {self.scale}.")

    @property
    def shape(self) -> tuple[int, ...]:
        """That of one input: (window,)."""
        return (self.window,)

    def apply(self, item: Array) -> Array:
        """The values of a series (n,) -> every window of it (n - window + 1, window) float32; none where it is shorter.

        From row i a network forecasts value i + window; from the last one, what comes after the series.
        """
        scaled = ((np.asarray(item, np.float64) - self.offset) / self.scale).astype(np.float32)
        if len(scaled) < self.window:
            return np.empty((0, self.window), np.float32)
        return sliding_window_view(scaled, self.window)

    def to_dict(self) -> dict[str, Any]:
        """What `encoding_from_dict` reads, fit for JSON."""
        return {"kind": "series", **asdict(self)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "SeriesInput":
        return cls(**values)


Encoding = PictureInput | TextInput | SeriesInput

_ENCODINGS: dict[str, type[Encoding]] = {"pictures": PictureInput, "texts": TextInput, "series": SeriesInput}


def encoding_from_dict(values: Mapping[str, Any]) -> Encoding:
    """Reads what the `to_dict` of an encoding makes, by way of JSON too.

    Raises ValueError, in a plain sentence, for what is none.
    """
    return tagged.read(values, _ENCODINGS, "An encoding")
