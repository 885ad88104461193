"""What the lesson asks is what pooling computes, at every window."""

from dataclasses import replace
from itertools import product

import pytest

from lessons.course.pooling import layer, move, sides, step
from lessons.data import menu, pictures
from tests.figures.sent import arrays, meta

WINDOWS = [
    {"size": size, "stride": stride, "padding": padding}
    for size, stride, padding in product((1, 2, 3, 6), (1, 2, 6), ("valid", "same"))
]


def result(**changes: object) -> layer.Result:
    settings = replace(layer.Settings(), **changes)
    return layer.compute(settings, pictures.load(menu.GALLERY[settings.picture].name))


@pytest.mark.parametrize("window", WINDOWS)
def test_every_answer_is_among_its_options(window: dict) -> None:
    for kind, source in product(("max", "average"), (layer.FEATURE_MAP, layer.PICTURE)):
        shown = result(kind=kind, source=source, **window)
        for question in (*step.QUESTIONS, *sides.QUESTIONS, *move.QUESTIONS):
            assert question.answer(shown) in question.options(shown)


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("kind", ["max", "average"])
def test_the_window_that_is_asked_about_is_the_one_on_show(window: dict, kind: str) -> None:
    shown = result(kind=kind, **window)
    sent = step.payload(shown)
    row, column = meta(sent)["start"]
    kept = float(arrays(sent)["results"][row, column])
    assert step.QUESTIONS[0].answer(shown) == str(round(kept))
    assert step.first_window(shown).size <= window["size"] ** 2
    assert step.QUESTIONS[0].numbers(shown)["size"] == window["size"]


def test_two_by_two_leaves_a_quarter() -> None:
    assert sides.QUESTIONS[0].answer(result()) == "25%"


def test_an_average_of_one_number_dims_nothing() -> None:
    assert sides.QUESTIONS[1].answer(result()) == sides.MAX
    assert sides.QUESTIONS[1].answer(result(size=1, stride=1)) == sides.ALIKE
