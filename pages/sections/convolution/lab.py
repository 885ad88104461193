"""The geometry lab: how many numbers a layer makes, worked out."""

from collections.abc import Mapping

import streamlit as st

from lessons.course import convolution as lesson
from lessons.settings import controls
from pages.parts import setting

SETTINGS: tuple[type, ...] = (lesson.Lab,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, the formula with its numbers on the right."""
    sliders, answer = st.columns([2, 7], gap="large")
    with sliders:
        chosen = setting.collect(slug, lesson.Lab, controls(lesson.Lab))
    with answer:
        st.markdown(words["lab"])
        try:
            sizes, formula, drawing = lesson.lab(chosen)
        except ValueError as error:
            st.warning(str(error), icon=":material/block:")
            return
        st.metric("Pixels in, numbers out", sizes)
        st.latex(formula)
        st.image(drawing, width="stretch", alt="The pixels of one row, and where the kernel stops")
