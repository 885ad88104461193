"""The window machine: a series cut, mixed and batched."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.windows import machine as lesson
from lessons.course.windows import source
from lessons.data import series_file
from lessons.data.split_series import SplitSeries
from lessons.settings import controls
from pages.parts import code_panel, questions, setting
from pages.parts.component import component
from pages.sections.windows import subject

SETTINGS: tuple[type, ...] = (source.Settings, lesson.Settings)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The series and how it is cut on the left; the machine on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        chosen = subject.choose(slug)
        settings = setting.collect(slug, lesson.Settings, controls(lesson.Settings))
    with stage:
        draw(slug, words, settings, chosen.series if chosen is not None else None)


def draw(slug: str, words: Mapping[str, str], settings: lesson.Settings, series: SplitSeries | None) -> None:
    """The question and the machine, once there is a series that is long enough."""
    result = lesson.compute(settings, series) if series is not None else None
    if result is None:
        st.info(words["none yet" if series is None else "too short"], icon=":material/table:")
        return
    open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
    component("machine")(key=f"{slug}_machine", data=lesson.payload(result, open_answers))
    if "documented" in open_answers:
        st.caption(words["documented"])
    training = result.source.values[: result.source.split]
    code_panel.show(slug, lesson.code(result), series_file.attachments(training))
