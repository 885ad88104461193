"""How often words come, and what a list of stop words takes away."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.tokens import count as lesson
from lessons.course.tokens.source import attachments
from lessons.settings import controls
from pages.parts import code_panel, questions, setting
from pages.parts.component import component
from pages.sections.tokens import source

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The source on the left; on the right the question, the counts and the sentence without its stop words."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings = setting.collect(slug, lesson.Settings, controls(lesson.Settings))
        texts = source.choose(slug, words, settings.source)
    if texts is None:
        return
    if not texts.words:
        stage.info(words["no words"])
        return
    result = lesson.compute(texts)
    with left:
        st.caption(words["count"].format(**lesson.numbers(result)))
    with stage:
        predicted = questions.show(slug, words, lesson.questions(result), result)
        component("ranks")(key=f"{slug}_ranks", data=lesson.zipf(result, "enough" in predicted))
        component("tokens")(key=f"{slug}_tokens", data=lesson.struck("left" in predicted))
    code_panel.show(slug, lesson.code(result), attachments(texts))
