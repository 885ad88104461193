"""One way to train: start a run, watch its curves, and steer it."""

from collections.abc import Callable

import streamlit as st

from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from pages.parts import (
    address,
    challenge_note,
    curves,
    identity,
    lay_over,
    live_chart,
    newest_network,
    page_run,
    refusal,
    status,
    steering,
)
from pages.parts.run_questions import Above, nothing

TICK = 1.0
"""Seconds between two looks at a run: each costs the browser, which may share two cores with the training."""


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
    record = page_run.current(slug) or recorded
    active = lay_over.is_active(slug, record)
    veils = above(record)
    live_chart.rewind(slug)
    st.fragment(watch, run_every=TICK if active else None)(slug, spec, recorded, active, veils)
    if not veils:
        lay_over.show(slug, record)
        challenge_note.show_board(slug)

    def learn() -> None:
        follow(newest_network.of(page_run.current(slug), recorded))

    st.fragment(learn, run_every=2 * TICK if active else None)()


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
        address.clear(slug, page_run.LINKED)

    refusal.attempt(steering.where(slug), submit)


def watch(
    slug: str, spec: TrainingSpec | None, recorded: TrainingRecord, was_active: bool, veils: frozenset[str]
) -> None:
    """The run's buttons, its state in a sentence, and its curves without what a question asks."""
    run = page_run.current(slug)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        start(slug, spec, run is not None and not run.state.ended and identity.may_steer(run))
        if run is not None and identity.may_steer(run):
            steering.show_controls(slug, run)
            steering.show_ways_on(slug, run, lambda spec: begin(slug, spec))
    refusal.show(steering.where(slug))
    challenge_note.show(slug, spec)
    with st.container(key=f"{slug}_status"):
        st.markdown(status.line(run, recorded, spec, status.place if veils else status.scores))
    curves.show(slug, run or recorded, veils)
    if was_active != lay_over.is_active(slug, run or recorded):
        st.rerun()
