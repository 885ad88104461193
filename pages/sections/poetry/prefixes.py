"""The learner's lines as beginnings, each with its next word."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.poetry import prefixes as lesson
from lessons.settings import controls
from pages.parts import code_panel, questions, setting
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; on the right the question, the lines, and their beginnings."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings = setting.collect(slug, lesson.Settings, controls(lesson.Settings))
        st.caption(words["prefixes"])
    result = lesson.compute(settings, lesson.read(written(slug)))
    with stage:
        # Asked of the first lines alone: whoever types on has not to predict anew with every letter.
        first = lesson.compute(lesson.Settings(), lesson.read(lesson.LINES))
        predicted = questions.show(slug, words, lesson.QUESTIONS, first)
        draw(slug, result, predicted)
        if "one_hot" in predicted:
            st.markdown(words["targets"].format(**lesson.numbers(result)))
    code_panel.show(slug, lesson.code(result), {})


def draw(slug: str, result: lesson.Result, predicted: frozenset[str]) -> None:
    """The field and the rows; what is typed stays in the session."""
    name = f"{slug}_prefixes"

    def typed() -> None:
        text = st.session_state[name]["lines"]
        if text is not None:
            st.session_state[setting.key(slug, "typed_lines")] = text

    component("tokens")(key=name, data=lesson.payload(result, written(slug), predicted), on_lines_change=typed)


def written(slug: str) -> str:
    """What was last typed."""
    return str(st.session_state.get(setting.key(slug, "typed_lines"), lesson.LINES))
