"""The map with its winners, and what each kind of pooling makes of it."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course import pooling as lesson
from pages.parts import image
from pages.sections.pooling import layer

SETTINGS = layer.SETTINGS


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, the maps side by side on the right."""
    layer.show(slug, words, [], partial(draw, words))


def draw(words: Mapping[str, str], result: lesson.Result) -> None:
    """The maps side by side, and what they have in numbers."""
    figures, numbers = lesson.sides(result)
    for column, (name, figure) in zip(st.columns([2, 1, 1]), figures.items(), strict=True):
        with column:
            image.show(figure, alt=name, caption=name)
    st.markdown(words["sides"].format(**numbers))
