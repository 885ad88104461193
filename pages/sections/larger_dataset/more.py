"""The recordings with ever more pictures: their curves, and the best of each."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.larger_dataset import more as lesson
from lessons.course.larger_dataset import train, views
from lessons.training.reports import program
from pages.parts import code_panel, compare

SETTINGS: tuple[type, ...] = ()


def show(slug: str, words: Mapping[str, str]) -> None:
    """A card for each recording, and their curves on shared axes."""
    st.markdown(words["more"].format(**lesson.numbers()))
    for column, outcome in zip(st.columns(len(lesson.NAMES)), lesson.outcomes(), strict=True):
        with column:
            st.metric(outcome.pictures, outcome.best, outcome.where, delta_color="off", delta_arrow="off", border=True)
    compare.picture(slug, lesson.entries(), was_active=False)
    spec = views.recording(lesson.NAMES[0]).spec
    code_panel.show(slug, train.code(spec), program.attachments(spec))
