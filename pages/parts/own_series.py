"""A learner's own series: a table brought as a csv, its columns chosen, its gaps filled as they say."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lessons.data.own import gaps, shelf
from lessons.data.own import series as own
from lessons.data.own.series import Sheet
from lessons.data.series import Series
from pages.parts import identity, own_pictures, refusal
from pages.parts.setting import key
from pages.parts.words import plain


def choose(slug: str) -> Series | None:
    """Asks for a table and for its columns; the series, or None until there is one. It stays in this session alone."""
    bring(slug)
    sheet: Sheet | None = st.session_state.get(key(slug, "own_sheet"))
    if sheet is None:
        st.caption("A column of numbers; a column of dates if you like. It stays in this page, for you alone.")
        return None
    values = pick(slug, "Column", "own_values", list(sheet.numbers), sheet.best_values)
    times = [own.ROW_ORDER, *(title for title in sheet.moments if title != values)]
    time = pick(slug, "In the order of", "own_time", times, sheet.best_time(values))
    way = pick(slug, "Gaps", "own_gaps", gaps.WAYS, gaps.LEAVE)
    try:
        series = own.choose(sheet, values, time, way)
    except ValueError as reason:
        st.warning(plain(str(reason)), icon=":material/block:")
        return None
    st.caption(f"**{plain(sheet.name)}**: {len(series):,} values. {plain(' '.join(series.notes))}")
    return series


def name_to_train(slug: str, series: Series) -> str | None:
    """The name by which a run knows a learner's own series; None, and why, where the disk refuses."""
    sheet: Sheet = st.session_state[key(slug, "own_sheet")]
    try:
        return shelf.current().put(identity.learner(), sheet.name, *series.parts())
    except OSError as reason:
        st.warning(plain(str(reason)), icon=":material/block:")
        return None


def bring(slug: str) -> None:
    """The field for a table. What was brought is read at once, and the field is empty for the next."""
    place = key(slug, "own_tables_taken")
    upload = f"{slug}_own_table_{st.session_state.get(place, 0)}"

    def take() -> None:
        file = st.session_state[upload]
        if isinstance(file, UploadedFile):
            refusal.attempt(key(slug, "own_table"), keep, slug, file)
            st.session_state[place] = st.session_state.get(place, 0) + 1
            own_pictures.release(file)

    # Of every name: what is no table is told what to do.
    st.file_uploader("Your table: a csv", key=upload, on_change=take)
    refusal.show(key(slug, "own_table"))


def keep(slug: str, file: UploadedFile) -> None:
    """Reads a table and keeps what it holds, instead of what an earlier one did."""
    with TemporaryDirectory() as folder:
        path = Path(folder, Path(file.name).name)
        path.write_bytes(file.getvalue())
        sheet = own.read_sheet(path)
    for name in ("own_values", "own_time", "own_gaps"):
        st.session_state.pop(key(slug, name), None)
    st.session_state[key(slug, "own_sheet")] = sheet


def pick(slug: str, label: str, name: str, options: Sequence[str], first: str) -> str:
    """One of a few options that only the table knows."""
    place = key(slug, name)
    if st.session_state.get(place) not in options:
        st.session_state[place] = first
    chosen: str = st.selectbox(label, options, format_func=plain, key=place)
    return chosen
