"""What each remedy cost and gave, over several seeds."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.overfitting import costs as lesson
from lessons.course.overfitting import views
from lessons.training.reports.program import attachments, program
from pages.parts import code_panel, compare, questions

SETTINGS: tuple[type, ...] = ()


def show(slug: str, words: Mapping[str, str]) -> None:
    """A column for each remedy; what the questions are about only once they have been answered."""
    outcomes = lesson.measurements()
    guessed = questions.has_guesses(slug, lesson.QUESTIONS, outcomes)
    st.markdown(words["costs"].format(seeds=len(lesson.SEEDS)) + (f" {words['seconds']}" if guessed else ""))
    rows = [row for row in lesson.rows() if guessed or row[0] not in lesson.QUESTION_ROWS]
    compare.table([views.TITLES[name] for name in outcomes], [], rows)
    questions.show(slug, words, lesson.QUESTIONS, outcomes)
    spec = views.recording(views.NONE).spec
    code_panel.show(slug, program(spec), attachments(spec))
