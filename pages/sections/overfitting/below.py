"""A recording with training measured twice: as Keras does, and again with nothing made harder."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.overfitting import below as lesson
from lessons.course.overfitting import gap
from lessons.settings import controls
from lessons.training.reports.program import attachments, program
from lessons.training.run.history import TrainingRecord
from pages.parts import code_panel, questions, setting
from pages.sections.overfitting import chart

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The choice of the recording, its curves and, once predicted, what both measures say."""
    record = lesson.recording_of(setting.collect(slug, lesson.Settings, controls(lesson.Settings)))
    answers = questions.show(slug, words, lesson.QUESTIONS, record)
    chart.show(slug, "below", partial(lesson.payload, record, answers=answers), gap.start())
    if answers:
        explain(words, record)
    code_panel.show(slug, program(record.spec), attachments(record.spec))


def explain(words: Mapping[str, str], record: TrainingRecord) -> None:
    """Why both measures of a run's training differ; nothing where it was measured once."""
    if lesson.is_remeasured(record):
        st.info(words[lesson.reason(record)].format(**lesson.numbers(record)), icon=":material/balance:")
