"""The line that a learner moves by hand, and what makes its loss."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from lessons.course.first_neuron.neuron import LIMITS, Result, Settings, plot, rule
from lessons.figures import by_hand
from lessons.maths.descent import Line, losses
from lessons.questions import Question
from lessons.text.plain import with_minus

OPENING = Line(Settings().weight, Settings().bias)
"""The line that the page opens with."""

ERRORS = ("x", "y", "line says", "off by")
SQUARES = ("off by²", "share")
"""The table's columns: how far the line is from each example, and what that adds to the loss."""


def figure(result: Result, squares: bool) -> bytes:
    """The payload of the line; with its `squares` also of the loss that they make."""
    line = Line(result.settings.weight, result.settings.bias)
    columns = (*ERRORS, *(SQUARES if squares else ()))
    return by_hand.payload(plot(result, result.points[:, 0]), line, LIMITS, columns)


def is_solved(result: Result) -> bool:
    """Whether the line moved by hand is as good as any, to what its two sliders can tell apart."""
    settings = result.settings
    mine, least = (float(losses(result.points, *line)) for line in ((settings.weight, settings.bias), result.best))
    return mine - least < 0.005


def _errors(result: Result) -> tuple[list[float], int]:
    """How far the opening line is from each example, and the place of the one that it is farthest from."""
    x, y = result.points.T
    errors = np.abs(OPENING.weight * x + OPENING.bias - y)
    return errors.tolist(), int(errors.argmax())


def _share(result: Result, power: int) -> float:
    """The part of the largest error in the sum of all, each raised to a power."""
    errors, largest = _errors(result)
    total = sum(error**power for error in errors)
    return errors[largest] ** power / total if total else 0.0


def _answer(result: Result) -> str:
    return f"{_share(result, 2):.0%}"


def _options(result: Result) -> tuple[str, ...]:
    shares = {_share(result, power) / part for power, part in ((0, 1), (1, 1), (2, 1), (2, 2))}
    return tuple(dict.fromkeys(f"{share:.0%}" for share in sorted(shares)))


def _numbers(result: Result) -> Mapping[str, Any]:
    errors, largest = _errors(result)
    squares = [error**2 for error in errors]
    return {
        "opening": rule(OPENING),
        "x": with_minus(result.points[largest, 0], "g"),
        "off": f"{errors[largest]:g}",
        "square": f"{squares[largest]:g}",
        "total": f"{sum(squares):g}",
    }


QUESTIONS: tuple[Question[Result], ...] = (
    Question("share", _options, _answer, _numbers, veils=lambda result: SQUARES[:1]),
)
