"""Writing word by word, from the learner's own words."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.poetry import write as lesson
from lessons.course.poetry.views import NetworkSettings
from lessons.settings import controls
from lessons.training.reports.program import attachments
from pages.parts import code_panel, questions, setting
from pages.parts.component import component
from pages.sections.poetry import network, poem

SETTINGS: tuple[type, ...] = (NetworkSettings, lesson.Settings)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Network and dice on the left; on the right the question, the line, and what may come next."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        choice = network.choose(slug, words, "write", lesson.EARLY)
        settings = setting.collect(slug, lesson.Settings, controls(lesson.Settings))
        st.caption(words["write"])
    with stage:
        # Asked of the first line alone: whoever writes on has not to predict anew with every word.
        predicted = questions.show(slug, words, lesson.QUESTIONS, lesson.first())
        result = lesson.compute(settings, choice.writer, poem.current(slug))
        place(slug, result, lesson.payload(result, predicted))
    code_panel.show(slug, lesson.code(choice.record.spec, result), attachments(choice.record.spec))


def place(slug: str, result: lesson.Result, payload: bytes) -> None:
    """Places the canvas; what is done there makes the next poem."""
    name = f"{slug}_writer"

    def typed() -> None:
        text = st.session_state[name]["opening"]
        if text is not None:
            poem.keep(slug, lesson.read(text))

    def stepped() -> None:
        step = st.session_state[name]["step"]
        if step is not None:
            poem.keep(slug, lesson.go_on(result, step))

    component("writer")(key=name, data=payload, on_opening_change=typed, on_step_change=stepped)
