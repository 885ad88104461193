"""Which series a section is about: its choice on the left, what is made of it on the right."""

from collections.abc import Callable, Mapping

import streamlit as st

from lessons.course.real_series.source import Settings
from lessons.data.split_series import ROWS, SplitSeries
from pages.parts import series_choice, setting


def nothing() -> None:
    """Draws nothing below the choice of the series."""


def show(
    slug: str, words: Mapping[str, str], draw: Callable[[SplitSeries], None], below: Callable[[], object] = nothing
) -> None:
    """The choice of the series on the left, and what is set `below` it; on the right what `draw` makes of it."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        series = choose(slug)
        below()
    with stage:
        if series is None:
            st.info(words["none yet"], icon=":material/table:")
        else:
            draw(series)


def choose(slug: str) -> SplitSeries | None:
    """Asks which series it is; None until it is here. A learner says where training ends in their own."""
    title = setting.draw(slug, Settings, "series")
    found = series_choice.fetch(slug, title, Settings)
    return found if found is None or title in ROWS else series_choice.split(slug, found)
