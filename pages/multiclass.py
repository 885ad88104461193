"""Lesson 2.4, many classes."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.multiclass import answers, calibration, labels, own, spare, train, views
from lessons.settings import controls
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord
from pages.parts import (
    calibrated,
    class_size,
    code_panel,
    compare,
    data_note,
    frame,
    judged_answers,
    labelled,
    own_score,
    questions,
    set_of_pictures,
    setting,
    training_panel,
)
from pages.parts.component import component

SLUG = views.SLUG


def show_labels(words: Mapping[str, str]) -> None:
    """One picture with its label, and what changes from two classes to many."""
    result = labelled.show(SLUG, words)
    questions.show(SLUG, words, labels.QUESTIONS, result)
    run = result.record.spec
    code_panel.show(SLUG, labels.code(run, result.settings.labels), program.attachments(run))


def show_answers(words: Mapping[str, str]) -> None:
    """Every answer of a network, judged."""
    record, judged = judged_answers.show(SLUG, words)
    questions.show(SLUG, words, answers.questions(judged), judged)
    code_panel.show(SLUG, answers.code(record.spec), program.attachments(record.spec))


def show_calibration(words: Mapping[str, str]) -> None:
    """How sure a network is, and how often it is right."""
    record, result = calibrated.show(SLUG, words)
    questions.show(SLUG, words, calibration.QUESTIONS, result)
    code_panel.show(SLUG, calibration.code(result, record.spec), program.attachments(record.spec))


def show_spare(words: Mapping[str, str]) -> None:
    """Two outputs that no label names, before and after training."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        result = spare.compute(setting.collect(SLUG, spare.Settings, controls(spare.Settings)))
        st.markdown(words["spare"].format(**spare.numbers(result)))
    with stage:
        component("softmax")(key=f"{SLUG}_spare_softmax", data=spare.softmax(result))
        data_note.show(views.data_row(result.record), None)
    questions.show(SLUG, words, spare.QUESTIONS, result)
    code_panel.show(SLUG, spare.code(result.record.spec), program.attachments(result.record.spec))


def show_own(words: Mapping[str, str]) -> None:
    """A learner's own pictures, and how often the network is right about them."""
    result = own_score.show(SLUG, words)
    if result is not None:
        questions.show(SLUG, words, own.QUESTIONS, result)
        code_panel.show(SLUG, own.code(result), own.attachments(result))


def show_training(words: Mapping[str, str]) -> None:
    """Settings on the left; the curves on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        st.caption("What the next run trains with:")
        chosen = setting.collect(SLUG, train.Settings, controls(train.Settings))

    def follow(record: TrainingRecord) -> None:
        if record.epoch_points:
            st.markdown(words["follow"].format(**train.numbers(record)))

    with stage:
        data = set_of_pictures.ready(SLUG, train.DATA.get(chosen.data))
        spec = train.spec(chosen, data) if data else None
        may = class_size.allowed(spec, spec is None or train.is_class_size(spec), words["too large"])
        recorded = views.recording(views.RECORDINGS[views.HANDS])
        training_panel.show(SLUG, may, recorded, follow)
        data_note.show(train.data_row(spec or recorded.spec), None)
    if spec is not None:
        code_panel.show(SLUG, program.program(spec), program.attachments(spec))


def show_comparison(words: Mapping[str, str]) -> None:
    """Runs and recordings side by side."""
    compare.show(SLUG)


SHOW = {
    views.LABELS: show_labels,
    views.ANSWERS: show_answers,
    views.CALIBRATION: show_calibration,
    views.SPARE: show_spare,
    views.OWN: show_own,
    views.TRAIN: show_training,
    views.COMPARE: show_comparison,
}

LESSON = (views, labels, answers, calibration, spare, own, train)
setting.remember(SLUG, *(module.Settings for module in LESSON))
frame.views(SLUG, views.Settings, SHOW)
