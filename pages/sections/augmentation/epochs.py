"""What training sees, epoch by epoch."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.augmentation import epochs as lesson
from lessons.course.augmentation import validation as runs
from lessons.course.augmentation.variants import augmentation
from lessons.settings import controls
from lessons.training.reports import program
from pages.parts import code_panel, image, questions, setting
from pages.sections.augmentation import validation, variants

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The sliders on the left; a row of pictures for each epoch on the right."""
    left, stage = st.columns(variants.SPLIT, gap="medium")
    with left:
        changes = variants.collect(slug)
    with stage:
        run = validation.data(slug, augmentation(changes))
        if run is None:
            return
        result = lesson.compute(setting.collect(slug, lesson.Settings, controls(lesson.Settings)), run)
        for title, strip in lesson.strips(result).items():
            label, row = st.columns([1, 7], vertical_alignment="center")
            label.markdown(f"**{title}**")
            with row:
                image.show(strip, alt=f"{title}: {lesson.COLUMNS} pictures")
    if questions.has_guesses(slug, lesson.QUESTIONS, result):
        st.markdown(words["epochs"].format(**lesson.numbers(result)))
    questions.show(slug, words, lesson.QUESTIONS, result)
    code_panel.show(slug, runs.code(run), program.attachments(run))
