"""The map with its winners, and what each kind of pooling makes of it."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.pooling import sides as lesson
from lessons.course.pooling.layer import Result
from pages.parts import image
from pages.sections.pooling import layer

SETTINGS = layer.SETTINGS


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, the maps side by side on the right."""

    def draw(result: Result, known: frozenset[str]) -> None:
        numbers = lesson.numbers(result)
        source, *pooled = st.container(key=f"{slug}_fit").columns(3)
        with source:
            name = f"{result.settings.source}: up to {numbers['largest']}"
            image.show(lesson.source(result), alt=name, caption=name)
        if "brighter" in known:
            for column, (name, figure) in zip(pooled, lesson.pooled(result).items(), strict=True):
                with column:
                    image.show(figure, alt=name, caption=name)
        st.caption(words["winners"])
        if "share" in known:
            st.markdown(words["sides"].format(**numbers))

    layer.show(slug, words, [], lesson.QUESTIONS, draw)
