"""Step through: a window stops at one place after the other, and keeps one number of each."""

from collections.abc import Mapping
from typing import Any

from lessons.course.pooling.layer import Result, scale
from lessons.figures import stepper
from lessons.maths.arrays import Array
from lessons.maths.geometry import Window, padding_before_after
from lessons.questions import Question, distinct, whole_text

ELSEWHERE = 640
"""What a convolution of 64 kernels of 3×3 learns over one channel: 64 · (9 + 1)."""


def payload(result: Result) -> bytes:
    """The stepper's payload."""
    settings, colours = result.settings, scale(result)
    output = result.pooled(settings.kind)
    name = f"{settings.kind.capitalize()} pooled"
    return stepper.pooling(
        "pooling",
        stepper.Side(settings.source, f"{settings.source} of {settings.picture}", result.values[..., None], colours),
        stepper.Side(name, f"{name}, window {settings.size}, stride {settings.stride}", output, colours),
        Window(settings.size, settings.stride, settings.padding),
        settings.kind,
    )


def first_window(result: Result) -> Array:
    """The numbers under the window where the stepper stands first: (size, size), at an edge fewer."""
    size, stride, padding = result.settings.size, result.settings.stride, result.settings.padding
    before, _ = padding_before_after(result.side, size, stride, padding)
    starts = [place * stride - before for place in stepper.strongest(result.pooled(result.settings.kind))]
    rows, columns = (slice(max(0, start), start + size) for start in starts)
    return result.values[rows, columns]


def _remainder(result: Result) -> int:
    window = first_window(result)
    return round(float(window.max() if result.settings.kind == "max" else window.mean()))


def _remainder_options(result: Result) -> tuple[str, ...]:
    window = first_window(result)
    numbers = (window.max(), window.mean(), window.min(), window.sum())
    # Where all numbers are alike, there must be something else to choose.
    others = numbers if window.max() > window.min() else (0, 100)
    return distinct(_remainder(result), *(round(float(number)) for number in others))


def _window_numbers(result: Result) -> Mapping[str, Any]:
    settings = result.settings
    others = {"max": "the average of all of them", "average": "the largest of them"}
    return {"size": settings.size, "kind": settings.kind, "other": others[settings.kind]}


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "kept",
        _remainder_options,
        lambda result: whole_text(_remainder(result)),
        veils=lambda result: ("results",),
        numbers=_window_numbers,
    ),
    Question(
        "weights",
        lambda result: distinct(0, 1, result.settings.size**2 + 1, ELSEWHERE),
        lambda result: "0",
        veils=lambda result: (f"learns {ELSEWHERE}",),
    ),
)
