"""The list of runs and recordings from which a learner ticks those to compare."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from lessons.figures.overlay import SIGNS
from lessons.training.reports import comparison
from lessons.training.reports.comparison import Entry
from lessons.training.reports.run_names import numbered, run_name
from lessons.training.server import engine
from lessons.training.server.store import Run
from pages.parts import identity, refusal, run_menu
from pages.parts.words import plain

SHORT_LIST, LIST_HEIGHT = 24, 300
"""How many runs a list shows in full, and the pixels that a longer one, with its scroll bar, is high."""


def entries(slug: str) -> dict[str, Entry]:
    """The runs and recordings of a lesson by id: pinned runs first, then the newest."""
    runs = engine.current().store.runs(identity.learner(), slug)
    # The older of two that are alike has the plain name: it had it before the other came.
    names = reversed(numbered(name(run) for run in reversed(runs)))
    mine = [Entry(run.id, one, run) for run, one in zip(runs, names, strict=True)]
    mine.sort(key=lambda one: not run_menu.is_pinned(one.record))
    return {one.id: one for one in (*mine, *comparison.recording_entries(slug))}


def name(run: Run) -> str:
    """What a run is called: as its owner has named it, else by what differs."""
    return run.name or run_name(run.lesson, run.first_spec)


def entry(run: Run) -> Entry:
    """A run as it is listed, whoever's it is; the file of a learner's own data is named to nobody else."""
    if run.owner == identity.learner():
        return Entry(run.id, name(run), run)
    has_name = run.name or identity.may_name(run)
    return Entry(run.id, f"Shared: {name(run) if has_name else f'{run.spec.kind.unit} of their own'}", run)


def from_link(run_id: str) -> Entry | None:
    """A run that the address names: whoever has the link may look."""
    try:
        return entry(engine.current().store.run(run_id))
    except LookupError:
        return None


def at_places(written: str, listed: dict[str, Entry]) -> dict[int, Entry]:
    """What the address says lies at each place, as far as it is there."""
    places = comparison.read_places(written)
    return {place: one for place, name in places.items() if (one := listed.get(name) or from_link(name)) is not None}


def pick(
    slug: str, listed: dict[str, Entry], compared: dict[int, Entry], turn: Callable[[str], None], fixed: str
) -> None:
    """A tick for each run, and a menu beside those that are ticked; the one `shown` stays ticked."""
    places = {one.id: place for place, one in compared.items()}
    entries = listed | {one.id: one for one in compared.values()}
    st.markdown(f"Tick up to {comparison.MOST}:")
    with st.container(
        height=LIST_HEIGHT if len(entries) > SHORT_LIST else "content", border=False, gap="xxsmall", horizontal=True
    ):
        for one in entries.values():
            with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall", width="content"):
                is_fixed = one.id == fixed or (len(places) == comparison.MOST and one.id not in places)
                tick(slug, one, places.get(one.id), partial(turn, one.id), is_fixed)
                if one.id in places:
                    run_menu.show(slug, one)
            if one.id in places:
                refusal.show(run_menu.where(slug, one.id))
    if not any(isinstance(one.record, Run) for one in entries.values()):
        st.caption("Train a network, then it is listed here.")


def tick(slug: str, one: Entry, place: int | None, turn: Callable[[], None], is_fixed: bool) -> None:
    """The tick of one run, with the symbol that its curves have in its place; None while it is not compared."""
    name = f"{slug}_compare_{one.id}"
    # The address decides what is ticked: it may have come from a link.
    st.session_state[name] = place is not None
    label = plain(one.name) if place is None else f"{SIGNS[place]} {plain(one.name)}"
    state = one.record.state
    label += "" if state.ended else f" ({state.name})"
    st.checkbox(label, key=name, on_change=turn, disabled=is_fixed, width="content")
