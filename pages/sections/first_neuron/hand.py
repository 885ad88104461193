"""The line that the learner moves, and whether it has found the rule."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from lessons.course.first_neuron import hand as lesson
from lessons.course.first_neuron.neuron import Result, numbers
from pages.parts import questions, setting
from pages.sections.first_neuron import figures, neuron

SETTINGS = neuron.SETTINGS
NAMES = ("examples", "noise", "weight", "bias")


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, the line on the right."""
    neuron.show(slug, NAMES, partial(draw, slug, words))


def draw(slug: str, words: Mapping[str, str], result: Result) -> bool:
    """The line among the examples, and how far it is from the rule; nothing here has a learning rate."""
    loss = "share" in questions.show(slug, words, lesson.QUESTIONS, result)
    if loss and not lesson.is_solved(result):
        st.markdown(words["hand"])
    figures.show_by_hand(slug, lesson.figure(result, loss), partial(neuron.keep_points, slug), partial(keep_line, slug))
    if lesson.is_solved(result):
        st.success(words["found"].format(**numbers(result)), icon=":material/check:")
    return False


def keep_line(slug: str, line: Sequence[float]) -> None:
    """Moves the sliders to where the learner dragged the line."""
    for name, value in zip(("weight", "bias"), line, strict=True):
        st.session_state[setting.key(slug, name)] = float(value)
