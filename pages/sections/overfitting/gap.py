"""One run without a remedy: the gap between training and validation, and when to stop."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.overfitting import gap as lesson
from lessons.course.overfitting import views
from lessons.training.reports.program import attachments, program
from pages.parts import code_panel, questions
from pages.sections.overfitting import chart

SETTINGS: tuple[type, ...] = ()


def show(slug: str, words: Mapping[str, str]) -> None:
    """The curves with the bracket; both losses once their questions are answered."""
    record = views.recording(views.NONE)
    answers = questions.show(slug, words, lesson.QUESTIONS, record)
    chart.show(slug, "gap", partial(lesson.payload, answers=answers), lesson.start())
    st.caption(words["gap"])
    code_panel.show(slug, program(record.spec), attachments(record.spec))
