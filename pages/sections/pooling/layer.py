"""The pooling layer that every section of the lesson sets, and what stands around what it makes."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from lessons.course.pooling import layer as lesson
from lessons.questions import Question
from pages.parts import code_panel, picture_source, questions, setting

SETTINGS: tuple[type, ...] = (lesson.Settings, picture_source.FromDataSet)
NAMES = ("source", "size", "stride", "padding")


def show(
    slug: str,
    words: Mapping[str, str],
    others: Sequence[str],
    asks: Sequence[Question[lesson.Result]],
    draw: Callable[[lesson.Result, frozenset[str]], None],
) -> None:
    """Picture and layer on the left, with the `others` of the settings; on the right a question, and what `draw` shows.

    `draw` gets the result and the names of the questions whose answers may be shown.
    """
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
        draw(result, questions.show(slug, words, asks, result))
    code_panel.show(slug, lesson.code(result), lesson.attachments(result))
