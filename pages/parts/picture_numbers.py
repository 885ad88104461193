"""A picture as the numbers that it is, and the gallery that it is picked from."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.computer_vision import numbers
from lessons.training.run.spec import TrainingSpec
from pages.parts import setting, sheet
from pages.parts.component import component


def show(slug: str, words: Mapping[str, str], spec: TrainingSpec) -> numbers.Result:
    """Draws the chosen picture, its numbers in a line, and ten pictures of every class; hands out what it shows."""
    result = numbers.compute(setting.stored(slug, numbers.Settings), spec)
    component("pixels")(key=f"{slug}_pixels", data=numbers.figure(result))

    def pick(place: int) -> None:
        label, number = numbers.picked(result, place)
        st.session_state[setting.key(slug, "label")] = label
        st.session_state[setting.key(slug, "number")] = number

    st.header("Look through the data", anchor=False)
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        st.markdown(words["gallery"])
        setting.draw(slug, numbers.Settings, "first")
    # The pictures follow the slider that has just been drawn.
    result = numbers.compute(setting.stored(slug, numbers.Settings), spec)
    with stage:
        sheet.show(slug, "gallery", numbers.gallery(result), pick)
    return result
