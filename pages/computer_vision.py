"""Lesson 1.2, computer vision."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.computer_vision import answers, numbers, train
from lessons.settings import controls
from lessons.training.reports import program
from pages.parts import (
    code_panel,
    compare,
    data_note,
    dense_answers,
    download_panel,
    frame,
    hidden_units,
    picture_numbers,
    questions,
    setting,
    training_panel,
)

SLUG = train.SLUG


def look(words: Mapping[str, str]) -> None:
    """One picture of the chosen data pixel by pixel, and below it many."""
    row = st.columns([2, 3, 3, 2], vertical_alignment="bottom", gap="medium")
    with row[0]:
        setting.draw(SLUG, train.Settings, "data")
    for column, name in zip(row[1:], ("label", "number", "divided"), strict=True):
        with column:
            setting.draw(SLUG, numbers.Settings, name)
    spec = train.spec(setting.stored(SLUG, train.Settings))
    if download_panel.show(SLUG, train.data_row(spec)):
        shown = picture_numbers.show(SLUG, words, spec)
        data_note.show(train.data_row(spec), None)
        questions.show(SLUG, words, numbers.QUESTIONS, shown)
        code_panel.show(SLUG, numbers.code(shown), program.attachments(spec))


def watch_it_learn(words: Mapping[str, str]) -> None:
    """Settings on the left; the curves on the right, and below them the hidden units of the newest epoch."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        recorded = train.recording(setting.draw(SLUG, train.Shown, "recorded"))
        st.caption("What the next run trains with:")
        chosen = setting.collect(SLUG, train.Settings, controls(train.Settings))
        spec = train.spec(chosen)
    with stage:
        here = download_panel.show(SLUG, train.data_row(spec))
        training_panel.show(
            SLUG, spec if here else None, recorded, lambda record: hidden_units.follow(SLUG, words, record)
        )
        data_note.show(train.data_row(spec), spec.examples)
    st.info(words[f"callback {chosen.callback}"], icon=":material/visibility:")
    code_panel.show(SLUG, train.code(spec), program.attachments(spec))


def judge(words: Mapping[str, str]) -> None:
    """Every answer of a network, its mistakes, and one answer taken apart."""
    record, shown = dense_answers.show(SLUG, words)
    data_note.show(train.data_row(record.spec), record.spec.examples)
    if shown is not None:
        questions.show(SLUG, words, answers.questions(shown), shown)
        code_panel.show(SLUG, answers.code(record.spec), program.attachments(record.spec))


def show_comparison(words: Mapping[str, str]) -> None:
    """Runs and recordings side by side."""
    compare.show(SLUG)


SHOW = {
    numbers.NUMBERS: look,
    numbers.TRAIN: watch_it_learn,
    numbers.ANSWERS: judge,
    numbers.COMPARE: show_comparison,
}

setting.remember(SLUG, numbers.Settings, train.Settings, train.Shown, answers.Settings)
frame.views(SLUG, numbers.Settings, SHOW)
