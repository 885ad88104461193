"""One way to train: start a run, watch its curves, and steer it."""

from collections.abc import Callable

import streamlit as st

from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from lessons.training.server.store import RunView
from pages.parts import (
    address,
    challenge_note,
    curves,
    identity,
    lay_over,
    live_chart,
    newest_network,
    refusal,
    status,
    steering,
)
from pages.parts.run_questions import Above, nothing

TICK = 1.0
"""Seconds between two looks at a run: each costs the browser, which may share two cores with the training."""
LINKED = "look"
"""Under this name the address holds a run of another lesson, to be looked into on this page."""


def current(slug: str) -> RunView | None:
    """The run of this lesson that the address names; without one, the learner's own that trains or waits.

    From then on the address names that, so that a page which has followed a run shows it once it has ended, too.
    """
    run_id = address.read(slug, "run")
    if not run_id:
        run_id = engine.current().store.newest_unfinished(identity.learner(), slug) or ""
        if run_id:
            address.write(slug, "run", run_id)
    run = find(run_id) if run_id else None
    return run if run is not None and run.lesson == slug else None


def final_record(slug: str, recorded: TrainingRecord) -> TrainingRecord | None:
    """What the page shows, once it changes no more: its run, or without one the recording.

    None while the run goes on, and for one that ended before its first epoch.
    """
    run = current(slug)
    if run is None:
        return recorded
    return run if run.state.ended and run.epoch_points else None


def find(run_id: str) -> RunView | None:
    """The run of this id as it stands now, if this server has it."""
    try:
        return engine.current().store.view(run_id)
    except LookupError:
        return None


def show(
    slug: str,
    spec: TrainingSpec | None,
    recorded: TrainingRecord,
    follow: Callable[[TrainingRecord], None],
    above: Above = nothing,
) -> None:
    """Draws the buttons, the state and the curves of the page's run, or of a recording while there is none.

    `spec` is what Train starts, None where its data is not here; `follow` draws what else shows the run as it learns,
    and gets a view of it; `above` asks what there is to predict.
    """
    record = current(slug) or recorded
    active = lay_over.is_active(slug, record)
    veils = above(record)
    live_chart.rewind(slug)
    st.fragment(watch, run_every=TICK if active else None)(slug, spec, recorded, active, veils)
    if not veils:
        lay_over.show(slug, record)
        challenge_note.show_board(slug)
    st.fragment(lambda: follow(newest_network.of(current(slug), recorded)), run_every=2 * TICK if active else None)()


def start(slug: str, spec: TrainingSpec | None, active: bool) -> None:
    """The button that starts a run."""

    def submit() -> None:
        assert spec is not None
        begin(slug, spec)

    st.button(
        "Train",
        type="primary",
        icon=":material/model_training:",
        on_click=submit,
        disabled=active or spec is None,
        key=f"{slug}_train",
    )


def begin(slug: str, spec: TrainingSpec) -> None:
    """Queues a run of this learner, to be shown from now on."""

    def submit() -> None:
        address.write(slug, "run", engine.current().submit(spec, identity.learner(), slug))
        address.clear(slug, LINKED)

    refusal.attempt(steering.where(slug), submit)


def watch(
    slug: str, spec: TrainingSpec | None, recorded: TrainingRecord, was_active: bool, veils: frozenset[str]
) -> None:
    """The run's buttons, its state in a sentence, and its curves without what a question asks."""
    run = current(slug)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        start(slug, spec, run is not None and not run.state.ended and identity.may_steer(run))
        if run is not None and identity.may_steer(run):
            steering.controls(slug, run)
            steering.after(slug, run, lambda spec: begin(slug, spec))
    refusal.show(steering.where(slug))
    challenge_note.show(slug, spec)
    with st.container(key=f"{slug}_status"):
        st.markdown(status.line(run, recorded, spec, status.place if veils else status.scores))
    curves.show(slug, run or recorded, veils)
    if was_active != lay_over.is_active(slug, run or recorded):
        st.rerun()
