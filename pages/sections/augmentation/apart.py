"""One step of one variant, with its numbers, and two steps in both orders."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.augmentation import apart as lesson
from lessons.course.augmentation import variants as variants_lesson
from lessons.settings import controls
from pages.parts import code_panel, image, questions, setting
from pages.sections.augmentation import variants

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The sliders on the left; the picture before and after the step on the right, and both orders below."""
    left, stage = st.columns(variants.SPLIT, gap="medium")
    with left:
        changed = variants.compute(slug)
    with stage:
        result = lesson.compute(setting.collect(slug, lesson.Settings, controls(lesson.Settings)), changed)
        pictures = lesson.figures(result)
        for column, title, picture in zip(st.columns(2), ("Before", "After"), pictures, strict=True):
            with column:
                image.show(picture, alt=f"{title} the step {result.settings.step}", caption=title)
        # Within a line: on a line of its own, a matrix gets a scroll bar that no key reaches.
        st.markdown(f"${lesson.formula(result)}$")
        st.markdown(f"${lesson.composition(result)}$")
    st.markdown(words["order"])
    for column, (title, picture) in zip(st.columns([1, 1, 2]), lesson.orders(result).items(), strict=False):
        with column:
            image.show(picture, alt=title, caption=title)
    questions.show(slug, words, lesson.QUESTIONS, result)
    code_panel.show(slug, variants_lesson.code(changed), variants_lesson.attachments(changed))
