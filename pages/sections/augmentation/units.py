"""One number, as each way of writing an augmentation reads it."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.augmentation import units as lesson
from lessons.course.augmentation.variants import PICTURE_SIDE
from pages.parts import code_panel, image, picture_source, questions, setting

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The number on the left, and on the right the most that it allows in each way of writing."""
    above = st.container()
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        picture = picture_source.choose(slug, setting.draw(slug, lesson.Settings, "units_photo"), PICTURE_SIDE)
        result = lesson.compute(setting.collect(slug, lesson.Settings, ["value"]), picture)
        st.markdown(words["units"])
    with above:
        open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
    with stage:
        places = [place for _ in range(2) for place in st.columns(3)]
        for place, (name, figure) in zip(places, lesson.figures(result, open_answers).items(), strict=True):
            meaning, visible = result.meanings[name], name not in lesson.hidden(open_answers)
            with place:
                image.show(figure, alt=meaning.notation, caption=lesson.caption(meaning, visible))
    code_panel.show(slug, lesson.code(result), {})
