"""Where three networks put the same pictures, as maps side by side."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.transfer_learning import atlas as lesson
from lessons.training.reports import program
from pages.parts import code_panel, image, questions, setting

SETTINGS: tuple[type, ...] = (lesson.Settings,)


@st.cache_resource(show_spinner="Asking three networks about each picture …", max_entries=4)
def compute(settings: lesson.Settings) -> lesson.Result:
    """The maps, made once for all learners."""
    return lesson.compute(settings)


def show(slug: str, words: Mapping[str, str]) -> None:
    """How the maps are made, the maps, and which mark is which class."""
    row = st.columns([2, 3, 5], gap="medium")
    with row[0]:
        setting.draw(slug, lesson.Settings, "method")
    with row[1]:
        setting.draw(slug, lesson.Settings, "when")
    result = compute(setting.current(slug, lesson.Settings))
    with row[2]:
        st.markdown(words["map"].format(**lesson.numbers(result)))
    guessed = questions.has_guesses(slug, lesson.QUESTIONS, result)
    for column, (name, neighbours, svg, alt) in zip(st.columns(3), lesson.maps(result), strict=True):
        with column:
            st.markdown(f"**{name}**: {neighbours}" if guessed else f"**{name}**")
            image.show(svg, alt)
    questions.show(slug, words, lesson.QUESTIONS, result)
    code_panel.show(slug, lesson.code(), program.attachments(lesson.program_spec()))
