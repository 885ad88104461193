"""Lesson 2.3, transfer learning."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.transfer_learning import atlas, cut, exercise, look, three, train, views
from lessons.settings import controls
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord
from lessons.training.settings import OWN
from pages.parts import (
    code_panel,
    compare,
    data_note,
    download_panel,
    embedding_maps,
    frame,
    insight,
    own_pictures,
    questions,
    setting,
    three_networks,
    training_panel,
)

SLUG = views.SLUG


def show_three(words: Mapping[str, str]) -> None:
    """From scratch, frozen and fine-tuned, side by side."""
    result = three_networks.show(SLUG, words)
    questions.show(SLUG, words, three.QUESTIONS, result)
    spec = three.shown(result)
    code_panel.show(SLUG, program.program(spec), program.attachments(spec))


def show_training(words: Mapping[str, str]) -> None:
    """Settings on the left; the curves on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        st.caption("What the next run trains with:")
        chosen = setting.collect(SLUG, train.Settings, train.PICTURES)
        chosen = setting.collect(SLUG, train.Settings, train.rest(chosen))
    with stage:
        own = own_pictures.choose(SLUG) if chosen.data == OWN else None
        spec, weights, recorded = train.spec(chosen, own), train.weights(chosen), train.recorded(chosen)
        here = weights is None or download_panel.show(SLUG, weights)
        training_panel.show(SLUG, spec if here else None, recorded, lambda record: None)
        st.info(words[f"network {chosen.start}"].format(**train.numbers(chosen)), icon=":material/visibility:")
        if weights is not None:
            st.caption(words["source"].format(origin=weights.origin, licence=weights.licence))
        data_note.show(train.data_row((spec or recorded.spec).data), None)
    if spec is not None:
        code_panel.show(SLUG, program.program(spec), program.attachments(spec))


def show_compared(words: Mapping[str, str]) -> None:
    """Runs and recordings, laid over each other."""
    compare.show(SLUG, words)


def show_cut(words: Mapping[str, str]) -> None:
    """The base cut behind one of its blocks, or given pictures that it has not learned to read."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        result = cut.compute(setting.collect(SLUG, cut.Settings, controls(cut.Settings)))
        st.markdown(words[cut.verdict(result)].format(**cut.numbers(result)))
    with stage:
        compare.picture(SLUG, cut.entries(result), was_active=False)
    questions.show(SLUG, words, cut.QUESTIONS, result)
    spec = result.record.spec
    code_panel.show(SLUG, program.program(spec), program.attachments(spec))


def show_map(words: Mapping[str, str]) -> None:
    """Where the three networks put new pictures."""
    result = embedding_maps.show(SLUG, words)
    questions.show(SLUG, words, atlas.QUESTIONS, result)
    code_panel.show(SLUG, atlas.code(), program.attachments(atlas.shown()))


def show_insight(words: Mapping[str, str]) -> None:
    """Where a network looks, and what its filters answer to."""
    record, result = insight.show(SLUG, words)
    questions.show(SLUG, words, look.questions(result), result)
    code_panel.show(SLUG, look.code(record), program.attachments(record.spec))


def show_exercise(words: Mapping[str, str]) -> None:
    """A run that stops by the training accuracy, and where validation was best."""
    recorded = exercise.recorded()

    def follow(record: TrainingRecord) -> None:
        held_back = record is recorded and not questions.guessed(SLUG, exercise.QUESTIONS, recorded)
        if record.epoch_points and not held_back:
            st.info(words[exercise.section(record)].format(**exercise.numbers(record)), icon=":material/timer:")

    training_panel.show(SLUG, recorded.spec, recorded, follow)
    data_note.show(exercise.data_row(recorded.spec), None)
    # A run of the learner's own need not stop as the exercise asks.
    if training_panel.current(SLUG) is None:
        questions.show(SLUG, words, exercise.QUESTIONS, recorded)
    code_panel.show(SLUG, program.program(recorded.spec), program.attachments(recorded.spec))


SHOW = {
    views.THREE: show_three,
    views.TRAIN: show_training,
    views.COMPARE: show_compared,
    views.CUT: show_cut,
    views.MAP: show_map,
    views.INSIGHT: show_insight,
    views.EXERCISE: show_exercise,
}

setting.remember(SLUG, views.Settings, three.Settings, train.Settings, cut.Settings, atlas.Settings, look.Settings)
frame.views(SLUG, views.Settings, SHOW)
