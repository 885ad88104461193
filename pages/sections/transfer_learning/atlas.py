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
    """How the maps are made, a question, and the maps with which mark is which class."""
    with st.container(horizontal=True, gap="medium"):
        settings = setting.collect(slug, lesson.Settings, ("method", "when"))
    result = compute(settings)
    open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
    numbers = lesson.numbers(result)
    st.markdown(words["map"].format(**numbers))
    if "inputs of the last" in open_answers:
        st.markdown(words["map inputs"].format(**numbers))
    for column, (name, neighbours, svg, alt) in zip(st.columns(3), lesson.maps(result), strict=True):
        with column:
            st.markdown(f"**{name}**: {neighbours}" if "closest" in open_answers else f"**{name}**")
            image.show(svg, alt)
    code_panel.show(slug, lesson.code(), program.attachments(lesson.program_spec()))
