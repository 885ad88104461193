"""Pictures that differ from training in what augmentation does not change."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.overfitting import limits as lesson
from lessons.training.reports.program import attachments, program
from pages.parts import code_panel, compare, data_note, image, questions

SETTINGS: tuple[type, ...] = ()


def show(slug: str, words: Mapping[str, str]) -> None:
    """Pictures of both splits side by side, and below them the curves of two recordings."""
    for column, (title, split) in zip(st.columns(2), lesson.SPLITS.items(), strict=True):
        with column:
            st.caption(title)
            image.show(lesson.pictures(split), alt=f"{lesson.SHOWN} pictures of {title.lower()}")
    entries = lesson.entries()
    compare.picture(slug, entries, was_active=False)
    if questions.has_guesses(slug, lesson.QUESTIONS, entries):
        st.markdown(words["limits"].format(**lesson.numbers()))
    data_note.show(entries[0].record.spec.data, entries[0].record.spec.examples)
    questions.show(slug, words, lesson.QUESTIONS, entries)
    spec = entries[1].record.spec
    code_panel.show(slug, program(spec), attachments(spec))
