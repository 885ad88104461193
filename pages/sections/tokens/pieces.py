"""Words that grow together from letters, merge by merge."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.tokens import pieces as lesson
from lessons.course.tokens.source import attachments
from lessons.settings import controls
from pages.parts import code_panel, questions, setting
from pages.parts.component import component
from pages.sections.tokens import source

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The source on the left; on the right the question, and the words whose pieces are joined."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings = setting.collect(slug, lesson.Settings, controls(lesson.Settings))
        texts = source.choose(slug, words, settings.source)
        st.caption(words["pieces"])
    if texts is None:
        return
    result = lesson.compute(texts)
    with stage:
        if not result.merges:
            st.info(words["no pairs"])
            return
        predicted = questions.show(slug, words, lesson.QUESTIONS, result)
        component("merges")(key=f"{slug}_merges", data=lesson.payload(result, "first" in predicted))
        if "shorter" in predicted:
            st.markdown(words["grown"].format(**lesson.numbers(result)))
    code_panel.show(slug, lesson.code(result), attachments(texts))
