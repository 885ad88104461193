"""How much a small move of the picture changes what goes in and what comes out."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course import pooling as lesson
from pages.parts import image
from pages.sections.pooling import layer

SETTINGS = layer.SETTINGS


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, the changes on the right."""
    layer.show(slug, words, ["shift"], partial(draw, words))


def draw(words: Mapping[str, str], result: lesson.Result) -> None:
    """The change of the picture, and of the map after either pooling."""
    changes = lesson.moves(result)
    st.markdown(words["moved"].format(shift=f"{result.settings.shift} pixel" + "s" * (result.settings.shift > 1)))
    for column, (name, change), figure in zip(st.columns(3), changes.items(), lesson.differences(result), strict=True):
        with column:
            st.metric(name, f"{change:.0%}", border=True)
            image.show(figure, alt=f"{name}: what the move changed")
    before, pooled, _ = changes.values()
    st.info(words[f"moved verdict {'smaller' if pooled < before else 'larger'}"])
