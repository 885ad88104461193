"""The line that the learner moves, and whether it has found the rule."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from lessons.course import first_neuron as lesson
from pages.parts import setting
from pages.sections.first_neuron import figures, neuron

SETTINGS = neuron.SETTINGS
NAMES = ("examples", "noise", "weight", "bias")


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, the line on the right."""
    neuron.show(slug, words, NAMES, partial(draw, slug, words))


def draw(slug: str, words: Mapping[str, str], result: lesson.Result) -> None:
    """The line among the examples, and how far it is from the rule."""
    figures.by_hand(slug, lesson.by_hand(result), partial(neuron.keep_points, slug), partial(keep_line, slug))
    if lesson.is_solved(result):
        st.success(words["found"].format(**lesson.numbers(result)), icon=":material/check:")
    else:
        st.info(words["hand"], icon=":material/search:")


def keep_line(slug: str, line: Sequence[float]) -> None:
    """Moves the sliders to where the learner dragged the line."""
    for name, value in zip(("weight", "bias"), line, strict=True):
        st.session_state[setting.key(slug, name)] = float(value)
