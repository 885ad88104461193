"""The first kernels of a network, from their random start to the last epoch, played."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.feature_maps import learn as lesson
from lessons.figures.payload import without
from lessons.settings import controls
from pages.parts import questions, setting
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Network and picture on the left, the kernels and their maps on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        chosen = setting.collect(slug, lesson.Settings, controls(lesson.Settings))
        st.caption(words["learning"])
    with stage:
        result = lesson.compute(chosen)
        payload = lesson.payload(result, words)
        known = questions.show(slug, words, lesson.QUESTIONS, result)
        component("learning")(
            key=f"{slug}_learning", data=payload if "start" in known else without(payload, {"weights", "says"})
        )
