"""A window that slides over a feature map, and what it keeps."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.pooling import step as lesson
from lessons.course.pooling.layer import Result
from lessons.figures.payload import without
from pages.parts import stepper
from pages.sections.pooling import layer

SETTINGS = layer.SETTINGS


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, the stepper on the right."""

    def draw(result: Result, known: frozenset[str]) -> None:
        payload = lesson.payload(result)
        stepper.show(slug, payload if "kept" in known else without(payload, {"results"}))
        if "weights" in known:
            st.caption(words["weights"].format(elsewhere=lesson.ELSEWHERE))

    layer.show(slug, words, ["kind"], lesson.QUESTIONS, draw)
