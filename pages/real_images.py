"""Lesson 1.4, real images."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.real_images import folders, predict, sets, train
from lessons.training.reports import program
from pages.parts import (
    batch,
    code_panel,
    compare,
    data_note,
    frame,
    questions,
    run_settings,
    set_of_pictures,
    setting,
    swings,
    training_panel,
    verdict,
)

SLUG = sets.SLUG


def show_folders(words: Mapping[str, str]) -> None:
    """The folders, and one of the batches that they become."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings = setting.collect(SLUG, folders.Settings, folders.CONTROLS)
        which = st.container()
    with stage:
        data = set_of_pictures.ready(SLUG, settings.name)
        if data is None:
            return
        result = folders.compute(settings, data)
        with which:
            number = batch.choose(SLUG, result.batches, f"{data} {settings.batch_size}")
            order = words["shuffled" if settings.shuffled else "in order"]
            st.caption(order.format(first=result.classes[0], last=result.classes[-1]))
        batch.show(SLUG, folders.picture(result, number))
        data_note.show(folders.data_row(result), None)
    questions.show(SLUG, words, folders.QUESTIONS, result)
    code_panel.show(SLUG, folders.code(result), folders.attachments(result))


def show_training(words: Mapping[str, str]) -> None:
    """Settings on the left; the curves on the right, and below them what chance alone explains."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings, fit, answer = run_settings.collect(SLUG)
    with stage:
        data = set_of_pictures.ready(SLUG, settings.name)
        # The classes of a set are known before it is downloaded.
        name = data or settings.name
        with answer:
            settings = run_settings.choose_answer(SLUG, words, settings, name)
        with fit:
            spec = run_settings.possible(words, settings, data)
        recorded = train.recording(data)
        training_panel.show(
            SLUG, run_settings.allowed(words, spec), recorded, lambda record: swings.show(SLUG, words, record)
        )
        data_note.show(train.data_row(spec or recorded.spec), None)
    first, *_, last = names = train.class_names(name)
    said = words[train.answer(settings, name)].format(first=first, last=last, classes=len(names))
    st.info(said, icon=":material/output:")
    finished = swings.visible(training_panel.finished(SLUG, recorded))
    questions.show(SLUG, words, train.questions(name, finished), finished)
    if spec is not None:
        code_panel.show(SLUG, program.program(spec), program.attachments(spec))


def show_prediction(words: Mapping[str, str]) -> None:
    """A picture, and the one number that the network makes of it."""
    result = verdict.show(SLUG, words)
    questions.show(SLUG, words, predict.QUESTIONS, result)
    code_panel.show(SLUG, predict.code(result), predict.attachments(result))


def show_comparison(words: Mapping[str, str]) -> None:
    """Runs and recordings side by side."""
    compare.show(SLUG, words)


SHOW = {
    sets.FOLDERS: show_folders,
    sets.TRAIN: show_training,
    sets.PREDICT: show_prediction,
    sets.COMPARE: show_comparison,
}

setting.remember(SLUG, folders.Settings, train.Settings, predict.Settings)
frame.views(SLUG, sets.Settings, SHOW)
