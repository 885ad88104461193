"""The descent step by step: each is learning rate × slope."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.first_neuron import step as lesson
from lessons.course.first_neuron.neuron import Result
from pages.parts import questions
from pages.sections.first_neuron import figures, neuron

SETTINGS = neuron.SETTINGS
NAMES = ("examples", "noise", "step_rate")


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, the steps on the right."""
    neuron.show(slug, NAMES, partial(draw, slug, words))


def draw(slug: str, words: Mapping[str, str], result: Result) -> bool:
    """The next step as an arrow and as a sum; the largest rate is marked once it has been predicted."""
    open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
    st.markdown(words["step"])
    payload = lesson.figure(result, "step" in open_answers)
    figures.show_descent(slug, payload, partial(neuron.keep_points, slug), partial(neuron.keep_start, slug))
    return "limit" in open_answers
