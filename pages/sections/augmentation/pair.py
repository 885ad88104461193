"""Two runs that differ in one thing, started together, and their curves on shared axes."""

from collections.abc import Callable, Sequence

import streamlit as st

from lessons.training.reports.comparison import Entry
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from lessons.training.server.store import Run
from pages.parts import address, compare, identity, refusal, status, steering
from pages.parts.page_run import find

TICK = 1.0
"""Seconds between two looks at runs that are still training."""
SEPARATOR = "~"


def runs(slug: str) -> list[Run]:
    """The runs that were started together last, as the address names them."""
    found = [find(run_id) for run_id in address.read(slug, "runs").split(SEPARATOR) if run_id]
    return [run for run in found if run is not None and run.lesson == slug]


def where(slug: str) -> str:
    """Where the page says why a pair was not started."""
    return f"{slug}_pair"


def start(slug: str, label: str, specs: Sequence[TrainingSpec], started: Callable[[], None]) -> None:
    """The button that starts one run of each spec; `started` is told as soon as they wait."""

    def submit() -> None:
        ids = []
        for spec in specs:
            ids.append(engine.current().submit(spec, identity.learner(), slug))
            # At once: where the next is refused, this one is on show all the same.
            address.write(slug, "runs", SEPARATOR.join(ids))
            started()

    busy = any(not run.state.ended for run in runs(slug))
    st.button(
        label,
        type="primary",
        icon=":material/model_training:",
        on_click=refusal.attempt,
        args=(where(slug), submit),
        disabled=busy or not specs,
        key=f"{slug}_pair",
    )


def show(slug: str, name: Callable[[TrainingSpec], str]) -> None:
    """How each of the runs stands, what can be done with it, and the curves of both; `name` tells them apart."""
    active = any(not run.state.ended for run in runs(slug))
    st.fragment(watch, run_every=TICK if active else None)(slug, name, active)


def watch(slug: str, name: Callable[[TrainingSpec], str], was_active: bool) -> None:
    """A line for each run, and their curves."""
    entries = {place: Entry(run.id, name(run.spec), run) for place, run in enumerate(runs(slug))}
    for place, entry in entries.items():
        show_line(slug, place, entry)
    compare.show(slug, entries, was_active)


def show_line(slug: str, place: int, entry: Entry) -> None:
    """The buttons that steer one run, and how it stands."""
    run = entry.record
    assert isinstance(run, Run)
    mine = identity.may_steer(run)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        # First, and there to the end: under the pointer no button of the other run takes its place.
        if mine:
            steering.show_controls(f"{slug}_{place}", run)
        st.markdown(f"**{entry.name}.** {status.sentence(run, mine, status.scores)}")
    refusal.show(steering.where(f"{slug}_{place}"))
