"""The descent: how a neuron learns the rule from examples."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.first_neuron import learn as lesson
from lessons.course.first_neuron.neuron import Result, verdict
from pages.parts import questions
from pages.sections.first_neuron import figures, neuron

SETTINGS = neuron.SETTINGS
NAMES = ("examples", "noise", "ask", "epochs", "rate")


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, the descent on the right."""
    neuron.show(slug, NAMES, partial(draw, slug, words))


def draw(slug: str, words: Mapping[str, str], result: Result) -> bool:
    """The descent, and how it ended; the largest rate is marked, which the section before has asked for."""
    open_answers = questions.show(slug, words, lesson.questions(result), result)
    if lesson.REASON.name in open_answers:
        tell(words, result)
    else:
        st.markdown(words["learn"])
    if lesson.TWICE.name in open_answers:
        st.markdown(words["later"].format(**lesson.later(result)))
    payload = lesson.figure(result, lesson.CLOSENESS.name in open_answers)
    figures.show_descent(slug, payload, partial(neuron.keep_points, slug), partial(neuron.keep_start, slug))
    return True


def tell(words: Mapping[str, str], result: Result) -> None:
    """How the descent ends, in a sentence."""
    ending = verdict(result)
    say = st.warning if ending == "explodes" else st.info
    say(words[ending].format(**lesson.outcome(result)))
