"""The bench of leaks: four switches, the honest bar, and what each mistake seems to gain."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.windows import leaks as lesson
from lessons.course.windows import source
from lessons.data import series_file
from lessons.data.split_series import SplitSeries
from lessons.settings import controls
from pages.parts import code_panel, questions, setting
from pages.parts.component import component
from pages.sections.windows import subject

SETTINGS: tuple[type, ...] = (source.Settings, lesson.Settings)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The series and the switches on the left; the bars on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        chosen = subject.choose(slug)
        st.caption(words["switches"])
        names = [*lesson.LEAKS, *(name for name in controls(lesson.Settings) if name not in lesson.LEAKS)]
        settings = setting.collect(slug, lesson.Settings, names)
    with stage:
        draw(slug, words, settings, chosen.series if chosen is not None else None)


def draw(slug: str, words: Mapping[str, str], settings: lesson.Settings, series: SplitSeries | None) -> None:
    """The question, the bars, and what each mistake that is on has seen."""
    result = lesson.compute(settings, series) if series is not None else None
    if result is None:
        st.info(words["none yet" if series is None else "too short"], icon=":material/table:")
        return
    open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
    numbers = lesson.numbers(result)
    note = words["no floor" if result.floor is None else "floor"].format(**numbers)
    component("ladder")(key=f"{slug}_leaks", data=lesson.payload(result, note, open_answers))
    if open_answers:
        sentences = [words[f"leak {name}"].format(gain=numbers[name]) for name in settings.mistakes]
        st.markdown("\n".join(f"- {sentence}" for sentence in sentences))
    code_panel.show(slug, lesson.code(result), series_file.attachments(result.source.values))
