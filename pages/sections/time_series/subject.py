"""Which series a section is about: its choice, the faders of a mix beside the picture, and where training ends."""

from collections.abc import Callable, Mapping

import streamlit as st

from lessons.course.time_series import source as lesson
from lessons.course.time_series.source import Settings, Source
from lessons.data.split_series import MIX
from pages.parts import series_choice, series_mix, setting


def nothing() -> None:
    """Draws nothing above the choice of the series."""


def show(
    slug: str, words: Mapping[str, str], draw: Callable[[Source], None], above: Callable[[], object] = nothing
) -> None:
    """The choice of the series on the left, below what stands `above` it; on the right what `draw` makes of it."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        above()
        source = choose(slug)
    with stage:
        if source is None:
            st.info(words["none yet"], icon=":material/table:")
        else:
            draw(source)


def choose(slug: str) -> Source | None:
    """Asks which series it is; None until it is here."""
    title = setting.draw(slug, Settings, "series")
    if title == MIX:
        return lesson.of(series_mix.choose(slug))
    found = series_choice.fetch(slug, title, Settings)
    return lesson.of(series_choice.split(slug, found)) if found is not None else None
