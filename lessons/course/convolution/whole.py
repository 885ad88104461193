"""Whole picture: the same kernel everywhere, and what it makes of a photograph."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from lessons.course.convolution.experiment import Result, apply, apply_finish, scale, sums_to_zero
from lessons.data import pictures
from lessons.figures import palette, png
from lessons.maths import kernels
from lessons.maths.geometry import Window
from lessons.questions import Question

EVEN, DARK, BRIGHT = "where the picture is even", "where it is dark", "where it is bright"
QUARTERS = ("less than a quarter", "a quarter to a half", "half to three quarters", "more than three quarters")


class Whole(NamedTuple):
    """The whole picture as JPEG, its feature map as PNG, and which part of the outputs is negative, from 0 to 1."""

    picture: bytes
    feature_map: bytes
    negative: float


def draw(result: Result) -> Whole:
    """The kernel over the whole picture."""
    values = apply(result.image, result.kernel, result.window)
    colours = scale(result, values)
    output = apply_finish(values, result.finish)
    drawn = png.heatmap(output, colours.low, colours.high, colours.colours)
    return Whole(png.photograph(result.image), drawn, float((values < 0).mean()))


def feature_map_alt(result: Result) -> str:
    """What the feature map shows, for those who do not see it."""
    return f"What {result.settings.kernel} makes of the picture"


def _negative(result: Result) -> float:
    return float((apply(result.image, result.kernel, result.window) < 0).mean())


def negative_numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blank of the words about negative outputs."""
    return {"negative": f"{_negative(result):.0%}"}


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "zero",
        lambda result: (EVEN, DARK, BRIGHT),
        lambda result: EVEN if sums_to_zero(result.kernel) else DARK,
        veils=lambda result: (feature_map_alt(result),),
        numbers=lambda result: {"sum": f"{float(result.kernel.sum()):.4g}"},
    ),
    Question(
        "negative",
        lambda result: QUARTERS,
        lambda result: QUARTERS[min(3, int(4 * _negative(result)))],
        veils=lambda result: (f"**{negative_numbers(result)['negative']}** of all outputs",),
        numbers=negative_numbers,
    ),
)


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, as PNG, and its alt text."""
    image = pictures.to_grey(pictures.fit(pictures.load("camera"), 180))[:120]
    values = apply(image, kernels.KERNELS["Sobel, vertical edges"], Window(3))
    return png.heatmap(values, -600, 600, palette.SIGNED), "The edges of a photograph, found by a kernel"
