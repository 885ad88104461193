"""The answers of a dense network: how often it is right, which pictures it gets wrong, and one answer taken apart."""

from collections.abc import Mapping

import streamlit as st

from lessons.answers import CONFUSED, COST, Answers
from lessons.course.computer_vision import answers as lesson
from lessons.course.computer_vision import train
from lessons.data import registry
from lessons.figures.softmax import softmax
from lessons.maths.arrays import Array
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord
from pages.parts import (
    address,
    answer_matrix,
    code_panel,
    data_note,
    download_panel,
    network_choice,
    questions,
    setting,
    trained,
)
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings,)


@st.cache_data(show_spinner=False, max_entries=32)
def logits(name: str, epoch: int, _record: TrainingRecord) -> Array:
    """The answers of a network for its whole validation set; thirty learners need not ask for the same."""
    return lesson.all_logits(_record, epoch)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Every answer of a network, its mistakes, and one answer taken apart."""
    row = st.columns([3, 3, 3], gap="medium")
    with row[0]:
        title = setting.draw(slug, lesson.Settings, "network")
        name, record = network_choice.choose(
            slug, words, title, train.recording, train.SHORT, lesson.can_answer, lesson.has_numbers
        )
    if not download_panel.show(slug, registry.describe(record.spec.data)):
        data_note.show(record.spec.data, record.spec.examples)
        return
    with row[1]:
        epoch = trained.choose_epoch(slug, name, record, record.whole_epochs, "Whose network answers.")
    with row[2]:
        setting.draw(slug, lesson.Settings, "order")
    result = lesson.compute(
        setting.current(slug, lesson.Settings),
        record,
        logits(name, epoch, record),
        address.read(slug, "cell"),
        address.read(slug, "picture"),
    )
    show_answers(slug, words, record, result)
    data_note.show(record.spec.data, record.spec.examples)
    code_panel.show(slug, lesson.code(record.spec), program.attachments(record.spec))


def show_answers(slug: str, words: Mapping[str, str], record: TrainingRecord, result: Answers) -> None:
    """The matrix on the left; on the right the pictures of a cell; below both what the loss has to do with them."""
    open_answers = questions.show(slug, words, lesson.questions(result), result)
    left, right = st.columns([4, 6], gap="medium")
    with left:
        if CONFUSED.name in open_answers:
            answer_matrix.show(slug, result)
        else:
            st.caption(words["matrix to come"])
    with right:
        answer_matrix.show_pictures(slug, result, lesson.validation(record.spec.data)[0][result.places])
        scores, truth = result.logits[result.picture], int(result.labels[result.picture])
        payload = softmax(scores, result.class_names, truth, lesson.SUM.name in open_answers)
        component("softmax")(key=f"{slug}_softmax", data=payload)
        st.markdown(words["softmax"])
    if COST.name in open_answers:
        st.markdown(words["loss"].format(**lesson.loss_numbers(result)))
    pair = lesson.paradox(record.epoch_points)
    if pair is not None:
        st.info(words["paradox"].format(**lesson.paradox_numbers(pair)), icon=":material/balance:")
