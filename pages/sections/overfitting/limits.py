"""Pictures that differ from training in what augmentation does not change."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.overfitting import gap, views
from lessons.course.overfitting import limits as lesson
from lessons.training.reports.program import attachments, program
from pages.parts import code_panel, data_note, image, questions
from pages.sections.overfitting import chart

SETTINGS: tuple[type, ...] = ()


def show(slug: str, words: Mapping[str, str]) -> None:
    """Pictures of both splits on the left, and on the right the curves without and with augmentation."""
    answers = questions.show(slug, words, lesson.QUESTIONS, None)
    left, stage = st.columns([2, 5], gap="medium")
    with left:
        for title, split in lesson.SPLITS.items():
            image.show(lesson.pictures(split), alt=f"{lesson.PICTURES} pictures of {title.lower()}", caption=title)
    with stage:
        chart.show(slug, "limits", partial(lesson.payload, answers=answers), gap.start()._replace(run=1))
        if answers:
            st.markdown(words["limits"].format(**lesson.numbers()))
    spec = views.recording(views.HORSES_AUGMENTED).spec
    data_note.show(spec.data, spec.examples)
    code_panel.show(slug, program(spec), attachments(spec))
