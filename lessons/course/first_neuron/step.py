"""One step down the loss: learning rate × slope; and the learning rate above which steps lead up."""

from collections.abc import Mapping
from typing import Any

from lessons.course.first_neuron.neuron import FIRST_START, Result, Settings, numbers, plot, rate_text
from lessons.figures import descent, rate_limit
from lessons.maths.descent import gradient, moments
from lessons.questions import Question
from lessons.text.plain import with_minus

RATE = Settings().step_rate
"""The learning rate that the section opens with."""


def figure(result: Result, slopes: bool) -> bytes:
    """The payload of the descent step by step; without its `slopes`, of the start alone."""
    path, rate = (result.path, result.rate) if slopes else (result.path[:1], None)
    plane = plot(result, result.points[:, 0])
    return descent.payload(result.settings.view, plane, path, result.best, result.epochs, rate=rate)


def _slope(result: Result) -> float:
    return gradient(moments(result.points), FIRST_START).weight


def _places(result: Result) -> tuple[float, float, float, float]:
    """Where the weight is after one step, and where it would be after some that are no steps down the slope."""
    weight, slope = FIRST_START.weight, _slope(result)
    return weight - RATE * slope, weight + RATE * slope, weight - slope, weight - RATE


def _text(number: float) -> str:
    return with_minus(number, "z.2f")


def _numbers(result: Result) -> Mapping[str, Any]:
    return {
        "weight": _text(FIRST_START.weight),
        "slope": _text(_slope(result)),
        "step": _text(-RATE * _slope(result)),
        "rate": f"{RATE:g}",
    }


def _limits(result: Result) -> tuple[str, ...]:
    return tuple(sorted({rate_text(result.limit), "0.010", "0.500", "1.000"}, key=float))


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "step",
        lambda result: tuple(dict.fromkeys(map(_text, sorted(_places(result))))),
        lambda result: _text(_places(result)[0]),
        _numbers,
        veils=lambda result: ("slopes",),
    ),
    Question(
        "limit",
        _limits,
        lambda result: rate_text(result.limit),
        lambda result: {"curvature": numbers(result)["curvature"]},
        veils=lambda result: (rate_limit.text(result.limit),),
    ),
)
