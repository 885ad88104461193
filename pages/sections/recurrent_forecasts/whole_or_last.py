"""Whole or last: answers at every step of a window, beside one at its end."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.recurrent_forecasts import views
from lessons.course.recurrent_forecasts import whole_or_last as lesson
from lessons.course.recurrent_forecasts.views import WindowSettings
from lessons.training.reports.program import attachments
from pages.parts import code_panel, questions, setting
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (WindowSettings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The window and the shapes on the left; what both networks say of it on the right."""
    whole, last = (views.recording(name) for name in (views.EVERY_STEP, views.MEMORIES[views.LSTM]))
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings = setting.collect(slug, WindowSettings, ("place",))
        sizes = {"steps": whole.spec.data_options["window"], "units": whole.spec.network_options["units"]}
        for shapes in ("shapes every", "shapes last"):
            st.markdown(words[shapes].format(**sizes))
    result = lesson.compute(settings, whole, last)
    with stage:
        open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
        component("every_step")(key=f"{slug}_every_step", data=lesson.payload(result, open_answers))
        st.caption(words["beyond"].format(**lesson.numbers(result)))
    code_panel.show(slug, lesson.code(result), attachments(whole.spec))
