"""Draw the future: a line of the learner's own first, then what came, and who was closest."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.real_series import future as lesson
from lessons.course.real_series.source import Settings
from lessons.data import series_file
from lessons.data.split_series import SplitSeries
from pages.parts import address, code_panel, questions
from pages.parts.component import component
from pages.sections.real_series import crowd, networks, subject

SETTINGS: tuple[type, ...] = (Settings,)
DRAWING = "drawing"
"""Under this name the address holds what was drawn, with the series that it goes on."""


def show(slug: str, words: Mapping[str, str]) -> None:
    """The series on the left; on the right its past, and room to draw."""
    subject.show(slug, words, partial(draw, slug, words))


def draw(slug: str, words: Mapping[str, str], series: SplitSeries) -> None:
    """The sheet; once it is drawn on, the question who is closest, and then what came."""
    in_class = crowd.is_possible(series)
    if in_class and crowd.is_chosen(slug):
        crowd.show(slug, words, series)
        return
    result = lesson.compute(series, address.read(slug, DRAWING), networks.futures(slug, series))
    open_answers = questions.show(slug, words, lesson.QUESTIONS, result) if result.is_drawn else frozenset[str]()
    name = f"{slug}_future"

    def drawn() -> None:
        heights = st.session_state[name][DRAWING]
        if heights is not None:
            address.write(slug, DRAWING, lesson.write(series, heights))

    note = words["free run"].format(steps=result.steps) if "closest" in open_answers else words["draw"]
    component("future")(key=name, data=lesson.payload(result, note, open_answers), on_drawing_change=drawn)
    if in_class:
        crowd.offer(slug, words, series, address.read(slug, DRAWING), "closest" in open_answers)
    code_panel.show(slug, lesson.code(result), series_file.attachments(series.values))
