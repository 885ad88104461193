"""Recordings and runs laid over the curves of the run on show, ticked in a list that is folded at first."""

from collections.abc import Mapping

import streamlit as st

from lessons.training.reports import comparison
from lessons.training.reports.comparison import Entry
from lessons.training.run.history import TrainingRecord
from lessons.training.server.store import Run
from pages.parts import address, run_list, setting

OVER = "over"
"""Under this name the address holds what lies over each other."""
COMPARED = "compared"
"""Under this name it did while comparing was a section of its own: such links lead here."""


def selection(slug: str, record: TrainingRecord) -> dict[int, Entry]:
    """What lies over each other by its place on the chart, the run on show among it; empty where that is alone."""
    written = address.read(slug, OVER, st.query_params.get(setting.key(slug, COMPARED), ""))
    if not written:
        return {}
    entries = run_list.entries(slug)
    places = with_this(run_list.at_places(written, entries), this_run(slug, record, entries))
    return places if len(places) > 1 else {}


def with_this(others: Mapping[int, Entry], one: Entry) -> dict[int, Entry]:
    """These entries with the one on show, in the place it has or the first that is free, if there is one."""
    free = [place for place in range(comparison.MOST) if place not in others]
    is_there = one.id in [other.id for other in others.values()]
    return {**others} if is_there or not free else {**others, free[0]: one}


def this_run(slug: str, record: TrainingRecord, entries: Mapping[str, Entry]) -> Entry:
    """The run or the recording on show, as the list has it; not in it is another learner's."""
    if isinstance(record, Run):
        return entries.get(record.id) or run_list.entry(record)
    of_list = (one for one in comparison.recording_entries(slug) if one.record.spec == record.spec)
    return next(of_list, Entry(record.spec.data, "Recorded", record))


def show(slug: str, record: TrainingRecord) -> None:
    """The list of what can be laid over the curves; folded, it is empty."""
    label, name = "Lay other runs over these curves", f"{slug}_lay_over"
    panel = st.expander(label, icon=":material/stacked_line_chart:", key=name, on_change="rerun")
    if not panel.open:
        return
    entries = run_list.entries(slug)
    one = this_run(slug, record, entries)
    places = selection(slug, record) or {0: one}

    def turn(name: str) -> None:
        now = {place: entry.id for place, entry in places.items()}
        address.write(slug, OVER, comparison.write_places(comparison.toggle(now, name)))

    with panel:
        run_list.pick(slug, entries | {one.id: one}, places, turn, one.id)


def is_active(slug: str, record: TrainingRecord) -> bool:
    """Whether anything on the chart still changes: the run on show, or one that lies over it."""
    return any(not one.state.ended for one in (record, *(over.record for over in selection(slug, record).values())))
