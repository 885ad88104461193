"""Two outputs that no label names, before and after training."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.multiclass import spare as lesson
from lessons.settings import controls
from lessons.training.reports import program
from pages.parts import code_panel, data_note, questions, setting
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, the answer on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        result = lesson.compute(setting.collect(slug, lesson.Settings, controls(lesson.Settings)))
        st.markdown(words["spare"].format(**lesson.numbers(result)))
    with stage:
        component("softmax")(key=f"{slug}_spare_softmax", data=lesson.softmax(result))
        data_note.show(result.record.spec.data, None)
    questions.show(slug, words, lesson.QUESTIONS, result)
    code_panel.show(slug, lesson.code(result.record.spec), program.attachments(result.record.spec))
