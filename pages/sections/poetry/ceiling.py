"""The beginnings that go on in different ways, and the ceiling that they set."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.poetry import ceiling as lesson
from lessons.course.poetry import views
from lessons.data import registry
from lessons.settings import controls
from pages.parts import code_panel, data_note, download_panel, questions, setting
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The text and the context on the left; on the right the question, and what it is about."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings = setting.collect(slug, lesson.Settings, controls(lesson.Settings))
        st.caption(words["ceiling"])
    data = views.SETS[settings.text]
    with stage:
        if not download_panel.show(slug, registry.describe(data)):
            return
        result = lesson.compute(settings)
        draw(slug, words, result)
        data_note.show(data, None)
    code_panel.show(slug, lesson.code(result), lesson.attachments(result))


def draw(slug: str, words: Mapping[str, str], result: lesson.Result) -> None:
    """The forks, and once the learner has predicted, what they cost with each context."""
    # What is asked is about the whole text, with whatever context the rest of the page counts.
    whole = lesson.compute(lesson.Settings(text=result.settings.text))
    predicted = questions.show(slug, words, lesson.QUESTIONS, whole)
    component("forks")(key=f"{slug}_forks", data=lesson.payload(result))
    if "ceiling" in predicted:
        st.markdown(words["counted"].format(**lesson.numbers(result)))
    if "context" in predicted:
        for column, name, data in zip(
            st.columns(2, gap="medium"),
            ("ceilings", "times"),
            (lesson.ceilings(result), lesson.thinning(result)),
            strict=True,
        ):
            with column:
                component("bars")(key=f"{slug}_{name}", data=data)
