"""The mixer: faders for the parts of a series, their sum, and the split."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.time_series import mixer as lesson
from lessons.course.time_series import source
from lessons.data.sets import mixed_series
from lessons.data.split_series import MIX, SplitSeries
from pages.parts import code_panel, questions, series_mix, setting

SETTINGS: tuple[type, ...] = ()
WINDOWS = "windows"
"""The lesson that trains on a mix."""


def show(slug: str, words: Mapping[str, str]) -> None:
    """The question, the faders with what they do, the way to train on the mix, and the program."""
    mix = series_mix.read(slug)
    result = lesson.compute(source.of(mix))
    open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
    series_mix.show(slug, mix, result.shares if "most" in open_answers else None)
    offer_training(words, mix)
    code_panel.show(slug, lesson.code(result), {})


def offer_training(words: Mapping[str, str], mix: SplitSeries) -> None:
    """A link to where a network learns this mix."""
    recipe = mixed_series.recipe_of(mix.data or "")
    assert recipe is not None
    held = {"view": "Train", "series": MIX, "split": f"{MIX},{mix.split}", series_mix.NAME: mixed_series.write(recipe)}
    st.page_link(
        "pages/windows.py",
        label=words["train on it"],
        icon=":material/model_training:",
        query_params={setting.key(WINDOWS, name): value for name, value in held.items()},
    )
