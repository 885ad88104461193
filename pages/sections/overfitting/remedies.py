"""The remedies as chips that swap the curves, each with what it gives and what it costs."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.overfitting import remedies as lesson
from lessons.course.overfitting import views
from lessons.training.reports.program import attachments, program
from pages.parts import code_panel, questions
from pages.sections.overfitting import chart

SETTINGS: tuple[type, ...] = ()


def show(slug: str, words: Mapping[str, str]) -> None:
    """The chips with their bars, and the curves of the remedy that is chosen."""
    answers = questions.show(slug, words, lesson.QUESTIONS, None)
    chart.show(slug, "remedy", partial(lesson.payload, words=words, answers=answers), lesson.start())
    sentences = [words[f"remedies {question.name}"] for question in lesson.QUESTIONS if question.name in answers]
    st.caption(" ".join(sentences).format(**lesson.numbers()))
    spec = views.recording(views.AUGMENTATION).spec
    code_panel.show(slug, program(spec), attachments(spec))
