"""A real series or a learner's own table, once it is here, and the place where its training ends."""

import streamlit as st

from lessons.data import split_series
from lessons.data.split_series import ROWS, SplitSeries
from pages.parts import address, download_panel, own_series, setting
from pages.parts.words import plain


def fetch(slug: str, title: str, settings: type) -> SplitSeries | None:
    """The real series of this title, or for any other title a learner's own; None until it is here.

    `settings` declare the `period` of an own one.
    """
    return real(slug, title) if title in ROWS else own(slug, settings)


def real(slug: str, title: str) -> SplitSeries | None:
    """A series of the registry, with where it comes from; None until it is downloaded."""
    row = ROWS[title]
    if not download_panel.show(slug, row):
        return None
    with st.popover("About this series", type="tertiary"):
        st.markdown(f"{row.preparation}\n\n{row.split}\n\n{row.origin}.\n\nLicence: {row.licence}.")
    return split_series.from_row(row)


def own(slug: str, settings: type) -> SplitSeries | None:
    """A learner's own series, with the season that they say it has."""
    series = own_series.choose(slug)
    return split_series.from_table(series, setting.draw(slug, settings, "period")) if series is not None else None


def name_to_train(slug: str, series: SplitSeries) -> str | None:
    """The name by which a run knows the series; None, and why, where a learner's own cannot be kept."""
    return series.data if series.own is None else own_series.name_to_train(slug, series.own)


def known_name(slug: str, series: SplitSeries) -> str | None:
    """As `name_to_train`, but for a learner's own that no run was to know yet: None."""
    return series.data if series.own is None else own_series.known_name(slug, series.own)


def split(slug: str, series: SplitSeries) -> SplitSeries:
    """The series with the split where the learner has moved it."""
    low, high = split_series.splits(len(series.values))
    place = setting.key(slug, f"split_{len(series.values)}_{series.title}")

    def moved() -> None:
        address.write(slug, "split", f"{series.title},{st.session_state[place]}")

    # The address may have come to say another place than the slider was at: a link does, and a teacher who is followed.
    st.session_state[place] = min(max(stored_split(slug, series.title) or series.split, low), high)
    chosen = st.slider("Values that train", low, high, key=place, on_change=moved)
    unit = f" Unit: {plain(series.unit)}." if series.unit else ""
    st.caption(f"The {len(series.values) - chosen:,} after them validate.{unit}")
    return split_series.with_split(series, chosen)


def stored_split(slug: str, title: str) -> int | None:
    """How many values of this series are to train; None where nobody has said so."""
    name, comma, place = address.read(slug, "split").rpartition(",")
    return int(place) if comma and name == title and place.isascii() and place.isdecimal() and len(place) < 8 else None
