"""The pooling layer that every section of the lesson sets, and what stands below what it makes."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from lessons.course import pooling as lesson
from pages.parts import code_panel, picture_source, questions, setting

SETTINGS: tuple[type, ...] = (picture_source.FromDataSet,)
NAMES = ("source", "size", "stride", "padding")


def show(slug: str, words: Mapping[str, str], others: Sequence[str], draw: Callable[[lesson.Result], None]) -> None:
    """Picture and layer on the left, with the `others` of the settings; on the right the result, which `draw` shows."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        picture = picture_source.choose(slug, setting.draw(slug, lesson.Settings, "picture"), lesson.PICTURE_SIDE)
        settings = setting.collect(slug, lesson.Settings, (*NAMES, *others))
    try:
        result = lesson.compute(settings, picture)
    except ValueError as error:
        stage.warning(str(error), icon=":material/block:")
        return
    with stage:
        draw(result)
    questions.show(slug, words, lesson.QUESTIONS, result)
    code_panel.show(slug, lesson.code(result), lesson.attachments(result))
