"""The parts: a series taken apart again, laid over what was mixed."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.time_series import parts as lesson
from lessons.course.time_series import program
from lessons.course.time_series.source import Settings, Source
from pages.parts import code_panel, questions
from pages.parts.component import component
from pages.sections.time_series import fitting, subject

SETTINGS: tuple[type, ...] = (Settings,)
TAKE_APART = "Take it apart"


def show(slug: str, words: Mapping[str, str]) -> None:
    """The series on the left, its parts on the right."""
    subject.show(slug, words, partial(draw, slug, words))


def draw(slug: str, words: Mapping[str, str], source: Source) -> None:
    """What was mixed and, once they are found, the parts over it; until then the button that looks for them."""
    obstacle = lesson.obstacle(source)
    if obstacle is not None:
        st.info(words[obstacle].format(**lesson.numbers(source)))
        return
    search = lesson.search(source)
    result = lesson.compute(source, search.result)
    section_questions = lesson.questions(result)
    open_answers = questions.show(slug, words, section_questions, result) if section_questions else frozenset[str]()
    fitting.show(slug, {TAKE_APART: search})
    component("parts")(key=f"{slug}_parts", data=lesson.payload(result, open_answers))
    st.caption(words["parts"])
    code_panel.show(slug, lesson.code(source), program.attachments(source))
