"""The course's transposed kernel, beside what Keras makes of the same numbers."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.convolution import experiment
from lessons.course.convolution import trap as lesson
from lessons.settings import controls
from pages.parts import picture_source, questions, setting
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; on the right both readings of the filter, side by side."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        title = setting.draw(slug, experiment.Settings, "picture")
        picture = picture_source.choose(slug, title, experiment.PICTURE_SIDE)
        result = lesson.compute(setting.collect(slug, lesson.Settings, controls(lesson.Settings)), picture)
        st.code(result.listing, language="python")
        st.caption(words["trap"])
    with stage:
        known = questions.show(slug, words, lesson.QUESTIONS, result)
        keras, loop = st.columns(2, gap="medium")
        with keras:
            show_reading(slug, result, result.keras, "keras" in known)
        with loop:
            show_reading(slug, result, result.loop, "loop" in known)


def show_reading(slug: str, result: lesson.Result, one: lesson.Reading, known: bool) -> None:
    """How one of the two reads the filter: its line of code and, once it is `known`, its kernel and what that finds."""
    st.markdown(f"**{one.name}** finds **{one.finds}**" if known else f"**{one.name}**")
    st.code(one.line, language="python")
    if known:
        component("turn")(key=f"{slug}_{one.name}_turn", data=lesson.payload(result, one))
