"""The course's trap: a loop that takes the row for x, and so lays its kernel on its side."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.course.convolution.experiment import PICTURE_SIDE, apply, finds
from lessons.data import pictures
from lessons.figures import png, stepper, turn
from lessons.maths.arrays import Array
from lessons.maths.geometry import Window
from lessons.maths.kernels import KERNELS
from lessons.questions import Question
from lessons.settings import menu as pick

FILTERS = {
    "F2, “vertical lines”": KERNELS["Sobel, horizontal edges"],
    "F3, “horizontal lines”": KERNELS["Sobel, vertical edges"],
}
KERAS, LOOP = "Keras", "The course's loop"


@dataclass(frozen=True)
class Settings:
    """The filter that both read."""

    trap_kernel: str = pick("The course's filter", tuple(FILTERS), next(iter(FILTERS)))


@dataclass(frozen=True)
class Reading:
    """How one of the two reads a filter: the line of code that does it, the `kernel` (3, 3) it amounts to, its map."""

    name: str
    line: str
    kernel: Array
    feature_map: Array

    @property
    def finds(self) -> str:
        """Which edges it answers to most."""
        return finds(self.kernel)

    @property
    def alt(self) -> str:
        """What its feature map shows, for those who do not see it."""
        return f"{self.name}: {self.finds}"


@dataclass(frozen=True)
class Result:
    """The filter with its title, as it is written (3, 3), and both readings of it."""

    title: str
    written: Array
    keras: Reading
    loop: Reading

    @property
    def listing(self) -> str:
        """The filter's rows as the course's program lists them."""
        return np.array2string(self.written.astype(int), separator=", ")


def compute(settings: Settings, picture: Array) -> Result:
    """Sends a picture (H, W, 3) through the filter as Keras reads it, and as the course's loop does."""
    written = FILTERS[settings.trap_kernel]
    grey = pictures.to_grey(pictures.fit(picture, PICTURE_SIDE))
    keras, loop = (apply(grey, kernel, Window(len(kernel))) for kernel in (written, written.T))
    return Result(
        settings.trap_kernel,
        written,
        Reading(KERAS, "picture[row + i, column + j]\n* kernel[i, j]", written, keras),
        Reading(LOOP, "picture[row + i, column + j]\n* kernel[j, i]", written.T, loop),
    )


def payload(result: Result, reading: Reading) -> bytes:
    """The kernel of a reading and its feature map, for the canvas that turns the kernel over."""
    colours = stepper.around_zero(reading.feature_map)
    drawn = png.heatmap(reading.feature_map, colours.low, colours.high, colours.colours)
    return turn.payload(result.written, reading is result.loop, drawn, reading.alt)


SAME, OVER = "the kernel as it is written", "the kernel turned over its diagonal"
SIDES, SIGNS = "the kernel with left and right swapped", "the kernel with its signs swapped"


def _effect(result: Result) -> str:
    """What the loop does to the filter as it is written."""
    written = result.written
    effects = {SAME: written, SIDES: np.fliplr(written), SIGNS: -written, OVER: written.T}
    return next(name for name, kernel in effects.items() if np.array_equal(kernel, result.loop.kernel))


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    return {"title": result.title, "keras": result.keras.finds, "loop": result.loop.finds}


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "keras",
        lambda result: ("vertical edges", "horizontal edges", "both alike"),
        lambda result: result.keras.finds,
        veils=lambda result: (result.keras.alt,),
        numbers=numbers,
    ),
    Question(
        "loop",
        lambda result: (SAME, SIDES, OVER, SIGNS),
        _effect,
        veils=lambda result: (result.loop.alt,),
        numbers=numbers,
    ),
)
