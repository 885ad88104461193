"""The ladder of a real series, and the lag of what stands on it."""

from collections.abc import Mapping
from functools import partial

from lessons.course.real_series import ladder as lesson
from lessons.course.real_series.source import Settings
from lessons.data import series_file
from lessons.data.split_series import SplitSeries
from lessons.settings import controls
from pages.parts import code_panel, questions, setting
from pages.parts.component import component
from pages.sections.real_series import networks, subject

SETTINGS: tuple[type, ...] = (Settings, lesson.Settings)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The series on the left; the ladder on the right."""
    methods = partial(setting.collect, slug, lesson.Settings, controls(lesson.Settings))
    subject.show(slug, words, partial(climb, slug, words), methods)


def climb(slug: str, words: Mapping[str, str], series: SplitSeries) -> None:
    """The question, the ladder with the lag, and the program."""
    result = lesson.compute(setting.current(slug, lesson.Settings), series, networks.steps(slug, series))
    open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
    note = (words["skill"] + (f" {words['outgrows']}" if result.outgrows else "")) if "best" in open_answers else ""
    component("skill")(key=f"{slug}_skill", data=lesson.payload(result, note, open_answers))
    code_panel.show(slug, lesson.code(result), series_file.attachments(series.values))
