"""The echo of a series: four plots to choose from, then its own, lag by lag."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.time_series import echo as lesson
from lessons.course.time_series import program
from lessons.course.time_series.source import Settings, Source
from lessons.settings import controls
from pages.parts import code_panel, image, questions, setting
from pages.parts.component import component
from pages.sections.time_series import subject

SETTINGS: tuple[type, ...] = (Settings, lesson.Settings)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The series on the left, its echo on the right."""
    lags = partial(setting.collect, slug, lesson.Settings, controls(lesson.Settings))
    subject.show(slug, words, partial(draw, slug, words), lags)


def draw(slug: str, words: Mapping[str, str], source: Source) -> None:
    """The four plots while the learner chooses; then the right one, large."""
    result = lesson.compute(setting.current(slug, lesson.Settings), source)
    open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
    if "which" in open_answers:
        component("echo")(key=f"{slug}_echo", data=lesson.payload(result))
    else:
        st.caption(words["plots"].format(lags=len(result.of_values) - 1))
        for column, (letter, plot) in zip(st.columns(2) * 2, lesson.plots(result).items(), strict=True):
            with column:
                image.show(plot, alt=f"Autocorrelation, plot {letter}", caption=letter)
    if "changes" in open_answers:
        component("echo")(key=f"{slug}_echo_of_changes", data=lesson.payload_of_changes(result))
    code_panel.show(slug, lesson.code(result), program.attachments(result.source))
