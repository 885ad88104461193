"""The same neuron on the prices of houses: another valley, and another largest learning rate."""

from dataclasses import replace

from lessons.course.first_neuron.learn import CLOSENESS, figure
from lessons.course.first_neuron.neuron import Result, Settings, compute, numbers, rate_text
from lessons.figures import rate_limit
from lessons.questions import Question, distinct

__all__ = ["QUESTIONS", "figure"]


def _numbers(result: Result) -> dict[str, str]:
    return {"course": rate_text(compute(Settings()).limit), "curvature": numbers(result)["curvature"]}


QUESTIONS: tuple[Question[Result], ...] = (
    replace(CLOSENESS, name="price"),
    Question(
        "houses limit",
        lambda result: distinct(rate_text(result.limit), _numbers(result)["course"], "0.500"),
        lambda result: rate_text(result.limit),
        _numbers,
        veils=lambda result: (rate_limit.text(result.limit),),
    ),
)
