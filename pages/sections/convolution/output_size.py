"""How many numbers a layer makes along one row: played, counted and worked out."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.convolution import output_size as lesson
from lessons.figures.payload import without
from lessons.settings import controls
from pages.parts import questions, setting
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; on the right the row that is played, and the formula in numbers and in words."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        chosen = setting.collect(slug, lesson.Settings, controls(lesson.Settings))
    with stage:
        try:
            result = lesson.compute(chosen)
        except ValueError as error:
            st.warning(str(error), icon=":material/block:")
            return
        known = "outputs" in questions.show(slug, words, lesson.QUESTIONS, result)
        payload = lesson.payload(result)
        component("strip")(key=f"{slug}_strip", data=payload if known else without(payload, {"cells"}))
        if known:
            explain(words, result)


def explain(words: Mapping[str, str], result: lesson.Result) -> None:
    """The formula, and how its number comes about."""
    numbers = lesson.numbers(result)
    formula, reasons = st.columns([2, 3], vertical_alignment="center")
    formula.latex(lesson.formula(result))
    with reasons:
        if result.window.dilation > 1 and result.window.kernel > 1:
            st.markdown(words["dilated"].format(**numbers))
        if result.window.stride > 1:
            st.markdown(words["strides"].format(**numbers))
        st.markdown(words[f"size {lesson.explanation(result)}"].format(**numbers))
