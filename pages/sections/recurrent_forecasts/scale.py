"""Scale: how far the answers of a memory reach, epoch by epoch, by the multiple and by the scale of the series."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.recurrent_forecasts import scale as lesson
from lessons.course.recurrent_forecasts import views
from lessons.settings import controls
from lessons.training.reports.program import attachments
from pages.parts import code_panel, questions, setting
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The multiple on the left; the forecast of every epoch and its bounds on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings = setting.collect(slug, lesson.Settings, controls(lesson.Settings))
        st.markdown(words["scale"])
    result = compute(lesson.recording_of(settings))
    with stage:
        open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
        component("forecast")(key=f"{slug}_scale", data=lesson.payload(result, open_answers))
        st.markdown(words["gates"].format(**lesson.numbers(result)))
    code_panel.show(slug, lesson.code(result), attachments(result.record.spec))


@st.cache_resource(show_spinner=False)
def compute(name: str) -> lesson.Result:
    """What a recording said epoch by epoch, the same for all learners."""
    return lesson.compute(views.recording(name))
