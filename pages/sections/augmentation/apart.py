"""One step of one variant, with its numbers, and two steps in both orders."""

from collections.abc import Collection, Mapping

import streamlit as st

from lessons.course.augmentation import apart as lesson
from lessons.course.augmentation import variants as variants_lesson
from lessons.settings import controls
from pages.parts import code_panel, image, questions, setting
from pages.sections.augmentation import variants

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The settings on the left; on the right the picture before and after the step, and both orders of two steps."""
    above = st.container()
    left, stage = st.columns(variants.SPLIT, gap="medium")
    with left:
        changed = variants.compute(slug)
        result = lesson.compute(setting.collect(slug, lesson.Settings, controls(lesson.Settings)), changed)
    with above:
        open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
    with stage:
        show_pictures(result, "order" in open_answers)
        show_formulas(words, result, open_answers)
    code_panel.show(slug, variants_lesson.code(changed), variants_lesson.attachments(changed))


def show_pictures(result: lesson.Result, both_orders: bool) -> None:
    """The picture before the step and after it; where they may be seen, also both orders."""
    views = dict(zip(("Before", "After"), lesson.figures(result), strict=True))
    if both_orders:
        views |= lesson.orders(result)
    for column, (title, picture) in zip(st.columns(len(views)), views.items(), strict=True):
        with column:
            image.show(picture, alt=f"{title}, step {result.settings.step}", caption=title)


def show_formulas(words: Mapping[str, str], result: lesson.Result, open_answers: Collection[str]) -> None:
    """What the step does to a pixel, and what all of them do, each once its question has its answer."""
    lines = {"moved": lesson.formula(result), "grows": lesson.composition(result)}
    for question, formula in lines.items():
        if question in open_answers:
            # Within a line: on a line of its own, a matrix gets a scroll bar that no key reaches.
            st.markdown(f"${formula}$")
    st.caption(words["middle"])
