"""The backtest: one series cut into many pasts and futures, and how far its forecasts can be trusted."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.real_series import backtest as lesson
from lessons.course.real_series import interval, ladder
from lessons.course.real_series.source import Settings
from lessons.data import series_file
from lessons.data.split_series import SplitSeries
from pages.parts import code_panel, questions, setting
from pages.parts.component import component
from pages.parts.words import plain
from pages.sections.real_series import subject

SETTINGS: tuple[type, ...] = (Settings, lesson.Settings)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The series and what is tested on the left; the folds or the intervals on the right."""
    subject.show(slug, words, partial(try_all, slug, words), partial(collect, slug))


def collect(slug: str) -> None:
    """Which part of the backtest it is, and what can be set for it."""
    part = setting.draw(slug, lesson.Settings, "part")
    setting.collect(slug, lesson.Settings, lesson.CONTROLS[part])


def try_all(slug: str, words: Mapping[str, str], series: SplitSeries) -> None:
    """The part that is chosen, or why there is none."""
    settings = setting.current(slug, lesson.Settings)
    try:
        result = lesson.compute(settings, setting.current(slug, ladder.Settings), series)
    except ValueError as reason:
        st.info(plain(str(reason)))
        return
    draw = draw_folds if settings.part == lesson.FOLDS else draw_interval
    draw(slug, words, result)
    code_panel.show(slug, lesson.code(result), series_file.attachments(series.values))


def draw_folds(slug: str, words: Mapping[str, str], result: lesson.Result) -> None:
    """The question, and the folds."""
    open_answers = questions.show(slug, words, lesson.QUESTIONS[lesson.FOLDS], result)
    note = words["folds"].format(**lesson.summary(result)) if "many" in open_answers else ""
    component("folds")(key=f"{slug}_folds", data=lesson.payload(result, note, open_answers))


def draw_interval(slug: str, words: Mapping[str, str], result: lesson.Result) -> None:
    """The question, and the intervals, where there is enough to make them of."""
    if result.interval is None:
        st.info(words["no interval"])
        return
    open_answers = questions.show(slug, words, lesson.QUESTIONS[lesson.INTERVAL], result)
    data = interval.payload(result.interval, "cover" in open_answers)
    component("interval")(key=f"{slug}_interval", data=data)
    st.caption(words["interval"])
