"""New reviews with their words shuffled: who notices."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.sequence_models import order as lesson
from lessons.settings import controls
from pages.parts import questions, setting
from pages.parts.component import component


def choose(slug: str) -> lesson.Result:
    """The review, and the order of its words."""
    return lesson.compute(setting.collect(slug, lesson.Settings, controls(lesson.Settings)))


def draw(slug: str, words: Mapping[str, str], result: lesson.Result) -> None:
    """The question, one review in both orders, and how often the networks are right in each."""
    predicted = questions.show(slug, words, lesson.QUESTIONS, None)
    component("tokens")(key=f"{slug}_orders", data=lesson.payload(result))
    component("order")(key=f"{slug}_order", data=lesson.chart(result, "shuffled" in predicted))
    if "shuffled" in predicted:
        st.caption(words["shuffled"].format(**lesson.numbers()))
