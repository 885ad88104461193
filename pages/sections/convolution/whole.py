"""The whole picture beside its feature map."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.convolution import whole as lesson
from lessons.course.convolution.experiment import Result
from pages.parts import image
from pages.sections.convolution import experiment

SETTINGS = experiment.SETTINGS


def show(slug: str, words: Mapping[str, str]) -> None:
    """Picture and kernel on the left, both pictures on the right."""

    def draw(result: Result, known: frozenset[str]) -> None:
        drawn = lesson.draw(result)
        left, right = st.container(key=f"{slug}_fit").columns(2)
        with left:
            image.show(drawn.picture, alt=result.settings.picture, caption="Picture")
        with right:
            if "zero" in known:
                image.show(drawn.feature_map, alt=lesson.feature_map_alt(result), caption="Feature map")
        if "negative" in known:
            st.markdown(words[f"whole {result.settings.display}"].format(**lesson.negative_numbers(result)))

    experiment.show(slug, words, lesson.QUESTIONS, draw)
