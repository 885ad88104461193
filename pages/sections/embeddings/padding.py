"""A sentence in longer and longer rows, read without a mask and with one."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.embeddings import padding as lesson
from lessons.course.embeddings import views
from lessons.training.reports import program
from pages.parts import code_panel, data_note, questions
from pages.parts.component import component
from pages.sections.embeddings import subject

SETTINGS: tuple[type, ...] = ()


def show(slug: str, words: Mapping[str, str]) -> None:
    """The words on the left; on the right the question, the row, and what both networks make of it."""
    left, stage = st.columns([2, 7], gap="medium")
    result = lesson.compute(subject.typed(slug, "text", lesson.SENTENCE))
    first = lesson.compute(lesson.SENTENCE)
    with left:
        st.caption(words["padding"])
    with stage:
        # Asked of the first sentence alone: whoever types on has not to predict anew with every letter.
        open_answers = questions.show(slug, words, lesson.QUESTIONS, first)
        place = f"{slug}_padding"
        component("padding")(
            key=place,
            data=lesson.payload(result, open_answers),
            on_text_change=partial(subject.keep, slug, "text", place),
        )
        if "mask" in open_answers:
            st.markdown(words["long rows"].format(**lesson.numbers(first)))
        spec = views.recording(views.PADDED).spec
        data_note.show(spec.data, spec.examples)
    code_panel.show(slug, lesson.code(result), program.attachments(spec))
