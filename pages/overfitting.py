"""Lesson 2.2, overfitting."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.overfitting import below, costs, gap, limits, train, views
from lessons.settings import controls
from lessons.training.reports.program import attachments, program
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import OWN
from pages.parts import (
    code_panel,
    compare,
    data_note,
    download_panel,
    frame,
    gap_panel,
    image,
    live_chart,
    own_pictures,
    questions,
    setting,
    training_panel,
)

SLUG = views.SLUG


def show_code(spec: TrainingSpec) -> None:
    """The Keras program of a run."""
    code_panel.show(SLUG, program(spec), attachments(spec))


def show_remedies(words: Mapping[str, str]) -> None:
    """Recordings and runs laid over each other, with their gaps."""
    compared = gap_panel.show(SLUG, words)
    questions.show(SLUG, words, gap.QUESTIONS, views.recording(views.NONE))
    show_code(gap.shown_last(compared).spec)


def show_costs(words: Mapping[str, str]) -> None:
    """What each remedy cost and gave, over several seeds."""
    outcomes = costs.measured()
    told = questions.guessed(SLUG, costs.QUESTIONS, outcomes)
    st.markdown(words["costs"].format(seeds=len(costs.SEEDS)) + (f" {words['seconds']}" if told else ""))
    rows = [row for row in costs.rows() if told or row[0] not in costs.ASKED]
    compare.table([views.TITLES[name] for name in outcomes], [], rows)
    questions.show(SLUG, words, costs.QUESTIONS, outcomes)
    show_code(views.recording(views.NONE).spec)


def show_below(words: Mapping[str, str]) -> None:
    """A recording with training measured twice: as Keras does, and again with nothing made harder."""
    record = below.recorded(setting.collect(SLUG, below.Settings, controls(below.Settings)))
    numbers = below.numbers(record)
    live_chart.rewind(SLUG)
    live_chart.show(SLUG, str(numbers), record, None)
    if questions.guessed(SLUG, below.QUESTIONS, record):
        st.markdown(words["below"].format(**numbers))
        st.info(words[below.reason(record)].format(**numbers), icon=":material/balance:")
    questions.show(SLUG, words, below.QUESTIONS, record)
    show_code(record.spec)


def show_limits(words: Mapping[str, str]) -> None:
    """Pictures that differ from training in what augmentation does not change."""
    for column, (title, split) in zip(st.columns(2), limits.SPLITS.items(), strict=True):
        with column:
            st.caption(title)
            image.show(limits.pictures(split), alt=f"{limits.SHOWN} pictures of {title.lower()}")
    entries = limits.entries()
    compare.picture(SLUG, entries, was_active=False)
    if questions.guessed(SLUG, limits.QUESTIONS, entries):
        st.markdown(words["limits"].format(**limits.numbers()))
    data_note.show(limits.data_row(), entries[0].record.spec.examples)
    questions.show(SLUG, words, limits.QUESTIONS, entries)
    show_code(entries[1].record.spec)


def show_training(words: Mapping[str, str]) -> None:
    """Remedies to combine on the left; the curves on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        chosen = setting.collect(SLUG, train.Settings, controls(train.Settings))

    def explain(record: TrainingRecord) -> None:
        if below.is_remeasured(record):
            st.info(words[below.reason(record)].format(**below.numbers(record)), icon=":material/balance:")

    recorded = views.recording(views.NONE)
    with stage:
        own = own_pictures.choose(SLUG) if chosen.data == OWN else None
        spec = train.spec(chosen, own)
        row = train.data_row(spec or recorded.spec)
        here = download_panel.show(SLUG, row)
        training_panel.show(SLUG, spec if here else None, recorded, explain)
        data_note.show(row, spec.examples if spec else None)
    questions.show_finished(SLUG, words, train.QUESTIONS, training_panel.finished(SLUG, recorded))
    if spec is not None:
        show_code(spec)


SHOW = {
    views.REMEDIES: show_remedies,
    views.COSTS: show_costs,
    views.BELOW: show_below,
    views.LIMITS: show_limits,
    views.TRAIN: show_training,
}

setting.remember(SLUG, views.Settings, gap.Settings, below.Settings, train.Settings)
frame.views(SLUG, views.Settings, SHOW)
