"""Sweep and try: rates picked from a sweep, and the race of the runs that keep them."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.windows import sweep as lesson
from lessons.course.windows import views
from lessons.settings import controls
from lessons.training.reports.program import attachments, program
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.store import Run
from pages.parts import (
    address,
    code_panel,
    data_note,
    network_choice,
    questions,
    refusal,
    setting,
    steering,
    trained,
    training_panel,
)
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings,)
TICK = 2.0
"""Seconds between two looks at runs that race."""


def show(slug: str, words: Mapping[str, str]) -> None:
    """The choice of the sweep; the sweep and the race; what has to be trained for it."""
    chosen = setting.collect(slug, lesson.Settings, controls(lesson.Settings))
    _, record = network_choice.choose(
        slug, words, chosen.of, lambda title: views.recording(lesson.SWEEP), lesson.RECORDED, is_sweep
    )
    result = compute(slug, record)
    st.fragment(watch, run_every=TICK if runs_race(result) else None)(slug, words, record, runs_race(result))
    data_note.show(record.spec.data, None)
    code_panel.show(slug, program(record.spec), attachments(record.spec))


def is_sweep(run: Run) -> bool:
    """Whether a run has swept the rate, and has something to show."""
    return run.spec.schedule is not None and bool(run.epoch_points)


def compute(slug: str, record: TrainingRecord) -> lesson.Result:
    """The sweep, with the runs of the rates that the address holds."""
    own = trained.own(slug)

    def find(spec: TrainingSpec) -> TrainingRecord | None:
        # What ended before its first epoch is as good as no run.
        alive = (run for run in own if run.epoch_points or not run.state.ended)
        return next((run for run in alive if run.spec == spec), None)

    return lesson.compute(record, lesson.read_rates(address.read(slug, "rates")), find)


def runs_race(result: lesson.Result) -> bool:
    """Whether any of the runs still trains or waits."""
    return any(run is not None and not run.state.ended for run in result.runs.values())


def watch(slug: str, words: Mapping[str, str], record: TrainingRecord, was_racing: bool) -> None:
    """The question, the sweep with its race, and the button that trains what is missing."""
    result = compute(slug, record)
    if was_racing != runs_race(result):
        st.rerun()
    section_questions = lesson.questions(result)
    open_answers = questions.show(slug, words, section_questions, result) if section_questions else frozenset({"wins"})
    place(slug, lesson.payload(result, open_answers))
    offer(slug, words, result)
    if section_questions and open_answers:
        st.info(words["race"].format(**lesson.numbers(result)), icon=":material/speed:")


def place(slug: str, payload: bytes) -> None:
    """Places the canvas; the rates that are picked go to the address."""
    name = f"{slug}_sweep"

    def picked() -> None:
        rates = st.session_state[name]["rates"]
        if rates is not None:
            address.write(slug, "rates", lesson.write_rates(lesson.read_rates(rates)))

    component("sweep")(key=name, data=payload, on_rates_change=picked)


def offer(slug: str, words: Mapping[str, str], result: lesson.Result) -> None:
    """The button that trains the rates which have no run yet."""

    def train() -> None:
        for spec in result.missing:
            training_panel.begin(slug, spec)

    if result.missing:
        st.caption(words["missing"])
        st.button("Train what is missing", icon=":material/model_training:", on_click=train, key=f"{slug}_race")
        refusal.show(steering.where(slug))
    elif not result.ended:
        st.caption(words["racing"])
