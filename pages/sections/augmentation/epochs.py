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
    """The settings on the left; a row of pictures for each epoch on the right."""
    above = st.container()
    left, stage = st.columns(variants.SPLIT, gap="medium")
    with left:
        changes = augmentation(variants.collect(slug))
        run = validation.data(slug, changes)
        settings = setting.collect(slug, lesson.Settings, controls(lesson.Settings))
    if run is None:
        return
    result = lesson.compute(settings, run)
    with above:
        open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
    with stage:
        for title, strip in lesson.strips(result).items():
            label, row = st.columns([1, 7], vertical_alignment="center")
            label.markdown(f"**{title}**")
            with row:
                image.show(strip, alt=f"{title}: {lesson.COLUMNS} pictures")
        sentences = [words[f"epochs {name.name}"] for name in lesson.QUESTIONS if name.name in open_answers]
        st.markdown(" ".join(sentences).format(**lesson.numbers(result)))
    code_panel.show(slug, runs.code(run), program.attachments(run))
