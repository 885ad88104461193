"""Turned sixes, of which the learner marks those whose label is wrong by now."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.augmentation import six as lesson
from pages.parts import address, setting
from pages.parts.component import component


def collect(slug: str) -> lesson.Settings:
    """Draws what can be set."""
    return setting.collect(slug, lesson.Settings, ("turn", "sheet"))


def show(slug: str, words: Mapping[str, str], settings: lesson.Settings) -> None:
    """The pictures to mark and, once they were checked, how many marks are right."""
    result, name = lesson.compute(settings), f"{slug}_six_marks"

    def check() -> None:
        address.write(slug, "marks", lesson.write_marks(result, st.session_state[name]["marks"]))

    marks = lesson.read_marks(address.read(slug, "marks"), result)
    st.markdown(words["six"])
    component("six")(key=name, data=lesson.payload(result, marks), on_marks_change=check)
    if marks is not None:
        st.info(words["six told"].format(**lesson.judgement(result, marks)), icon=":material/label_off:")
