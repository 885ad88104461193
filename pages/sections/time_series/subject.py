"""Which series a section is about: its choice, the faders of a mix beside the picture, and where training ends."""

from collections.abc import Callable, Mapping

import streamlit as st

from lessons.course.time_series import source as lesson
from lessons.course.time_series.source import MIX, OWN, ROWS, Settings, Source
from pages.parts import address, download_panel, own_series, setting
from pages.parts.words import plain
from pages.sections.time_series import faders


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
        result = faders.compute(slug)
        faders.show(slug, result, show_shares=False)
        return result.source
    found = own(slug) if title == OWN else real(slug, title)
    return split(slug, found) if found is not None else None


def real(slug: str, title: str) -> Source | None:
    """A series of the registry, with where it comes from; None until it is downloaded."""
    row = ROWS[title]
    if not download_panel.show(slug, row):
        return None
    with st.popover("About this series", type="tertiary"):
        st.markdown(f"{row.preparation}\n\n{row.split}\n\n{row.origin}.\n\nLicence: {row.licence}.")
    return lesson.from_row(row)


def own(slug: str) -> Source | None:
    """A learner's own series, with the season that they say it has."""
    series = own_series.choose(slug)
    return lesson.from_table(series, setting.draw(slug, Settings, "period")) if series is not None else None


def split(slug: str, source: Source) -> Source:
    """The series with the split where the learner has moved it."""
    low, high = lesson.splits(len(source.values))
    place = setting.key(slug, f"split_{len(source.values)}_{source.title}")

    def moved() -> None:
        address.write(slug, "split", f"{source.title},{st.session_state[place]}")

    first = faders.split(slug, source.title) or source.split
    chosen = st.slider("Values that train", low, high, min(max(first, low), high), key=place, on_change=moved)
    unit = f" Unit: {plain(source.unit)}." if source.unit else ""
    st.caption(f"The {len(source.values) - chosen:,} after them validate.{unit}")
    return lesson.with_split(source, chosen)
