"""Runs side by side: their curves on shared axes, what differs between them, and what came of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from lessons.figures.overlay import SIGNS, Curves, overlay
from lessons.tasks import TASKS
from lessons.training.reports import comparison
from lessons.training.reports.comparison import Entry, Row
from lessons.training.run.history import TrainingRecord, best_epoch
from pages.parts import identity
from pages.parts.component import component
from pages.parts.words import plain


@st.cache_data(show_spinner=False, max_entries=64)
def parameters(name: str, _record: TrainingRecord, has_weights: bool) -> str:
    """The size of the network, which is read from its weights; `has_weights` is whether there are any by now."""
    count = comparison.parameters(_record)
    return comparison.NOT_THERE if count is None else f"{count:,}"


def show(slug: str, compared: Mapping[int, Entry], was_active: bool) -> None:
    """The curves, and below them the table; nothing where there is no run any more."""
    if not compared:
        return
    records = [one.record.view() for one in compared.values()]
    histories = [record.epoch_points for record in records]
    curves = [
        Curves(place, one.name, [{"epoch": end.epoch, **end.values} for end in ends], best_epoch(ends))
        for (place, one), ends in zip(compared.items(), histories, strict=True)
    ]
    task = TASKS[records[0].spec.task]
    payload = overlay(
        curves, task, common(record.baseline for record in records), common(record.ceiling for record in records)
    )
    component("overlay", isolated=False)(key=f"{slug}_overlay", data=payload)
    names = [f"{SIGNS[place]} {plain(one.name)}" for place, one in compared.items()]
    specs = [replace(record.first_spec, data=identity.visible_data(record)) for record in records]
    settings = [*comparison.differing(specs), *comparison.changed(records)]
    sizes = tuple(
        parameters(f"{slug} {one.id}", record, bool(record.epochs_with_weights))
        for one, record in zip(compared.values(), records, strict=True)
    )
    # Of a recording that keeps no weights the size is not known; a row with gaps would look like a difference.
    known = [] if comparison.NOT_THERE in sizes else [("Parameters", sizes)]
    show_table(names, settings, [*comparison.outcomes(histories, task.metric), *known])
    if len(records) > 1 and not settings:
        st.info(
            "The same settings and the same seed: the same numbers, to the last digit."
            if comparison.same_numbers(histories)
            else "No setting differs."
        )
    if was_active and all(record.state.ended for record in records):
        st.rerun()


def common(levels: Iterable[float | None]) -> float | None:
    """What some runs share, as far as it is known; None where they do not have the same."""
    known = set(levels) - {None}
    return known.pop() if len(known) == 1 else None


def show_table(names: Sequence[str], settings: Sequence[Row], outcomes: Sequence[Row]) -> None:
    """A column for each run: the settings that differ, then what came of the run."""
    escaped = [[(label, *map(plain, values)) for label, values in rows] for rows in (settings, outcomes)]
    between = [("**What came of it**", *[""] * len(names))] if settings else []
    head = "What differs" if settings else "What came of it"
    rows = [(head, *names), ["---"] * (len(names) + 1), *escaped[0], *between, *escaped[1]]
    st.markdown("\n".join(f"| {' | '.join(row)} |" for row in rows))
