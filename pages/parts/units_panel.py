"""One number, as each way of writing an augmentation reads it."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.augmentation import units
from lessons.course.augmentation.variants import PICTURE_SIDE
from pages.parts import image, picture_source, questions, setting


def show(slug: str, words: Mapping[str, str]) -> units.Result:
    """Draws the number on the left, and on the right the most that it allows in each way of writing."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        picture = picture_source.choose(slug, setting.draw(slug, units.Settings, "units_photo"), PICTURE_SIDE)
        result = units.compute(setting.collect(slug, units.Settings, ["value"]), picture)
        guessed = questions.guessed(slug, units.QUESTIONS, result)
        st.markdown(words["units told" if guessed else "units"].format(**units.numbers(result)))
    with stage:
        places = [place for _ in range(2) for place in st.columns(3)]
        for place, (name, figure) in zip(places, units.figures(result).items(), strict=True):
            meaning = result.meanings[name]
            with place:
                told = f" **{meaning.means}**" if guessed else ""
                image.show(figure, alt=meaning.written, caption=f"`{meaning.written}`{told}")
    return result
