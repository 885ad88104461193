"""A learner's own series: a table brought as a csv, its columns chosen, its gaps filled as they say."""

import streamlit as st

from lessons.data.own import gaps
from lessons.data.own import series as own
from lessons.data.series import Series
from pages.parts import own_file
from pages.parts.setting import key
from pages.parts.words import plain

NAME = "own_table"


def choose(slug: str) -> Series | None:
    """Asks for a table and for its columns; the series, or None until there is one. It stays in this session alone."""
    place = key(slug, NAME)
    file = own_file.bring(place, "Your table: a csv", own.read_sheet, ("values", "time", "gaps"))
    if file is None:
        st.caption("A column of numbers; a column of dates if you like. It stays in this page, for you alone.")
        return None
    sheet = file.content
    values = own_file.pick(place, "values", "Column", list(sheet.numbers), sheet.best_values)
    times = [own.ROW_ORDER, *(title for title in sheet.moments if title != values)]
    time = own_file.pick(place, "time", "In the order of", times, sheet.best_time(values))
    way = own_file.pick(place, "gaps", "Gaps", gaps.WAYS, gaps.LEAVE)
    series = own_file.make(place, own.choose, sheet, values, time, way)
    if series is not None:
        st.caption(f"**{plain(file.name)}**: {len(series):,} values. {plain(' '.join(series.notes))}")
    return series


def name_to_train(slug: str, series: Series) -> str | None:
    """The name by which a run knows a learner's own series; None, and why, where the disk refuses."""
    return own_file.name_to_train(key(slug, NAME), series)


def known_name(slug: str, series: Series) -> str | None:
    """The name by which runs know this series already; None where they do not."""
    return own_file.known_name(key(slug, NAME), series)
