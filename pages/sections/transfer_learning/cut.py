"""The base cut behind one of its blocks, or given pictures that it has not learned to read."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.transfer_learning import cut as lesson
from lessons.settings import controls
from lessons.training.reports import program
from pages.parts import code_panel, compare, questions, setting

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, the curves on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        result = lesson.compute(setting.collect(slug, lesson.Settings, controls(lesson.Settings)))
        st.markdown(words[lesson.verdict(result)].format(**lesson.numbers(result)))
    with stage:
        compare.picture(slug, lesson.entries(result), was_active=False)
    questions.show(slug, words, lesson.QUESTIONS, result)
    spec = result.record.spec
    code_panel.show(slug, program.program(spec), program.attachments(spec))
