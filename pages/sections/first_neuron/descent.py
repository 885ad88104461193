"""The descent: how a neuron learns the rule from examples."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from lessons.course import first_neuron as lesson
from pages.parts import address
from pages.sections.first_neuron import figures, neuron

SETTINGS = neuron.SETTINGS
NAMES = ("examples", "rate", "epochs", "noise", "ask")


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, the descent on the right."""
    neuron.show(slug, words, NAMES, partial(draw, slug, words))


def draw(slug: str, words: Mapping[str, str], result: lesson.Result) -> None:
    """The descent, and how it ended."""
    keep_points, keep_start = partial(neuron.keep_points, slug), partial(start_from, slug)
    figures.descent(slug, lesson.descent(result), keep_points, keep_start)
    ending = lesson.verdict(result)
    say = st.warning if ending == "runs away" else st.info
    say(words[ending].format(**lesson.numbers(result)))


def start_from(slug: str, start: Sequence[float]) -> None:
    """Keeps the weight and bias that the learner chose to start from."""
    address.write(slug, "start", lesson.write_points([start]))
