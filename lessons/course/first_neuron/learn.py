"""Many steps: how close the neuron comes to the best line, and why not closer."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from lessons.course.first_neuron.neuron import (
    TOLERANCE,
    Result,
    Settings,
    compute,
    number_text,
    numbers,
    plot,
    rule,
    verdict,
)
from lessons.figures import descent, palette, png
from lessons.questions import Question
from lessons.text.plain import with_minus

NO_GAP, TOO_FEW, CHANCE, TOO_LARGE = (
    "nothing: there is no gap",
    "too few epochs",
    "chance: networks deal in probabilities",
    "steps that are too large",
)
EXACT, CLOSE, FAR_OFF = "exactly that", "off by less than 1", "off by 1 or more"
OUTCOMES = {"short": "has not arrived yet", "arrived": "has arrived", "explodes": "will never arrive"}

THUMBNAIL = ((-1.5, 5.5), (-4.0, 2.0))
"""The weights and biases on the small picture of the course map."""


def figure(result: Result, answer: bool) -> bytes:
    """The payload of the descent; with the neuron's `answer` to the x that it is asked about."""
    plane = plot(result, np.append(result.points[:, 0], result.ask))
    ask = result.ask if answer else None
    return descent.payload(result.settings.view, plane, result.path, result.best, result.epochs, ask)


def closeness(result: Result) -> str:
    """How near the neuron's answer comes to the best line's."""
    if result.gap <= TOLERANCE:
        return EXACT
    return CLOSE if result.gap < 1 else FAR_OFF


def reason(result: Result) -> str:
    """Why the neuron's answer is as near as it is."""
    return {"explodes": TOO_LARGE, "short": TOO_FEW, "arrived": NO_GAP}[verdict(result)]


def outcome(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words about the end of the descent."""
    return {**numbers(result), "outcome": OUTCOMES[verdict(result)]}


def _best(result: Result) -> Mapping[str, Any]:
    return {"ask": result.ask, "best": with_minus(result.best.at(result.ask), ".4g"), "rule": rule(result.best)}


def _later_gap(result: Result) -> float:
    return abs(result.later_end.at(result.ask) - result.best.at(result.ask))


def _twice_options(result: Result) -> tuple[str, ...]:
    gaps = {result.gap, result.gap / 2, result.gap / 4, _later_gap(result)}
    return tuple(dict.fromkeys(map(number_text, sorted(gaps, reverse=True))))


def later(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words about twice as many epochs."""
    left = _later_gap(result) / result.gap
    return {
        **numbers(result),
        "later": f"{2 * result.epochs:,}",
        "says": number_text(result.later_end.at(result.ask)),
        "factor": f"{left ** (1 / result.epochs):.4f}",
        "left": f"{left:.1%}",
    }


CLOSENESS = Question[Result](
    "answer", lambda result: (EXACT, CLOSE, FAR_OFF), closeness, _best, veils=lambda result: ("askFor",)
)
"""Whether the neuron's answer will be the best line's."""

REASON = Question[Result](
    "gap",
    lambda result: (TOO_FEW, CHANCE, TOO_LARGE, NO_GAP),
    reason,
    veils=lambda result: (OUTCOMES[verdict(result)],),
)
"""What the difference between its answer and the best line's comes from."""

TWICE = Question[Result](
    "twice",
    _twice_options,
    lambda result: number_text(_later_gap(result)),
    later,
    veils=lambda result: (f"it says {later(result)['says']}",),
)
"""What twice the epochs are worth, where they are worth anything."""


def questions(result: Result) -> tuple[Question[Result], ...]:
    """The questions that can be asked: only of a neuron on its way, what more epochs are worth."""
    return (CLOSENESS, REASON, TWICE) if verdict(result) == "short" else (CLOSENESS, REASON)


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, as PNG, and its alt text."""
    result = compute(Settings(rate=0.15))
    levels, _, _ = descent.valley(result.points, *THUMBNAIL)
    # The descent as straight lines of pixels from step to step.
    steps = np.arange(0, 60, 0.004)
    columns, rows = (
        descent.CELLS * (np.interp(steps, np.arange(len(result.path)), values) - low) / (high - low)
        for values, (low, high) in zip(result.path.T, THUMBNAIL, strict=False)
    )
    levels[-1 - rows.astype(int), columns.astype(int)] = 255
    return png.heatmap(levels, 0, 255, palette.SEQUENTIAL, zoom=4), "A path zigzags down into the loss valley"
