"""One way to train: start a run, watch its curves, and steer it."""

from collections.abc import Callable

import streamlit as st

from lessons.data.registry import describe
from lessons.training.reports.diagnosis import diagnose
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from lessons.training.server.store import Run, RunView
from pages.parts import address, data_note, identity, live_chart, pace, refusal, steering

TICK = 1.0
"""Seconds between two looks at a run: each costs the browser, which may share two cores with the training."""
LINKED = "look"
"""Under this name the address holds a run of another lesson, to be looked into on this page."""


def current(slug: str) -> RunView | None:
    """The run of this lesson that the address names; without one, the learner's own that trains or waits."""
    run_id = address.read(slug, "run")
    if run_id:
        run = find(run_id)
        return run if run is not None and run.lesson == slug else None
    unfinished = engine.current().store.newest_unfinished(identity.learner(), slug)
    return find(unfinished) if unfinished else None


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


def own(slug: str) -> list[Run]:
    """The learner's own runs in a lesson, the newest first."""
    return engine.current().store.runs(identity.learner(), slug)


def show(
    slug: str, spec: TrainingSpec | None, recorded: TrainingRecord, follow: Callable[[TrainingRecord], None]
) -> None:
    """Draws the buttons, the state and the curves of the page's run, or of a recording while there is none.

    `spec` is what Train starts, None where its data is not here; `follow` draws what else shows the run as it learns:
    it gets a view of it.
    """
    run = current(slug)
    active = run is not None and not run.state.ended
    live_chart.rewind(slug)
    st.fragment(watch, run_every=TICK if active else None)(slug, spec, recorded, active)
    st.fragment(lambda: follow(current(slug) or recorded), run_every=2 * TICK if active else None)()


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


def watch(slug: str, spec: TrainingSpec | None, recorded: TrainingRecord, was_active: bool) -> None:
    """The run's buttons, its state in a sentence, and its curves."""
    run = current(slug)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        start(slug, spec, was_active and run is not None and identity.may_steer(run))
        if run is not None and identity.may_steer(run):
            steering.buttons(slug, run, lambda spec: begin(slug, spec))
    refusal.show(steering.where(slug))
    # One line, even when there is nothing to say: a chart that moved on the page would be built anew.
    if run is None:
        st.markdown(f"Recorded: {describe(recorded.spec.data).title}. {steering.standing(recorded)}")
    else:
        says = f"{steering.sentence(run, mine=identity.may_steer(run)).strip()}{data_note.other_pictures(run, spec)}"
        st.markdown(says.strip() or "&nbsp;")
    record = run or recorded
    found = diagnose(record.spec, record.points, record.baseline)
    live_chart.show(slug, run.id if run else record.spec.data, record, found)
    if found is not None:
        st.info(found.sentence, icon=":material/stethoscope:")
    pace.show(slug, record)
    if run is not None and was_active == run.state.ended:
        st.rerun()
