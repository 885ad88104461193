"""The learner's lines as ids, by two tokenizers side by side."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.tokens import encode as lesson
from lessons.settings import controls
from pages.parts import code_panel, questions, setting
from pages.parts.component import component
from pages.sections.tokens import lines

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; on the right the question, and the lines as both tokenizers read them."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings = setting.collect(slug, lesson.Settings, controls(lesson.Settings))
        st.caption(words["encode settings"])
    result = lesson.compute(settings, lines.current(slug), lines.text(slug, "test"))
    with stage:
        # Asked of the first lines alone: whoever types on has not to predict anew with every letter.
        first = lesson.first()
        predicted = questions.show(slug, words, lesson.QUESTIONS, first)
        draw(slug, result, "known" in predicted)
        for name in ("small", "bare"):
            if name in predicted:
                st.markdown(words[f"trap {name}"].format(**lesson.numbers(first)))
    code_panel.show(slug, lesson.code(result), {})


def draw(slug: str, result: lesson.Result, with_test: bool) -> None:
    """Both fields, and what both tokenizers make of them."""
    fields = [lines.field(slug, "lines", "Your lines", 5), lines.field(slug, "test", "A test line", 1)]
    place = f"{slug}_tokens"
    component("tokens")(
        key=place,
        data=lesson.payload(result, fields, with_test),
        on_lines_change=partial(lines.keep, slug, "lines", place),
        on_test_change=partial(lines.keep, slug, "test", place),
    )
