"""The learner's lines as rows of one length, and what a length costs a whole book."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.tokens import pad as lesson
from lessons.settings import controls
from pages.parts import code_panel, questions, setting
from pages.parts.component import component
from pages.sections.tokens import lines, source

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; on the right the question, the rows and, once asked for, the lengths of many texts."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings = setting.collect(slug, lesson.Settings, controls(lesson.Settings))
        texts = source.choose(slug, words, settings.source)
    result = lesson.compute(settings, lines.current(slug), texts)
    with stage:
        predicted = questions.show(slug, words, lesson.questions(result), result)
        component("tokens")(key=f"{slug}_tokens", data=lesson.payload(result, "lost" in predicted))
        if "lost" in predicted:
            st.markdown(words["pad"].format(**lesson.numbers(result)))
        if texts is not None and "share" in predicted:
            component("bars")(key=f"{slug}_lengths", data=lesson.histogram(texts, settings.set_length))
    code_panel.show(slug, lesson.code(result), {})
