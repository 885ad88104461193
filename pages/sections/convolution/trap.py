"""The course's transposed kernel, beside what Keras makes of the same numbers."""

from collections.abc import Mapping

import streamlit as st

from lessons.course import convolution as lesson
from lessons.settings import controls
from pages.parts import image, picture_source, setting

SETTINGS: tuple[type, ...] = (lesson.Trap,)
NAMES = ("Keras", "The course's loop")


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, what comes out on the right."""
    left, right = st.columns([2, 7], gap="large")
    with left:
        picture = picture_source.choose(slug, setting.draw(slug, lesson.Settings, "picture"), lesson.PICTURE_SIDE)
        chosen = setting.collect(slug, lesson.Trap, controls(lesson.Trap))
    with right:
        st.markdown(words["trap"])
        columns = st.columns(2, gap="medium")
        for column, name, (found, kernel, feature_map) in zip(
            columns, NAMES, lesson.trap(picture, chosen), strict=False
        ):
            with column:
                st.markdown(f"**{name}** finds **{found}**")
                image.show(feature_map, alt=f"{name}: {found}")
                st.table(kernel.astype(int), border=True)
