"""The descent on the prices of houses."""

from collections.abc import Mapping
from functools import partial

from lessons.course.first_neuron import houses as lesson
from lessons.course.first_neuron.neuron import Result
from pages.parts import questions
from pages.sections.first_neuron import figures, learn, neuron

SETTINGS = neuron.SETTINGS
NAMES = ("houses", "bedrooms", "epochs", "rate")


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, the descent on the right."""
    neuron.show(slug, NAMES, partial(draw, slug, words))


def draw(slug: str, words: Mapping[str, str], result: Result) -> bool:
    """The descent, and how it ended; the largest rate is marked once it has been predicted."""
    price, limit = (question.name for question in lesson.QUESTIONS)
    open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
    if price in open_answers:
        learn.tell(words, result)
    payload = lesson.figure(result, price in open_answers)
    figures.show_descent(slug, payload, partial(neuron.keep_points, slug), partial(neuron.keep_start, slug))
    return limit in open_answers
