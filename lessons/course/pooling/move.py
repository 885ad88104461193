"""Moved picture: which windows keep their winner, and so their number, when the picture moves a little."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from lessons.course.pooling.layer import FEATURE_MAP, LARGEST, Result, scale
from lessons.figures import shift as figure
from lessons.maths.arrays import Array
from lessons.maths.geometry import padding_before_after
from lessons.questions import Question

Shift = tuple[int, int]
"""Pixels that the picture moves down and to the right; up and to the left they are negative."""
FIRST: Shift = (0, 1)
NONE, FEW, MANY, ALL = "none of them", "less than half", "half or more", "all of them"


class Winners(NamedTuple):
    """Which windows (H', W') have a winner at all, and in which of them it stays."""

    there: Array
    stay: Array


def find_winners(result: Result, shift: Shift) -> Winners:
    """A winner stays where it lies in the same window after the move and is still its largest number."""
    settings = result.settings
    before, after = result.pooled("max"), result.pooled("max", result.part(shift))
    starts = np.moveaxis(np.indices(before.shape), 0, -1) * settings.stride
    starts -= padding_before_after(result.side, settings.size, settings.stride, settings.padding)[0]
    places = result.winners + np.array(shift)
    inside = (places >= np.maximum(starts, 0)) & (places < np.minimum(starts + settings.size, result.side))
    return Winners(result.has_winner, result.has_winner & inside.all(axis=-1) & (before == after))


def payload(result: Result, says: Mapping[str, str], start: Shift) -> bytes:
    """What the canvas is sent that moves the picture; `says` has its sentences, and `start` where the picture lies."""
    settings, border = result.settings, int(result.settings.source == FEATURE_MAP)
    top, left = (place - LARGEST for place in result.corner)
    reach = result.side + 2 * LARGEST
    picture = result.image[top + border : top + border + reach, left + border : left + border + reach, 0]
    return figure.payload(
        figure.Shift(
            picture,
            result.whole[top : top + reach, left : left + reach],
            result.side,
            (settings.size, settings.stride, settings.padding),
            scale(result),
            start,
            "of its feature map" if border else "",
        ),
        says,
    )


def read(written: str) -> Shift:
    """A move as the address keeps it: one number (to the right) or two (down, right); where it is none, the first."""
    try:
        parts = [int(part) for part in written.split(",")]
    except ValueError:
        return FIRST
    if len(parts) not in (1, 2) or max(map(abs, parts)) > LARGEST:
        return FIRST
    return (0, parts[0]) if len(parts) == 1 else (parts[0], parts[1])


def write(shift: Sequence[float]) -> str:
    """A move as the address keeps it."""
    return ",".join(str(int(pixels)) for pixels in shift)


def _far(result: Result) -> Shift:
    return 0, result.settings.size


def _part(result: Result, shift: Shift) -> str:
    there, stay = (int(each.sum()) for each in find_winners(result, shift))
    if not stay:
        return NONE
    return ALL if stay == there else MANY if 2 * stay >= there else FEW


def _numbers(result: Result, shift: Shift) -> Mapping[str, Any]:
    there, stay = find_winners(result, shift)
    pixels = f"{shift[1]} pixel" + "s" * (shift[1] > 1)
    return {"count": f"{stay.sum()} of {there.sum()} winners", "pixels": pixels, "size": result.settings.size}


def _about(name: str, shift: Callable[[Result], Shift], veil: Callable[[Result], str]) -> Question[Result]:
    """How many winners stay in their windows after a move to the right."""
    return Question(
        name,
        lambda result: (NONE, FEW, MANY, ALL),
        lambda result: _part(result, shift(result)),
        veils=lambda result: (veil(result),),
        numbers=lambda result: _numbers(result, shift(result)),
    )


def far_numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words about a move as large as the window."""
    return _numbers(result, _far(result))


QUESTIONS: tuple[Question[Result], ...] = (
    _about("near", lambda result: FIRST, lambda result: "highlight"),
    _about("far", _far, lambda result: f"{far_numbers(result)['count']} stay"),
)
