"""A kernel over the words of the learner's sentence, and how far stacked ones see."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.sequence_models import kernel as lesson
from lessons.course.sequence_models import views
from lessons.settings import controls
from lessons.training.reports.program import attachments
from pages.parts import code_panel, data_note, questions, setting
from pages.parts.component import component
from pages.sections.sequence_models import line

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The sentence and the filter on the left; on the right the question, the kernel, and what stacked ones see."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        written = line.typed(slug, lesson.FIRST)
        settings = setting.collect(slug, lesson.Settings, controls(lesson.Settings))
        result = lesson.compute(settings, written)
        line.note(words, result.sentence)
        st.caption(words["kernel"].format(**lesson.numbers(result)))
    with stage:
        first = lesson.first()
        predicted = questions.show(slug, words, lesson.QUESTIONS, first)
        component("word_kernel")(key=f"{slug}_kernel", data=lesson.payload(result, "strongest" in predicted))
        if "reach" in predicted:
            component("tokens")(key=f"{slug}_field", data=lesson.field(result))
            st.caption(words["field"].format(**lesson.numbers(first)))
    spec = views.recording(views.CONVOLUTION).spec
    data_note.show(spec.data, None)
    code_panel.show(slug, lesson.code(result), attachments(spec))
